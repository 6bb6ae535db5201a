"""The acts and figures that pass a user's filters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from stateofplay.core.judgements import Entry
from stateofplay.ledger import Ledger
from stateofplay.present.views.filters import (
    Filters,
    is_about,
    is_of_type,
    is_told_with,
    last_day,
    of_party,
    passes,
    with_names,
)
from stateofplay.present.views.listing import Tests, keep, known_listing, wanted
from stateofplay.present.views.matching import has

MANY = 10_000
"""Statements that are no longer looked up one by one: reading all is as quick."""


def entries(ledger: Ledger, kind: str, filters: Filters) -> Iterator[Entry]:
    """Give the entries of one kind that pass *filters*, in order of publication and text."""
    filters = with_names(ledger, filters)
    if (found := _from_listing(ledger, kind, filters)) is not None:
        return found
    passing = _passing(ledger, kind, filters)
    if filters.newest is None:
        return passing
    return reversed(list(islice(passing, filters.newest)))


def _from_listing(ledger: Ledger, kind: str, filters: Filters) -> Iterator[Entry] | None:
    """Give the same where few of a large ledger pass; None if it takes reading through all."""
    if filters.report or not (filters.party or filters.about or filters.publisher or filters.type):
        return None
    known = known_listing(ledger, kind)
    if known is None:
        return None
    ids = wanted(known, tests_of(filters, by_sentence=kind == "figure"))
    if filters.newest is not None:
        ids = ids[-filters.newest :]
    return ledger.entries_listed(ids) if len(ids) <= MANY else None


def tests_of(filters: Filters, *, by_sentence: bool) -> Tests:
    """Give the tests of a listing that are those of *filters*, but for a report's id."""
    first, last = filters.since, last_day(filters)
    days = (first.isoformat() if first else "", last.isoformat() if last else "9")

    def of_day(day: str | None) -> bool:
        return days[0] <= day <= days[1] if day else not first and not last

    return Tests(
        kind=lambda kind: is_of_type(filters, kind),
        people=lambda *names: of_party(filters, *names),
        report=lambda _, publisher, day: has(filters.publisher, publisher) and of_day(day),
        about=lambda *words: is_about(filters, *words),
        told=lambda *words: by_sentence and is_told_with(filters, *words),
    )


def _passing(ledger: Ledger, kind: str, filters: Filters) -> Iterator[Entry]:
    """Give what passes, the last first if only the newest are asked for.

    What was gone through to its end for a few is listed, so that it is not the next time.
    """
    last = last_day(filters)
    found = ledger.entries(
        report_ids=ledger.report_ids(filters.report) if filters.report else None,
        kinds=(kind,),
        since=filters.since,
        until=last,
        backwards=filters.newest is not None,
    )
    every = not (filters.report or filters.since or last) and filters.newest is not None
    seen: list[Entry] = []
    for entry in found:
        if every:
            seen.append(entry)
        if passes(entry, filters, by_sentence=kind == "figure"):
            yield entry
    if every:
        keep(ledger, kind, reversed(seen))
