"""Two claimants' numbers for one thing, told one after the other in one report."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.compare.amounts import wording
from stateofplay.compare.facts import Fact, names
from stateofplay.compare.figures import FigureGroup, may_be_one, new_ones, one_claimant
from stateofplay.compare.populations import PART, figure_of, population
from stateofplay.compare.revisions import is_rival, risen_from
from stateofplay.core.judgements import Relation
from stateofplay.core.statements import Bound, Reality

_FEW = 4
"""Of the statements of a number, so many are looked at."""
_GAP = 3
"""Code points between two sentences that follow each other."""
_APART = 1.5
"""Times apart from which numbers told against each other differ, though both are at least so."""
_CHANCE = 10
"""Smaller numbers, one after the other, are told of too many events."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation and why it holds.

    Attributes:
        latest: Of two numbers, the one that took the other's place, where the words or the order
            of the reports tell: it may be the lower one, or of the same day.
    """

    level: str
    relation: Relation
    reason: str
    latest: FigureGroup | None = None


def side_by_side(one: FigureGroup, other: FigureGroup) -> Judged | None:
    """A report gives two claimants' numbers for one thing, one right after the other."""
    if one_claimant(one, other) or not one.credited or not other.credited:
        return None
    if not may_be_one(one, other):
        return None
    for a in one.facts[:_FEW]:
        for b in other.facts[:_FEW]:
            first, second = sorted((a, b), key=lambda fact: fact.entry.statement.evidence.span)
            if not _follows(first, second):
                continue
            meets = one.amount.meets(other.amount)
            told = is_rival(second) and (not meets or _is_far(one, other))
            if told or (not meets and not new_ones(one, other) and _is_rival_total(first, second)):
                shown = f"{wording(one.figure)} and {wording(other.figure)}"
                who = f" ({' and '.join(one.claimants)} against {' and '.join(other.claimants)})"
                reason = f"{shown}{who}, told side by side in one report"
                return Judged("side by side", Relation.DIFFERS, reason)
    return None


def _follows(first: Fact, second: Fact) -> bool:
    before, after = (fact.entry.statement.evidence.span for fact in (first, second))
    return first.report == second.report and 0 <= after.start - before.end <= _GAP


def _is_far(one: FigureGroup, other: FigureGroup) -> bool:
    """Whether two numbers that leave much open are yet not one."""
    low, high = sorted((one.figure, other.figure), key=lambda figure: figure.value)
    if Bound.VAGUE in (low.bound, high.bound) or low.value <= 0:
        return False
    return float(high.value) > _APART * float(low.value)


def _is_rival_total(first: Fact, second: Fact) -> bool:
    """Whether a sentence gives another total for what a total before it counts, and no more.

    It names no day, place or anybody but who counts; and the number before is no past one.
    """
    one, other = figure_of(first), figure_of(second)
    if one.cumulative is not True or min(one.value, other.value) < _CHANCE:
        return False
    if one.value in risen_from(first) or other.part_of is not None or one.part_of is not None:
        return False
    if population(one)[1] == PART or {one.reality, other.reality} != {Reality.ACTUAL}:
        return False
    entry = second.entry
    if entry.statement.time is not None or entry.statement.place is not None:
        return False
    said = {word[:6].lower() for who in entry.attributed_to for word in who.mention.split()}
    return names(second) <= said
