"""A person's word on entries, laid over what the program found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stateofplay.core.judgements import Entry
from stateofplay.core.reviews import Review
from stateofplay.ledger.database import Database
from stateofplay.ledger.decided import held


def held_reviews(database: Database) -> Mapping[str, Review]:
    """Give the reviews that hold, by the statement's id."""
    return {row.decision.statement: row.decision for row in held(database, Review)}


def reviewed(entry: Entry, reviews: Mapping[str, Review]) -> Entry:
    """Give *entry* with the status that a person gave it."""
    review = reviews.get(entry.id)
    return entry if review is None else replace(entry, status=str(review.status))
