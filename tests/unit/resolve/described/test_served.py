from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.core.text import Span
from stateofplay.resolve.within import entities_of
from tests.unit.resolve.marked import LEXICON, entities, name, reading_of, who

STONE = "[French|people] [President Ada Stone|person subject owner=French role=President] spoke. "


@pytest.mark.parametrize(
    "envoy",
    [
        "[Carl Reed|person owner=Stone role=Stone's_special_envoy] left.",
        "[Carl Reed|person], [the head of Stone's office|role same=2], left.",
        "[Stone's spokesman|role owner=Stone] left.",
    ],
)
def test_who_serves_a_person_speaks_for_whom_the_person_speaks(envoy: str) -> None:
    found = who(STONE + envoy, 2)

    assert found is not None
    assert found.party == "France"


@pytest.mark.parametrize(
    "other",
    [
        "[Carl Reed|person role=Stone's_former_adviser] left.",
        "[Carl Reed|person role=Stone's_lawyer] left.",
        "[Carl Reed|person], [the head of Berg's office|role same=2], left.",
        "[Stone's campaign adviser|role owner=Stone] left.",
    ],
)
def test_who_served_or_serves_another_speaks_not_for_them(other: str) -> None:
    found = who(STONE + other, 2)

    assert found is not None
    assert found.party != "France"


def test_the_head_of_an_office_is_no_head_of_a_state() -> None:
    text = (
        "[Carl Reed|person subject], [the head of Stone's office|role same=0], spoke. "
        "[The German chancellor|role subject owner=German] left."
    )

    assert name(text, 2) == "German chancellor"


@pytest.mark.parametrize(
    ("role", "words", "wanted"),
    [
        ("Secretary-General", "The UN chief", "Ada Stone"),
        ("president", "The head of state", "Ada Stone"),
        ("intelligence chief", "The intelligence chief", "Ada Stone"),
        ("president", "The intelligence chief", "intelligence chief"),
        ("chief of the elm agency", "The president", "president"),
    ],
)
def test_a_head_is_of_the_whole_that_the_office_leads(role: str, words: str, wanted: str) -> None:
    text = f"[Ada Stone|person subject role={role.replace(' ', '_')}] spoke. [{words}|role] left."

    assert name(text, 1) == wanted


def test_an_office_that_one_organisation_of_the_report_has_speaks_for_it() -> None:
    text = (
        "[The Secretary-General|role subject] called for calm. [The UN|organisation subject] left. "
        "[France|place] agreed."
    )

    found = who(text, 0)

    assert found is not None
    assert found.party == "United Nations"


@pytest.mark.parametrize("other", ["[NATO|organisation subject] came.", "[France|place] came."])
def test_an_office_that_two_have_or_none_stays_open(other: str) -> None:
    un = "[The UN|organisation subject] left. " if "NATO" in other else ""

    found = who(f"[The Secretary-General|role subject] called for calm. {un}{other}", 0)

    assert found is not None
    assert found.party is None


def test_a_council_of_a_state_is_not_the_council_of_all() -> None:
    text = "[Ada Stone|person subject owner=National_Security_Council role=spokesman] spoke."

    assert {one.party for one in entities(text)} == {None}


def test_supreme_is_nobody_who_has_a_leader() -> None:
    text = "[Ada Stone|person subject owner=Supreme role=Leader] met [Supreme|organisation]."

    assert [(one.name, one.party) for one in entities(text)] == [("Ada Stone", None)]


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("Norwegian Foreign Ministry", "Norway"),
        ("US Central Command", "United States"),
        ("Norwegian Refugee Council", "Norwegian Refugee Council"),
        ("Foreign Ministry", None),
    ],
)
def test_a_body_that_tells_its_state_speaks_for_it(told: str, party: str | None) -> None:
    assert {one.party for one in entities(f"The [{told}|organisation subject] spoke.")} == {party}


@pytest.mark.parametrize("body", ["Foreign_Ministry", "Senate", "Foreign_Affairs_Committee"])
def test_a_body_without_its_state_is_nobodys_party(body: str) -> None:
    text = f"[Ada Stone|person subject owner={body} role=spokesman] spoke."

    assert {one.party for one in entities(text)} == {None}


def test_no_president_is_another_leaders() -> None:
    text = "[Ada Stone|person owner=Biden role=President] spoke."

    assert {one.party for one in entities(text)} == {None}


@pytest.mark.parametrize("whose", ["Norway's", "Norwegian"])
def test_who_serves_a_body_of_a_state_told_before_it_speaks_for_that_state(whose: str) -> None:
    role = "owner=Foreign_Ministry role=spokesman"
    text = f"{whose} Foreign Ministry [spokesman Ada Stone|person subject {role}] spoke."

    assert {one.party for one in entities(text)} == {"Norway"}


@pytest.mark.parametrize(("told", "party"), [("sides plural", None), ("side singular", "Norway")])
def test_a_states_side_is_it_and_its_warring_sides_are_others(told: str, party: str) -> None:
    noun, number = told.split()
    [one] = entities(f"The [Norwegian {noun}|group subject {number} owner=Norwegian] left.")

    assert one.party == party


def test_a_foreign_ministry_is_the_one_that_a_state_of_the_report_has() -> None:
    text = (
        "[Norwegian Foreign Ministry|organisation] spoke. [The Foreign Ministry|organisation] left."
    )
    found = who(text, 1)

    assert found is not None
    assert found.party == "Norway"


@pytest.mark.parametrize("told", ["", "[World Farming Ministry|organisation owner=World] spoke. "])
def test_a_ministry_of_no_state_told_is_nobodys_party(told: str) -> None:
    found = who(f"{told}[The Farming Ministry|organisation] left.", told.count("["))

    assert found is not None
    assert found.party is None


def test_whose_is_told_by_a_description_speaks_for_whom_that_takes_up() -> None:
    text = "[Hamas|organisation subject] spoke. [The group|group singular owner=The_group] left. "
    marked = reading_of(text + "[The group's spokesman|role owner=The_group subject] came.")
    group, spokesman = marked.mentions[1:]
    start = spokesman.span.start
    within = replace(group, span=Span(start, start + len("The group")), sentence=spokesman.sentence)
    reading = replace(marked, mentions=(*marked.mentions, within))

    [found] = [each for each in entities_of(reading, LEXICON) if spokesman.id in each.mentions]
    assert found.party == "Hamas"


@pytest.mark.parametrize("words", ["political bureau", "political office"])
def test_a_groups_bureau_speaks_for_the_group(words: str) -> None:
    found = who(f"[Hamas {words}|organisation owner=Hamas] spoke.", 0)

    assert found is not None
    assert found.party == "Hamas"


def test_an_embassy_is_that_of_the_adjective_not_of_where_it_is() -> None:
    found = who("[The Norwegian embassy|group owner=Paris singular] in Paris spoke.", 0)

    assert found is not None
    assert found.party == "Norway"


@pytest.mark.parametrize("before", ["In a letter to [Norway|place], ", "([Norway|place]) "])
def test_who_stands_before_a_title_is_not_whose_it_is(before: str) -> None:
    found = who(f"{before}[Minister Ada Stone|person owner=Norway role=Minister] spoke.", 1)

    assert found is not None
    assert found.party is None


def test_whose_a_title_is_may_stand_before_it() -> None:
    found = who("[Norway|place]'s [Minister Ada Stone|person owner=Norway role=Minister] spoke.", 1)

    assert found is not None
    assert found.party == "Norway"
