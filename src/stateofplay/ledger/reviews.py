"""A person's word on entries, laid over what the program found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from stateofplay.core.judgements import Entry
from stateofplay.core.reviews import Review
from stateofplay.core.serialise import from_json
from stateofplay.ledger.database import Database
from stateofplay.ledger.decided import kept
from stateofplay.ledger.found import NOTHING

_FIELD = "statement"
"""A field that only reviews have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A person's word on a statement as it is kept; see `DecisionRow`."""

    id: int
    made: str
    review: Review
    superseded_by: int | None


def review_rows(database: Database) -> Iterator[ReviewRow]:
    """Give all reviews, the first one first, superseded ones too."""
    for row in kept(database, _FIELD):
        review = from_json(Review, row.fields, NOTHING)
        yield ReviewRow(id=row.id, made=row.made, review=review, superseded_by=row.superseded_by)


def held_reviews(database: Database) -> Mapping[str, Review]:
    """Give the reviews that hold, by the statement's id."""
    rows = review_rows(database)
    return {row.review.statement: row.review for row in rows if row.superseded_by is None}


def reviewed(entry: Entry, held: Mapping[str, Review]) -> Entry:
    """Give *entry* with the status that a person gave it."""
    review = held.get(entry.id)
    return entry if review is None else replace(entry, status=str(review.status))
