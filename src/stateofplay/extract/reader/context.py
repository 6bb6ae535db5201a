"""What the role model sees for one candidate: headline, the text before, the sentence itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stateofplay.extract.reader.paths import NO_PATH, Syntax
from stateofplay.extract.reader.units import Prepared

HEADLINE_UNITS = 14
BEFORE_SENTENCES = 2
BEFORE_UNITS = 32
SENTENCE_UNITS = 96
MAX_DISTANCE = 63
SEGMENT_HEADLINE, SEGMENT_BEFORE, SEGMENT_HERE = range(3)
UNMARKED, MARKED_ACT, MARKED_NUMBER = range(3)


@dataclass(frozen=True, slots=True)
class Context:
    """Units (by number in the report) around one candidate, and their place relative to it.

    Attributes:
        units: Numbers of the units shown, in text order.
        segments: Headline, before, or the candidate's own sentence.
        marks: Whether the unit is part of the candidate, and of which kind.
        distances: Signed distance to the candidate in units, clipped and shifted to be positive.
        paths: Grammatical path from the candidate, by number.
    """

    units: list[int]
    segments: list[int]
    marks: list[int]
    distances: list[int]
    paths: list[int]


def context_of(
    report: Prepared, span: tuple[int, int], mark: int, syntax: Syntax | None = None
) -> Context:
    """The context of the candidate *span* (unit numbers, half-open)."""
    first, last = span
    sentence = report.units[first].sentence
    low, high = report.bounds[sentence]
    low, high = _around(low, high, first, SENTENCE_UNITS)
    before_low = (
        report.bounds[max(1, sentence - BEFORE_SENTENCES)][0]
        if sentence > 1
        else report.bounds[sentence][0]
    )
    before_high = report.bounds[sentence][0]
    before_low = max(before_low, before_high - BEFORE_UNITS)
    head_low, head_high = report.bounds[0] if sentence > 0 else (0, 0)
    head_high = min(head_high, head_low + HEADLINE_UNITS)
    head, before, here = (
        range(head_low, head_high),
        range(before_low, before_high),
        range(low, high),
    )
    units = [*head, *before, *here]
    segments = [SEGMENT_HEADLINE] * len(head) + [SEGMENT_BEFORE] * len(before)
    segments += [SEGMENT_HERE] * len(here)
    marks = [mark if first <= u < last else UNMARKED for u in units]
    paths = [NO_PATH] * (len(units) - len(here))
    paths += syntax.paths(span, here) if syntax else [NO_PATH] * len(here)
    return Context(units, segments, marks, _distances(units, first, last), paths)


def _around(low: int, high: int, centre: int, width: int) -> tuple[int, int]:
    """A stretch of at most *width* units of low..high that holds *centre*."""
    if high - low <= width:
        return low, high
    start = min(max(low, centre - width // 2), high - width)
    return start, start + width


def _distances(units: Sequence[int], first: int, last: int) -> list[int]:
    """Distance of each unit to the candidate, clipped, shifted to 0..2*MAX_DISTANCE."""
    low, high = -MAX_DISTANCE, MAX_DISTANCE
    out = []
    for unit in units:
        distance = unit - first if unit < first else unit - last + 1 if unit >= last else 0
        out.append((low if distance < low else min(distance, high)) + MAX_DISTANCE)
    return out
