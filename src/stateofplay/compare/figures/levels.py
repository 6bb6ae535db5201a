"""How two numbers stand to each other: ordered, named levels; the first that holds decides.

A level gives the relation and says why, or None if it does not hold. What no level takes is not
compared: missing evidence is not a difference.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

from stateofplay.compare.facts import Fact, related
from stateofplay.compare.figures.amounts import Amount, is_rounded_to, wording
from stateofplay.compare.figures.figures import (
    FigureGroup,
    comparable,
    may_be_one,
    near,
    new_ones,
    one_claimant,
)
from stateofplay.compare.figures.overtaken import told_as_overtaken
from stateofplay.compare.figures.populations import TELLING, figure_of, listed, population
from stateofplay.compare.figures.revisions import is_correction, is_risen, of_tolls
from stateofplay.compare.figures.risen import (
    SERIES_DAYS,
    by_whom,
    grown,
    is_rounded,
    names_of,
    published,
    since_one_day,
    told_as_risen,
)
from stateofplay.compare.figures.rivals import (
    Judged,
    against_each_other,
    beside_one_count,
    side_by_side,
)
from stateofplay.compare.figures.unreconciled import unreconciled
from stateofplay.compare.reports.context import Context
from stateofplay.compare.reports.outlets import retold
from stateofplay.core.judgements import Relation
from stateofplay.core.measures import HARM
from stateofplay.core.statements import Bound

TOLD_ROUGHLY = "told roughly"
"""The level of two numbers of which the one is the other, told in a round one."""

_NEWS_WEEK = 7
"""Small counts that nobody is credited for are not taken for one series over more days."""


PairTest = Callable[[FigureGroup, FigureGroup], Judged | None]
_FEW = 4
"""Of the statements of a number, so many are looked at."""


def cannot_both_be_right(one: FigureGroup, other: FigureGroup) -> Judged | None:
    """Two numbers for one day that no number satisfies both of."""
    day = _one_day(one, other)
    if day is None or _allowed(one).meets(_allowed(other)):
        return None
    if not _is_known_thing(one) or (_is_of_the_hour(one) and _is_of_the_hour(other)):
        return None
    if one.credited and other.credited and not one_claimant(one, other):
        who = f" ({names_of(one)} against {names_of(other)})"
    elif _in_one_sentence(one, other):
        return None
    else:
        who = ""
    shown = f"{wording(one.figure)} and {wording(other.figure)}{who}"
    return Judged("cannot both be right", Relation.DIFFERS, f"{shown} for {day.isoformat()}")


def _in_one_sentence(one: FigureGroup, other: FigureGroup) -> bool:
    """Whether a report tells both in one sentence, "by 285 votes to 272": they count two things."""
    told = {fact.entry.statement.evidence for fact in one.facts[:_FEW]}
    return any(fact.entry.statement.evidence in told for fact in other.facts[:_FEW])


def _is_once(group: FigureGroup) -> bool:
    """Whether it is no toll that rises by the hour, and too small to be told in round numbers."""
    return group.measure not in HARM and group.figure.value < TELLING


def _one_day(one: FigureGroup, other: FigureGroup) -> date | None:
    if _is_once(one) and _is_once(other):
        told = ({fact.day for fact in group.facts if fact.day} for group in (one, other))
        return min(set.intersection(*told), default=None)
    return one.day if one.day == other.day else None


def _allowed(group: FigureGroup) -> Amount:
    """The numbers that it allows: of small ones that were counted once, the tightest told."""
    return group.amount if _is_once(group) else group.loosest


def _may_follow(one: FigureGroup, other: FigureGroup) -> bool:
    """Whether two numbers can be counts of one claimant, or of nobody named, on two days."""
    if one.day is None or other.day is None or one.day == other.day:
        return False
    if one.figure.value == other.figure.value or is_rounded(one, other):
        return False  # "at least 40" and "40" are no two counts
    apart = abs((one.day - other.day).days)
    if one.measure in listed("once") or apart > SERIES_DAYS:
        return False
    if one_claimant(one, other):
        return True
    small = max(one.figure.value, other.figure.value) < TELLING
    nobody = not (one.credited or other.credited)
    return nobody and (apart <= _NEWS_WEEK or not small)  # small ones are of many raids


def _is_known_thing(group: FigureGroup) -> bool:
    """Whether it is told what is counted: two sums of nobody knows what are no difference."""
    return group.measure in of_tolls() or bool(population(group.figure)[1])


def _is_of_the_hour(group: FigureGroup) -> bool:
    """Whether a large toll tells no day for itself: it holds when its report was written.

    Two of one day can both be right then, the higher one some hours later.
    """
    if group.measure not in HARM or group.figure.value < TELLING:
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
    if _is_looked_back_on(first) or _is_looked_back_on(second):
        return None
    if _falls(first, second):
        return _fallen(first, second)
    if first.measure in HARM and second.figure.value < first.figure.value:
        return None  # "more than 2,000" is not what 2,055 became
    shown = f"{wording(first.figure)} ({first.day}) became {wording(second.figure)} ({second.day})"
    return Judged("later count", Relation.UPDATES, shown + by_whom(second))


def _is_looked_back_on(group: FigureGroup) -> bool:
    """Whether its day is that of the deed, told long after: nobody had counted by then.

    "Gunmen took 240 people on 7 October", in November.
    """
    told = (fact for fact in group.facts if fact.told and fact.day == group.day)
    published = [fact.entry.report.published for fact in told]
    return bool(published) and all(day and not near(day, group.day) for day in published)


def same_day_revision(one: FigureGroup, other: FigureGroup) -> Judged | None:
    """One claimant's count of one day, which the words or a later report say was changed."""
    if one.day is None or one.day != other.day or not one_claimant(one, other):
        return None
    if one.amount.meets(other.amount):
        return None
    low, high = sorted((one, other), key=lambda group: group.figure.value)
    if _corrects(low) and not published(low) < published(high):
        return _corrected(high, low)
    if _corrects(high) and not published(high) < published(low):
        return _corrected(low, high)
    told = is_risen(high.facts) and not published(high) < published(low)
    if not told and not published(low) < published(high):
        return None
    why = "the words say that it rose" if told else "the higher one was published later"
    shown = f"{wording(low.figure)} became {wording(high.figure)} within {one.day.isoformat()}"
    return Judged("risen within the day", Relation.UPDATES, f"{shown}: {why}{by_whom(high)}")


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
    return Judged("stated correction", Relation.UPDATES, shown + by_whom(right), right)


