"""The arithmetic of days: dates without a year, weekdays, parts of days, hours, repetitions."""

from __future__ import annotations

from datetime import date

from stateofplay.timex.calendar import DAY, EVE, at_precision, days_of
from stateofplay.timex.context import Context, Kind, Meaning
from stateofplay.timex.counting import ordinal
from stateofplay.timex.grammar import words
from stateofplay.timex.lengths import duration

SOON = 3
"""Months that a month may lie ahead where the words leave it open ("told to leave by June")."""

AHEAD = 60
"""Days by which a date without a year may lie after publication ("Jan. 3", in December)."""

_WEEK = 7 * DAY


def iso(of: Context) -> Meaning:
    """Read "2023-11-05"."""
    value = of.get("value")
    return Meaning(value=value if days_of(value) else None)


def slashed(of: Context) -> Meaning:
    """Read "11/05/2023" as month, day, year; "25/10/23" can only be day and month."""
    one, two, year = int(of.get("one")), int(of.get("two")), int(of.get("year"))
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    return Meaning(value=_iso(year, one, two) or _iso(year, two, one))


def day(of: Context) -> Meaning:
    """Read a day of a month, with or without its year."""
    number = ordinal(of.get("day"))
    return Meaning(value=_in_year(of, _month(of.get("month")), number) if number else None)


def days(of: Context) -> Meaning:
    """Read "3-6 November": an ISO 8601 interval."""
    month = _month(of.get("month", "month2"))
    told = ordinal(of.get("day", "day2")), ordinal(of.get("last", "last2"))
    first, last = (_in_year(of, month, number) if number else None for number in told)
    return Meaning(value=f"{first}/{last}" if first and last and first < last else None)


def holiday(of: Context) -> Meaning:
    """Read "Christmas Day", "9/11"."""
    number, day_of_month, *year = words()["holidays"][of.get("holiday")]
    if year:
        return Meaning(value=_iso(year[0], number, day_of_month))
    return Meaning(value=_in_year(of, number, day_of_month))


def month(of: Context) -> Meaning:
    """Read a month, of the year told or the nearest that the words allow."""
    number, which, told = _month(of.get("month")), of.get("which"), None
    if of.get("year") or (which in {"last", "this", "next"} and "month" not in _alone(of)):
        told = of.year
    elif of.published is not None:
        told = of.published.year
        here = of.published.month
        if which in {"last", "past", "the previous", "this past"}:
            told -= number >= here
        elif which in {"next", "this coming", "the following"}:
            told += number <= here
        elif which != "this":
            tense = of.tense()
            soon = tense == "nearest" and 0 < (number - here) % 12 <= SOON
            ahead = tense == "future" or soon
            told += (ahead and number < here) - (not ahead and number > here)
    return Meaning(value=f"{told}-{number:02}" if told else f"XXXX-{number:02}")


def _alone(of: Context) -> frozenset[str]:
    """Pieces of "last May", where `which` counts months, not of "May last year"."""
    return frozenset({"month"}) if of.groups.get("rule") == "month" else frozenset()


def weekday(of: Context) -> Meaning:
    """Read a weekday: in news the one just past, unless the words tell of what is to come."""
    if of.published is None:
        return Meaning(value=f"XXXX-WXX-{words()['weekdays'][of.get('weekday')]}")
    wanted, which = words()["weekdays"][of.get("weekday")], of.get("which")
    base = of.published
    if which in {"the previous", "the following", "the next"} and (told := days_of(of.reference)):
        base = told[0]
    back = (base.isoweekday() - wanted) % 7
    on_eve = not which and back * DAY + EVE == _WEEK
    if which in {"last", "past", "previous", "the previous", "this past"}:
        found = base - (back or 7) * DAY
    elif which in {"next", "this coming", "the following", "the next"}:
        found = base + (7 - back) * DAY
    elif which != "the same" and (on_eve or of.tense() == "future"):
        found = base + ((-back) % 7) * DAY
    else:
        found = base - back * DAY
    return _at_part(found, of.get("part"))


def weekday_back(of: Context) -> Meaning:
    """Read "since | Friday": the last one, be it almost a week ago."""
    wanted = words()["weekdays"][of.get("weekday")]
    if of.published is None:
        return Meaning(value=f"XXXX-WXX-{wanted}")
    return _at_part(of.published - (of.published.isoweekday() - wanted) % 7 * DAY, of.get("part"))


def _at_part(found: date, part: str) -> Meaning:
    if not part:
        return Meaning(value=found.isoformat())
    value = f"{found.isoformat()}T{words()['parts_of_day'][part]}"
    return Meaning(value=value, kind=Kind.TIME)


