"""The arithmetic by the names that the rules give it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stateofplay.timex import days, lengths, periods
from stateofplay.timex.context import Context, Kind, Meaning

MEANINGS: Mapping[str, Callable[[Context], Meaning]] = {
    "iso": days.iso,
    "slashed": days.slashed,
    "day": days.day,
    "days": days.days,
    "holiday": days.holiday,
    "month": days.month,
    "year": periods.year,
    "year_in_words": periods.year_in_words,
    "decade": periods.decade,
    "century": periods.century,
    "quarter": periods.quarter,
    "half": periods.half,
    "season": periods.season,
    "period": periods.period,
    "year_earlier": periods.year_earlier,
    "this_or_that": periods.this_or_that,
    "the_unit": periods.the_unit,
    "unit_end": periods.unit_end,
    "shifted": lengths.shifted,
    "duration": lengths.duration,
    "half_unit": lengths.half_unit,
    "stretch": lengths.stretch,
    "weekday": days.weekday,
    "weekday_back": days.weekday_back,
    "weekly": days.weekly,
    "deictic": days.deictic,
    "part_of_day": days.part_of_day,
    "clock": days.clock,
    "noon": days.noon,
    "set": days.repeated,
    "adverb": days.adverb,
    "reference": days.reference,
    "past": lambda _: Meaning(value="PAST_REF"),
    "while": lambda _: Meaning(value="PXX", kind=Kind.DURATION),
}
