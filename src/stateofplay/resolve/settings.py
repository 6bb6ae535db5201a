"""When and where: one setting for each statement whose words say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from stateofplay.core.judgements import Interval, Place, Setting
from stateofplay.core.statements import Mention, MentionKind, Reading, Reality, Statement
from stateofplay.resolve.places import Gazetteer
from stateofplay.resolve.times import interval_at
from stateofplay.timex import Timex, find_timexes


def settings(reading: Reading, gazetteer: Gazetteer) -> tuple[Setting, ...]:
    """Settle the time and place of a report's statements, in order.

    A statement whose words give neither has no setting. Nothing is taken from the day of
    publication alone: when a report appeared is not when something happened.
    """
    countries = _countries(reading, gazetteer)
    times = _Times(reading)
    return tuple(
        setting
        for statement in reading.statements
        if (setting := _setting(reading, statement, gazetteer, countries, times)) is not None
    )


class _Times:
    """The expressions of time of one report, read when the first is asked for."""

    def __init__(self, reading: Reading) -> None:
        self._report = reading.report

    @cached_property
    def _told(self) -> tuple[Timex, ...]:
        return find_timexes(self._report.full_text, self._report.published)

    @cached_property
    def _ahead(self) -> tuple[Timex, ...]:
        return find_timexes(self._report.full_text, self._report.published, ahead=True)

    def of(self, statement: Statement) -> Interval | None:
        """Settle when; what is only possible lies ahead unless the words tell otherwise."""
        if statement.time is None:
            return None
        ahead = getattr(statement.content, "reality", None) is Reality.POSSIBLE
        timexes = self._ahead if ahead else self._told
        report = self._report
        return interval_at(report.full_text, statement.time, timexes, report.published)


def _setting(
    reading: Reading,
    statement: Statement,
    gazetteer: Gazetteer,
    countries: tuple[str, ...],
    times: _Times,
) -> Setting | None:
    time = times.of(statement)
    place = _place(statement, gazetteer, countries)
    if time is None and place is None:
        return None
    return Setting(
        statement_id=statement.id,
        time=time,
        place=place,
        reasons=tuple(_reasons(reading, time, place)),
    )


def _place(statement: Statement, gazetteer: Gazetteer, countries: tuple[str, ...]) -> Place | None:
    mention = statement.place
    if mention is None:
        return None
    return gazetteer.find(mention.exact, _nearest_first(mention, gazetteer, countries))


def _nearest_first(
    mention: Mention, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[str, ...]:
    """Put the country that the mention itself names ("Aleppo, Syria") before the report's."""
    own = gazetteer.country(mention.owner) if mention.owner else None
    return (own, *countries) if own else countries


def _countries(reading: Reading, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Countries the report names, the most often named first."""
    named: Counter[str] = Counter()
    for mention in reading.mentions:
        if mention.kind is MentionKind.PLACE and (code := gazetteer.country(mention.exact)):
            named[code] += 1
    return tuple(code for code, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])))


def _reasons(reading: Reading, time: Interval | None, place: Place | None) -> Iterator[str]:
    if time is not None:
        day = reading.report.published
        yield f"{time.text!r}, report of {day.isoformat() if day else 'no known day'}"
    if place is not None and place.lat is not None:
        yield f"GeoNames: {place.name}, {place.country}"
    elif place is not None:
        yield f"{place.name}: no point ({'a state or region' if place.country else 'not settled'})"
