"""One accusation is told for days, in other words each time: what it is about shows that it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.compare import compare
from stateofplay.core.judgements import Comparison, Entry, Relation
from tests.unit.compare.made import act

HOSPITAL = "using the hospital as a post for its gunners"
GUNNERS = "putting gunners into a hospital"


def charge(report: str, day: int, about: str, type_: str = "ACCUSE") -> Entry:
    told = act(
        type_, "Norland", about, report=report, day=day, to="Southland", text=f"{report}: {about}."
    )
    proposal = about if type_ == "ACCUSE" else None
    return replace(told, about=about, proposal=proposal, topical=False)


def agreed(*entries: Entry) -> list[Comparison]:
    return [group for group in compare(entries) if group.relation is Relation.SAME]


def test_an_accusation_that_is_made_again_is_one() -> None:
    [group] = agreed(charge("Herald", 3, HOSPITAL), charge("Post", 6, GUNNERS))

    assert group.summary.startswith("Norland: “")
    assert "”: 2 independent" in group.summary


@pytest.mark.parametrize("type_", ["ACCUSE", "REJECT"])
@pytest.mark.parametrize(
    ("day", "about", "one"),
    [
        (6, GUNNERS, True),
        (7, GUNNERS, False),
        (6, "burning down a hospital", False),
        (6, "holding back 120 lorries of flour", False),
    ],
)
def test_it_is_by_what_it_is_about(type_: str, day: int, about: str, one: bool) -> None:
    found = agreed(charge("Herald", 3, HOSPITAL, type_), charge("Post", day, about, type_))

    assert bool(found) == one


def test_names_that_both_tell_of_are_nothing_that_it_is_about() -> None:
    one, other = "shelling Elmstead and Vell", "robbing people of Elmstead on the Vell"

    assert agreed(charge("Herald", 3, one), charge("Post", 5, other)) == []
