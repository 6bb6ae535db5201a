"""Whom figures count: words for the same people, and words that tell less than another report's."""

from __future__ import annotations

import pytest

from stateofplay.compare import compare
from stateofplay.compare.figures.populations import population
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.statements import Bound, Figure
from tests.unit.compare.made import figure

AT_SEA = "The raid on the Vell bridge on Friday, rescuers told, has killed {}"


def counted(of: str, measure: str = "killed") -> str:
    content = figure(12, of=of, measure=measure).content
    assert isinstance(content, Figure)
    return population(content)[1]


def between(*entries: Entry) -> list[Comparison]:
    return [g for g in compare(entries) if g.relation is not Relation.ONLY]


@pytest.mark.parametrize(
    ("of", "others", "measure"),
    [
        ("captives", "hostages", "released"),
        ("Norland hostages", "Norlands", "released"),
        ("Norland nationals", "Norland citizens", "killed"),
        ("minors", "children", "killed"),
        ("civilians", "people", "displaced"),
        ("internally displaced people", "residents", "displaced"),
        ("militants", "fighters", "killed"),
    ],
)
def test_two_wordings_of_the_same_people(of: str, others: str, measure: str) -> None:
    assert counted(of, measure) == counted(others, measure)


@pytest.mark.parametrize(
    ("of", "others", "measure"),
    [
        ("hostages", "prisoners", "released"),
        ("hostages", "people", "released"),
        ("civilians", "people", "killed"),
        ("Norland women", "women", "killed"),
    ],
)
def test_words_of_other_people(of: str, others: str, measure: str) -> None:
    assert counted(of, measure) != counted(others, measure)


def test_a_small_number_counts_whom_another_report_of_it_tells() -> None:
    [group] = between(
        figure(40, report="Herald", of="people", text=AT_SEA.format("40 people")),
        figure(40, report="Post", of="miners", text=AT_SEA.format("40 miners of Elmstead")),
    )
    assert group.relation in {Relation.SAME, Relation.REPEATS}
    assert group.summary.startswith("40 miners killed")


def test_few_count_only_whom_both_name_in_part() -> None:
    guards = figure(3, report="Post", of="Front commanders", text=AT_SEA.format("3 of the Front"))
    named = figure(3, report="Herald", of="commanders", text=AT_SEA.format("3 commanders"))
    anybody = figure(3, report="Herald", of="people", text=AT_SEA.format("3 people"))
    assert len(between(named, guards)) == 1
    assert between(anybody, guards) == []


def test_of_two_who_tell_whom_nothing_follows() -> None:
    told = (("Herald", "people"), ("Post", "miners"), ("Wire", "sailors"))
    assert not between(*(figure(40, report=by, of=of, text=AT_SEA.format(of)) for by, of in told))


def test_dozens_are_not_the_number_that_they_are_kept_as() -> None:
    vague = figure(24, report="Herald", bound=Bound.VAGUE, text=AT_SEA.format("dozens"))
    assert between(vague, figure(24, report="Post", text=AT_SEA.format("24"))) == []


def test_equal_tolls_of_a_day_that_name_one_place_are_one() -> None:
    here = figure(40, by=None, text="A blast in Elmstead killed 40")
    there = figure(40, by=None, report="Post", text="After the fire: Elmstead buries its 40 dead")
    elsewhere = figure(40, by=None, report="Post", text="After the flood: Sarn buries its 40 dead")
    assert len(between(here, there)) == 1
    assert between(here, elsewhere) == []
