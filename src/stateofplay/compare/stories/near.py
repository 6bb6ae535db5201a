"""Which reports are on the story of a report, kept up as reports come and go.

Gives what `stateofplay.compare.reports.context` works out of all reports at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from stateofplay.compare.stories import MOST, Candidates, Profile


class Neighbours:
    """Reports near one another.

    Attributes:
        near: As in `Context`.
    """

    def __init__(self, least: int, within: int) -> None:
        """Begin with no report; those of fewer than *least* words have no neighbours."""
        self.near: dict[str, frozenset[str]] = {}
        self._least, self._within = least, within
        self._listed = Candidates()
        self._first: dict[str, dict[str, float]] = {}

    def revise(
        self,
        gone: Iterable[str],
        new: Iterable[Profile],
        one_story: Callable[[str, str], bool],
    ) -> frozenset[str]:
        """Take reports out and in; give those that have other neighbours than before."""
        doubtful: set[tuple[str, str]] = set()
        stale: set[str] = set()
        for report in sorted(gone):
            if (profile := self._listed.profiles.get(report)) is not None:
                stale |= self._forgotten(profile)
            doubtful |= {_pair(report, other) for other in self.near.get(report, ())}
        added = [profile for profile in new if profile.size >= self._least]
        for profile in added:
            self._listed.add(profile)
        stale |= {profile.report for profile in added}
        if 2 * len(added) > len(self._listed.profiles):
            stale |= self._listed.profiles.keys()
        else:
            for profile in added:
                doubtful |= self._made_known(profile, stale)
        for report in stale & self._listed.profiles.keys():
            doubtful |= {_pair(report, other) for other in self._ranked_anew(report)}
        return self._decided(doubtful, one_story)

    def _forgotten(self, profile: Profile) -> set[str]:
        """Take a report out; give those that may have other candidates without it.

        It is no candidate of theirs any more: coming in again with another profile, it is a new
        one, of which it is not known whether it is on their story.
        """
        self._listed.discard(profile.report)
        self._first.pop(profile.report, None)
        stale: set[str] = set()
        for other in self._listed.weights(profile, self._within):
            first = self._first.get(other, {})
            if first.pop(profile.report, None) is not None and len(first) == MOST - 1:
                stale.add(other)
        return stale

    def _made_known(self, profile: Profile, stale: Collection[str]) -> set[tuple[str, str]]:
        """Make a report a candidate of those of which it is one; give pairs that changes.

        Those that are *stale* are left out: their candidates are found anew.
        """
        changed: set[tuple[str, str]] = set()
        for other in self._listed.weights(profile, self._within).keys() - stale:
            first = self._first[other]
            first[profile.report] = self._listed.weight(other, profile.report)
            last = max(first, key=lambda each: (-first[each], each)) if len(first) > MOST else None
            if last is not None:
                del first[last]
                changed.add(_pair(other, last))
            changed.add(_pair(other, profile.report))
        return changed

    def _ranked_anew(self, report: str) -> set[str]:
        """Find the candidates of a report; give those that are new and those that are none now."""
        before = self._first.get(report, {})
        self._first[report] = self._listed.of(self._listed.profiles[report], self._within)
        return before.keys() ^ self._first[report].keys()

    def _decided(
        self, doubtful: Iterable[tuple[str, str]], one_story: Callable[[str, str], bool]
    ) -> frozenset[str]:
        changes: dict[str, set[str]] = defaultdict(set)
        for one, other in doubtful:
            candidates = other in self._first.get(one, ()) or one in self._first.get(other, ())
            is_near = candidates and one_story(one, other)
            if is_near != (other in self.near.get(one, ())):
                changes[one].add(other)
                changes[other].add(one)
        for report, others in changes.items():
            self.near[report] = self.near.get(report, frozenset()) ^ others
            if not self.near[report]:
                del self.near[report]
        return frozenset(changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Reports that go and come.

    Attributes:
        before: Profiles of what was there, as far as it was published at most *reach* days from any
            that goes or comes.
        gone: Ids of those of them that go; who comes in again with another profile goes, too.
        new: Profiles of those that come.
    """

    before: Iterable[Profile]
    gone: Collection[str]
    new: Collection[Profile]


REACH = 3
"""Times the days of a story: so far apart can reports be of which one decides on the other."""


def neighbours_after(
    arrival: Arrival,
    near: Mapping[str, frozenset[str]],
    one_story: Callable[[str, str], bool],
    within: int,
) -> dict[str, frozenset[str]]:
    """Give the neighbours of all reports that have others than before.

    Args:
        arrival: What goes and comes, without what is too thin to have neighbours.
        near: The neighbours of each report, as they were.
        one_story: As of `Context`, of what is there afterwards.
        within: Days that neighbours are apart, at most.
    """
    listed = Candidates(arrival.before)
    days = {listed.profiles[each].day for each in arrival.gone if each in listed.profiles}
    days |= {each.day for each in arrival.new}
    around = {(day.toordinal() + n) for day in days if day for n in range(-within, within + 1)}
    first = _First(listed, within)
    dates = {key: each.day.toordinal() for key, each in listed.profiles.items() if each.day}
    beside = {key for key, day in dates.items() if day in around} - {*arrival.gone}
    before = {key: first.of(key) for key in beside}
    for key in arrival.gone:
        listed.discard(key)
    for profile in arrival.new:
        listed.add(profile)
    first = _First(listed, within)
    doubtful = {_pair(key, other) for key in beside for other in before[key] ^ first.of(key)}
    for key in {*arrival.gone, *(profile.report for profile in arrival.new)}:
        doubtful |= {_pair(key, other) for other in {*near.get(key, ()), *first.of(key)}}
    changes: dict[str, set[str]] = defaultdict(set)
    for one, other in doubtful:
        candidates = other in first.of(one) or one in first.of(other)
        if (candidates and one_story(one, other)) != (other in near.get(one, ())):
            changes[one].add(other)
            changes[other].add(one)
    return {key: near.get(key, frozenset()) ^ others for key, others in changes.items()}


class _First:
    """The candidates of each report, looked up once."""

    def __init__(self, listed: Candidates, within: int) -> None:
        self._listed, self._within = listed, within
        self._found: dict[str, frozenset[str]] = {}

    def of(self, report: str) -> frozenset[str]:
        """Give the candidates of a report, none if it is not there."""
        if report not in self._found:
            profile = self._listed.profiles.get(report)
            known = {} if profile is None else self._listed.of(profile, self._within)
            self._found[report] = frozenset(known)
        return self._found[report]


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
