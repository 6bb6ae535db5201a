"""Values of TIMEX3 (ISO 8601 with seasons, quarters, parts of days) and days."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

Days = tuple[date, date]
DAY = timedelta(days=1)

EVE = DAY
"""How far behind the day of its publication what a report tells as done can have happened.

Reports appear, and are dated, on the eve of what they tell: by the clock of another part of the
world, or of a server. In 26 such places of 854 articles 22 meant the next day, two the day 6 days
back; wires of 1989 to 1998 (TimeBank), whose days are exact, had two of the latter, none else.
"""
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month; winter ends in the next year."""

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(form))
    for name, form in (
        ("part of day", r"(\d{4})-(\d\d)-(\d\d)T.+"),
        ("day", r"(\d{4})-(\d\d)-(\d\d)"),
        ("weekend", r"(\d{4})-W(\d\d)-WE"),
        ("week", r"(\d{4})-W(\d\d)"),
        ("month", r"(\d{4})-(\d\d)"),
        ("quarter", r"(\d{4})-Q([1-4])"),
        ("half", r"(\d{4})-H([12])"),
        ("season", r"(\d{4})-(SP|SU|FA|WI)"),
        ("year", r"(\d{4})"),
        ("decade", r"(\d{3})"),
        ("century", r"(\d\d)"),
    )
)


def precision(value: str | None) -> str | None:
    """Name how exact *value* is ("day", "month", "quarter"...); None if it is no date."""
    found = _parsed(value)
    return found[0] if found else None


def days_of(value: str | None) -> Days | None:
    """Give the first and last day of a date; None if it is no date or there is no such day.

    Example:
        >>> days_of("2023-W44")
        (datetime.date(2023, 10, 30), datetime.date(2023, 11, 5))
    """
    if value and "/" in value:
        first, last = (days_of(each) for each in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    found = _parsed(value)
    if found is None:
        return None
    name, match = found
    try:
        return _DAYS[name](match)
    except (ValueError, OverflowError):
        return None


def shift(value: str, unit: str, by: int) -> str | None:
    """Move the date *value* by whole units, with the coarser precision of the two.

    A quarter or month moved by years stays a quarter or month; a day moved by weeks becomes a
    week only where the caller asks for it.
    """
    days, name = days_of(value), precision(value)
    if days is None:
        return None
    first = days[0]
    try:
        if unit in {"D", "W"}:
            return (first + by * (7 if unit == "W" else 1) * DAY).isoformat()
        months = by * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
        moved = _month_after(first, months)
        return at_precision(moved, name if name in {"quarter", "month"} else _UNITS[unit])
    except (KeyError, ValueError, OverflowError):
        return None


def at_precision(day: date, name: str) -> str:
    """Write the *name* (day, week, month...) that holds *day*."""
    return _WRITTEN[name](day)


def _parsed(value: str | None) -> tuple[str, re.Match[str]] | None:
    if not value or not value[0].isdigit():
        return None
    for name, form in _FORMS:
        if match := form.fullmatch(value):
            return name, match
    return None


def _month_after(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    last = _months(total // 12, total % 12 + 1, 1)[1].day
    return date(total // 12, total % 12 + 1, min(day.day, last))


def _months(year: int, first: int, count: int) -> Days:
    """Give *count* months from the month *first* of *year*."""
    year, first = year + (first - 1) // 12, (first - 1) % 12 + 1
    after = year * 12 + first - 1 + count
    return date(year, first, 1), date(after // 12, after % 12 + 1, 1) - DAY


def _day(match: re.Match[str]) -> Days:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return day, day


def _week(match: re.Match[str]) -> Days:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return monday, monday + 6 * DAY


def _weekend(match: re.Match[str]) -> Days:
    _monday, sunday = _week(match)
    return sunday - DAY, sunday


def _season(match: re.Match[str]) -> Days:
    first, last = _SEASONS[match[2]]
    return _months(int(match[1]), first, last - first + 1)


_DAYS: Mapping[str, Callable[[re.Match[str]], Days]] = {
    "part of day": _day,
    "day": _day,
    "weekend": _weekend,
    "week": _week,
    "month": lambda match: _months(int(match[1]), int(match[2]), 1),
    "quarter": lambda match: _months(int(match[1]), 3 * int(match[2]) - 2, 3),
    "half": lambda match: _months(int(match[1]), 6 * int(match[2]) - 5, 6),
    "season": _season,
    "year": lambda match: _months(int(match[1]), 1, 12),
    "decade": lambda match: _months(int(match[1]) * 10, 1, 120),
    "century": lambda match: _months(int(match[1]) * 100, 1, 1200),
}


def _iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_WRITTEN: Mapping[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "weekend": lambda day: f"{_iso_week(day)}-WE",
    "week": _iso_week,
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day.year:04}-H{(day.month + 5) // 6}",
    "year": lambda day: f"{day.year:04}",
    "decade": lambda day: f"{day.year // 10:03}",
    "century": lambda day: f"{day.year // 100:02}",
}
_UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade"} | {
    "C": "century"
}
