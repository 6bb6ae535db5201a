"""When and where the figures of a headline are: as the text below it tells of the same number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from stateofplay.core.judgements import Interval, Place, Setting
from stateofplay.core.statements import Figure, Reading, Statement


def headline_settings(reading: Reading, settled: Iterable[Setting]) -> Iterator[Setting]:
    """Settle what a headline's figures leave open ("23 dead") by the text's same figures.

    Only of the dead and hurt: another deed of the same number is too common. Nothing follows where
    the text tells the number for two days, or for one that is no news any more.

    Args:
        reading: The report's statements.
        settled: What their own words settle.

    Yields:
        Settings in place of those of the same statements in *settled*.
    """
    by_id = {setting.statement_id: setting for setting in settled}
    counted = [each for each in reading.statements if isinstance(each.content, Figure)]
    title = len(reading.report.title)
    below = [each for each in counted if each.content.trigger.start >= title]
    for statement in counted:
        if statement.content.trigger.start >= title or not _is_toll(statement):
            continue
        own = by_id.get(statement.id) or Setting(statement_id=statement.id)
        same = [by_id[each.id] for each in below if each.id in by_id and _same(each, statement)]
        time, place = (
            own.time or _only_time(same, reading.report.published),
            own.place or _only_place(same),
        )
        if (time, place) != (own.time, own.place):
            why = "the text tells of the same number below the headline"
            yield replace(own, time=time, place=place, reasons=(*own.reasons, why))


def _same(one: Statement, other: Statement) -> bool:
    a, b = one.content, other.content
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    return (a.measure, a.value, a.high, a.unit) == (b.measure, b.value, b.high, b.unit)


_NEWS_DAYS = 7
"""Days before publication from which a headline's number may be."""
_TOLLS = frozenset({"killed", "injured"})


def _is_toll(statement: Statement) -> bool:
    return isinstance(statement.content, Figure) and statement.content.measure in _TOLLS


def _only_time(settings: Iterable[Setting], published: date | None) -> Interval | None:
    """The one day that all tell who tell one, if it is news."""
    times = [setting.time for setting in settings if setting.time is not None]
    days = {(time.start, time.end) for time in times}
    day = times[0].start if len(days) == 1 else None
    if day is None or published is None or times[0].end != day:
        return None
    return times[0] if 0 <= (published - day).days <= _NEWS_DAYS else None


def _only_place(settings: Iterable[Setting]) -> Place | None:
    places = [setting.place for setting in settings if setting.place is not None]
    return places[0] if len({place.name for place in places}) == 1 else None
