"""Since when a position of the brief is held, and which ones are told as what once was.

What somebody agreed to in 1992 is no news of the report that recalls it: it stands behind all that
is told of these days, with its year.
"""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.compare.days import is_background, told_in
from stateofplay.core.judgements import Entry
from stateofplay.core.positions import Position


def is_recalled(entries: Sequence[Entry]) -> bool:
    """Say whether all *entries* behind a position tell it as background."""
    return bool(entries) and all(map(is_background, entries))


def since(cell: Position, entries: Sequence[Entry]) -> str:
    """Say since when a position is held, in brackets; "" where nothing tells it.

    Args:
        cell: The position.
        entries: The statements behind it.

    Returns:
        The day; else the month or year that the words tell: "(in 1992)" of what is only recalled.
    """
    if cell.since is not None:
        if cell.until is None:
            return f" (since {cell.since})"
        return (
            f" ({cell.since})" if cell.since == cell.until else f" ({cell.since} to {cell.until})"
        )
    told = told_in(entries)
    if not told:
        return ""
    return f" ({'in' if cell.until or is_recalled(entries) else 'since'} {told})"
