"""Linked acts become groups of one act, the closest first; no two of a group forbid each other."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare.acts.gathering import gathered
from stateofplay.compare.acts.tellings import Telling, telling_of
from stateofplay.compare.facts import fact_of
from tests.unit.compare.made import act, actor

REPORTS = ("Herald", "Post", "Wire", "Times")


def telling(report: str) -> Telling:
    """An act of a report."""
    found = telling_of(fact_of(act("ASSAULT", actor("Norland"), None, report=report, text=report)))
    assert found is not None
    return found


TOLD = {report: telling(report) for report in REPORTS}
ID = {report: each.fact.entry.id for report, each in TOLD.items()}
Closeness = dict[tuple[str, str], float | None]


def groups(close: Closeness, order: tuple[str, ...] = REPORTS) -> list[list[str]]:
    """Gather the acts of these reports: pairs with a closeness of 3 and more are linked."""
    links: dict[str, set[str]] = defaultdict(set)
    for (one, other), fit in close.items():
        if fit is not None and fit >= 3:
            links[ID[one]].add(ID[other])
            links[ID[other]].add(ID[one])

    def fits(one: Telling, other: Telling) -> float | None:
        pair = tuple(sorted((one.fact.report, other.fact.report)))
        return close.get(pair, 0.0)  # type: ignore[arg-type]

    found = gathered([TOLD[report] for report in order], links, fits)
    return [[each.fact.report for each in group] for group in found]


def test_the_closest_are_put_together_before_what_is_told_earlier() -> None:
    close: Closeness = {("Herald", "Post"): 3.0, ("Post", "Wire"): 9.0, ("Herald", "Wire"): None}

    assert groups(close) == [["Herald"], ["Post", "Wire"], ["Times"]]


def test_likeness_does_not_carry_on_from_one_act_to_the_next() -> None:
    chain: Closeness = {("Herald", "Post"): 9.0, ("Post", "Wire"): 8.0, ("Times", "Wire"): 7.0}

    assert groups(chain) == [["Herald", "Post"], ["Wire", "Times"]]


def test_of_one_act_are_those_of_whom_half_of_the_pairs_are_linked() -> None:
    close: Closeness = {("Herald", "Post"): 9.0, ("Post", "Wire"): 8.0}

    assert groups(close, ("Herald", "Post", "Wire")) == [["Herald", "Post", "Wire"]]


CLOSE = st.fixed_dictionaries(
    {pair: st.none() | st.floats(0, 9) for pair in combinations(sorted(REPORTS), 2)}
)


@given(CLOSE, st.permutations(REPORTS))
def test_no_two_of_a_group_forbid_each_other(close: Closeness, order: tuple[str, ...]) -> None:
    found = groups(close, tuple(order))

    assert sorted(each for group in found for each in group) == sorted(REPORTS)
    for group in found:
        assert all(close[pair] is not None for pair in combinations(sorted(group), 2))
