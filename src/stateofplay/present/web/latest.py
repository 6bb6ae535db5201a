"""Which figure of a series is shown as its latest one, and by which rule."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stateofplay.compare.figures.revisions import says
from stateofplay.core.measures import HARM
from stateofplay.core.statements import Bound, Figure
from stateofplay.present.views.counts import amount
from stateofplay.present.web.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The figure of a series that a list shows.

    Attributes:
        line: The statement of it; one alone, so that two events are never mixed.
        rule: Why this one, in words.
    """

    line: Line
    rule: str


def latest(lines: Sequence[Line], replaced: Container[str] = ()) -> Latest:
    """Choose the latest figure of a series.

    A number that another one took the place of, as the reports say, is none. A toll does not fall:
    a smaller number that was published later, and that no words call a correction, counts another
    event or some of the people. Anything else is as published last.

    Args:
        lines: At least one; each with a figure.
        replaced: Ids of statements of numbers that were replaced.
    """
    standing = [line for line in lines if line.id not in replaced]
    told = _in_order(_plain(standing or lines))
    if told[0].type not in HARM:
        return Latest(line=told[-1], rule="published last")
    chosen, passed = told[0], list[Line]()
    for line in told[1:]:
        if _value(line) >= _value(chosen) or says("corrected", line.sentence):
            chosen, passed = line, []
        else:
            passed.append(line)
    if not passed:
        return Latest(line=chosen, rule="published last")
    shown = ", ".join(
        dict.fromkeys(amount(line.figure) for line in passed[-_SHOWN:] if line.figure)
    )
    rule = f"highest so far: a toll does not fall, so {shown}, published later, is another count"
    return Latest(line=chosen, rule=rule)


_SHOWN = 3
"""Of the smaller numbers passed over, so many are named."""


def _plain(lines: Sequence[Line]) -> Sequence[Line]:
    """Those told as so and not vaguely; all of them if none is."""
    return [line for line in lines if _is_plain(line.figure) and line.reality == "actual"] or lines


def _is_plain(figure: Figure | None) -> bool:
    return figure is not None and figure.bound is not Bound.VAGUE


def _in_order(lines: Iterable[Line]) -> list[Line]:
    """By publication; of one day's those that say by whose count last, then by the day told."""
    first = date.min

    def key(line: Line) -> tuple[date, bool, date, float]:
        known = line.report.published or first, line.day or first
        return known[0], bool(line.sources), known[1], _value(line)

    return sorted(lines, key=key)


def _value(line: Line) -> float:
    return float(line.figure.value) if line.figure is not None else 0.0