def _falls(first: FigureGroup, second: FigureGroup) -> bool:
    """Whether a count that can only rise is lower on the later day, whatever the bounds allow."""
    never = first.measure in HARM and min(first.figure.value, second.figure.value) > TELLING
    return never and second.loosest.high < first.loosest.low


def _fallen(first: FigureGroup, second: FigureGroup) -> Judged | None:
    if _corrects(second):
        return _corrected(first, second)
    shown = f"{wording(first.figure)} ({first.day}), then {wording(second.figure)} ({second.day})"
    if not near(first.day, second.day):
        return None  # long after, one of them may count what happened in one raid
    reason = f"{shown}: a count of {first.measure} does not fall and no correction is stated"
    return Judged("falls unexplained", Relation.DIFFERS, reason)


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
    judged = judged or side_by_side(one, other) or against_each_other(one, other, context)
    judged = judged or beside_one_count(one, other, context) or grown(one, other, context)
    judged = judged or told_roughly(one, other, context)
    return judged or unreconciled(one, other, context)


def told_roughly(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """A report tells in a round number what another one tells exactly: "more than 430" is 436."""
    rough, exact = sorted((one, other), key=lambda group: group.figure.value)
    by_one = one_claimant(one, other)
    if not is_rounded_to(rough.figure, exact.figure) or not near(one.day, other.day):
        return None
    if (one.credited and other.credited and not by_one) or exact.figure.bound is Bound.VAGUE:
        return None
    if not may_be_one(one, other) or (new_ones(one, other) and not _are_new(one, other)):
        return None
    for a, b in product(one.facts[:_FEW], other.facts[:_FEW]):
        alike = by_one or related(a, b)
        if alike and context.one_story(a.report, b.report) and not _is_one_source(a, b, context):
            shown = f"{wording(rough.figure)} is told exactly: {wording(exact.figure)}"
            return Judged(TOLD_ROUGHLY, Relation.SAME, shown + by_whom(exact))
    return None


def _are_new(one: FigureGroup, other: FigureGroup) -> bool:
    """Whether both count only new cases ("in the past 24 hours")."""
    return all(figure_of(fact).cumulative is False for g in (one, other) for fact in g.facts)


def _is_one_source(one: Fact, other: Fact, context: Context) -> bool:
    """Whether two reports are of one outlet, or one copies or credits the other."""
    if retold((one, other)):
        return True
    names = [(fact.entry.report.publisher or "").casefold() for fact in (one, other)]
    if one.report == other.report or (names[0] and names[0] == names[1]):
        return True
    return context.wires.find(one.report) == context.wires.find(other.report)


def judge_within(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """Give what a report says of two numbers of its own; None if nothing."""
    return told_as_overtaken(one, other, context) or side_by_side(one, other)


def _together(one: FigureGroup, other: FigureGroup, context: Context) -> bool:
    """Whether two numbers are told of one thing: large totals by one claimant, or like words."""
    pairs = product(one.facts[:_FEW], other.facts[:_FEW])
    if min(one.figure.value, other.figure.value) >= TELLING and one_claimant(one, other):
        return any(context.related(a.report, b.report) for a, b in pairs)
    return any(related(a, b) and context.one_story(a.report, b.report) for a, b in pairs)
