"""How two numbers stand to each other: ordered, named levels; the first that holds decides.

A level gives the relation and says why, or None if it does not hold. What no level takes is not
compared: missing evidence is not a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import product

from stateofplay.compare.amounts import is_rounded_to, wording
from stateofplay.compare.context import Context
from stateofplay.compare.facts import Fact, names
from stateofplay.compare.figures import (
    FigureGroup,
    comparable,
    may_be_one,
    near,
    new_ones,
    one_claimant,
    related,
)
from stateofplay.compare.overtaken import told_as_overtaken
from stateofplay.compare.populations import TELLING, figure_of, listed, population
from stateofplay.compare.revisions import is_correction, is_risen, of_tolls, risen_from
from stateofplay.compare.rivals import Judged, against_each_other, side_by_side
from stateofplay.core.judgements import Relation
from stateofplay.core.statements import Bound

_ONLY_RISING = frozenset({"killed", "injured"})
_SERIES_DAYS = 30
"""Counts further apart are not taken for one series: too much lies between them."""

_RISEN = 4
"""Times by which a number told as risen may be the one told before."""
_CHANCE = 5
"""Smaller numbers are told of too many events."""


PairTest = Callable[[FigureGroup, FigureGroup], Judged | None]
_FEW = 4
"""Of the statements of a number, so many are looked at."""


def cannot_both_be_right(one: FigureGroup, other: FigureGroup) -> Judged | None:
    """Two numbers for one day that no number satisfies both of."""
    if one.day is None or one.day != other.day or one.loosest.meets(other.loosest):
        return None
    if not _is_known_thing(one) or (_is_of_the_hour(one) and _is_of_the_hour(other)):
        return None
    if one.credited and other.credited and not one_claimant(one, other):
        who = f" ({_names(one)} against {_names(other)})"
    else:
        who = ""
    shown = f"{wording(one.figure)} and {wording(other.figure)}{who}"
    return Judged("cannot both be right", Relation.DIFFERS, f"{shown} for {one.day.isoformat()}")


def _may_follow(one: FigureGroup, other: FigureGroup) -> bool:
    """Whether two numbers can be counts of one claimant, or of nobody named, on two days."""
    if one.day is None or other.day is None or one.day == other.day:
        return False
    if one.figure.value == other.figure.value or _is_rounded(one, other):
        return False  # "at least 40" and "40" are no two counts
    if one.measure in listed("once") or abs((one.day - other.day).days) > _SERIES_DAYS:
        return False
    return one_claimant(one, other) or not (one.credited or other.credited)


def _is_known_thing(group: FigureGroup) -> bool:
    """Whether it is told what is counted: two sums of nobody knows what are no difference."""
    return group.measure in of_tolls() or bool(population(group.figure)[1])


def _is_of_the_hour(group: FigureGroup) -> bool:
    """Whether a large toll tells no day for itself: it holds when its report was written.

    Two of one day can both be right then, the higher one some hours later.
    """
    if group.measure not in _ONLY_RISING or group.figure.value < TELLING:
        return False
    return not any(_is_dated(fact) for fact in group.facts)


def _is_dated(fact: Fact) -> bool:
    """Whether the words tell the one day of a count, or the day by which it was counted."""
    time = fact.entry.time
    single = time is not None and time.start in {None, time.end}
    return single and time is not None and time.end == fact.day


def later_count(one: FigureGroup, other: FigureGroup) -> Judged | None:
    """The same claimant, a later day, another number."""
    if one.day is None or other.day is None or not _may_follow(one, other):
        return None
    first, second = sorted((one, other), key=lambda group: (group.day, group.figure.value))
    if _falls(first, second):
        return _fallen(first, second)
    if first.measure in _ONLY_RISING and second.figure.value < first.figure.value:
        return None  # "more than 2,000" is not what 2,055 became
    shown = f"{wording(first.figure)} ({first.day}) became {wording(second.figure)} ({second.day})"
    return Judged("later count", Relation.UPDATES, shown + _by(second))


def same_day_revision(one: FigureGroup, other: FigureGroup) -> Judged | None:
    """One claimant's count of one day, which the words or a later report say was changed."""
    if one.day is None or one.day != other.day or not one_claimant(one, other):
        return None
    if one.amount.meets(other.amount):
        return None
    low, high = sorted((one, other), key=lambda group: group.figure.value)
    if _corrects(low) and not _published(low) < _published(high):
        return _corrected(high, low)
    if _corrects(high) and not _published(high) < _published(low):
        return _corrected(low, high)
    told = is_risen(high.facts) and not _published(high) < _published(low)
    if not told and not _published(low) < _published(high):
        return None
    why = "the words say that it rose" if told else "the higher one was published later"
    shown = f"{wording(low.figure)} became {wording(high.figure)} within {one.day.isoformat()}"
    return Judged("risen within the day", Relation.UPDATES, f"{shown}: {why}{_by(high)}")


def _corrects(group: FigureGroup) -> bool:
    """Whether the number is told as a correction; one that was told before is what was wrong."""
    stating = [fact for fact in group.facts if is_correction((fact,))]
    if not stating:
        return False
    days = [(fact.entry.report.published or date.max, fact not in stating) for fact in group.facts]
    return not min(days)[1]


