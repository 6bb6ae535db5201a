"""When and where a figure is that its report tells in another sentence, too.

"23 dead" in a headline is of the day and place that the text has for its 23 dead; "gunmen killed
1,400" is of the day that the text has for 1,400 killed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from stateofplay.core.judgements import Interval, Place, Setting
from stateofplay.core.measures import HARM
from stateofplay.core.statements import Bound, Figure, Reading, Statement
from stateofplay.timex import EVE

_TELLING = 10
"""Smaller numbers are told of many things in one text."""
_NEWS_DAYS = 7
"""Days before publication from which a headline's number may be."""
_OF_PEOPLE = HARM | {"held", "missing", "displaced"}


def told_again(reading: Reading, settled: Iterable[Setting]) -> Iterator[Setting]:
    """Settle what a figure's own words leave open by the same figures of the text.

    Of a headline's day and place, for the dead and hurt only: another deed of the same number is
    too common. Of the text the day, for numbers that tell one count. Nothing follows where the
    text tells the number for two days, or a headline's for one that is no news any more.

    Args:
        reading: The report's statements.
        settled: What their own words settle.

    Yields:
        Settings in place of those of the same statements in *settled*.
    """
    by_id = {setting.statement_id: setting for setting in settled}
    title = len(reading.report.title)
    counted = [each for each in reading.statements if isinstance(each.content, Figure)]
    below = [each for each in counted if each.content.trigger.start >= title and each.id in by_id]
    for statement in counted:
        own = by_id.get(statement.id) or Setting(statement_id=statement.id)
        same = [each for each in below if each is not statement and _same(each, statement)]
        times = [time for each in same if (time := by_id[each.id].time) is not None]
        if statement.content.trigger.start >= title:
            time = _only_day(times) if _is_one_count(statement, same) else None
            found = replace(own, time=own.time or time)
        elif _is_of(statement, HARM):
            place = _only_place(by_id[each.id] for each in same)
            time = _if_news(_only_day(times), reading.report.published)
            found = replace(own, time=own.time or time, place=own.place or place)
        else:
            continue
        if found != own:
            why = "the text tells of the same number in another sentence"
            yield replace(found, reasons=(*own.reasons, why))


def _same(one: Statement, other: Statement) -> bool:
    a, b = one.content, other.content
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    return (a.measure, a.value, a.high, a.unit) == (b.measure, b.value, b.high, b.unit)


def _is_of(statement: Statement, measures: frozenset[str]) -> bool:
    return isinstance(statement.content, Figure) and statement.content.measure in measures


def _is_one_count(statement: Statement, same: Iterable[Statement]) -> bool:
    """Whether numbers of people are large and plain enough to tell one count, and no total."""
    return all(
        isinstance(figure := each.content, Figure)
        and figure.measure in _OF_PEOPLE
        and figure.value >= _TELLING
        and figure.bound is not Bound.VAGUE
        and not figure.cumulative
        for each in (statement, *same)
    )


def _only_day(times: Iterable[Interval]) -> Interval | None:
    """The one day that all tell who tell one."""
    told = list(times)
    days = {(time.start, time.end) for time in told}
    single = len(days) == 1 and told[0].start is not None and told[0].start == told[0].end
    return told[0] if single else None


def _if_news(time: Interval | None, published: date | None) -> Interval | None:
    if time is None or time.start is None or published is None:
        return None
    return time if -EVE.days <= (published - time.start).days <= _NEWS_DAYS else None


def _only_place(settings: Iterable[Setting]) -> Place | None:
    places = [setting.place for setting in settings if setting.place is not None]
    return places[0] if len({place.name for place in places}) == 1 else None
