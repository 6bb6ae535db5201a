"""Where independent reports tell of one stance, though of no one act, `compare` says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.compare import compare
from stateofplay.compare.claims.stances import is_clear, load_data
from stateofplay.core.judgements import Actor, Comparison, Entry, Relation
from stateofplay.core.statements import Reality
from tests.unit.compare.made import act, actor

MINISTER = actor("Ada Stone", party="Norland")
LEAVE = ("until", "the soldiers leave the cities")


def agreed(*entries: Entry) -> list[Comparison]:
    return [group for group in compare(entries) if group.relation is Relation.SAME]


def yes(report: str, day: int, who: str | Actor = "Norland", about: str | None = None) -> Entry:
    return replace(act("AGREE", who, report=report, day=day), about=about)


def test_a_stance_that_two_reports_tell_of_days_apart_is_agreed_on() -> None:
    [group] = agreed(yes("Herald", 3), yes("Post", 6))

    assert group.summary == "Norland accepts ceasefire: 2 independent reports"
    assert group.reports == ("Herald", "Post")
    assert (
        "the stance is the same, from 2023-11-03 to 2023-11-06, with no change told between:"
        " not one act"
    ) in group.reasons


def test_a_party_stands_where_those_who_speak_for_it_do() -> None:
    [group] = agreed(yes("Herald", 3, MINISTER), yes("Post", 6, "Norland"))

    assert group.summary.startswith("Norland accepts")


def test_what_is_told_as_one_act_is_not_told_again_as_a_stance() -> None:
    [group] = agreed(yes("Herald", 3), yes("Post", 3), yes("Wire", 6))

    assert group.reports == ("Herald", "Post")
    assert group.block.startswith("act|")


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (LEAVE, ("unless", "they leave our cities"), "“until the soldiers leave the cities”"),
        (LEAVE, ("until", "captives are freed"), None),
        (LEAVE, None, None),
        (None, None, "Norland rejects ceasefire: 2"),
    ],
)
def test_stances_on_other_terms_are_not_agreed_on(
    one: tuple[str, str] | None, other: tuple[str, str] | None, said: str | None
) -> None:
    found = agreed(
        act("REJECT", "Norland", report="Herald", day=3, condition=one),
        act("REJECT", "Norland", report="Post", day=6, condition=other),
    )

    assert len(found) == (said is not None)
    assert all((said or "") in group.summary for group in found)


def test_a_yes_on_a_condition_is_no_plain_one() -> None:
    on_terms = act("AGREE", "Norland", report="Wire", day=6, condition=("if", "they leave"))

    assert agreed(yes("Herald", 3), on_terms) == []
    assert agreed(yes("Herald", 3), yes("Post", 6), replace(on_terms, id="other")) == []


def test_a_change_ends_what_was_agreed_on() -> None:
    no = act("REJECT", "Norland", report="Wire", day=5)

    assert agreed(yes("Herald", 3), no, yes("Post", 7)) == []


@pytest.mark.parametrize(("day", "borne_out"), [(3, True), (15, True), (16, False)])
def test_what_was_told_long_ago_bears_nothing_out(day: int, *, borne_out: bool) -> None:
    assert bool(agreed(yes("Herald", 1), yes("Post", day))) == borne_out


def test_reports_of_one_outlet_or_in_the_same_words_are_one_witness() -> None:
    text = "On Friday the envoy of Norland said yes to the offer of a truce at the river"
    copied = [act("AGREE", "Norland", report=r, day=d, text=text) for r, d in (("a", 3), ("b", 6))]

    assert agreed(*copied) == []
    of_one = [replace(e, report=replace(e.report, publisher="The Herald")) for e in copied]
    assert agreed(*of_one) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("a humanitarian truce", "the truce of Norland", True),
        ("a humanitarian truce", "it", True),
        ("a humanitarian truce", "those killings on Norland's river", False),
        ("of 120,000 litres", "130,000 litres", False),
    ],
)
def test_what_they_accept_is_told_in_like_words(one: str, other: str, alike: bool) -> None:
    entries = [
        replace(
            act("AGREE", "Norland", report=report, day=day, text=f"{report}: Norland took {about}"),
            about=about,
        )
        for report, day, about in (("Herald", 3, one), ("Post", 6, other))
    ]

    assert bool(agreed(*entries)) == alike


def test_no_guess_bears_out_a_stance() -> None:
    unsure = yes("Post", 6)
    unsure = replace(unsure, statement=replace(unsure.statement, confidence=0.4))

    assert agreed(yes("Herald", 3), unsure) == []


def test_what_others_say_of_a_side_is_not_its_stance() -> None:
    by_others = replace(yes("Post", 6), attributed_to=(actor("Omar Brandt", party="Southland"),))
    by_its_own = replace(yes("Post", 6), attributed_to=(MINISTER,))

    assert agreed(yes("Herald", 3), by_others) == []
    assert agreed(yes("Herald", 3), by_its_own) != []


def test_an_act_that_is_denied_is_no_stance() -> None:
    denied = act("AGREE", "Norland", report="Post", day=6, reality=Reality.DENIED)

    assert agreed(yes("Herald", 3), denied) == []


def test_what_may_be_many_things_is_not_agreed_on() -> None:
    data = load_data()

    assert all(map(is_clear, data["clear"]))
    assert not any(map(is_clear, data["loose"]))
    assert agreed(*(replace(yes(r, d), proposal="visit") for r, d in (("a", 3), ("b", 6)))) == []


def test_further_proposals_are_agreed_on_like_the_first() -> None:
    one = replace(yes("Herald", 3), also=("release of hostages",))
    other = replace(yes("Post", 6), proposal="release of hostages", also=("aid deliveries",))

    [group] = agreed(one, other)

    assert group.summary == "Norland accepts release of hostages: 2 independent reports"


def test_one_act_that_two_reports_tell_bears_out_its_further_proposal() -> None:
    both = [replace(yes(report, 3), also=("release of hostages",)) for report in ("Herald", "Post")]

    found = {group.topic: group.block.partition("|")[0] for group in agreed(*both)}

    assert found == {"Norland: ceasefire": "act", "Norland: release of hostages": "position"}