def weekly(of: Context) -> Meaning:
    """Read "every Friday", "Fridays"."""
    name = of.get("weekday", "weekday2", "weekdays").removesuffix("s")
    part = words()["parts_of_day"].get(of.get("part"), "")
    value = f"XXXX-WXX-{words()['weekdays'][name]}"
    return Meaning(value=f"{value}T{part}" if part else value, kind=Kind.SET)


def deictic(of: Context) -> Meaning:
    """Read "yesterday", "tonight", "overnight"."""
    by, part = words()["deictic"][of.get("word")]
    kind = Kind.TIME if part else Kind.DATE
    if of.published is None:
        return Meaning(value=None, kind=kind)
    value = (of.published + by * DAY).isoformat()
    ends = None
    if of.get("word") == "overnight":
        ends = (of.published - DAY, of.published)
    return Meaning(value=f"{value}T{part}" if part else value, kind=kind, days=ends)


def part_of_day(of: Context) -> Meaning:
    """Read "this morning", "yesterday evening", "the next morning"."""
    which, part = of.get("which"), words()["parts_of_day"][of.get("part")]
    told = days_of(of.reference)
    base = of.published
    if which in {"that", "the", "in the", "mid", "mid-", "the next", "the following"} and told:
        base = told[0]
    if which == "the previous" and told:
        base = told[0]
    by = {"yesterday": -1, "last": -1, "the previous": -1, "tomorrow": 1, "the next": 1}
    by |= {"the following": 1}
    if base is None:
        return Meaning(value=None, kind=Kind.TIME)
    found = base + by.get(which, 0) * DAY
    return Meaning(value=f"{found.isoformat()}T{part}", kind=Kind.TIME)


def clock(of: Context) -> Meaning:
    """Read "7:15 p.m.", "14:30 GMT", on the day told with it or that of publication."""
    hour, minute = int(of.get("hour")), int(of.get("minute") or 0)
    if of.get("half"):
        hour = hour % 12 + (12 if of.get("half") == "p" else 0)
    return _at(of, hour, minute) if hour < 24 else Meaning(value=None, kind=Kind.TIME)


def noon(of: Context) -> Meaning:
    """Read "noon", "midnight"."""
    return _at(of, 0 if of.get("word") == "midnight" else 12, 0)


def _at(of: Context, hour: int, minute: int) -> Meaning:
    base = at_precision(of.published, "day") if of.published else "XXXX-XX-XX"
    return Meaning(value=f"{base}T{hour:02}:{minute:02}", kind=Kind.TIME)


def repeated(of: Context) -> Meaning:
    """Read "every four years", "40 trucks a day": the period after which it comes again."""
    meant = duration(of)
    value = meant.value if of.get("n") else f"P1{meant.value[2:]}" if meant.value else None
    if value and "X" in (meant.value or "") and not of.get("n"):
        value = (meant.value or "").replace("X", "1")
    return Meaning(value=value, kind=Kind.SET)


def adverb(of: Context) -> Meaning:
    """Read "monthly", "daily"."""
    unit = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M"}
    unit |= {"yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D"}
    return Meaning(value=unit[of.get("word")], kind=Kind.SET)


def reference(of: Context) -> Meaning:
    """Read "now", "recently", "soon"."""
    told = words()["references"].items()
    return Meaning(value=next(value for value, forms in told if of.get("word") in forms))


def _month(name: str) -> int:
    known = words()
    plain = name.rstrip(".").lower()
    number: int = known["months"].get(plain) or known["short_months"][plain]
    return number


def _in_year(of: Context, number: int, day_of_month: int) -> str | None:
    if (told := of.year) is not None:
        return _iso(told, number, day_of_month)
    if of.published is None:
        return f"XXXX-{number:02}-{day_of_month:02}"
    here = of.published
    near = [_date(year, number, day_of_month) for year in (here.year + 1, here.year, here.year - 1)]
    found = [each for each in near if each is not None]
    tense = of.tense()
    if tense == "future":
        return min((d for d in found if d >= here - AHEAD * DAY), default=here).isoformat()
    if tense == "nearest":
        return min(found, key=lambda d: abs(d - here)).isoformat() if found else None
    latest = (d for d in found if d - here <= (AHEAD if tense == "" else 1) * DAY)
    chosen = next(latest, None)
    return chosen.isoformat() if chosen else None


def _date(year: int, number: int, day_of_month: int) -> date | None:
    try:
        return date(year, number, day_of_month)
    except ValueError:
        return None


def _iso(year: int, number: int, day_of_month: int) -> str | None:
    found = _date(year, number, day_of_month)
    return found.isoformat() if found else None
