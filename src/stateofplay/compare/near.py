"""Which reports are on the story of a report, kept up as reports come and go.

Gives what `stateofplay.compare.context` works out of all reports at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from stateofplay.compare.stories import Candidates, Profile


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
        self._first: dict[str, frozenset[str]] = {}

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
        if 2 * len(added) > len(self._listed.profiles):
            stale |= self._listed.profiles.keys()
        else:
            stale |= {profile.report for profile in added}
            for profile in added:
                stale |= self._sharing(profile)
        for report in stale & self._listed.profiles.keys():
            doubtful |= {_pair(report, other) for other in self._ranked_anew(report)}
        return self._decided(doubtful, one_story)

    def _forgotten(self, profile: Profile) -> set[str]:
        """Take a report out; give those that may have other candidates without it.

        It is no candidate of theirs any more: coming in again with another profile, it is a new
        one, of which it is not known whether it is on their story.
        """
        sharing = self._sharing(profile)
        self._listed.discard(profile.report)
        self._first.pop(profile.report, None)
        for other in sharing:
            self._first[other] -= {profile.report}
        return sharing

    def _sharing(self, profile: Profile) -> set[str]:
        return set(self._listed.weights(profile, self._within))

    def _ranked_anew(self, report: str) -> frozenset[str]:
        """Find the candidates of a report; give those that are new and those that are none now."""
        before = self._first.get(report, frozenset())
        found = frozenset(self._listed.of(self._listed.profiles[report], self._within))
        self._first[report] = found
        return before ^ found

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
