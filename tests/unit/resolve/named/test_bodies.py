from __future__ import annotations

import pytest

from stateofplay.resolve.named.bodies import is_own_body, load_data
from tests.unit.resolve.marked import name, who


@pytest.mark.parametrize("words", load_data()["bodies"])
def test_a_body_of_its_own_is_told_by_its_noun(words: str) -> None:
    assert is_own_body(words)


@pytest.mark.parametrize("words", load_data()["states"])
def test_a_state_and_its_bodies_are_none(words: str) -> None:
    assert not is_own_body(words)


@pytest.mark.parametrize("owner", ["US-Norway_Institute", "Oslo-based_Orchard_Media_Group"])
def test_who_leads_a_body_with_a_states_name_speaks_for_the_body(owner: str) -> None:
    found = who(f"[Ada Stone|person subject role=director owner={owner}] spoke.", 0)

    assert found is not None
    assert found.party == owner.replace("_", " ")


@pytest.mark.parametrize("owner", ["China", "Washington"])
def test_a_state_before_a_director_is_what_the_office_is_about(owner: str) -> None:
    found = who(f"[Ada Stone|person subject role=director owner={owner}] spoke.", 0)

    assert found is not None
    assert found.party is None


def test_a_state_that_has_a_director_is_not() -> None:
    found = who("[Ada Stone|person subject role='s_director owner=China] spoke.", 0)

    assert found is not None
    assert found.party == "China"


def test_who_has_an_office_at_a_body_speaks_for_it() -> None:
    text = "[Ada Stone|person subject role=director owner=China], "
    text += "[China director|role owner=China same=0] at "
    found = who(text + "[Orchard Relief|organisation], spoke.", 0)

    assert found is not None
    assert found.party == "Orchard Relief"


@pytest.mark.parametrize("body", ["House_Health_Committee", "Senate_Judiciary_Committee"])
def test_the_chair_of_a_chambers_committee_speaks_for_no_party(body: str) -> None:
    found = who(f"[Ada Stone|person subject role=Chairman owner={body}] spoke.", 0)

    assert found is not None
    assert found.party is None


def test_a_firms_chairwoman_is_no_states_leader() -> None:
    text = "[Ada Stone|person subject role=chairwoman] spoke. "
    text += "[Norway's leader|role owner=Norway] left."

    assert name(text, 1) != "Ada Stone"


def test_the_president_of_an_institute_is_not_the_president() -> None:
    text = (
        "[President Ada Stone|person subject role=President] spoke. "
        "[the president of the Elm Institution|role owner=Elm_Institution] left."
    )

    assert name(text, 1) != "Ada Stone"


@pytest.mark.parametrize("words", ["the majority leader", "the minority leader"])
def test_who_leads_a_part_of_a_chamber_is_no_states_leader(words: str) -> None:
    text = f"[Ada Stone|person subject], [{words}|role same=0], spoke. "

    assert name(text + "[The Norwegian leader|role owner=Norwegian] left.", 2) != "Ada Stone"


@pytest.mark.parametrize("party", ["Stone", "Mr. Stone"])
def test_a_person_is_nobodys_party(party: str) -> None:
    served = f"[Carl Reed|person role=spokesman owner={party.replace(' ', '_')}]"
    found = who(f"[Ada Stone|person subject] came. {served} left.", 1)

    assert found is not None
    assert found.party is None


@pytest.mark.parametrize(
    "words", ["Norway's state television", "Norway's state-run news agency", "official newspaper"]
)
def test_a_states_own_medium_speaks_for_the_state(words: str) -> None:
    found = who(f"[{words}|group owner=Norway singular subject] spoke.", 0)

    assert found is not None
    assert found.party == "Norway"


def test_any_other_medium_speaks_for_no_state() -> None:
    found = who("[Norway's oldest newspaper|group owner=Norway singular subject] spoke.", 0)

    assert found is not None
    assert found.party is None


def test_who_held_an_office_speaks_for_nobody() -> None:
    text = "[Ada Stone|person subject role=diplomat owner=Norwegian], "
    found = who(text + "[a former Norwegian diplomat|role owner=Norwegian same=0], spoke.", 0)

    assert found is not None
    assert found.party is None


def test_a_chairman_of_nobody_told_is_no_other_bodys_chief() -> None:
    text = "[Ada Stone|person role=chairman subject] spoke. "

    assert (
        name(text + "[The chief of Elm Relations|role owner=Elm_Relations] left.", 1) != "Ada Stone"
    )
