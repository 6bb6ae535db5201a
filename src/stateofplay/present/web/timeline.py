"""The timeline: acts by day, with what is said, what happened and what was reported apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stateofplay.present.web.asked import Asked
from stateofplay.present.web.lines import Line
from stateofplay.present.web.page import Page, Site, part
from stateofplay.present.web.words import act_types, day, span

BAR = 100
"""Width of the drawing of one moment, in its own units."""


_THINNEST = 1.5
"""Width of the bar of a moment that would be thinner."""

_FAR = 0.02
"""Share of the days told, at either end, that do not frame the timeline: years before, plans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When an act took place, as far as it is known.

    Attributes:
        said: Whether the act is a saying.
        when: Its day or days in words.
        sure: Whether the words of the report name the day.
        left: Start of the bar, 0-100 over the days shown.
        width: Width of the bar.
        reported: Place of the day of publication, None if not known.
    """

    line: Line
    said: bool
    when: str
    sure: bool
    left: float
    width: float
    reported: float | None


def timeline(site: Site, asked: Asked) -> Page:
    """Make the timeline of acts."""
    snapshot = site.snapshot
    lines = snapshot.chosen(asked, snapshot.acts_by_day)
    whole = not asked.filters()
    framed = snapshot.keep(("framed",), lambda: _framed(lines)) if whole else _framed(lines)
    shown = part((*framed.inside, *framed.outside), asked, 60)
    first, last = _bounds(shown.items, framed)
    verbal = {name for name, kind in act_types().acts.items() if kind.verbal}
    moments = [_moment(line, first, last, said=line.type in verbal) for line in shown.items]
    busy = snapshot.keep(("busy",), lambda: _busy(lines)) if whole else _busy(lines)
    return Page(
        template="timeline.html",
        title="Timeline",
        values={
            "shown": shown,
            "moments": moments,
            "first": first,
            "last": last,
            "busy": busy,
            "outside": framed.outside,
            "path": "/timeline",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Framed:
    """Acts in the order of their days: those of the days most is told of, and the others."""

    inside: tuple[Line, ...]
    outside: tuple[Line, ...]
    first: date | None
    last: date | None


def _framed(lines: Sequence[Line]) -> _Framed:
    days = sorted(value for line in lines for value in (line.day, line.report.published) if value)
    if not days:
        return _Framed(inside=tuple(lines), outside=(), first=None, last=None)
    cut = int(len(days) * _FAR)
    first, last = days[cut], days[-1 - cut]
    outside = [line for line in lines if line.day and not first <= line.day <= last]
    far = set(map(id, outside))
    inside = tuple([line for line in lines if id(line) not in far])
    return _Framed(inside=inside, outside=tuple(outside), first=first, last=last)


def _bounds(lines: Sequence[Line], framed: _Framed) -> tuple[date | None, date | None]:
    """Give the first and the last day that the bars run over, far ones left out where they can."""
    days = [value for line in lines for value in _days(line) if value]
    near = [
        day for day in days if framed.first and framed.last and framed.first <= day <= framed.last
    ]
    shown = near or days
    return (min(shown), max(shown)) if shown else (None, None)


def _days(line: Line) -> tuple[date | None, ...]:
    time = line.time
    return (line.report.published, time.start if time else None, time.end if time else None)


def _moment(line: Line, first: date | None, last: date | None, *, said: bool) -> Moment:
    days = ((last - first).days + 1) if first and last else 1
    time = line.time
    start = (time.start or time.end) if time else None
    end = (time.end or time.start) if time else None
    start, end = start or line.report.published, end or line.report.published

    def place(value: date | None) -> float | None:
        if value is None or first is None:
            return None
        return min(max(BAR * (value - first).days / days, 0.0), float(BAR))

    left = min(place(start) or 0.0, BAR - _THINNEST)
    wide = (place(end) or 0.0) + BAR / days - left
    reported = place(line.report.published)
    return Moment(
        line=line,
        said=said,
        when=span(time) if line.told else day(line.report.published),
        sure=line.told,
        left=round(left, 2),
        width=round(min(max(wide, _THINNEST), BAR - left), 2),
        reported=None if reported is None else round(reported + BAR / days / 2, 2),
    )


def _busy(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """Count acts by day, or by month where there are many days."""
    days = Counter(line.day for line in lines if line.day)
    if len(days) <= 45:
        return [(value.isoformat(), days[value]) for value in sorted(days)]
    months: Counter[str] = Counter()
    for value, count in days.items():
        months[f"{value:%Y-%m}"] += count
    return sorted(months.items())
