"""Offices told without a state: of the state whose head is told so, too."""

from __future__ import annotations

from datetime import date

import pytest

from stateofplay.core.statements import Reading
from stateofplay.resolve.reference.offices import load_data, states_with
from stateofplay.resolve.within import entities_of
from tests.unit.resolve.marked import LEXICON, mentions_of, report_of


def _party(marked: str, number: int) -> str | None:
    report = report_of(marked, date(2018, 5, 1))
    mentions = mentions_of(marked, report)
    reading = Reading(report=report, mentions=mentions, statements=(), sentences=(), engine="test")
    found = entities_of(reading, LEXICON)
    return next(each.party for each in found if mentions[number].id in each.mentions)


HEAD = "[President Donald Trump|person role=President subject] came. "
"""By dated facts the head of a state, told without it."""


@pytest.mark.parametrize(("office", "states", "fits"), load_data()["at_home"])
def test_the_states_that_have_an_office(office: str, states: list[str], fits: list[str]) -> None:
    assert states_with(office, states) == fits


def test_the_attorney_general_is_of_the_state_at_home() -> None:
    text = HEAD + "[Attorney General Ada Stone|person role=Attorney_General subject] left."

    assert _party(text, 1) == "United States"


def test_an_attorney_general_of_another_state_is_not() -> None:
    role = "role=Norwegian_Attorney_General owner=Norwegian"
    text = HEAD + f"[Norwegian Attorney General Ada Stone|person {role} subject] left."

    assert _party(text, 1) == "Norway"


def test_without_a_head_told_so_it_is_left_open() -> None:
    head = "[U.S. President Donald Trump|person role=U.S._President owner=U.S. subject] came. "
    text = head + "[Attorney General Ada Stone|person role=Attorney_General subject] left."

    assert _party(text, 1) is None


def test_a_foreign_minister_is_not_of_a_state_that_has_none() -> None:
    text = HEAD + "[Foreign Minister Ada Stone|person role=Foreign_Minister subject] left."

    assert _party(text, 1) is None


def test_who_holds_it_no_more_speaks_for_nobody() -> None:
    role = "role=former_Attorney_General"
    text = HEAD + f"[former Attorney General Ada Stone|person {role} subject] left."

    assert _party(text, 1) is None


def test_a_navy_told_without_a_state_is_that_at_home() -> None:
    assert _party(HEAD + "[The Navy|organisation subject] left.", 1) == "United States"
    assert _party("[The Navy|organisation subject] left.", 0) is None


def test_senior_defense_officials_are_those_at_home_unless_told_elsewhere() -> None:
    ours = "[Senior defense officials|role plural subject] spoke."
    others = "[Norwegian defense officials|role plural owner=Norwegian subject] spoke."

    assert _party(HEAD + ours, 1) == "United States"
    assert _party(HEAD + others, 1) == "Norway"
