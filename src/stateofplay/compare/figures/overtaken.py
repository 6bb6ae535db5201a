"""Numbers that the words themselves set against an earlier one: "rose to 57, up from 23".

Who is credited does not matter then: the report says that one count took the place of the other.
"""

from __future__ import annotations

from datetime import date
from math import inf

from stateofplay.compare.facts import Fact
from stateofplay.compare.figures.amounts import by_whom, wording
from stateofplay.compare.figures.figures import FigureGroup, may_be_one
from stateofplay.compare.figures.populations import PART, figure_of, population
from stateofplay.compare.figures.revisions import is_later, of_tolls, told_before
from stateofplay.compare.figures.rivals import Judged
from stateofplay.compare.reports.context import Context
from stateofplay.core.judgements import Relation
from stateofplay.core.statements import Bound, Reality

_FEW = 4
"""Of the statements of a number, so many are looked at."""
_NEAR = 300
"""Code points between the sentences of a count and of the one that it took the place of."""
_NEXT = 3
"""Code points between two sentences that follow each other."""
_CHANCE = 10
"""A smaller number of another report may be of another event."""
_SERIES_DAYS = 30
_MUCH = 4
"""Times by which one count may be the other one, overtaken."""
_MUCH_BESIDE = 10
"""The same where a report tells the two in one sentence, or in two that follow each other."""


def told_as_overtaken(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """A report says that one number was told before the other, and took its place."""
    if one.measure not in of_tolls() or not may_be_one(one, other):
        return None
    much = _times(one, other)
    for before, after in ((one, other), (other, one)):
        for a in before.facts[:_FEW]:
            for b in after.facts[:_FEW]:
                most = _MUCH_BESIDE if _stand_together(a, b) else _MUCH
                told = much <= most and _can_be_counts(a, b)
                if told and _is_overtaken(a, b, context):
                    return _judged(before, after)
    return None


def _judged(before: FigureGroup, after: FigureGroup) -> Judged:
    shown = f"{wording(before.figure)} became {wording(after.figure)}"
    reason = f"{shown}: the words say that it was {wording(before.figure)} before"
    by = by_whom(after.claimants, after.measure)
    return Judged("told as overtaken", Relation.UPDATES, reason + by, after)


def _times(one: FigureGroup, other: FigureGroup) -> float:
    low, high = sorted(float(group.figure.value) for group in (one, other))
    return high / low if low > 0 else inf


def _stand_together(one: Fact, other: Fact) -> bool:
    return one.report == other.report and abs(_gap(one, other)) <= _NEXT


def _can_be_counts(*facts: Fact) -> bool:
    """Whether each is a count of all, told as a fact, and no vague one."""
    return all(
        figure_of(fact).reality is Reality.ACTUAL
        and figure_of(fact).bound is not Bound.VAGUE
        and figure_of(fact).part_of is None
        and population(figure_of(fact))[1] != PART
        for fact in facts
    )


def _is_overtaken(before: Fact, after: Fact, context: Context) -> bool:
    """Whether the words say that the number of *before* was told until that of *after* was."""
    value, now = figure_of(before).value, figure_of(after).value
    if now in told_before(after) or now in told_before(before):
        return False
    if before.report != after.report:
        earlier = _days(before) <= _days(after) <= _days(before) + _SERIES_DAYS
        telling = value >= _CHANCE and value in told_before(after)
        return earlier and telling and context.one_story(before.report, after.report)
    gap = _gap(before, after)
    if value in told_before(after):
        return gap == 0
    if value in told_before(before):
        return -_NEAR <= gap <= 0  # "It rose to 31. Officials had earlier put it at 16."
    return 0 < gap <= _NEXT and is_later(after)


def _gap(before: Fact, after: Fact) -> int:
    """Code points from one sentence to the other: 0 if they are one, negative if it goes before."""
    first, second = (fact.entry.statement.evidence.span for fact in (before, after))
    if first == second:
        return 0
    if second.start >= first.end:
        return max(1, second.start - first.end)
    return min(-1, second.end - first.start)


def _days(fact: Fact) -> int:
    return (fact.entry.report.published or date.max).toordinal()
