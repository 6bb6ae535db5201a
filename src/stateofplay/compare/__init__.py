"""Entries of many reports -> who stands how, and which reports say the same.

    compare(entries)                 groups of statements across reports
    positions(entries, as_of=day)    the matrix: proposal by holder, with its history

Both are pure functions of the entries; neither reads a text or a ledger.
"""

from __future__ import annotations

from stateofplay.compare.comparisons import compare
from stateofplay.compare.positions import positions

__all__ = ["compare", "positions"]
