"""Numbers and days as people read them: "more than 9,200 people killed", "30m euros"."""

from __future__ import annotations

from collections.abc import Mapping

from stateofplay.compare.figures import amounts
from stateofplay.compare.figures.amounts import aside, counted
from stateofplay.core.judgements import Interval
from stateofplay.core.measures import HAPPENED
from stateofplay.core.statements import Bound, Figure
from stateofplay.present.views.export import number

HEDGES: Mapping[Bound, str] = {**amounts.HEDGES, Bound.VAGUE: "some {} (vague)"}

_OF = ("dozens", "scores", "hundreds", "thousands", "millions", "billions", "handful")


def day(interval: Interval | None) -> str:
    """Show an interval as one day or two, "" if it is not known."""
    if interval is None:
        return ""
    ends = dict.fromkeys(day.isoformat() for day in (interval.start, interval.end) if day)
    return " to ".join(ends)


def several(number: int, one: str, many: str = "") -> str:
    """Count things: "1 report", "2,000 reports"; *many* is the plural, if "s" does not make it."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def amount(figure: Figure) -> str:
    """Show a figure's value with its hedge: "more than 9,200", "10,000-12,000", "dozens"."""
    if figure.words is not None:
        return figure.words
    shown = f"{number(figure.value):,}"
    if figure.high is not None:
        shown = f"{shown}-{number(figure.high):,}"
    return HEDGES[figure.bound].format(shown)


def measured(figure: Figure) -> str:
    """Show a figure's value with hedge and unit: "more than 9,200", "30m euros", "$34bn"."""
    if figure.words is not None or figure.unit is None:
        return f"{amount(figure)} {figure.unit}" if figure.unit else amount(figure)
    return HEDGES[figure.bound].format(amounts.with_unit(figure, "-"))


def counting(figure: Figure) -> str:
    """Show a figure with what it counts.

    Returns:
        "9,200 people killed", "9,200 deaths", "dozens of militants held"; where a unit or another
        noun tells what is counted, the measure stands behind: "30m euros, aid (money)".
        What is told as no fact says so: "40 people killed (possible)".
    """
    of = figure.of or ""
    linked = "of " if figure.words and figure.words.lower().endswith(_OF) else ""
    if figure.unit or figure.measure not in HAPPENED:
        what = f", {of}" if figure.unit and of else f" {linked}{of}" if of else ""
        kind = "" if figure.measure == "other" else f" ({figure.measure})"
        return f"{measured(figure)}{what}{kind}{aside(figure)}"
    what = counted(of or "people", figure.measure)
    return f"{measured(figure)} {linked}{what}{aside(figure)}"
