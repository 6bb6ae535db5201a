"""Two tolls of one event that neither a later count nor another source explains."""

from __future__ import annotations

from itertools import product

from stateofplay.compare.facts import Fact, stems
from stateofplay.compare.figures.amounts import wording
from stateofplay.compare.figures.figures import FigureGroup, may_be_one, one_claimant
from stateofplay.compare.figures.populations import listed
from stateofplay.compare.figures.risen import names_of
from stateofplay.compare.figures.rivals import Judged, counts_of_all
from stateofplay.compare.reports.context import Context
from stateofplay.core.judgements import Relation
from stateofplay.core.measures import HARM

_DAYS = 2
"""Tolls of days further apart may both have been right."""
_LEAST = 10
"""Smaller numbers are told of too many events."""
_MOST = 3
"""Times by which two tolls of one event may differ."""


def unreconciled(one: FigureGroup, other: FigureGroup, context: Context) -> Judged | None:
    """Two reports give far different tolls of one event, the higher one told no later.

    "The coup left 161 dead", "265 deaths in the coup": one may count others, those who staged it.
    """
    low, high = sorted((one, other), key=lambda group: group.figure.value)
    if one.measure not in HARM or not _may_differ(low, high) or one_claimant(low, high):
        return None
    for a, b in product(counts_of_all(low), counts_of_all(high)):
        event = _events(a) & _events(b)
        if event and context.one_story(a.report, b.report):
            shown = f"{wording(low.figure)} ({names_of(low)}) and {wording(high.figure)}"
            reason = f"{shown} ({names_of(high)}), told of one event: one may count others"
            return Judged("unreconciled", Relation.DIFFERS, reason)
    return None


def _may_differ(low: FigureGroup, high: FigureGroup) -> bool:
    """Whether they are large and near enough, told within days, and the higher one no later."""
    if low.day is None or high.day is None or low.published is None or high.published is None:
        return False
    if abs((low.day - high.day).days) > _DAYS or not 0 <= low.published - high.published <= _DAYS:
        return False
    values = float(low.figure.value), float(high.figure.value)
    if values[0] < _LEAST or values[1] > _MOST * values[0] or low.loosest.meets(high.loosest):
        return False
    return low.reports.isdisjoint(high.reports) and may_be_one(low, high)


def _events(fact: Fact) -> frozenset[str]:
    """What kinds of event, of which one story tells one, its sentence names."""
    return fact.words & _kinds()


def _kinds() -> frozenset[str]:
    return stems(" ".join(listed("events")))
