"""Words of time -> days, from the report's day of publication.

Own rules instead of a library: general date parsers take "last Friday" and "Oct. 7" for days
to come, or guess a day where the words give a month only. What these rules do not know stays
unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from stateofplay.core.judgements import Interval

DATA = "times.yml"
_DAY = timedelta(days=1)
_AHEAD = 60
"""Days by which a date without a year may lie after publication ("Jan. 3", in December)."""

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The word lists of ``times.yml``."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    numbers: Mapping[str, int | None]
    relative: Mapping[str, tuple[int, int]]
    anchored: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What is asked: words in lower case, the day of publication, and what lies around."""

    words: str
    day: date | None
    sentence: str
    ahead: bool
    calendar: Calendar


def interval_of(
    words: str, published: date | None, *, sentence: str = "", ahead: bool = False
) -> Interval | None:
    """Resolve an expression of time to days, both included.

    Args:
        words: The expression as written ("late on Saturday", "since 7 October").
        published: Day of publication; None leaves only expressions with a year.
        sentence: The sentence around it, for "a day earlier".
        ahead: Whether what is told has not happened yet: "on Friday" is then to come.

    Returns:
        The days with *words* as text, or None if the words do not settle them.

    Example:
        >>> interval_of("on Friday", date(2023, 11, 5)).start
        datetime.date(2023, 11, 3)
    """
    plain = re.sub(r"\s+", " ", words.strip().lower()).strip(" ,.;:()\"'\u201c\u201d\u2019")
    question = _Question(
        words=plain, day=published, sentence=sentence, ahead=ahead, calendar=load_calendar()
    )
    days = _open(question) or _days(question)
    return Interval(start=days[0], end=days[1], text=words) if days else None


def _days(question: _Question) -> Days | None:
    for rule in _RULES:
        if (days := rule(question)) is not None:
            return days
    return None


def _open(question: _Question) -> Days | None:
    """Read "since 7 October": from its first day to the day of publication."""
    match = re.match(r"(?:ever )?since (?:the |at least |late |early |mid-?)?(.+)", question.words)
    if match is None:
        return None
    inner = _days(_with(question, match[1]))
    return (inner[0], question.day) if inner else None


def _with(question: _Question, words: str) -> _Question:
    return _Question(
        words=words,
        day=question.day,
        sentence=question.sentence,
        ahead=question.ahead,
        calendar=question.calendar,
    )


def _iso(question: _Question) -> Days | None:
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", question.words)
    return _one(_date(int(match[1]), int(match[2]), int(match[3]))) if match else None


def _span(question: _Question) -> Days | None:
    """Read "between 3 and 6 November", "from Monday to Wednesday", "3-6 November"."""
    month = rf"(?:{_any(question.calendar.months)})\.?"
    words = re.sub(
        rf"^(?:between|from) (\d{{1,2}}) (?:and|to) (?=\d{{1,2}} {month})", r"\1-", question.words
    )
    if match := re.fullmatch(rf"(\d{{1,2}}) ?[-\u2013] ?(\d{{1,2}} {month}(?:,? \d{{4}})?)", words):
        last = _dated(_with(question, match[2]))
        tail = match[2].split(" ", 1)[1]
        first = _dated(_with(question, f"{match[1]} {tail}"))
    elif match := re.fullmatch(r"(?:between|from) (.+?) (?:and|to|until|through) (.+)", words):
        first, last = _days(_with(question, match[1])), _days(_with(question, match[2]))
    else:
        return None
    if not first or not last or first[0] is None or last[1] is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _dated(question: _Question) -> Days | None:
    """A day of a month, with or without its year."""
    month = rf"(?P<month>{_any(question.calendar.months)})\.?"
    number, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?:,? (?P<year>\d{4}))?"
    for shape in (rf"\b{number}(?: of)? {month}\b{year}", rf"\b{month} {number}\b(?!:){year}"):
        if match := re.search(shape, question.words):
            return _of_year(question, match)
    return None


def _of_year(question: _Question, match: re.Match[str]) -> Days | None:
    month, day = question.calendar.months[match["month"]], int(match["day"])
    if match["year"]:
        return _one(_date(int(match["year"]), month, day))
    if question.day is None:
        return None
    years = (question.day.year + 1, question.day.year, question.day.year - 1)
    days = [found for year in years if (found := _date(year, month, day))]
    return _one(next((found for found in days if found - question.day <= _AHEAD * _DAY), None))


def _relative(question: _Question) -> Days | None:
    for words, (first, last) in question.calendar.relative.items():
        if re.search(rf"\b{words}\b", question.words) and question.day is not None:
            return question.day + first * _DAY, question.day + last * _DAY
    if question.day and re.search(r"\b(?:past|last|previous) (?:24 hours|day)\b", question.words):
        return question.day - _DAY, question.day
    return None


