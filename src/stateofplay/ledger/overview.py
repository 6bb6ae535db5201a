"""Reports and runs without what was found in them, as lists show them."""

# ruff: noqa: S608 - what is put into the SQL are our own words; values are bound

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stateofplay.core.judgements import Header
from stateofplay.ledger.database import Row
from stateofplay.ledger.rows import ENGINE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report without its text, and how much was found in it.

    Attributes:
        engine: What read it last, or None if it was never read through.
        characters: Code points of title and text.
        copy_of: The report read first that says the same on the same day, or None.
        revision_of: The report read before from the same address, with other words, or None.
    """

    header: Header
    author: str | None
    engine: str | None
    characters: int
    acts: int
    figures: int
    quotations: int
    problems: int
    copy_of: str | None = None
    revision_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One run; ``finished`` is None if it was interrupted or is still going on.

    Times are ISO 8601, UTC; ``readings`` counts the reports it read.
    """

    id: int
    started: str
    finished: str | None
    program: str
    engine: str
    settings: dict[str, object]
    readings: int


REPORTS = (
    "SELECT reports.id, source, title, publisher, published, url, author,"
    f" {ENGINE}, characters,"
    " (SELECT count(*) FROM problems WHERE problems.report = reports.id),"
    " coalesce(acts, 0), coalesce(figures, 0), coalesce(quotations, 0),"
    " (SELECT first.id FROM reports AS first WHERE first.core_hash = reports.core_hash"
    "  AND first.seq < reports.seq ORDER BY first.seq LIMIT 1),"
    " (SELECT earlier.id FROM reports AS earlier WHERE earlier.url = reports.url"
    "  AND earlier.seq < reports.seq AND earlier.core_hash <> reports.core_hash"
    "  AND earlier.url LIKE '%://%/_%'"  # a whole site's address is no page's
    "  ORDER BY earlier.seq DESC LIMIT 1)"
    " FROM reports LEFT JOIN readings"
    " ON readings.report = reports.seq AND superseded_by IS NULL"
    " LEFT JOIN found ON found.reading = readings.seq"
)
"""All reports with what `report_row` makes rows of."""


def report_row(row: Row) -> ReportRow:
    """Give a row of the query of `View.reports`."""
    report_id, source, title, publisher, published, url, author, engine, length, bad, *rest = row
    header = Header(
        id=report_id,
        source=source,
        title=title,
        publisher=publisher,
        published=published and date.fromisoformat(published),
        url=url,
    )
    return ReportRow(
        header=header,
        author=author,
        engine=engine,
        characters=length,
        acts=rest[0],
        figures=rest[1],
        quotations=rest[2],
        problems=bad,
        copy_of=rest[3],
        revision_of=rest[4],
    )
