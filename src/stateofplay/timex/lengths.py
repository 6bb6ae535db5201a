"""The arithmetic of lengths: "three days ago", "two weeks", "the past 24 hours"."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from stateofplay.timex import calendar
from stateofplay.timex.calendar import DAY, Days, at_precision, shift
from stateofplay.timex.context import Context, Kind, Meaning
from stateofplay.timex.counting import number
from stateofplay.timex.grammar import words

_FORWARD = frozenset({"later", "from now", "hence", "after", "afterward", "afterwards"})
_FROM_NOW = frozenset({"ago", "from now", "hence"})


def shifted(of: Context) -> Meaning:
    """Read "two weeks ago", "a day earlier", "three days later"."""
    unit = words()["units"][of.get("unit")]
    count = number(of.get("n")) if of.get("n") else None if of.get("vague") else Fraction(1)
    forward = of.get("way") in _FORWARD
    if count is None:
        return Meaning(value="FUTURE_REF" if forward else "PAST_REF")
    if unit.startswith("T"):
        return Meaning(value=_amount(count, unit), kind=Kind.DURATION, days=_same_day(of))
    told = of.get("way") in _FROM_NOW
    base = of.published if told else of.base
    if base is None or count.denominator != 1:
        return Meaning(value=None)
    value = _moved(of, base, unit, int(count) if forward else -int(count))
    return Meaning(value=value, guessed=not told and of.reference is None)


def _moved(of: Context, base: date, unit: str, by: int) -> str | None:
    reference = of.reference or ""
    if unit == "Y" and abs(by) == 1 and calendar.precision(reference) == "quarter":
        return shift(reference, "Y", by)
    try:
        if unit == "W":
            name = "week" if of.get("way") in _FROM_NOW else "day"
            return at_precision(base + 7 * by * DAY, name)
        whole = at_precision(base, {"D": "day", "M": "month"}.get(unit, "year"))
        return shift(whole, unit, by)
    except (ValueError, OverflowError):
        return None


def _same_day(of: Context) -> Days | None:
    return (of.published, of.published) if of.published and of.get("way") == "ago" else None


def _amount(count: Fraction, unit: str) -> str:
    """Write a duration; a half becomes the next smaller unit where there is one."""
    clock, letter = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    if letter == "E" and count.denominator != 1:
        count, letter = count * 10, "Y"
    whole, rest = divmod(count, 1)
    parts = {("", "Y"): (12, "M"), ("T", "H"): (60, "M"), ("T", "M"): (60, "S")}
    if rest and (clock, letter) in parts:
        times, smaller = parts[clock, letter]
        return f"P{clock}{f'{whole}{letter}' if whole else ''}{int(rest * times)}{smaller}"
    return f"P{clock}{float(count):g}{letter}" if rest else f"P{clock}{int(whole)}{letter}"


def duration(of: Context) -> Meaning:
    """Read "16 days", "several months", "a year and a half"."""
    unit = words()["units"][of.get("unit", "unit2", "unit3").rstrip("s")]
    told = of.get("n") or ("2" if "couple" in of.get("vague") else "")
    count = number(told) if told else None
    if count is not None and of.get("half"):
        count += Fraction(1, 2)
    return Meaning(value=_amount(count, unit) if count else _unknown(unit), kind=Kind.DURATION)


def half_unit(of: Context) -> Meaning:
    """Read "half an hour", "half a century"."""
    unit = words()["units"][of.get("unit").rstrip("s")]
    value = "P50Y" if unit == "C" else _amount(Fraction(1, 2), unit)
    return Meaning(value=value, kind=Kind.DURATION)


def _unknown(unit: str) -> str:
    return f"PTX{unit[1:]}" if unit.startswith("T") else f"PX{unit}"


def stretch(of: Context) -> Meaning:
    """Read "the past two weeks", "recent months": a duration that ends or begins at publication."""
    meant = duration(of)
    which = of.get("which").removeprefix("the ").removeprefix("these ").removeprefix("this ")
    count = number(of.get("n")) if of.get("n") else None
    unit = words()["units"][of.get("unit")]
    if count is None or of.published is None or which not in {"last", "past", "next", "coming"}:
        return meant
    long = 1 if unit.startswith("T") else _DAYS_OF[unit] * count
    if unit == "TH":
        long = max(count / 24, Fraction(1))
    try:
        length = int(long) * DAY
        here = of.published
        ends = (here - length, here) if which in {"last", "past"} else (here, here + length)
    except OverflowError:
        return meant
    return Meaning(value=meant.value, kind=meant.kind, days=ends)


_DAYS_OF = {"D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365, "E": 3652, "C": 36525, "L": 365250}
