"""A person's decisions about proposals, laid over what the program found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stateofplay.core.judgements import Entry
from stateofplay.core.topics import Held, TopicDecision, decided, is_split
from stateofplay.ledger.database import Database
from stateofplay.ledger.decided import held


def held_topics(database: Database) -> Held:
    """Give the decisions about proposals that hold, with their numbers."""
    return tuple((row.id, row.decision) for row in held(database, TopicDecision))


def overlaid(entry: Entry, topics: Held) -> Entry:
    """Give *entry* with the proposals that a person's decisions make it belong to."""
    if entry.proposal is None or not topics:
        return entry
    said = said_in(entry)
    proposal, reasons = decided(entry.proposal, said, topics)
    return replace(
        entry,
        proposal=proposal,
        also=others(proposal, [decided(each, said, topics)[0] for each in entry.also]),
        topical=entry.topical or bool(reasons),
        settled=any(is_split(name, said, topics) for name in entry.proposals),
    )


def others(first: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give *names* without the *first* proposal's and none twice: two may have become one."""
    return tuple(dict.fromkeys(name for name in names if name != first))


def said_in(entry: Entry) -> str:
    """Give the words of an act that a decision on proposals looks at."""
    return f"{entry.trigger} {entry.about or ''}"
