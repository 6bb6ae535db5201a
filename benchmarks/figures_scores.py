"""Scores of figures that need no judge."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from benchmarks.figures_data import LocalReport, Row, held
from benchmarks.figures_read import Reader, entries
from stateofplay.compare.figures.agreement import agreed
from stateofplay.compare.figures.tolls import Toll, toll
from stateofplay.core.judgements import Interval
from stateofplay.core.statements import Bound, Figure, Reality, Statement
from stateofplay.core.text import Report

SENTENCES = 500
INCIDENTS = 600
_OFFICE = re.compile(r"health|ministry", re.IGNORECASE)
_WHOLE = re.compile(r"people|palestinian|death|\bdead|lives|gazan|person|civilian", re.IGNORECASE)
_TOTAL = range(1000, 20000)
"""No count of one event is as high, nor was the total of those weeks higher."""

_SIDES = {
    "israel": re.compile(r"israel|kibbut|jew", re.IGNORECASE),
    "palestine": re.compile(r"palestin|gaza|enclave|territory|strip|west bank", re.IGNORECASE),
}


def official_tolls(
    reader: Reader, rows: Sequence[Row], known: Mapping[date, int]
) -> dict[str, float]:
    """Score the ministry's totals in all casualty sentences against the official series.

    An exact number is right if it lies between the official ones of the day before and after
    the day told for it; of an article that tells no day, its own or the day before. A round or
    hedged one may be as far off as it is rounded.
    """
    named = [row for row in rows if row.day and re.search(r"\d", row.text)]
    days = {row.index: row.day for row in named if _OFFICE.search(row.text)}
    reports = {
        row.index: Report(source=str(row.index), title="", text=row.text, published=row.day)
        for row in named
        if row.index in days
    }
    right = total = 0
    for number, reading in reader.readings(reports):
        wanted = [one for one in reading.statements if _is_official(one)]
        times = reader.times(reading) if wanted else {}
        for statement in wanted:
            day = _as_of(times.get(statement.id), days[number])
            figure = statement.content
            if day is None or not isinstance(figure, Figure):
                continue
            earliest = -1 if times.get(statement.id) else -2  # else: last evening's count
            near = [known.get(day + timedelta(step)) for step in range(earliest, 2)]
            official = [killed for killed in near if killed is not None]
            if official:
                total += 1
                right += _fits(figure, min(official), max(official))
    return {"official tolls within a day": right / max(total, 1)}


def _is_official(statement: Statement) -> bool:
    figure = statement.content
    return (
        isinstance(figure, Figure)
        and figure.measure == "killed"
        and figure.part_of is None
        and figure.reality is Reality.ACTUAL
        and figure.bound is not Bound.VAGUE
        and int(figure.value) in _TOTAL
        and _WHOLE.search(figure.of or "people") is not None
        and any(_OFFICE.search(mention.exact) for mention in statement.attributed_to)
        and not any("israel" in mention.exact.lower() for mention in statement.attributed_to)
    )


def _as_of(time: Interval | None, published: date | None) -> date | None:
    """The day told for a count if it is one day shortly before the article, else the article's."""
    end = time.end if time is not None and time.start == time.end else None
    recent = end is not None and published is not None and 0 <= (published - end).days <= 7
    return end if recent else published


def _fits(figure: Figure, low: int, high: int) -> bool:
    value = int(figure.value)
    step = next(size for size in (1000, 500, 100, 50, 1) if value % size == 0)
    if figure.bound is Bound.EXACT:
        return low <= value <= high or (step > 1 and low - step <= value <= high + step / 2)
    if figure.bound in {Bound.MORE_THAN, Bound.AT_LEAST}:
        return low - step <= value <= high
    return low - step <= value <= high + step


def agreeing_sides(reader: Reader, rows: Sequence[Row], seed: int) -> dict[str, float]:
    """Score whose people are counted against the side that the annotators saw.

    A figure agrees if the side found is theirs; where none is found, or it is another people's,
    it does not. Only sentences of one side, and only the killed and injured.
    """
    pool = [row for row in held(rows) if row.side in _SIDES]
    chosen = random.Random(seed).sample(pool, min(SENTENCES, len(pool)))  # noqa: S311 - no secret
    sides = {row.index: row.side for row in chosen}
    reports = {row.index: Report(source=str(row.index), title="", text=row.text) for row in chosen}
    agrees: Counter[bool] = Counter()
    told: Counter[bool] = Counter()
    for number, reading in reader.readings(reports):
        for figure in (one.content for one in reading.statements):
            if not isinstance(figure, Figure) or figure.measure not in {"killed", "injured"}:
                continue
            words = figure.whose.exact if figure.whose is not None else ""
            told[bool(words)] += 1
            other = next(side for side in _SIDES if side != sides[number])
            if words and (_SIDES[sides[number]].search(words) or _SIDES[other].search(words)):
                agrees[_SIDES[sides[number]].search(words) is not None] += 1
    return {
        "side told": told[True] / max(told.total(), 1),
        "side as annotated": agrees[True] / max(agrees.total(), 1),
    }


def incidents(
    reader: Reader, known: Mapping[str, Sequence[LocalReport]], seed: int
) -> dict[str, float]:
    """Score the tolls of local reports of shootings, and what most reports of one agree on."""
    names = random.Random(seed).sample(sorted(known), min(INCIDENTS, len(known)))  # noqa: S311
    chosen = [report for name in names for report in known[name]]
    reports = {
        number: Report(source=str(number), title=report.title, text=report.text)
        for number, report in enumerate(chosen)
    }
    read: dict[str, list[Toll]] = {name: [] for name in names}
    right = 0
    for number, reading in reader.readings(reports):
        found = toll(entries(reading))
        gold = chosen[number]
        read[gold.incident].append(found)
        right += _is_right(found, gold)
    consensus = sum(_is_right(agreed(read[name]), known[name][0]) for name in names)
    return {
        "incidents: reports right": right / max(len(chosen), 1),
        "incidents: consensus right": consensus / max(len(names), 1),
    }


def _is_right(found: Toll | None, gold: LocalReport) -> bool:
    return found is not None and (found.killed, found.injured) == (gold.killed, gold.injured)
