"""Which earlier reports a new one has to be compared with: few, and found without looking at all.

Reports on one story share words that tell much. Each report is listed under its most telling
words, day by day, so that looking up costs as much as there are reports with these words within
the window; the best are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from stateofplay.compare.stories.likeness import threshold
from stateofplay.compare.stories.profiles import Profile

TERMS = 24
"""Words under which a report is listed."""

MOST = 40
"""Candidates for one report, at most, on either side of it in time."""


class Candidates:
    """Profiles, found by their telling words and day."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self.profiles: dict[str, Profile] = {}
        self._terms: dict[str, dict[str, float]] = {}
        self._listed: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
        for item in profiles:
            self.add(item)

    def add(self, profile: Profile) -> None:
        """List a report; one that is listed already, or has no day, is left as it is."""
        if profile.report in self.profiles or profile.day is None:
            return
        self.profiles[profile.report] = profile
        self._terms[profile.report] = terms(profile)
        for term, weight in self._terms[profile.report].items():
            self._listed[term, profile.day.toordinal()][profile.report] = weight

    def discard(self, report: str) -> None:
        """List a report no longer."""
        profile = self.profiles.pop(report, None)
        if profile is None or profile.day is None:
            return
        for term in self._terms.pop(report):
            del self._listed[term, profile.day.toordinal()][report]

    def of(self, profile: Profile, within: int | None = None) -> dict[str, float]:
        """Give the reports that may be on the story of *profile*, the most likely first.

        Each with the weight of the telling words that it shares.

        They are among those listed, at most *within* days apart (None: the window), and at most
        `MOST`. Which they are does not depend on the order in which reports were listed.
        """
        weights = self.weights(profile, within)
        ranked = sorted(weights, key=lambda report: (-weights[report], report))
        return {report: weights[report] for report in ranked[:MOST]}

    def weight(self, report: str, other: str) -> float:
        """Give the weight of the words that *other* shares, as `weights` of *report* does."""
        theirs, total = self._terms[other], 0.0
        for term, weight in self._terms[report].items():
            if term in theirs:
                total += weight * theirs[term]
        return total

    def weights(self, profile: Profile, within: int | None = None) -> dict[str, float]:
        """Give all reports that share a telling word with *profile*, with the weight of these."""
        if profile.day is None:
            return {}
        window = int(threshold("window")) if within is None else within
        middle = profile.day.toordinal()
        days = range(middle - window, middle + window + 1)
        weights: dict[str, float] = defaultdict(float)
        known = self.profiles.get(profile.report) is profile
        for term, weight in (self._terms[profile.report] if known else terms(profile)).items():
            for day in days:
                for report, other in self._listed.get((term, day), _NOBODY).items():
                    weights[report] += weight * other
        weights.pop(profile.report, None)
        return weights


_NOBODY: Mapping[str, float] = {}


def terms(profile: Profile) -> dict[str, float]:
    """Give the words under which a report is listed, with their weights."""
    words = {word: _weight(profile, word) for word in profile.lead.keys() | profile.names.keys()}
    ranked = sorted(words, key=lambda word: (-words[word], word))
    return {word: words[word] for word in ranked[:TERMS]}


def _weight(profile: Profile, word: str) -> float:
    return max(profile.lead.get(word, 0.0), profile.names.get(word, 0.0))
