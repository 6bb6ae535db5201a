"""Two claimants' numbers for one thing, side by side in one report or told in two reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from stateofplay.compare.facts import Fact, names, overlap, related
from stateofplay.compare.figures.amounts import wording
from stateofplay.compare.figures.figures import FigureGroup, may_be_one, new_ones, one_claimant
from stateofplay.compare.figures.populations import PART, figure_of, population
from stateofplay.compare.figures.revisions import is_rival, of_tolls, risen_from, told_before
from stateofplay.compare.reports.context import Context
from stateofplay.core.judgements import Relation
from stateofplay.core.statements import Bound, Reality

_FEW = 4
"""Of the statements of a number, so many are looked at."""
_GAP = 3
"""Code points between two sentences that follow each other."""
_APART = 1.5
"""Times apart from which numbers told against each other differ, though both are at least so."""
_MOST = 10
"""Times by which two claimants' numbers may differ and yet be told of one thing."""
_NEWS_DAYS = 1
_LIKE_WORDS = 0.4
"""Share of the words of two sentences from which they tell a thing alike."""
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
            if any(figure_of(fact).value in told_before(fact) for fact in (first, second)):
                continue  # "It is 31. Officials had earlier put it at 16."
            if told or (not meets and not new_ones(one, other) and _is_rival_total(first, second)):
                reason = f"{_shown(one, other)}, told side by side in one report"
                return Judged("side by side", Relation.DIFFERS, reason)
    return None


def _shown(one: FigureGroup, other: FigureGroup) -> str:
    who = f"{' and '.join(one.claimants)} against {' and '.join(other.claimants)}"
    return f"{wording(one.figure)} and {wording(other.figure)} ({who})"


def against_each_other(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """Two reports of one story give two claimants' numbers for one thing on one day."""
    if one.day is None or one.day != other.day or one.measure not in of_tolls():
        return None
    if not one.credited or not other.credited or one_claimant(one, other):
        return None
    if not may_be_one(one, other) or one.loosest.meets(other.loosest) or _is_too_far(one, other):
        return None
    for a, b in product(counts_of_all(one), counts_of_all(other)):
        if _is_of_one_thing(a, b) and context.one_story(a.report, b.report):
            reason = f"{_shown(one, other)} for {one.day.isoformat()}, told in two reports"
            return Judged("against each other", Relation.DIFFERS, reason)
    return None


def beside_one_count(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """Two reports give two numbers in like words beside one and the same number of others.

    "7 civilians and a guard died", "7 civilians and three guards died": told for one time.
    """
    if one.measure not in of_tolls() or one.amount.meets(other.amount):
        return None
    for a, b in product(counts_of_all(one), counts_of_all(other)):
        if a.report == b.report or not context.one_story(a.report, b.report):
            continue
        near = a.day is not None and b.day is not None and abs((a.day - b.day).days) <= _NEWS_DAYS
        same = _beside(a, context) & _beside(b, context)
        if near and same and overlap(a.words, b.words) >= _LIKE_WORDS:
            reason = (
                f"{wording(one.figure)} and {wording(other.figure)}, beside the same {min(same)}"
            )
            return Judged("beside one count", Relation.DIFFERS, reason)
    return None


def _beside(fact: Fact, context: Context) -> set[str]:
    """The other counts of the measure that its sentence tells, with whom they count."""
    told = context.of_matter(fact.report, f"measure {figure_of(fact).measure}")
    near = (o for o in told if o.sentence == fact.sentence and o.entry.id != fact.entry.id)
    figures = [figure_of(other) for other in near]
    return {f"{wording(figure)} {figure.of or 'people'}" for figure in figures if figure.value > 1}


def counts_of_all(group: FigureGroup) -> Iterator[Fact]:
    """Give its statements that tell a count of all as a fact, and no earlier one."""
    for fact in group.facts[:_FEW]:
        figure = figure_of(fact)
        whole = figure.part_of is None and population(figure)[1] != PART
        exact = figure.bound is not Bound.VAGUE and figure.reality is Reality.ACTUAL
        if whole and exact and figure.value not in told_before(fact):
            yield fact


def _is_too_far(one: FigureGroup, other: FigureGroup) -> bool:
    low, high = sorted(group.figure.value for group in (one, other))
    return low < _CHANCE or high > _MOST * low


def _is_of_one_thing(one: Fact, other: Fact) -> bool:
    """Whether the words tie two numbers: like words, and a place or name in common."""
    scopes = {figure_of(one).cumulative, figure_of(other).cumulative}
    if one.report == other.report or False in scopes or not related(one, other):
        return False
    return bool(names(one) & names(other)) and not _are_of_others(one, other)


def _are_of_others(one: Fact, other: Fact) -> bool:
    """Whether each tells whose people it counts, and not the same."""
    here, there = figure_of(one).whose, figure_of(other).whose
    return here is not None and there is not None and here.exact.lower() != there.exact.lower()


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
