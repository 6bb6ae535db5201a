"""What is written into the columns of a row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from stateofplay.core.serialise import to_json
from stateofplay.core.statements import Act, Statement
from stateofplay.core.text import Report


def difference(
    rows: Iterable[tuple[int, str, str]], decided: Mapping[str, str]
) -> tuple[list[int], set[str]]:
    """Tell apart what no longer holds (row numbers) from what holds unchanged (keys)."""
    gone: list[int] = []
    same: set[str] = set()
    for seq, key, content in rows:
        if decided.get(key) == content:
            same.add(key)
        else:
            gone.append(seq)
    return gone, same


def statement_row(seq: int, key: str, number: int, statement: Statement) -> tuple[object, ...]:
    """Give the columns of a statement; *number* is its reading's."""
    span = statement.evidence.span
    content = dumped(to_json(statement))
    found = (statement.found_by, statement.confidence)
    return (seq, key, number, statement.kind, span.start, span.end, *found, content)


def statement_words(report: Report, statement: Statement) -> tuple[str, str, str]:
    """Give the words by which a statement is found: its evidence, its trigger, its object."""
    text = report.full_text
    trigger = statement.content.trigger
    about = statement.content.about if isinstance(statement.content, Act) else None
    return (
        statement.evidence.exact,
        text[trigger.start : trigger.end],
        text[about.start : about.end] if about else "",
    )


def searchable(text: str) -> str:
    """Give *text* as the index can take it: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def dumped(value: object) -> str:
    """Write JSON, always the same for the same value."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)