def _corrected(wrong: FigureGroup, right: FigureGroup) -> Judged:
    way = "downwards" if right.figure.value < wrong.figure.value else "upwards"
    shown = f"{wording(wrong.figure)} corrected {way} to {wording(right.figure)}, as stated"
    return Judged("stated correction", Relation.UPDATES, shown + _by(right), right)


def _is_rounded(one: FigureGroup, other: FigureGroup) -> bool:
    """Whether one number may only be the other one, told roughly."""
    if is_rounded_to(one.figure, other.figure) or is_rounded_to(other.figure, one.figure):
        return True
    rough = {Bound.ABOUT, Bound.VAGUE}
    return not rough.isdisjoint({one.figure.bound, other.figure.bound}) and one.amount.meets(
        other.amount
    )


def _falls(first: FigureGroup, second: FigureGroup) -> bool:
    """Whether a count that can only rise is lower on the later day, whatever the bounds allow."""
    never = first.measure in _ONLY_RISING and min(first.figure.value, second.figure.value) > TELLING
    return never and second.loosest.high < first.loosest.low


def _fallen(first: FigureGroup, second: FigureGroup) -> Judged | None:
    if _corrects(second):
        return _corrected(first, second)
    shown = f"{wording(first.figure)} ({first.day}), then {wording(second.figure)} ({second.day})"
    if not near(first.day, second.day):
        return None  # long after, one of them may count what happened in one raid
    reason = f"{shown}: a count of {first.measure} does not fall and no correction is stated"
    return Judged("falls unexplained", Relation.DIFFERS, reason)


def _published(group: FigureGroup) -> date:
    return min(fact.entry.report.published or date.max for fact in group.facts)


def _by(group: FigureGroup) -> str:
    return f", by the count of {_names(group)}" if group.claimants else ""


def _rise(one: FigureGroup, other: FigureGroup) -> tuple[FigureGroup, FigureGroup, int] | None:
    """Give the lower and the higher number of one claimant, and days between their reports.

    None if they are not of one thing, or the higher one is told before the other or long after.
    """
    low, high = sorted((one, other), key=lambda group: group.figure.value)
    if not one_claimant(low, high) or not may_be_one(low, high):
        return None
    apart = (_published(high) - _published(low)).days
    return (low, high, apart) if 0 <= apart <= _SERIES_DAYS else None


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
        reason = f"{shown}: the words say that it rose from {wording(low.figure)}{_by(high)}"
        return Judged("told as risen", Relation.UPDATES, reason, high)
    values = low.figure.value, high.figure.value
    if not apart or values[0] < _CHANCE or values[1] > _RISEN * values[0] or new_ones(low, high):
        return None
    if any(_is_toll_by_then(b) and names(a) & names(b) for a, b in pairs):
        reason = f"{shown}: told later as the toll by then{_by(high)}"
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
    if rise is None or _is_rounded(one, other):
        return None
    low, high, apart = rise
    if not apart or high.figure.value > _RISEN * low.figure.value:
        return None
    for a, b in product(low.facts[:_FEW], high.facts[:_FEW]):
        since = _since(a)
        if since and since == _since(b) and context.one_story(a.report, b.report):
            shown = f"{wording(low.figure)} became {wording(high.figure)}"
            reason = f"{shown}: both counted since {since.isoformat()}{_by(high)}"
            return Judged("since one day", Relation.UPDATES, reason, high)
    return None


def _since(fact: Fact) -> date | None:
    """The first day of a running total; None if it is none, or of a single day."""
    time = fact.entry.time
    if time is None or time.start == time.end or figure_of(fact).cumulative is not True:
        return None
    return time.start


def _is_toll_by_then(fact: Fact) -> bool:
    return is_risen((fact,)) or figure_of(fact).cumulative is True


PAIR_LEVELS: tuple[PairTest, ...] = (same_day_revision, cannot_both_be_right, later_count)
"""Between two different numbers for one measure of the same people."""


def judge_pair(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """Give the first level that holds between two numbers; None if nothing follows.

    Nothing follows from numbers of another place, story or order of size, or of new cases and a
    total, unless the words themselves set one number beside the other.
    """
    if judged := told_as_overtaken(one, other, context):
        return judged
    if comparable(one, other) and _together(one, other, context):
        judged = next((each for level in PAIR_LEVELS if (each := level(one, other))), None)
    judged = judged or told_as_risen(one, other, context) or since_one_day(one, other, context)
    return judged or side_by_side(one, other) or against_each_other(one, other, context)


def judge_within(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """Give what a report says of two numbers of its own; None if nothing."""
    return told_as_overtaken(one, other, context) or side_by_side(one, other)


def _together(one: FigureGroup, other: FigureGroup, context: Context) -> bool:
    """Whether two numbers are told of one thing: large totals by one claimant, or like words."""
    pairs = product(one.facts[:_FEW], other.facts[:_FEW])
    if min(one.figure.value, other.figure.value) >= TELLING and one_claimant(one, other):
        return any(context.related(a.report, b.report) for a, b in pairs)
    return any(related(a, b) and context.one_story(a.report, b.report) for a, b in pairs)


def _names(group: FigureGroup) -> str:
    return " and ".join(group.claimants) or "no source named"
