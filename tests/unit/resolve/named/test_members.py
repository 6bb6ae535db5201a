"""Whose people are whom a name tells them by."""

from __future__ import annotations

import pytest

from tests.unit.resolve.marked import name, who

_FRONT = "[The Kalmo Front|organisation subject], [a rebel group|group same=0], met [it|pronoun]. "


@pytest.mark.parametrize(
    "mention",
    [
        "Kalmo Front fighters|group plural owner=Kalmo_Front",
        "Kalmo Front troops|group plural owner=Kalmo_Front",
        "Kalmo Front members|group plural owner=Kalmo_Front",
        "members of the Kalmo Front|group plural",
        "armed Kalmo Front gunmen|group plural",
    ],
)
def test_who_fights_for_a_group_is_the_group(mention: str) -> None:
    assert name(f"{_FRONT}[{mention} subject] left.", 3) == "Kalmo Front"


@pytest.mark.parametrize(
    "mention",
    [
        "former Kalmo Front members|group plural",
        "Kalmo Front supporters|group plural owner=Kalmo_Front",
        "pro-Kalmo gunmen|group plural",
    ],
)
def test_who_is_not_of_the_group_is_not_the_group(mention: str) -> None:
    assert name(f"{_FRONT}[{mention} subject] left.", 3) != "Kalmo Front"


def test_a_type_of_aircraft_fights_for_nobody() -> None:
    text = "[F-16|organisation subject] came. [F-16 fighters|group plural subject] left."

    assert name(text, 1) == "F-16 fighters"


def test_an_abbreviation_tells_whose_members_they_are() -> None:
    text = (
        "[The Rapid Kalmo Forces|organisation subject] left, [RKF|organisation] said. "
        "[RKF fighters|group plural subject owner=RKF] stayed. "
        "[An RKF official|role subject owner=RKF] spoke."
    )

    assert name(text, 2) == "Rapid Kalmo Forces"
    assert (official := who(text, 3)) is not None
    assert official.party == "Rapid Kalmo Forces"


@pytest.mark.parametrize("mention", ["hundreds|organisation", "12 million|organisation"])
def test_who_is_only_counted_is_people_not_an_organisation(mention: str) -> None:
    assert (found := who(f"[{mention} subject] left.", 0)) is not None
    assert found.kind == "people"


@pytest.mark.parametrize("words", ["these groups", "militant groups", "factions"])
def test_several_groups_are_not_the_one_named_before(words: str) -> None:
    assert name(f"[Hamas|organisation subject] left. [{words}|group plural] came.", 1) != "Hamas"


def test_the_rebels_can_be_the_one_group_named_before() -> None:
    assert name("[Hamas|organisation] left. [The militants|group plural] came.", 1) == "Hamas"


def test_several_groups_beside_a_name_are_not_its_bearer() -> None:
    text = "[Smaller militant groups|group plural same=1], not [Hamas|organisation], fired."

    assert name(text, 0) != "Hamas"


def test_militias_told_by_their_name_are_taken_up_in_the_plural() -> None:
    text = "[Houthi militias|group plural owner=Houthi] fired. [The militias|group plural] left."

    assert name(text, 1) == "Houthis"


def test_what_an_armed_group_believes_is_not_whose_it_is() -> None:
    text = f"{_FRONT}[The Islamist group|group singular owner=Islamist subject] left."
    others = f"{_FRONT}[Various rebel groups|group plural subject] came. "

    assert name(text, 3) == "Kalmo Front"
    assert name(f"{others}[the Norlander rebel group|group singular owner=Norlander].", 4) == (
        "Kalmo Front"
    )


def test_an_armed_group_that_only_its_beliefs_tell_has_no_party() -> None:
    text = "[Sunni|people] towns burned. [Sunni militants|group plural owner=Sunni subject] left."

    assert (found := who(text, 1)) is not None
    assert found.party is None
