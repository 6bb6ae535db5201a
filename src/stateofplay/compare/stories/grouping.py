"""Stories: reports that tell of one happening, each grouping with the words that show it.

Reports are joined from the most alike pair on, as long as the members of two groups are alike on
average (average linkage): one report between two stories does not make them one. The outcome does
not depend on the order of reports.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stateofplay.compare.stories.candidates import Candidates
from stateofplay.compare.stories.likeness import likeness, shared_words, threshold
from stateofplay.compare.stories.profiles import Profile

_CLEAR = 8.0
"""Likeness beyond it says no more: one pair of copies does not carry a group."""

_UNLIKE = -4.0
"""Likeness of two reports that are not candidates for each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports on one happening.

    Attributes:
        reports: Their ids, by day of publication.
        reasons: Why each report after the first is one of them, a line each.
    """

    reports: tuple[str, ...]
    reasons: tuple[str, ...]


Pairs = Mapping[tuple[str, str], float]
"""Likeness by pair of reports, the smaller id first."""


def stories(profiles: Iterable[Profile]) -> tuple[Story, ...]:
    """Group reports by story; a report that is alone on its story, or undated, is left out."""
    listed = Candidates(profiles)
    pairs = links(listed)
    found = []
    for group in grouped(listed.profiles, pairs, threshold("same")):
        if len(group) > 1:
            members = sorted(group, key=lambda report: (_day(listed.profiles[report]), report))
            found.append(
                Story(reports=tuple(members), reasons=tuple(_reasons(members, listed, pairs)))
            )
    return tuple(sorted(found, key=lambda story: story.reports))


def grouped(profiles: Mapping[str, Profile], pairs: Pairs, same: float) -> list[list[str]]:
    """Join the reports that are alike on average; a report that is like no other is a group."""
    return _Groups(profiles, pairs, same).joined()


def links(listed: Candidates) -> dict[tuple[str, str], float]:
    """Give the likeness of every pair of candidates."""
    found: dict[tuple[str, str], float] = {}
    for report in sorted(listed.profiles):
        for other in listed.of(listed.profiles[report]):
            pair = (report, other) if report < other else (other, report)
            if pair not in found:
                found[pair] = likeness(*(listed.profiles[item] for item in pair))
    return found


def _reasons(members: list[str], listed: Candidates, pairs: Pairs) -> Iterable[str]:
    """Say for each member but the first by which words it is like the most alike earlier one."""
    for place, report in enumerate(members[1:], 1):
        known = [(pairs.get(_pair(report, other), _UNLIKE), other) for other in members[:place]]
        nearest = max(known)[1]
        words = shared_words(listed.profiles[report], listed.profiles[nearest])
        yield f"{report} is like {nearest}: both have {', '.join(words)}"


class _Groups:
    """Joins groups of reports, the most alike first."""

    def __init__(self, profiles: Mapping[str, Profile], pairs: Pairs, same: float) -> None:
        self._members = {report: [report] for report in profiles}
        self._days = {report: [_day(item).toordinal()] for report, item in profiles.items()}
        self._sums: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
        for (one, other), value in pairs.items():
            self._sums[one][other] = self._sums[other][one] = min(_CLEAR, value), 1
        self._window, self._same = int(threshold("window")), same
        self._heap: list[tuple[float, str, str, int, int]] = []
        for one in self._sums:
            for other in self._sums[one]:
                if one < other:
                    self._offer(one, other)

    def joined(self) -> list[list[str]]:
        """Join all that belong together and give the groups."""
        while self._heap:
            _, one, other, *sizes = heapq.heappop(self._heap)
            if sizes == [len(self._members.get(item, ())) for item in (one, other)]:
                self._join(one, other)
        return list(self._members.values())

    def _join(self, one: str, other: str) -> None:
        """Take *other*, the greater id, into *one*."""
        self._members[one] += self._members.pop(other)
        self._days[one] = sorted(self._days[one] + self._days.pop(other))
        for third, (value, count) in self._sums.pop(other).items():
            self._sums[third].pop(other)
            if third != one:
                known = self._sums[one].get(third, (0.0, 0))
                both = known[0] + value, known[1] + count
                self._sums[one][third] = self._sums[third][one] = both
        for third in self._sums[one]:
            self._offer(*sorted((one, third)))

    def _offer(self, one: str, other: str) -> None:
        value, known = self._sums[one][other]
        mean = (value + _UNLIKE * (self._within(one, other) - known)) / self._within(one, other)
        if mean >= self._same:
            sizes = len(self._members[one]), len(self._members[other])
            heapq.heappush(self._heap, (-mean, one, other, *sizes))

    def _within(self, one: str, other: str) -> int:
        """Count the pairs of members that are not more days apart than the window."""
        few, many = sorted((self._days[one], self._days[other]), key=len)
        return sum(
            bisect_right(many, day + self._window) - bisect_left(many, day - self._window)
            for day in few
        )


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _day(item: Profile) -> date:
    return item.day or date.max
