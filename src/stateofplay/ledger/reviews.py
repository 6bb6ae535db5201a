"""A person's word on entries, laid over what the program found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from stateofplay.core.judgements import Entry
from stateofplay.core.reviews import Review
from stateofplay.core.serialise import from_json
from stateofplay.ledger.database import Database
from stateofplay.ledger.found import NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A person's word on a statement as it is kept; see `DecisionRow`."""

    id: int
    made: str
    review: Review
    superseded_by: int | None


def review_rows(database: Database) -> Iterator[ReviewRow]:
    """Give all reviews, the first one first, superseded ones too."""
    sql = (
        "SELECT seq, started, content, superseded_by FROM decisions"
        " JOIN runs ON runs.id = decisions.run ORDER BY seq"
    )
    for number, made, content, superseded_by in database.rows(sql):
        fields = json.loads(content)
        if "statement" in fields:
            review = from_json(Review, fields, NOTHING)
            yield ReviewRow(id=number, made=made, review=review, superseded_by=superseded_by)


def held_reviews(database: Database) -> Mapping[str, Review]:
    """Give the reviews that hold, by the statement's id."""
    rows = review_rows(database)
    return {row.review.statement: row.review for row in rows if row.superseded_by is None}


def reviewed(entry: Entry, held: Mapping[str, Review]) -> Entry:
    """Give *entry* with the status that a person gave it."""
    review = held.get(entry.id)
    return entry if review is None else replace(entry, status=str(review.status))
