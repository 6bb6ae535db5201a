"""A person's decisions about proposals, laid over what the program found."""

from __future__ import annotations

from dataclasses import replace

from stateofplay.core.judgements import Entry
from stateofplay.core.topics import Held, TopicDecision, decided
from stateofplay.ledger.database import Database
from stateofplay.ledger.decided import held


def held_topics(database: Database) -> Held:
    """Give the decisions about proposals that hold, with their numbers."""
    return tuple((row.id, row.decision) for row in held(database, TopicDecision))


def overlaid(entry: Entry, topics: Held) -> Entry:
    """Give *entry* with the proposal that a person's decisions make it belong to."""
    if entry.proposal is None or not topics:
        return entry
    proposal, reasons = decided(entry.proposal, said_in(entry), topics)
    return replace(entry, proposal=proposal, topical=True) if reasons else entry


def said_in(entry: Entry) -> str:
    """Give the words of an act that a decision on proposals looks at."""
    return f"{entry.trigger} {entry.about or ''}"
