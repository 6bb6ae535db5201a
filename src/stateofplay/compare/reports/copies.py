"""Which reports carry one text: wire copy, a house's own text printed again, press releases.

A report's print is its runs of eight words outside quotation marks: two reporters may quote one
speech, but hardly write the same eight words time and again. What many reports have is furniture
of the page or background of the house, and tells nothing. A house repeats its own background in
few reports, too: two of its reports have to share more than reports of two houses.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

from stateofplay.datafiles import read_mapping

DATA = "copies.yml"
RUN = 8
"""Words of a run."""

SHARE = 0.15
"""Share of the shorter report's runs that the other one has to have."""

MUCH = 0.25
"""The same if both are of one house: what it repeats of its background may be less."""

MANY = 65
"""Runs that are more than background or a quotation: one place and `SHARE` are enough."""

PLACES = 2
"""Places of the shorter report in which they have to be: one passage alone may be a quotation."""

NEARLY_ALL = 0.7
"""Share from which one place is enough."""

DAYS = 3
"""Copies are printed within so many days; what stands in reports further apart is background."""

LEAST = 15
"""Runs that both have at least: a stock phrase is no copy."""

CROWD = 5
"""Runs that more reports have are nobody's in particular."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(
    r"\u201c[^\u201d\n]{1,800}\u201d|\"[^\"\n]{1,800}\""
    r"|(?<!\w)[\u2018'](?=\w)[^\n]{1,800}?(?<=[\w.,!?])[\u2019'](?!\w)"
)
_SENTENCE = re.compile(r"(?<=[.!?\u201d\"])\s+|\n+")
_HANDLE = re.compile(r"@\w")

_SEEN = 1 << 16
"""Sentences of which the runs are held: each is met again, with others of its report around it."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a report has in common with its copies.

    Attributes:
        runs: The hashes of its runs of words, in order.
        house: Who published it, "" if that is not known.
        day: When, None if that is not known.
    """

    runs: Sequence[int]
    house: str = ""
    day: date | None = None


def print_of(text: str, house: str | None = None, day: date | None = None) -> Print:
    """Give the runs of words within the sentences of *text*, in order and in small letters.

    Quoted words, statements printed without marks, posts of others and furniture of the page are
    left out.
    """
    found = array("q")
    for sentence in _SENTENCE.split(without_inserts(text)):
        found.extend(_runs_of(sentence))
    return Print(found, (house or "").casefold(), day)


@lru_cache(_SEEN)
def _runs_of(sentence: str) -> Sequence[int]:
    """Give the hashes of the runs of words of a sentence; of 64 bits, so that no two are one."""
    found = array("q")
    if _HANDLE.search(sentence) or is_furniture(sentence):
        return found
    parts = [_WORD.findall(part) for part in _QUOTED.split(sentence.lower())]
    if all(map(_spoken().isdisjoint, parts)):
        for words in parts:
            runs = zip(*(words[start:] for start in range(RUN)), strict=False)
            found.extend(map(hash, runs))
    return found


def copies_among(prints: Mapping[str, Print]) -> list[tuple[str, str]]:
    """List the pairs of reports that carry one text, the smaller id first."""
    holders: dict[int, list[str]] = defaultdict(list)
    for report in sorted(prints):
        for run in dict.fromkeys(prints[report].runs):
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


def is_copy(count: int, own: int, shorter: Print, longer: Print) -> bool:
    """Say whether two reports carry one text.

    Args:
        count: Runs that both have.
        own: Runs of the shorter one; those of a crowd are counted in neither number.
        shorter: The print of the one with fewer runs.
        longer: That of the other.
    """
    if shorter.day and longer.day and abs((shorter.day - longer.day).days) > DAYS:
        return False
    share = count / own
    one_house = shorter.house == longer.house != ""
    if count < LEAST or share < (MUCH if one_house and count < MANY else SHARE):
        return False
    if count >= MANY or share >= NEARLY_ALL:
        return True
    return _places(shorter.runs, longer.runs) >= PLACES


def _places(one: Iterable[int], other: Iterable[int]) -> int:
    """Count the stretches of *one* that stand in *other*."""
    known = set(other)
    found = [run in known for run in one]
    return sum(now and not before for before, now in zip([False, *found], found, strict=False))


def is_furniture(sentence: str) -> bool:
    """Say whether *sentence* is a part of the page rather than of the report."""
    folded = sentence.lower()
    return any(words in folded for words in _furniture())


def load_data() -> dict[str, Any]:
    """Read ``copies.yml`` as it is, examples included."""
    return read_mapping("stateofplay.compare", "data", DATA)


def without_inserts(text: str) -> str:
    """Give *text* without what a page sets into its lines: galleries, lists of links."""
    for mark, pattern in _inserted().items():
        if mark in text:
            text = pattern.sub(" ", text)
    return text


@cache
def _inserted() -> Mapping[str, re.Pattern[str]]:
    return {each["mark"]: re.compile(each["pattern"]) for each in load_data()["inserted"]}


@cache
def _spoken() -> frozenset[str]:
    return frozenset(load_data()["spoken"]["words"])


@cache
def _furniture() -> tuple[str, ...]:
    return tuple(load_data()["furniture"])
