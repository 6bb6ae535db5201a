"""Reports that say the same as another one, and what was read in that one."""

from __future__ import annotations

from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Reading
from stateofplay.ledger.database import Database
from stateofplay.ledger.found import unpack_entities, unpack_statements
from stateofplay.ledger.rows import ENGINE
from stateofplay.ledger.statement_ids import ids_of_reading
from stateofplay.ledger.who import REPORT_COLUMNS, as_report


def original_of(database: Database, fingerprint: str, report_id: str, engine: str) -> str | None:
    """Give the first report with this fingerprint, other than *report_id*, that *engine* read.

    Returns:
        The report's id, None if there is none.
    """
    sql = (
        "SELECT reports.id FROM reports JOIN readings"  # noqa: S608 - our own words
        " ON readings.report = reports.seq"
        f" AND superseded_by IS NULL AND {ENGINE} = ?"
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
        f"SELECT readings.seq, {ENGINE}, {REPORT_COLUMNS} FROM reports"  # noqa: S608 - our own words
        " JOIN readings ON readings.report = reports.seq AND superseded_by IS NULL"
        " WHERE reports.id = ?",
        report_id,
    )
    if row is None:
        return None
    number, engine, *columns = row
    report = as_report(tuple(columns))
    [(statements, entities)] = database.rows(
        "SELECT statements, entities FROM found WHERE reading = ?", number
    )
    found = unpack_statements(statements, ids_of_reading(database, number), report)
    return (
        Reading(
            report=report, mentions=(), statements=found.statements, sentences=(), engine=engine
        ),
        Resolved(
            report_id=report.id,
            entities=unpack_entities(entities, report.id, report.full_text),
            subjects=tuple(each for each in found.subjects if each),
            settings=tuple(each for each in found.settings if each),
        ),
    )
