from __future__ import annotations

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import Act, Statement
from stateofplay.core.text import Span, cite
from stateofplay.resolve import identify
from stateofplay.resolve.within import entities_of
from tests.unit.resolve.marked import LEXICON, entities, name, reading_of, who


def _acts(marked: str, number: int = 0) -> tuple[Statement, ...]:
    """An act by the mention with that number."""
    reading = reading_of(marked)
    actor = reading.mentions[number]
    span = Span(actor.span.end + 1, actor.span.end + 3)
    return (
        Statement(
            content=Act(trigger=span, type="REJECT", actors=(actor,)),
            evidence=cite(reading.report, Span(2, len(reading.report.full_text))),
            found_by="test",
        ),
    )


def test_a_name_of_letters_and_digits_that_acts_is_its_own_party() -> None:
    text = "The [K17|place subject] refused. It left [Kalmo|place]."

    found = who(text, 0, _acts(text))

    assert found is not None
    assert (found.name, found.kind, found.party) == ("K17", "organisation", "K17")


def test_the_rebels_of_a_name_of_letters_and_digits_are_that_group() -> None:
    text = (
        "[K17 rebels|group plural subject owner=K17] left. The [K17|place subject] spoke. "
        "[The rebels|group plural subject] stayed."
    )

    [found] = entities(text)

    assert (found.name, found.kind, found.party) == ("K17", "armed group", "K17")


def test_a_road_that_nobody_calls_a_group_stays_a_place() -> None:
    found = who("[Ada Stone|person subject] drove on the [K17|place].", 1)

    assert found is not None
    assert (found.kind, found.party) == ("place", None)


def test_a_weapon_and_a_town_of_such_a_name_are_no_groups() -> None:
    weapon = "An [K-17|place subject] struck."
    town = "The people of [K17|place subject] refused."
    reading = reading_of(town, _acts(town))

    [found] = entities_of(reading, LEXICON, lambda words: words == "K17")

    assert found.kind == "place"
    assert (who(weapon, 0, _acts(weapon)) or found).kind == "place"


def test_a_company_group_of_such_a_name_is_not_armed() -> None:
    text = "[The K17 group|group owner=K17 subject] spoke. [K17|place] fell."

    assert name(text, 1) == "K17"
    assert all(found.kind != "armed group" or found.name != "K17" for found in entities(text))


def test_reports_that_tell_it_as_a_place_leave_it_what_others_tell() -> None:
    def told(report: str, kind: str, party: str | None) -> Entity:
        return Entity(
            id=f"{report}/k17", report_id=report, name="K17", names=("K17",), kind=kind, party=party
        )

    found = identify(
        [
            told("a", "place", None),
            told("b", "place", None),
            told("c", "organisation", "K17"),
            told("d", "armed group", "K17"),
            told("e", "organisation", "K17"),
        ]
    )

    assert {(each.actor_id, each.kind, each.party) for each in found} == {
        ("k17", "armed group", "K17")
    }
