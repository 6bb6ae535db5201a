"""Days of publication, as sources write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import islice

from dateutil import parser

EXPECTED = "expected a day such as 2023-11-03"

_YEARS = range(1600, 3000)
"""In which reports are published: what lies outside is a mistake, and no day to count from."""

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T?\d{6})")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")

_HEAD_LINES = 4
_LONGEST_DAY = 60
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_LABEL = re.compile(r"(?:date|(?:first )?(?:published|posted)(?: on)?)\s*:?\s+", re.I)

_FILLINGS = (datetime(2001, 1, 1), datetime(2002, 2, 2))  # noqa: DTZ001 - days have no zone
"""What a missing part is filled with: a day that differs between the two is incomplete."""


def parse_day(value: object) -> date:
    """Read the day that *value* names, as written: a time zone does not move it.

    Args:
        value: ISO 8601, a date in English words or digits, or seconds since 1970.

    Raises:
        ValueError: If it names no single day, or none that can be; the message says why.
    """
    found = _named(value)
    if found.year not in _YEARS:
        raise ValueError(f"no day of publication: {found.isoformat()}; {EXPECTED}")
    return found


def _named(value: object) -> date:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_timestamp(value)
    text = str(value).strip()
    if found := _ISO.match(text) or _COMPACT.match(text):
        year, month, day = map(int, found.groups())
        return _day(year, month, day, text)
    if found := _NUMERIC.match(text):
        return _from_numbers(text, *map(int, found.groups()))
    return _from_words(text)


def day_line(lines: Iterable[str]) -> str | None:
    """Give the day that stands on a line of its own near the top of a text, as ISO 8601.

    Only the first lines that are not blank are looked at, and the line must tell the year:
    days in sentences are days of events.

    Returns:
        None if there is no such line.
    """
    head = islice((line.strip() for line in lines if line.strip()), _HEAD_LINES)
    for line in head:
        if len(line) > _LONGEST_DAY or not _YEAR.search(line):
            continue
        try:
            return parse_day(_LABEL.sub("", line, count=1)).isoformat()
        except ValueError:
            continue
    return None


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"no such day: {text[:40]!r}; {EXPECTED}") from None


def _from_timestamp(value: float) -> date:
    try:
        seconds = value / 1000 if abs(value) > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"date {str(value)[:40]} not understood; {EXPECTED}") from None


def _from_numbers(text: str, first: int, second: int, year: int) -> date:
    if first <= 12 and second <= 12 and first != second:
        raise ValueError(f"{text[:40]!r} may be two different days; {EXPECTED}")
    return _day(year, second, first, text) if first > 12 else _day(year, first, second, text)


def _from_words(text: str) -> date:
    try:
        one, other = (parser.parse(text, default=filling).date() for filling in _FILLINGS)
    except (ValueError, OverflowError, TypeError):
        raise ValueError(f"date {text[:40]!r} not understood; {EXPECTED}") from None
    if one != other:
        raise ValueError(f"{text[:40]!r} names no single day; {EXPECTED}")
    return date(one.year, one.month, one.day)
