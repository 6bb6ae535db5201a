"""One misread sentence is no change of heart; one deed is known by more than names."""

from __future__ import annotations

from dataclasses import replace

from stateofplay.compare import compare
from stateofplay.core.judgements import Comparison, Entry, Place, Relation
from tests.unit.compare.made import act, actor


def found(*entries: Entry) -> list[Relation]:
    return [each.relation for each in compare(entries)]


def modelled(entry: Entry, confidence: float) -> Entry:
    """The same, found by the trained model."""
    return replace(entry, statement=replace(entry.statement, confidence=confidence))


AGAINST = act("REJECT", "Norland", report="Herald", day=3)
FOR = act("AGREE", "Norland", report="Post", day=6)


def test_a_turn_that_one_modelled_sentence_tells_is_not_shown() -> None:
    assert found(modelled(AGAINST, 0.99), FOR) == []
    assert found(AGAINST, modelled(FOR, 0.99)) == []


def test_a_turn_that_two_reports_tell_is_shown() -> None:
    again = act("AGREE", "Norland", report="Wire", day=6)

    assert Relation.UPDATES in found(AGAINST, modelled(FOR, 0.99), modelled(again, 0.99))


def test_two_reports_that_are_unsure_bear_nothing_out() -> None:
    again = act("AGREE", "Norland", report="Wire", day=6)

    assert Relation.UPDATES not in found(AGAINST, modelled(FOR, 0.6), modelled(again, 0.6))


def test_a_turn_that_a_person_confirmed_is_shown() -> None:
    confirmed = replace(modelled(FOR, 0.6), status="accepted")

    assert Relation.UPDATES in found(AGAINST, confirmed)


def test_what_only_its_own_words_name_may_be_two_things() -> None:
    entries = [replace(entry, topical=False, proposal="deal") for entry in (AGAINST, FOR)]

    assert found(*entries) == []


def test_a_refusal_told_as_given_to_two_parties_is_one() -> None:
    entries = [
        replace(act("REJECT", "Norland", report=report), recipients=(actor(party, party),))
        for report, party in (("Herald", "Southland"), ("Post", "Westland"))
    ]

    [relation] = found(*entries)

    assert relation in (Relation.SAME, Relation.REPEATS)


def attack(text: str, report: str) -> Entry:
    return act("ASSAULT", "Norland", None, to="Southland", text=text, report=report)


def test_attacks_with_other_tolls_are_two() -> None:
    entries = [
        attack("Norland shelled the harbour of the southern town, killing 112 sailors", "Herald"),
        attack("Norland shelled the harbour of the southern town, killing 340 sailors", "Post"),
    ]

    assert found(*entries) == []


def test_a_place_is_the_same_though_one_report_does_not_tell_its_country() -> None:
    text = "Norland shelled the harbour and the fish market of Elmstead at dawn"
    told = [
        replace(attack(text, report), place=Place(name="Elmstead", country=country))
        for report, country in (("Herald", None), ("Post", "NL"), ("Wire", "SL"))
    ]

    assert found(*told[:2]) == [Relation.REPEATS]
    assert found(*told[1:]) == []


def test_names_alone_do_not_make_two_attacks_one() -> None:
    entries = [
        attack("The war of Norland on Southland", "Herald"),
        attack("Norland at war with Southland", "Post"),
    ]

    assert found(*entries) == []


def test_the_same_promise_to_two_parties_is_two() -> None:
    entries = [
        replace(
            act("AGREE", "Norland", "weapons supplies", report=report),
            recipients=(actor(party, party),),
        )
        for report, party in (("Herald", "Southland"), ("Post", "Westland"))
    ]

    assert found(*entries) == []


def relations(one: str, other: str) -> list[Comparison]:
    return list(
        compare(
            [
                act("REJECT", "Ada Stone", report="Herald", text=one),
                act("REJECT", "Ada Stone", report="Post", text=other),
            ]
        )
    )


def test_a_quotation_cut_otherwise_is_still_one_origin() -> None:
    [group] = relations(
        "Stone was \u201cvery worried by the long siege of the river forts\u201d, she said",
        "In the hall she spoke: 'I am very worried by the long siege of the forts', for once",
    )

    assert group.relation is Relation.REPEATS


def test_ten_words_in_a_row_are_one_origin() -> None:
    [group] = relations(
        "Stone ruled it out, since it would be traded for the release of thousands of captives",
        "No, said a tired minister : it would be traded for the release of thousands of people",
    )

    assert group.relation is Relation.REPEATS
