"""Reports that say the same as another one, and what was read in that one."""

from __future__ import annotations

import json

from stateofplay.core.judgements import Entity, Resolved, Setting, Subject
from stateofplay.core.serialise import from_json
from stateofplay.core.statements import Reading, Statement
from stateofplay.ledger.database import Database
from stateofplay.ledger.entries import NOTHING, REPORT_COLUMNS, as_report


def original_of(database: Database, fingerprint: str, report_id: str, engine: str) -> str | None:
    """Give the first report with this fingerprint, other than *report_id*, that *engine* read."""
    sql = (
        "SELECT reports.id FROM reports JOIN readings ON readings.report = reports.seq"
        " AND superseded_by IS NULL AND engine = ?"
        " WHERE core_hash = ? AND reports.id <> ? ORDER BY reports.seq LIMIT 1"
    )
    row = database.row(sql, engine, fingerprint, report_id)
    return None if row is None else str(row[0])


def reading_of(database: Database, report_id: str) -> tuple[Reading, Resolved] | None:
    """Give what was read in a report, with what was decided within it.

    Returns:
        None if there is no reading. Mentions of no statement, and sentences, are not kept.
    """
    row = database.row(
        f"SELECT readings.seq, engine, {REPORT_COLUMNS} FROM reports"  # noqa: S608 - our own words
        " JOIN readings ON readings.report = reports.seq AND superseded_by IS NULL"
        " WHERE reports.id = ?",
        report_id,
    )
    if row is None:
        return None
    number, engine, *columns = row
    report = as_report(tuple(columns))
    rows = list(
        database.rows(
            "SELECT statements.content, subjects.content, settings.content FROM statements"
            " LEFT JOIN subjects ON subjects.statement = statements.seq"
            " LEFT JOIN settings ON settings.statement = statements.seq"
            " WHERE reading = ? ORDER BY statements.seq",
            number,
        )
    )
    entities = database.rows("SELECT content FROM entities WHERE reading = ? ORDER BY seq", number)
    return (
        Reading(
            report=report,
            mentions=(),
            statements=tuple(from_json(Statement, json.loads(each), report) for each, *_ in rows),
            sentences=(),
            engine=engine,
        ),
        Resolved(
            report_id=report.id,
            entities=tuple(from_json(Entity, json.loads(each), NOTHING) for (each,) in entities),
            subjects=tuple(from_json(Subject, json.loads(it), NOTHING) for _, it, _ in rows if it),
            settings=tuple(from_json(Setting, json.loads(it), NOTHING) for *_, it in rows if it),
        ),
    )
