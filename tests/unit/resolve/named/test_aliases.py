from __future__ import annotations

import pytest

from stateofplay.resolve import identify
from tests.unit.resolve.marked import entities, name

STONE = "[Ada Stone|person subject owner=French role=President], {}, spoke. [Badger|{}] left."


@pytest.mark.parametrize(
    "told",
    [
        "widely known as [Badger|person]",
        "who is better known as “[Badger|organisation]”",
        "nicknamed [Badger|person]",
    ],
)
@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_what_a_person_is_known_as_is_the_person(told: str, kind: str) -> None:
    text = STONE.format(told, kind)

    assert name(text, 1) == name(text, 2) == "Ada Stone"


@pytest.mark.parametrize(
    "told",
    ["known by [Badger|person]", "known as a friend of [Badger|person]", "and [Badger|person]"],
)
def test_whoever_else_is_told_beside_a_person_is_another(told: str) -> None:
    assert name(STONE.format(told, "person"), 1) != "Ada Stone"


@pytest.mark.parametrize(
    "told",
    [
        "[Kalmo Front|organisation subject] (KF), formerly known as",
        "[Allies of the French army|group subject plural], known as",
        "[The rebel group|group subject singular] known as",
    ],
)
def test_a_body_has_the_name_it_is_known_as(told: str) -> None:
    league = "[Orchard League|organisation]"
    text = f"{told} the {league} left. {league} fighters came."

    assert name(text, 0) == name(text, 1) == name(text, 2)


def test_the_army_is_not_the_allies_that_are_known_by_a_name() -> None:
    text = (
        "[Allies of the army|role subject plural], known as the [Joint Forces|organisation], left "
        "[the army|organisation]."
    )

    assert (name(text, 0), name(text, 2)) == ("Joint Forces", "army")


def test_a_state_is_not_who_works_in_it() -> None:
    text = "A unit in [France|place], known as the [Orchard League|organisation], left."

    assert name(text, 0) == "France"
    assert name(text, 1) == "Orchard League"


def test_the_other_name_is_the_person_in_other_reports_too() -> None:
    told = STONE.format("widely known as [Badger|person]", "person")
    here, there = entities(told), entities("[Badger|person subject] spoke again.")

    found = identify([*here, *there])

    assert len({each.actor_id for each in found if each.name == "Ada Stone"}) == 1
    assert {each.entity_id for each in found if each.name == "Ada Stone"} >= {there[0].id}
