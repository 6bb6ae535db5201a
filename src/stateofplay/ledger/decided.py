"""A person's decisions as they are kept, whatever they are about.

Each kind has a field that no other has, by which its rows are told: who is who, proposals, entries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from stateofplay.core.decisions import Decision
from stateofplay.core.reviews import Review
from stateofplay.core.serialise import from_json
from stateofplay.core.topics import TopicDecision
from stateofplay.ledger.database import Database
from stateofplay.ledger.found import NOTHING

T = TypeVar("T", Decision, TopicDecision, Review)

_FIELDS = {Decision: "same", TopicDecision: "action", Review: "statement"}
"""Of each kind of decision, a field that no other has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow(Generic[T]):
    """A person's decision as it is kept.

    Attributes:
        id: Its number: a later decision has a higher one.
        made: When, ISO 8601, UTC.
        superseded_by: The later decision by which it no longer holds, None while it does.
    """

    id: int
    made: str
    decision: T
    superseded_by: int | None


def decision_rows(database: Database, kind: type[T]) -> Iterator[DecisionRow[T]]:
    """Give all decisions of one kind, the first one first, superseded ones too."""
    sql = (
        "SELECT seq, started, content, superseded_by FROM decisions"
        " JOIN runs ON runs.id = decisions.run ORDER BY seq"
    )
    for number, made, content, superseded_by in database.rows(sql):
        fields = json.loads(content)
        if _FIELDS[kind] in fields:
            decision = from_json(kind, fields, NOTHING)
            yield DecisionRow(id=number, made=made, decision=decision, superseded_by=superseded_by)


def held(database: Database, kind: type[T]) -> Iterator[DecisionRow[T]]:
    """Give the decisions of one kind that hold, the first one first."""
    return (row for row in decision_rows(database, kind) if row.superseded_by is None)
