"""From the network's numbers to candidates and fillers, in plain numpy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from stateofplay.core.closed_classes import POSSESSIVE_ENDINGS
from stateofplay.extract.reader.backend import Floats, RoleAnswers
from stateofplay.extract.reader.context import Context
from stateofplay.extract.reader.types import ROLES
from stateofplay.extract.reader.units import MARK, Prepared, Unit
from stateofplay.sums import signs

Limit = tuple[float, float, int]
FURTHER = 0.4
LIKELY = 8
"""Starts of a filler that are looked at, at most."""
MAX_TRIGGER = 8
MAX_FILLER = {"actor": 12, "recipient": 12, "source": 14, "about": 24, "condition": 40, "of": 8}
_SPLIT_AFTER_HYPHEN = ("ed", "run", "held", "led", "wide", "based", "built", "born", "made")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate stretch of units with the tagger's score."""

    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A filler: unit numbers, half-open, and its score."""

    first: int
    last: int
    score: float


def softmax(x: Floats) -> Floats:
    """Softmax over the last axis."""
    shifted = np.exp(x - x.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def candidates(tags: Floats, report: Prepared, floor: float) -> list[Found]:
    """Stretches that the tagger takes for a trigger (or number) with at least *floor*.

    Args:
        tags: Logits per unit for nothing, first unit, further unit.
        report: The units.
        floor: Least probability of a first unit.
    """
    probs = softmax(tags)
    found = []
    for first in np.flatnonzero(probs[:, 1] > floor).tolist():
        high = report.bounds[report.units[first].sentence][1]
        last = first + 1
        while last < min(high, first + MAX_TRIGGER) and probs[last, 2] > FURTHER:
            last += 1
        while last > first + 1 and report.units[last - 1].shape == MARK:
            last -= 1
        if report.units[first].shape != MARK or last > first + 1:
            found.append(Found(first, last, float(probs[first, 1])))
    return found


def without_overlaps(found: Sequence[Found], scores: Sequence[float]) -> list[int]:
    """Indices of the best candidates that do not overlap, in text order."""
    taken: set[int] = set()
    kept = []
    for i in sorted(range(len(found)), key=lambda i: (-scores[i], i)):
        units = range(found[i].first, found[i].last)
        if taken.isdisjoint(units):
            taken.update(units)
            kept.append(i)
    return sorted(kept, key=lambda i: found[i].first)


def fillers(
    answers: RoleAnswers,
    context: Context,
    role: str,
    limit: Limit,
    key: Callable[[Place], str],
    taken: Collection[str] = (),
) -> list[Place]:
    """The fillers of one role, best first; mentions of one name count together.

    Args:
        answers: What the role model says of the candidate.
        context: The candidate's context.
        role: The role's name.
        limit: When there is none, and how many there may be.
        key: Gives mentions of one name the same key.
        taken: Keys that another role has and this one therefore has not.
    """
    start = answers.starts[ROLES.index(role)]
    nothing, relative, most = limit
    if start[0] > nothing:
        return []
    grouped: dict[str, list[Place]] = {}
    likely = np.argsort(-start[1:], kind="stable")[:LIKELY]
    for place in _places(answers, context, role, likely.tolist(), start[1:][likely].tolist()):
        if (name := key(place)) not in taken:
            grouped.setdefault(name, []).append(place)
    out: list[Place] = []
    best = 0.0
    for places in sorted(grouped.values(), key=lambda g: -sum(p.score for p in g)):
        score = min(1.0, sum(p.score for p in places))
        best = best or score
        if out and (len(out) >= most or score < relative * best):
            break
        first = places[0]
        if all(first.last <= o.first or o.last <= first.first for o in out):
            out.append(Place(first.first, first.last, score))
    return out


def _places(
    answers: RoleAnswers,
    context: Context,
    role: str,
    starts: Sequence[int],
    scores: Sequence[float],
) -> Iterator[Place]:
    """The fillers that begin at *starts*, each with its likeliest end in the same segment."""
    ends = answers.queries[starts] @ answers.keys.T + answers.ends[ROLES.index(role)]
    for row, start, score in zip(ends, starts, scores, strict=True):
        # a segment's units follow on each other, and segments stand in order
        stop = bisect_right(context.segments, context.segments[start], start)
        stop = min(stop, start + MAX_FILLER[role])
        last = start + int(row[start:stop].argmax())
        yield Place(context.units[start], context.units[last] + 1, min(1.0, score))


def code_points(
    units: Sequence[Unit], sentence: str, first: int, last: int
) -> tuple[int, int] | None:
    """Code points of a stretch of units: whole words, no marks at its edges.

    Args:
        units: The units of the report.
        sentence: The sentence the stretch stands in.
        first: Its first unit.
        last: One after its last unit.
    """
    here = units[first].sentence
    while last > first and units[last - 1].sentence != here:
        last -= 1
    while last - 1 > first and _is_loose(units[last - 1], sentence):
        last -= 1
    while (
        first + 1 < last
        and units[first].shape == MARK
        and sentence[units[first].start] not in signs()
    ):
        first += 1
    start, end = units[first].start, units[last - 1].end
    while start > 1 and sentence[start - 1] == "-" and sentence[start - 2].isalnum():
        start -= 1
        while start > 0 and sentence[start - 1].isalnum():
            start -= 1
    if end + 1 < len(sentence) and sentence[end] == "-" and sentence[end + 1].isalnum():
        stop = end + 1
        while stop < len(sentence) and sentence[stop].isalnum():
            stop += 1
        if not sentence[end + 1 : stop].lower().endswith(_SPLIT_AFTER_HYPHEN):
            end = stop
    return (start, end) if end > start else None


def _is_loose(unit: Unit, sentence: str) -> bool:
    """Whether a unit does not belong at the end of a span: a mark or a possessive ending."""
    text = sentence[unit.start : unit.end]
    return (unit.shape == MARK and text not in '%)”"') or text in POSSESSIVE_ENDINGS
