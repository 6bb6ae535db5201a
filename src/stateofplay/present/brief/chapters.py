"""The chapters of a ledger: stretches of days with reports, far apart from each other.

What was threatened a year ago is no threat of these days: a page says where its reports fall, and
tells the latest chapter first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from stateofplay.compare.rows.asked import load_data
from stateofplay.present.views.counts import several


@dataclass(frozen=True, slots=True)
class Chapter:
    """Reports of days near each other."""

    first: date
    last: date
    reports: int


def chapters(days: Iterable[date]) -> tuple[Chapter, ...]:
    """Part reports by their days of publication, one for each report; the earliest chapter first.

    Example:
        >>> [each.reports for each in chapters([date(2031, 5, 2), date(2032, 1, 1)])]
        [1, 1]
    """
    found: list[list[date]] = []
    for day in sorted(days):
        if found and (day - found[-1][-1]).days <= _apart():
            found[-1].append(day)
        else:
            found.append([day])
    return tuple(Chapter(some[0], some[-1], len(some)) for some in found)


@cache
def _apart() -> int:
    return int(load_data()["days"])


def told(found: Sequence[Chapter]) -> str:
    """Say where reports fall, the latest chapter first; "" where they are of one."""
    if len(found) < 2:
        return ""
    parts = [f"{_span(each)} ({several(each.reports, 'report')})" for each in reversed(found)]
    return f"They fall far apart: {', '.join(parts)}. What is latest stands first."


def _span(chapter: Chapter) -> str:
    first, last = chapter.first, chapter.last
    if first == last:
        return _day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{_day(last)}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%B}{year} to {_day(last)}"


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"
