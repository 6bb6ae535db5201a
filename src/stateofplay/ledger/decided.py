"""A person's decisions as they are kept, whatever they are about.

Each kind has a field that no other has, by which its rows are told: who is who (`deciding`),
proposals (`topics`), entries (`reviews`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stateofplay.ledger.database import Database


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of the table of decisions.

    Attributes:
        id: Its number: a later decision has a higher one.
        made: When, ISO 8601, UTC.
        fields: The decision.
        superseded_by: The later decision by which it no longer holds, None while it does.
    """

    id: int
    made: str
    fields: dict[str, Any]
    superseded_by: int | None


def kept(database: Database, field: str) -> Iterator[Kept]:
    """Give the decisions that have *field*, the first one first, superseded ones too."""
    sql = (
        "SELECT seq, started, content, superseded_by FROM decisions"
        " JOIN runs ON runs.id = decisions.run ORDER BY seq"
    )
    for number, made, content, superseded_by in database.rows(sql):
        fields = json.loads(content)
        if field in fields:
            yield Kept(number, made, fields, superseded_by)
