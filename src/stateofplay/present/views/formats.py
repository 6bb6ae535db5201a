"""How rows leave the program: a table for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from stateofplay.core.errors import Problem

Row = dict[str, Any]

SHORT_ID = 8
"""Digits of an id that tables show; `why` takes any unambiguous beginning."""
_HASH = re.compile(r"[0-9a-f]{16,}")

IDS = frozenset({"id", "ids", "statements"})
"""Columns that hold ids."""


DAYS = frozenset({"since", "until", "date", "published", "as_of"})
DAY_WIDTH = 10
"""Columns that hold days, and how wide they are in a terminal: a day stays in one piece, a span
of days takes several lines."""


_LONG_WORD = 12
"""Letters of a word for which a table makes room; longer ones may be cut."""


class Format(StrEnum):
    """What ``--format`` takes."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def write_json(rows: Iterable[Row], out: TextIO | None = None) -> None:
    """Write *rows* as one JSON list, non-ASCII letters as they are."""
    out = out or sys.stdout
    json.dump(list(rows), out, ensure_ascii=False, indent=1, default=_day)
    out.write("\n")


def write_jsonl(rows: Iterable[Row], out: TextIO | None = None) -> None:
    """Write *rows*, one JSON object a line."""
    out = out or sys.stdout
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False, default=_day) + "\n")


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


def write_csv(rows: Iterable[Row], out: TextIO | None = None) -> None:
    """Write *rows* as CSV, the keys of all rows as header; nothing at all for no rows.

    Lines end as RFC 4180 has it. Lists of words are joined with "; ", objects are written as
    JSON. A text that a spreadsheet would take for a formula gets a leading apostrophe, since
    report text is not to be trusted.
    """
    kept = list(rows)
    if not kept:
        return
    columns = dict.fromkeys(key for row in kept for key in row)  # acts and figures differ
    writer = csv.DictWriter(out or sys.stdout, fieldnames=list(columns), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in kept)


def _cell(value: object) -> object:
    if isinstance(value, dict) or (
        isinstance(value, list) and value and isinstance(value[0], dict)
    ):
        return json.dumps(value, ensure_ascii=False, default=_day)
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + value
    return value


def write_table(console: Console, rows: Sequence[Row], columns: Sequence[str], title: str) -> None:
    """Print *rows* as a table as wide as the terminal; report text is never markup.

    Args:
        columns: Keys of the rows to show, in order; the header names are the keys with
            spaces for underscores.
    """
    if not rows:
        console.print(Text(f"{title}\n  nothing found"))
        return
    table = Table(title=title, title_justify="left", header_style="bold", box=SIMPLE_HEAD)
    for column in columns:
        numeric = all(isinstance(row[column], (int, float)) for row in rows)
        table.add_column(
            column.replace("_", " "),
            justify="right" if numeric else "left",
            overflow="fold",
            no_wrap=column == "id" and not any("-" in str(row[column]) for row in rows),
            width=DAY_WIDTH if column in DAYS else None,
            min_width=_least([_shown(_shortened(column, row[column])) for row in rows]),
        )
    for row in rows:
        table.add_row(*(Text(_shown(_shortened(column, row[column]))) for column in columns))
    console.print(table)


def _least(texts: Iterable[str]) -> int:
    """The width under which words of a column would be cut, up to a limit."""
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return min(longest, _LONG_WORD)


def _shortened(column: str, value: object) -> object:
    if column not in IDS:
        return value
    if isinstance(value, str):
        return _short_id(value)
    return [_short_id(str(item)) for item in value] if isinstance(value, (list, tuple)) else value


def _short_id(words: str) -> str:
    """The beginning of a hash; an actor's id stays whole."""
    return words[:SHORT_ID] if _HASH.fullmatch(words) else words


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return printable(str(value))


def printable(text: str) -> str:
    """Give *text* so that it cannot steer a terminal: one space for each unprintable character."""
    return "".join(char if char.isprintable() else " " for char in text)


def print_problems(console: Console, problems: Iterable[Problem]) -> None:
    """Print what went wrong, a line each: the source, and why."""
    for problem in problems:
        console.print(printable(f"{problem.source}: {problem.message}"))


def write(
    rows: Iterable[Row], form: Format, columns: Sequence[str], title: str, console: Console
) -> None:
    """Write *rows* in the chosen format; *columns* and *title* matter to tables only."""
    match form:
        case Format.TABLE:
            write_table(console, list(rows), columns, title)
        case Format.JSON:
            write_json(rows)
        case Format.CSV:
            write_csv(rows)
