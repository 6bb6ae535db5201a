"""The day that an entry tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Figure
from stateofplay.datafiles import read_mapping
from stateofplay.timex import days_of

NEWS = timedelta(60)
"""What lies further back than this before its report is background: "seized the area in 2007"."""


MONTH_OR_YEAR = re.compile(r"\d{4}(?:-\d\d)?")
"""How a time says that it is a month or a year."""

PAST = "PAST_REF"
"""TIMEX3's value of a past without a day: "previously", "during her tenure"."""


def is_bygone(entry: Entry) -> bool:
    """Say whether the words tell that it lies in a past of which they tell no day."""
    return entry.time is not None and entry.time.value == PAST


def is_background(entry: Entry) -> bool:
    """Say whether the words tell that it lies long before its report."""
    time, published = entry.time, entry.report.published
    if is_bygone(entry):
        return True
    if time is None or time.text is None or time.end is None or published is None:
        return False
    return published - time.end > NEWS


def told_in(entries: Iterable[Entry]) -> str:
    """Give the first month or year that the words of *entries* tell: "May 2011"; "" if none."""
    values = {
        entry.time.value
        for entry in entries
        if entry.time and entry.time.value and MONTH_OR_YEAR.fullmatch(entry.time.value)
    }
    value = min(values, default="")
    days = days_of(value)
    return "" if days is None else f"{days[0]:%B %Y}" if "-" in value else value


def day_of(entry: Entry) -> date | None:
    """Give the day an act was done; the day by which a figure was counted.

    A count "since 7 October" is one of the day it was published: the words name its beginning.
    "On Sunday it had put the toll at 40" tells the day of the count itself.
    """
    time, published = entry.time, entry.report.published
    if time is None:
        return published
    if not isinstance(entry.content, Figure):
        return time.start or published
    told = time.text is not None and had_counted(entry.statement.evidence.exact, time.text)
    total = entry.content.cumulative and not told
    return published if total or time.start != time.end else time.end or published


def had_counted(sentence: str, day: str) -> bool:
    """Say whether *sentence* opens with the *day* by which somebody had counted."""
    before, had = _words()
    opening = rf"(?:(?:{before}) )?{re.escape(day)},?(?: [\w'\u2019]+){{1,5}} (?:{had})\b"
    return re.match(opening, sentence, re.IGNORECASE) is not None


@cache
def _words() -> tuple[str, str]:
    told = read_mapping("stateofplay.compare", "data", "revisions.yml")["had_counted"]
    before, had = ("|".join(map(re.escape, told[each])) for each in ("before", "had"))
    return before, had
