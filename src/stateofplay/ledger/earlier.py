"""Ids of statements, and what became of those of earlier readings: no id that was told dies."""

# ruff: noqa: S608 - what is put into the SQL are this module's own words; values are bound

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.core.judgements import Entry
from stateofplay.ledger.database import Database
from stateofplay.ledger.entries import Wanted, entries_of_reading
from stateofplay.ledger.found import evidence_of
from stateofplay.ledger.identified import Actors
from stateofplay.ledger.rows import ENGINE
from stateofplay.ledger.statement_ids import beginning, ids_of_reading
from stateofplay.ledger.tracing import Trace, trace_of
from stateofplay.ledger.who import REPORT_COLUMNS, as_report


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A statement of a reading that another one superseded, which does not make it.

    Attributes:
        entry: As it was read; who is who as the report alone tells it.
        trace: What was decided about it then.
        engine: What read the report after it, and holds now.
        now: Ids of the statements that hold on the same sentence, of the same kind.
    """

    entry: Entry
    trace: Trace
    engine: str
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run found, and how that differs from what other engines had found before.

    Attributes:
        acts: How many acts were found.
        figures: How many figures.
        quotations: How many quotations, those that only report what was said included.
        anew: Reports that another engine had read before; the rest is about these.
        gone: Statements that were made before and are not made now.
        added: Statements that were not made before.
        kept: Statements that were made before and now.
    """

    acts: int = 0
    figures: int = 0
    quotations: int = 0
    anew: int = 0
    gone: int = 0
    added: int = 0
    kept: int = 0


def ids_of(database: Database, prefix: str, most: int, *, held: bool = True) -> dict[str, int]:
    """Give the first ids that begin so, each with the number of the latest reading that has it.

    Args:
        database: Where to look.
        prefix: In lower case; "" begins none.
        most: At most so many.
        held: Whether of current readings, or of superseded ones.
    """
    found = dict(beginning(database, prefix, held=held))
    return {key: found[key] for key in sorted(found)[:most]}


def earlier_of(database: Database, key: str, reading: int) -> Earlier:
    """Give the statement of this id as a superseded reading made it."""
    sql = (
        f"SELECT reports.seq, {REPORT_COLUMNS} FROM readings"
        " JOIN reports ON reports.seq = readings.report WHERE readings.seq = ?"
    )
    [(number, *row)] = database.rows(sql, reading)
    wanted = Wanted(ids=[key])
    [entry] = entries_of_reading(database, (reading, number), wanted, Actors(database))
    sql = (
        f"SELECT readings.seq, {ENGINE}, statements FROM readings"
        " JOIN found ON reading = readings.seq"
        " WHERE report = ? AND superseded_by IS NULL"
    )
    [(current, engine, packed)] = database.rows(sql, number)
    span = entry.statement.evidence.span
    told = evidence_of(packed, as_report(tuple(row)).full_text)
    now = [
        each
        for each, (kind, start, end) in zip(ids_of_reading(database, current), told, strict=True)
        if kind == entry.statement.kind and start < span.end and span.start < end
    ]
    trace = trace_of(database, entry, (), reading)
    return Earlier(entry=entry, trace=trace, engine=engine, now=tuple(now))


def what_ran(database: Database, run: int) -> Ran:
    """Count what a run found, and compare it with what the readings before found."""
    sql = (
        "SELECT coalesce(sum(acts), 0), coalesce(sum(figures), 0), coalesce(sum(quotations), 0)"
        " FROM found JOIN readings ON readings.seq = reading WHERE run = ?"
    )
    [(acts, figures, quotations)] = database.rows(sql, run)
    sql = (
        "SELECT old.seq, new.seq FROM readings AS old"
        " JOIN readings AS new ON old.superseded_by = new.seq WHERE new.run = ?"
    )
    rows = [
        [set(ids_of_reading(database, each)) for each in pair]
        for pair in list(database.rows(sql, run))
    ]
    return Ran(
        acts=int(acts),
        figures=int(figures),
        quotations=int(quotations),
        anew=len(rows),
        gone=sum(len(before - after) for before, after in rows),
        added=sum(len(after - before) for before, after in rows),
        kept=sum(len(before & after) for before, after in rows),
    )
