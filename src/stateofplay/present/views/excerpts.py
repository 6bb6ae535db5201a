"""How much of a long list is shown: a table for people stops before it fills the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from stateofplay.present.views.formats import Format, Row, write

MOST_ROWS = 200
"""Rows of a table if a person does not say how many; JSON and CSV are for programs: all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Part of a list.

    Attributes:
        rows: What is shown of it.
        left: How many rows are not; at least so many where the list was not gone through.
        newest: Whether the rows shown are its last, which are the newest.
    """

    rows: list[Row]
    left: int
    newest: bool

    @property
    def line(self) -> str:
        """What is left out and how to see it; "" if nothing is."""
        if not self.left:
            return ""
        which = "The newest" if self.newest else "The first"
        whole = "" if self.newest else f" of {len(self.rows) + self.left:,}"
        return f"{which} {len(self.rows):,} rows{whole}. All: --limit 0; fewer: see --help."


def most_rows(limit: int | None, form: Format) -> int | None:
    """Give the number of rows to show, None for all.

    Args:
        limit: What a person asked for; 0 asks for all, None for what is usual.
        form: How the rows are written.
    """
    if limit is None:
        return MOST_ROWS if form is Format.TABLE else None
    return limit or None


def excerpt(rows: Iterable[Row], most: int | None, *, newest: bool = False) -> Excerpt:
    """Take the first *most* rows, or the last ones of a list that goes by day; None takes all."""
    every = list(rows)
    left = 0 if most is None else max(0, len(every) - most)
    kept = every[left:] if newest else every[: len(every) - left]
    return Excerpt(rows=kept, left=left, newest=newest)


def write_excerpt(
    rows: Iterable[Row], form: Format, columns: Sequence[str], title: str, limit: int | None
) -> None:
    """Write the first of *rows*; a table says how many are left.

    Args:
        rows: All of them.
        form: How they are written.
        columns: Keys of the rows that a table shows.
        title: Of a table.
        limit: How many, as `most_rows` takes it.
    """
    console = Console(highlight=False)
    part = excerpt(rows, most_rows(limit, form))
    write(part.rows, form, columns, title, console)
    if form is Format.TABLE and part.line:
        console.print(Text(f"  {part.line}"))
