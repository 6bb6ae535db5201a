"""Which reports are on the story of a report, kept up as reports come and go.

Gives what `stateofplay.compare.context` works out of all reports at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

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


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
