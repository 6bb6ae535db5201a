"""One claimant's count that rose: by the words of a later report, or since one day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import product

from stateofplay.compare.facts import Fact, names
from stateofplay.compare.figures import amounts
from stateofplay.compare.figures.amounts import is_rounded_to, wording
from stateofplay.compare.figures.figures import FigureGroup, may_be_one, new_ones, one_claimant
from stateofplay.compare.figures.populations import figure_of, listed
from stateofplay.compare.figures.revisions import is_risen, risen_from
from stateofplay.compare.figures.rivals import Judged
from stateofplay.compare.reports.context import Context
from stateofplay.core.judgements import Relation
from stateofplay.core.statements import Bound

SERIES_DAYS = 30
"""Counts further apart are not taken for one series: too much lies between them."""

_RISEN = 4
"""Times by which a number told as risen may be the one told before."""
_CHANCE = 5
"""Smaller numbers are told of too many events."""
_FAR, _GROWN = Decimal("1.5"), 10
"""Of what grows fast for weeks, the same, and from where on "more than" tells an older count."""
_MANY = 1000
_FEW = 4
"""Of the statements of a number, so many are looked at."""


def _rise(one: FigureGroup, other: FigureGroup) -> tuple[FigureGroup, FigureGroup, int] | None:
    """Give the lower and the higher number of one claimant, and days between their reports.

    None if they are not of one thing, or the higher one is told before the other or long after.
    """
    low, high = sorted((one, other), key=lambda group: group.figure.value)
    if not one_claimant(low, high) or not may_be_one(low, high):
        return None
    apart = (published(high) - published(low)).days
    return (low, high, apart) if 0 <= apart <= SERIES_DAYS else None


def told_as_risen(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """One claimant's higher, later number of one event, told as risen or as the toll by then.

    However far apart: the words say it ("up from 23"), or both name one place or thing.
    """
    rise = _rise(one, other)
    if rise is None or rise[0].amount.meets(rise[1].amount):
        return None
    low, high, apart = rise
    told = product(low.facts[:_FEW], high.facts[:_FEW])
    pairs = [(a, b) for a, b in told if context.one_story(a.report, b.report)]
    shown = f"{wording(low.figure)} became {wording(high.figure)}"
    if any(low.figure.value in earlier for earlier in _told_rises(pairs)):
        reason = f"{shown}: the words say that it rose from {wording(low.figure)}{by_whom(high)}"
        return Judged("told as risen", Relation.UPDATES, reason, high)
    values = low.figure.value, high.figure.value
    if not apart or values[0] < _CHANCE or values[1] > _RISEN * values[0] or new_ones(low, high):
        return None
    if any(_is_toll_by_then(b) and names(a) & names(b) for a, b in pairs):
        reason = f"{shown}: told later as the toll by then{by_whom(high)}"
        return Judged("told as risen", Relation.UPDATES, reason, high)
    return None


def _told_rises(pairs: Sequence[tuple[Fact, Fact]]) -> Iterator[frozenset[int]]:
    """Numbers from which the higher one rose, by its own sentence or another of its report."""
    for low, high in pairs:
        yield risen_from(high)
        if low.report == high.report:
            yield risen_from(low)


def since_one_day(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """One claimant's running totals since one day: the later, higher one updates the other."""
    rise = _rise(one, other)
    if rise is None or is_rounded(one, other):
        return None
    low, high, apart = rise
    if not apart or high.figure.value > _RISEN * low.figure.value:
        return None
    for a, b in product(low.facts[:_FEW], high.facts[:_FEW]):
        since = _since(a)
        if since and since == _since(b) and context.one_story(a.report, b.report):
            shown = f"{wording(low.figure)} became {wording(high.figure)}"
            reason = f"{shown}: both counted since {since.isoformat()}{by_whom(high)}"
            return Judged("since one day", Relation.UPDATES, reason, high)
    return None


def grown(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """One claimant's later, higher count of what grows fast for weeks, however far it has grown."""
    rise = _rise(one, other)
    if rise is None or one.measure not in listed("growing"):
        return None
    low, high, apart = rise
    least, most = low.figure.value, high.figure.value
    if not apart or least < _MANY or not _FAR <= most / least <= _GROWN or new_ones(low, high):
        return None
    told = product(low.facts[:_FEW], high.facts[:_FEW])
    if not any(_is_one_total(a, b) and context.one_story(a.report, b.report) for a, b in told):
        return None
    shown = f"{wording(low.figure)} ({low.day}) became {wording(high.figure)} ({high.day})"
    return Judged("grown", Relation.UPDATES, f"{shown}{by_whom(high)}", high)


def _is_one_total(one: Fact, other: Fact) -> bool:
    """Whether they do not run since two days."""
    return len({day for day in (_since(one), _since(other)) if day is not None}) <= 1


def _since(fact: Fact) -> date | None:
    """The first day of a running total; None if it is none, or of a single day."""
    time = fact.entry.time
    if time is None or time.start == time.end or figure_of(fact).cumulative is not True:
        return None
    return time.start


def _is_toll_by_then(fact: Fact) -> bool:
    return is_risen((fact,)) or figure_of(fact).cumulative is True


def is_rounded(one: FigureGroup, other: FigureGroup) -> bool:
    """Say whether one number may only be the other one, told roughly."""
    if is_rounded_to(one.figure, other.figure) or is_rounded_to(other.figure, one.figure):
        return True
    rough = {Bound.ABOUT, Bound.VAGUE}
    return not rough.isdisjoint({one.figure.bound, other.figure.bound}) and one.amount.meets(
        other.amount
    )


def published(group: FigureGroup) -> date:
    """Give the day of its first report, the last day of all if none is dated."""
    return min(fact.entry.report.published or date.max for fact in group.facts)


def by_whom(group: FigureGroup) -> str:
    """Say by whose count, behind a summary; "" if nobody is credited."""
    return amounts.by_whom(group.claimants, group.measure)


def names_of(group: FigureGroup) -> str:
    """Name those who are credited."""
    return " and ".join(group.claimants) or "no source named"
