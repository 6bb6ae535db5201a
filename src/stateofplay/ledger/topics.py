"""A person's decisions about proposals, laid over what the program found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stateofplay.core.judgements import Entry
from stateofplay.core.serialise import from_json
from stateofplay.core.topics import Held, TopicDecision, decided
from stateofplay.ledger.database import Database
from stateofplay.ledger.decided import kept
from stateofplay.ledger.found import NOTHING

_FIELD = "action"
"""A field that only decisions about proposals have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A person's decision about proposals as it is kept; see `DecisionRow`."""

    id: int
    made: str
    decision: TopicDecision
    superseded_by: int | None


def topic_rows(database: Database) -> Iterator[TopicRow]:
    """Give all decisions about proposals, the first one first, superseded ones too."""
    for row in kept(database, _FIELD):
        decision = from_json(TopicDecision, row.fields, NOTHING)
        yield TopicRow(id=row.id, made=row.made, decision=decision, superseded_by=row.superseded_by)


def held_topics(database: Database) -> Held:
    """Give the decisions about proposals that hold, with their numbers."""
    rows = topic_rows(database)
    return tuple((row.id, row.decision) for row in rows if row.superseded_by is None)


def overlaid(entry: Entry, held: Held) -> Entry:
    """Give *entry* with the proposal that a person's decisions make it belong to."""
    if entry.proposal is None or not held:
        return entry
    proposal, reasons = decided(entry.proposal, said_in(entry), held)
    return replace(entry, proposal=proposal, topical=True) if reasons else entry


def said_in(entry: Entry) -> str:
    """Give the words of an act that a decision on proposals looks at."""
    return f"{entry.trigger} {entry.about or ''}"
