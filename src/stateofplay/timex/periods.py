"""The arithmetic of periods: centuries, years, quarters, seasons, "last week", "the year"."""

from __future__ import annotations

from datetime import date

from stateofplay.timex import calendar
from stateofplay.timex.calendar import DAY, at_precision, shift
from stateofplay.timex.context import Context, Kind, Meaning
from stateofplay.timex.counting import number, ordinal
from stateofplay.timex.grammar import words

_LAST = frozenset({"last", "past", "this past", "the last", "the past", "previous", "the previous"})
_LAST |= {"the preceding"}
_NEXT = frozenset({"next", "this coming", "the next", "coming", "the coming", "the following"})
_ANAPHORIC = frozenset({"the previous", "the following", "the preceding", "the next", "that"}) | {
    "the same",
    "that same",
}
_NAMES = {"day": "day", "weekend": "weekend", "week": "week", "month": "month"} | {
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}


def year(of: Context) -> Meaning:
    """Read "1998", "'68"."""
    short = of.get("short")
    return Meaning(value=f"19{short}" if short else of.get("year"))


def year_in_words(of: Context) -> Meaning:
    """Read "nineteen ninety-seven", "the year two thousand"."""
    told = of.get("words")
    if told.startswith("nineteen"):
        rest = number(told.removeprefix("nineteen").replace(" oh ", " ").strip())
        return Meaning(value=f"{1900 + int(rest)}" if rest is not None and rest < 100 else None)
    value = number(told.replace(" and ", " "))
    return Meaning(value=str(value) if value is not None else None)


def decade(of: Context) -> Meaning:
    """Read "the 1990s", "the '80s", "the nineties": three digits of the year."""
    told = of.get("ten", "ten2", "ten3") or str(words()["decades"][of.get("word")])
    return Meaning(value=f"{of.get('century') or 19}{told}")


def century(of: Context) -> Meaning:
    """Read "the 20th century": the two digits its years begin with."""
    nth = ordinal(of.get("nth", "nth_word"))
    return Meaning(value=f"{nth - 1:02}" if nth else None)


def quarter(of: Context) -> Meaning:
    """Read "the third quarter", of the year told or the nearest."""
    nth = ordinal(of.get("nth", "nth_word"))
    if nth is None or nth > 4:
        return Meaning(value=None)
    told = of.year
    if told is None and of.published is not None:
        now = (of.published.month + 2) // 3
        ahead = of.tense() == "future"
        told = of.published.year - (nth > now and not (ahead or nth - now == 1))
    return Meaning(value=f"{told}-Q{nth}" if told else f"XXXX-Q{nth}")


def half(of: Context) -> Meaning:
    """Read "the first half of 1989"."""
    told = of.year
    return Meaning(value=f"{told}-H{1 if of.get('half') == 'first' else 2}" if told else None)


def season(of: Context) -> Meaning:
    """Read "last spring", "the winter of 1994"."""
    code = words()["seasons"][of.get("season", "season2")]
    if of.get("year") or (of.groups.get("which") in {"last", "next"} and "season" not in of.groups):
        return Meaning(value=f"{of.year}-{code}")
    if of.published is None:
        return Meaning(value=f"XXXX-{code}")
    told = of.published.year
    days = calendar.days_of(f"{told}-{code}")
    which = of.get("which")
    if days is None:
        return Meaning(value=None)
    if which in _LAST and days[1] >= of.published:
        told -= 1
    elif which in _NEXT and days[0] <= of.published:
        told += 1
    elif days[0] > of.published and which != "this" and of.tense() == "past":
        told -= 1
    return Meaning(value=f"{told}-{code}")


def period(of: Context) -> Meaning:
    """Read "the 1988 period": the quarter told last, of that year."""
    last = of.reference or ""
    tail = last[4:] if calendar.precision(last) == "quarter" else ""
    return Meaning(value=of.get("year") + tail)


def year_earlier(of: Context) -> Meaning:
    """Read "the year-ago quarter", "year-earlier": the quarter told last, a year before."""
    base = of.reference
    if calendar.precision(base) != "quarter":
        base = at_precision(of.published, "year") if of.published else None
    value = shift(base, "Y", -1) if base else None
    if value and (nth := ordinal(of.get("nth")) if of.get("nth") else None):
        value = f"{value[:4]}-Q{nth}"
    return Meaning(value=value)


def this_or_that(of: Context) -> Meaning:
    """Read "last week", "this month", "the following day", "the same year"."""
    which, unit = of.get("which"), of.get("unit")
    base = of.base if which in _ANAPHORIC else of.published
    if unit == "day":
        if which in {"this", "the current"}:
            base = of.published
        elif which not in _ANAPHORIC and which != "next":
            return Meaning(value="P1D", kind=Kind.DURATION, days=of.back(1))
        else:
            base = of.base
    if base is None:
        return Meaning(value=None)
    if which == "the latest" and unit == "quarter":
        return the_unit(of)
    by = -1 if which in _LAST else 1 if which in _NEXT else 0
    days = of.back(_LENGTH[unit]) if which in {"the past", "past"} else None
    guessed = which in _ANAPHORIC and of.reference is None
    return Meaning(value=_moved(base, unit, by, of), days=days, guessed=guessed)


_SUNDAY = 7
"""On Sundays the papers' "last week" is the week that ends, though ISO 8601 has it go on: of 58
in articles of a Sunday 45 told of its days, 9 of the week before, 4 could not be told."""

_LENGTH = {"day": 1, "weekend": 3, "week": 7, "month": 30, "quarter": 91, "year": 365} | {
    "decade": 3652,
    "century": 36525,
}


def _moved(base: date, unit: str, by: int, of: Context) -> str | None:
    if unit == "day":
        return (base + by * DAY).isoformat()
    if unit == "week":
        if base == of.published and base.isoweekday() == _SUNDAY and of.get("which") == "last":
            by = 0
        return at_precision(base + 7 * by * DAY, "week")
    if unit == "weekend":
        saturday = base - ((base.weekday() - 5) % 7) * DAY
        ahead = by > 0 or (by == 0 and base.weekday() < 5 and of.get("which") == "this")
        return at_precision(saturday + (7 * DAY if ahead else 0 * DAY), "weekend")
    code = {"month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}[unit]
    return shift(at_precision(base, _NAMES[unit]), code, by) if by else at_precision(base, unit)


def the_unit(of: Context) -> Meaning:
    """Read "the year", "the quarter", "the weekend" standing alone: the one spoken of."""
    unit = of.get("unit") or "quarter"
    if of.get("ended") and unit in {"year", "month", "week"}:
        return Meaning(value=f"P1{unit[0].upper()}", kind=Kind.DURATION)
    if calendar.precision(of.reference) == unit:
        return Meaning(value=of.reference)
    if of.published is None:
        return Meaning(value=None)
    return Meaning(value=_moved(of.published, unit, -1 if unit == "quarter" else 0, of))


def unit_end(of: Context) -> Meaning:
    """Read "year-end": its last day."""
    if of.published is None:
        return Meaning(value=None)
    days = calendar.days_of(at_precision(of.published, of.get("unit", "unit2")))
    return Meaning(value=days[1].isoformat() if days else None)
