"""Entries of many reports -> who stands how, and which reports say the same.

    compare(entries)                 groups of statements across reports
    blocks_of(entry)                 within what an entry is compared; see `compare.upkeep.blocks`
    positions(entries, as_of=day)    the matrix: proposal by holder, with its history
    Replay(entries).at(day)          the same, for many days
    Standing().revise(reports, entries)   what `compare` gives, kept up as reports come and go
    series_of(counts, comparisons)   what one claimant counted of one thing

All are pure functions of the entries; none reads a text or a ledger.
"""

from __future__ import annotations

from stateofplay.compare.figures.series import Count, series_of
from stateofplay.compare.positions.positions import positions
from stateofplay.compare.positions.replay import Replay
from stateofplay.compare.reports.context import Context, context_of
from stateofplay.compare.upkeep.blocks import blocks_of
from stateofplay.compare.upkeep.comparisons import compare
from stateofplay.compare.upkeep.standing import Revised, Standing

__all__ = [
    "Context",
    "Count",
    "Replay",
    "Revised",
    "Standing",
    "blocks_of",
    "compare",
    "context_of",
    "positions",
    "series_of",
]
