"""Descriptions of those of several states."""

from __future__ import annotations

import pytest

from tests.unit.resolve.marked import entities

_ADA = "[French President Ada Stone|person owner=French role=President] left. "


def _meant(mention: str) -> list[str]:
    """Who holds the last mention of a text: name and party."""
    found = entities(f"{_ADA}They met {mention} on Monday.")
    last = max(found, key=lambda each: each.mentions[-1].split(":")[1].rjust(9, "0"))
    place = last.mentions[-1]
    return sorted(f"{each.name}, {each.party}" for each in found if place in each.mentions)


@pytest.mark.parametrize(
    ("mention", "meant"),
    [
        ("[the leaders of France|role plural] and Egypt", ["Egyptian leaders", "French leaders"]),
        ("[the presidents of France|role plural] and Egypt", ["Ada Stone", "Egyptian presidents"]),
        ("[the leaders of the US|role plural], the UK and Iraq", ["American", "British", "Iraqi"]),
        ("French and [Egyptian officials|role plural]", ["Egyptian officials", "French officials"]),
        ("the US and [UK governments|group plural]", ["United Kingdom", "United States"]),
        ("France and [Egypt's armies|group plural]", ["Egyptian military", "French military"]),
        ("[Taliban and Afghan forces|group plural]", ["Afghan military", "Taliban"]),
        ("French and [Taliban fighters|group plural]", ["Taliban"]),
    ],
)
def test_those_of_several_states_are_of_each(mention: str, meant: list[str]) -> None:
    found = _meant(mention)

    assert len(found) == len(meant)
    assert all(told.startswith(name) for told, name in zip(found, meant, strict=True))


@pytest.mark.parametrize(
    "mention",
    [
        "[the leaders of France|role plural], Egypt said",
        "[the leaders of France|role plural] and Orchard",
        "[former leaders of France|role plural] and Egypt",
        "Egypt, [French officials|role plural]",
        "Egypt and [French officials|role plural]",
        "French and [Egyptian civilians|group plural]",
    ],
)
def test_who_is_of_one_alone_is_of_one(mention: str) -> None:
    assert len(_meant(mention)) == 1
