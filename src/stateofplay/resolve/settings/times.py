"""Words of time -> days, by the expressions of time within them.

Finding and reading the expressions is `stateofplay.timex`; here is what the words before
them open or close: "since 7 October" runs to the day of publication, "from Monday to
Wednesday" is one stretch. What stays unsettled has no days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from stateofplay.core.closed_classes import POSSESSIVE_ENDINGS
from stateofplay.core.judgements import Interval
from stateofplay.core.text import Span
from stateofplay.datafiles import read_mapping
from stateofplay.timex import Timex
from stateofplay.timex.tense import tense_at

_DAY = timedelta(days=1)
_TOLD_WITH = frozenset({"since", "from", "between", "until", "till", "by", "before", "prior to"})
"""These tell of the days of an expression only if the words of time include them."""
PAST = "PAST_REF"
"""TIMEX3's value of a past without a day: "previously", "years ago"."""
_BEFORE = 24
"""Code points before the words in which a preposition can stand."""


def interval_at(
    text: str, span: Span, timexes: Sequence[Timex], published: date | None
) -> Interval | None:
    """Resolve words of time where they stand.

    Args:
        text: The report's text.
        span: The words.
        timexes: The text's expressions of time, in order (`find_timexes`).
        published: Day of publication, or None.

    Returns:
        The days with the words as text, or None if the words do not settle them.

    Example:
        >>> from stateofplay.timex import find_timexes
        >>> text, published = "They met on Friday.", date(2023, 11, 5)
        >>> interval_at(text, Span(9, 18), find_timexes(text, published), published).start
        datetime.date(2023, 11, 3)
    """
    told = [timex for timex in timexes if timex.span.overlaps(span)]
    within = [timex for timex in told if timex.days]
    if not within or within[0].days is None:
        return None if _is_open(text[span.start : span.end], told) else _past(text, span)
    first, last = within[0].days
    role = _role(text, span, within[0])
    value = within[0].value
    words = text[span.start : span.end]
    if role == "stretch" and len(within) > 1 and within[1].days and first <= within[1].days[1]:
        value = f"{value}/{within[1].value}"
        return Interval(start=first, end=within[1].days[1], text=words, value=value)
    start, end = _sides(role, first, last, published)
    if start is not None and end is not None and start > end:
        return None
    return Interval(start=start, end=end, text=words, value=value)


def _past(text: str, span: Span) -> Interval:
    return Interval(start=None, end=None, text=text[span.start : span.end], value=PAST)


def _is_open(words: str, told: Sequence[Timex]) -> bool:
    """Whether words of time without a day may tell of these days: "recently", "in the evening"."""
    if any(timex.value != PAST for timex in told):
        return True
    return not set(words.lower().split()).isdisjoint(load_data()["lately"])


def is_of_telling(text: str, span: Span) -> bool:
    """Say whether words of time tell when something was said or agreed, not when it is to be.

    Example:
        >>> text = "They agreed on Friday to free 40 sailors."
        >>> is_of_telling(text, Span(15, 21))
        True
    """
    if _occasions().match(text, span.end) is None:
        before = text[max(0, span.start - _BEFORE) : span.start]
        behind = text[span.end : span.end + _BEFORE]
        on = "on " if text.startswith("on ", span.start) else ""
        if _said_on().search(before + on):
            return not behind.startswith(POSSESSIVE_ENDINGS)  # "said on Monday his party would"
        if _told().search(before) is None or _what().match(behind) is None:
            return False
    return tense_at(text, span.start, span.end) == "past"  # not "planned on Friday to"


@cache
def _told() -> re.Pattern[str]:
    """Before a day, what was said or done on it: "told them late | Friday", "agreed | Friday"."""
    near = _any("early_or_late")
    verbs = rf"{_any('saying')}|(?:{_any('telling')}) \w+|[a-z]+ed"
    return re.compile(rf"\b(?:{verbs})(?: (?:on|(?:{near})(?: on)?))? ?\Z")


@cache
def _said_on() -> re.Pattern[str]:
    """Before a day on which something was said: "told them late on | Friday"."""
    verbs = rf"{_any('saying')}|(?:{_any('telling')}) \w+"
    return re.compile(rf"\b(?:{verbs})(?: (?:{_any('early_or_late')}))? on \Z")


@cache
def _what() -> re.Pattern[str]:
    """Behind a day on which it was said, what was said: "Friday night | that it would"."""
    return re.compile(rf"(?: (?:{_any('parts_of_day')}))?,? (?:{_any('opening')}) [a-z]")


def _any(kind: str) -> str:
    return "|".join(load_data()[kind])


@cache
def _occasions() -> re.Pattern[str]:
    """Behind words of time: "a Friday | press briefing", where something was said."""
    part, word = _any("parts_of_day"), r"(?!to\b|will\b)[\w-]+ "
    return re.compile(rf" (?:(?:{part}) )?(?:{word})?(?:{_any('occasions')})\b")


def _sides(
    role: str | None, first: date, last: date, published: date | None
) -> tuple[date | None, date | None]:
    """The days that a preposition leaves of the days an expression covers."""
    if role == "opens":
        return first, published if published is None or published >= first else None
    if role == "closes":
        return None, last
    if role == "precedes":
        return None, first - _DAY
    if role == "follows":
        return last, None
    return first, last


def _role(text: str, span: Span, timex: Timex) -> str | None:
    """Name what the preposition before *timex* does to it; None without one."""
    start = max(0, timex.span.start - _BEFORE)
    match = _prepositions().search(text[start : timex.span.start])
    if match is None:
        return None
    role: str = load_data()["prepositions"][match["word"].lower()]
    outside = start + match.start("word") < span.start  # "since 7 October, when gunmen came"
    return None if outside and match["word"].lower() in _TOLD_WITH else role


@cache
def _prepositions() -> re.Pattern[str]:
    words = sorted(load_data()["prepositions"], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?P<word>{'|'.join(words)})\s+(?:the\s+)?\Z", re.IGNORECASE)


@cache
def load_data() -> dict[str, Any]:
    """Read ``times.yml`` as it is, examples included."""
    return read_mapping("stateofplay.resolve", "data", "times.yml")
