"""Which reports carry one text: wire copy, a house's own text printed again, press releases.

A report's print is its runs of eight words outside quotation marks: two reporters may quote one
speech, but hardly write the same eight words time and again. What many reports have is furniture
of the page or background of the house, and tells nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any, TypeVar

from stateofplay.datafiles import read_mapping

DATA = "copies.yml"
RUN = 8
"""Words of a run."""

SHARE = 0.15
"""Share of the shorter report's runs that the other one has to have, in several places."""

PLACES = 2
"""Places of the shorter report in which they have to be: one passage alone may be a quotation."""

NEARLY_ALL = 0.7
"""Share from which one place is enough."""

LEAST = 8
"""Runs that both have at least: a stock phrase is no copy."""

CROWD = 5
"""Runs that more reports have are nobody's in particular."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"\u201c[^\u201d\n]{1,800}\u201d|\"[^\"\n]{1,800}\"")
_SENTENCE = re.compile(r"(?<=[.!?\u201d\"])\s+|\n+")
_HANDLE = re.compile(r"@\w")

Run = tuple[str, ...]
Print = tuple[Run, ...]

T = TypeVar("T")


def print_of(text: str) -> Print:
    """Give the runs of words within the sentences of *text*, in order and in small letters.

    Quoted words, posts of others and furniture of the page are left out.
    """
    found: list[Run] = []
    for sentence in _SENTENCE.split(text):
        if _HANDLE.search(sentence) or is_furniture(sentence):
            continue
        for part in _QUOTED.split(sentence):
            words = _WORD.findall(part.lower())
            found.extend(zip(*(words[start:] for start in range(RUN)), strict=False))
    return tuple(found)


def copies_among(prints: Mapping[str, Print]) -> list[tuple[str, str]]:
    """List the pairs of reports that carry one text, the smaller id first."""
    holders: dict[Run, list[str]] = defaultdict(list)
    for report in sorted(prints):
        for run in dict.fromkeys(prints[report]):
            holders[run].append(report)
    shared: Counter[tuple[str, str]] = Counter()
    own: Counter[str] = Counter()
    for held in holders.values():
        if len(held) == 1:  # as nearly all are
            own[held[0]] += 1
        elif len(held) <= CROWD:
            own.update(held)
            shared.update(combinations(held, 2))
    found = []
    for pair, count in shared.items():
        shorter, longer = sorted(pair, key=lambda report: (own[report], report))
        if is_copy(count, own[shorter], prints[shorter], prints[longer]):
            found.append(pair)
    return sorted(found)


def is_copy(count: int, own: int, shorter: Sequence[T], longer: Sequence[T]) -> bool:
    """Say whether two reports carry one text.

    Args:
        count: Runs that both have.
        own: Runs of the shorter one; those of a crowd are counted in neither number.
        shorter: The print of the one with fewer runs.
        longer: That of the other.
    """
    share = count / own
    if count < LEAST or share < SHARE:
        return False
    return share >= NEARLY_ALL or _places(shorter, longer) >= PLACES


def _places(one: Sequence[T], other: Iterable[T]) -> int:
    """Count the stretches of *one* that stand in *other*."""
    known = set(other)
    found = [run in known for run in one]
    return sum(now and not before for before, now in zip([False, *found], found, strict=False))


def is_furniture(sentence: str) -> bool:
    """Say whether *sentence* is a part of the page rather than of the report."""
    return _furniture().search(sentence) is not None


def load_data() -> dict[str, Any]:
    """Read ``copies.yml`` as it is, examples included."""
    return read_mapping("stateofplay.compare", "data", DATA)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_data()["furniture"])), re.IGNORECASE)