def _anchored(question: _Question) -> Days | None:
    """Read "a day earlier": from the only other day the sentence names."""
    shift = question.calendar.anchored.get(question.words)
    if shift is None:
        return None
    names = rf"\b(?:{_any(question.calendar.weekdays)})\b"
    found = re.findall(names, question.sentence.lower().replace(question.words, ""))
    days = {_days(_with(question, name)) for name in found}
    day = next(iter(days)) if len(days) == 1 else None
    return _one(day[0] + shift * _DAY) if day and day[0] else None


def _weekday(question: _Question) -> Days | None:
    match = re.search(rf"\b({_any(question.calendar.weekdays)})\b", question.words)
    if match is None or question.day is None:
        return None
    back = (question.day.weekday() - question.calendar.weekdays[match[1]]) % 7
    before = question.words[: match.start()]
    if re.search(r"\b(?:last|previous|past)\s$", before):
        return _one(question.day - (back or 7) * _DAY)
    if re.search(r"\b(?:next|coming|following)\s$", before) or question.ahead:
        return _one(question.day + ((-back) % 7 or (0 if question.ahead else 7)) * _DAY)
    return _one(question.day - back * _DAY)


def _weeks(question: _Question) -> Days | None:
    """This or last week, weekend, month, year."""
    match = re.search(
        r"\b(this|last|next|past|previous) (week|weekend|month|year)\b", question.words
    )
    if match is None and question.words in {"the weekend", "at the weekend", "over the weekend"}:
        match = re.search(r"(?P<which>the) (weekend)", question.words)
    if match is None or question.day is None:
        return None
    by = {"last": -1, "previous": -1, "next": 1}.get(match[1], 0)
    if match[1] == "past":
        length = {"week": 7, "weekend": 3, "month": 30, "year": 365}[match[2]]
        return question.day - length * _DAY, question.day
    return _period(question.day, match[2], by, this=match[1] == "this")


def _period(day: date, unit: str, by: int, *, this: bool) -> Days:
    if unit == "week":
        monday = day + (7 * by - day.weekday()) * _DAY
        return monday, monday + 6 * _DAY
    if unit == "weekend":
        saturday = day - ((day.weekday() - 5) % 7) * _DAY
        saturday += 7 * _DAY if (by > 0 or (this and day.weekday() < 5)) else 0 * _DAY
        return saturday, saturday + _DAY
    if unit == "year":
        return date(day.year + by, 1, 1), date(day.year + by, 12, 31)
    months = day.year * 12 + day.month - 1 + by
    return _month(months // 12, months % 12 + 1)


def _ago(question: _Question) -> Days | None:
    match = re.search(r"\b(\w+) (day|week|month|year)s? (?:ago|earlier)\b", question.words)
    if match is None or question.day is None or "earlier" in match[0]:
        return None
    told = question.calendar.numbers.get(match[1])
    count = int(match[1]) if match[1].isdecimal() else told
    if count is None or count > 3000:
        return None
    if match[2] == "day":
        return _one(question.day - count * _DAY)
    return _period(question.day, match[2], -count, this=False)


def _month_alone(question: _Question) -> Days | None:
    name = rf"(?P<month>{_any(question.calendar.months)})\.?"
    match = re.fullmatch(
        rf"(?:in |by |during |last |early |late |mid-?|the end of |the start of )*{name}"
        r"(?:,? (?P<year>\d{4})| of (?P<rel>this|last) year)?",
        question.words,
    )
    if match is None or question.words == "may":
        return None
    month = question.calendar.months[match["month"]]
    if match["year"]:
        return _month(int(match["year"]), month)
    if question.day is None:
        return None
    if match["rel"]:
        return _month(question.day.year - (match["rel"] == "last"), month)
    return _month(question.day.year - (month > question.day.month), month)


def _year(question: _Question) -> Days | None:
    match = re.fullmatch(r"(?:in |by |early |late |mid-?)*((?:19|20)\d\d)", question.words)
    return (date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)) if match else None


_RULES: tuple[Callable[[_Question], Days | None], ...] = (
    _iso, _span, _dated, _anchored, _relative, _weekday, _month_alone, _year, _weeks, _ago,
)  # fmt: skip


def _one(day: date | None) -> Days | None:
    return (day, day) if day is not None else None


def _month(year: int, month: int) -> Days:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - _DAY


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _any(words: Mapping[str, Any]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def load_data() -> dict[str, Any]:
    """Read ``times.yml`` as it is, examples included."""
    path = files("stateofplay.resolve").joinpath("data", DATA)
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data


@cache
def load_calendar() -> Calendar:
    """Read the word lists, once."""
    data = load_data()
    return Calendar(
        weekdays=data["weekdays"],
        months=data["months"],
        numbers=data["numbers"],
        relative={words: (first, last) for words, (first, last) in data["relative"].items()},
        anchored=data["anchored"],
    )
