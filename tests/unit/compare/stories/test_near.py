"""Neighbours that are kept up as reports come, change and go are those of all reports at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare.stories import Candidates, Profile
from stateofplay.compare.stories.candidates import MOST
from stateofplay.compare.stories.near import Neighbours

DAYS = 3
Near = dict[str, frozenset[str]]


def profile(report: str, words: str, *, day: int = 3) -> Profile:
    weights = {word: float(len(word)) for word in words.split()}
    return Profile(
        report=report,
        day=date(2023, 11, day),
        size=100,
        words=weights,
        names={},
        title={},
        lead=weights,
        telling=(),
        days=frozenset(),
        ages=frozenset(),
        hours=frozenset(),
        addresses=frozenset(),
    )


def all_at_once(held: dict[str, Profile], one_story: Callable[[str, str], bool]) -> Near:
    listed = Candidates(held.values())
    pairs = {
        (report, other)
        for report in held
        for other in listed.of(held[report], DAYS)
        if one_story(report, other)
    }
    pairs |= {(other, report) for report, other in pairs}
    near = {report: frozenset(b for a, b in pairs if a == report) for report in held}
    return {report: others for report, others in near.items() if others}


WORDS = st.sets(st.sampled_from(["v", "ve", "vel", "vell"])).map(lambda s: " ".join(sorted(s)))
REPORTS = st.lists(st.tuples(st.sampled_from("ABCDEFG"), WORDS, st.integers(1, 9)), max_size=16)


@given(REPORTS)
def test_neighbours_are_known_as_reports_come_change_and_go(
    reports: list[tuple[str, str, int]],
) -> None:
    neighbours = Neighbours(1, DAYS)
    held: dict[str, Profile] = {}

    def one_story(one: str, other: str) -> bool:
        return len(held[one].words.keys() & held[other].words.keys()) > 1

    for report, words, day in reports:
        held[report] = profile(report, words, day=day)
        neighbours.revise([report], [held[report]], one_story)
        assert neighbours.near == all_at_once(held, one_story)
    for report in sorted(held):
        del held[report]
        neighbours.revise([report], [], one_story)
        assert neighbours.near == all_at_once(held, one_story)


def test_a_changed_report_is_near_one_that_is_not_among_its_own_first_candidates() -> None:
    """It is among those of the other one, before and after; only the stories differ."""
    held = {f"close{n}": profile(f"close{n}", "bridge") for n in range(MOST)}
    held["far"] = profile("far", "vell")
    held["told again"] = profile("told again", "bridge vell")
    neighbours = Neighbours(1, DAYS)
    neighbours.revise([], held.values(), lambda _one, _other: False)
    changed = profile("told again", "bridge vell snow")

    moved = neighbours.revise(["told again"], [changed], lambda one, other: "far" in (one, other))

    assert neighbours.near["far"] == {"told again"}
    assert moved == {"far", "told again"}
