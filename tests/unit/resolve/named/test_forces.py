"""Forces with names of their own, and those that are a state's whole army."""

from __future__ import annotations

import pytest

from stateofplay.resolve.named.owners import known_within
from tests.unit.resolve.marked import LEXICON, name, who


@pytest.mark.parametrize(
    ("mention", "meant"),
    [
        ("Rapid Response Forces|organisation owner=France", "Rapid Response Forces"),
        ("France's Rapid Response Forces|group owner=France", "Rapid Response Forces"),
        ("US-backed Free French Army|organisation owner=US", "Free French Army"),
        ("Armed Forces|organisation owner=France", "French military"),
        ("French Army|organisation", "French military"),
        ("French Forces|organisation", "French Forces"),
        ("Royal Air Force|organisation owner=Britain", "British air force"),
    ],
)
def test_a_force_by_a_name_of_its_own_is_no_army_of_the_state_it_is_in(
    mention: str, meant: str
) -> None:
    assert name(f"[{mention} subject] said so.", 0) == meant


def test_who_leads_a_force_of_its_own_speaks_for_it_not_for_the_state() -> None:
    text = (
        "[The leader of France's Kalmo Defence Forces|role owner=Kalmo_Defence_Forces], "
        "[Ada Stone|person subject owner=Kalmo_Defence_Forces same=0], agreed."
    )

    assert (found := who(text, 1)) is not None
    assert found.party == "Kalmo Defence Forces"


def test_the_party_is_told_by_its_full_name_if_the_report_spells_it_out() -> None:
    text = (
        "[Kalmo Defence Forces|organisation] left. "
        "[Ada Stone|person subject owner=KDF role=KDF_leader] agreed with [KDF|organisation]."
    )

    assert (found := who(text, 1)) is not None
    assert found.party == "Kalmo Defence Forces"


def test_an_armed_group_behind_its_state_goes_first() -> None:
    known = known_within("Lebanese Hezbollah leader", LEXICON)
    other = known_within("Lebanese leader who met Hezbollah", LEXICON)

    assert known is not None
    assert other is not None
    assert (known.name, other.name) == ("Hezbollah", "Lebanon")


def test_representatives_of_several_states_are_several() -> None:
    text = (
        "[The representative of France|role subject owner=France] spoke with [Ada Stone|person "
        "owner=France role=The_representative_of_France same=0]. "
        "[The representative of Egypt|role subject owner=Egypt] rejected that."
    )

    assert (france := who(text, 0)) is not None
    assert (egypt := who(text, 2)) is not None
    assert (france.name, france.party) == ("Ada Stone", "France")
    assert (egypt.name, egypt.party) == ("representative of Egypt", "Egypt")


def test_a_representative_for_a_matter_or_of_a_house_does_not_speak_for_the_state() -> None:
    for role in ("special_representative_for_Egypt", "Egyptian_Representative"):
        text = f"[Ada Stone|person subject owner=Egypt role={role}] agreed."

        assert (found := who(text, 0)) is not None
        assert found.party is None
