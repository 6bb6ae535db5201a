"""A person's word on entries, laid over what the program found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stateofplay.core.corrections import Tell, corrected
from stateofplay.core.judgements import Entry
from stateofplay.core.reviews import Review
from stateofplay.core.topics import Held, TopicAction
from stateofplay.ledger.database import Database
from stateofplay.ledger.decided import held
from stateofplay.ledger.topics import overlaid


def held_reviews(database: Database) -> Mapping[str, Review]:
    """Give the reviews that hold, by the statement's id."""
    return {row.decision.statement: row.decision for row in held(database, Review)}


def reviewed(entry: Entry, reviews: Mapping[str, Review], topics: Held, who: Tell) -> Entry:
    """Give *entry* with what a person decided of it, and of the proposal that it is about.

    Where a person said what it is about, no splitting of that proposal takes it elsewhere; two
    proposals that were made one are one.

    Args:
        entry: What the program found.
        reviews: A person's words that hold, by the statement's id.
        topics: The decisions about proposals that hold.
        who: Tells who somebody whom a person named is now.
    """
    entry = overlaid(entry, topics)
    review = reviews.get(entry.id)
    if review is None:
        return entry
    if correction := review.correction:
        entry = corrected(entry, correction, who)
        if correction.about:
            entry = overlaid(entry, [each for each in topics if each[1].action is TopicAction.JOIN])
    return replace(entry, status=str(review.status), note=review.note)
