"""Moves the rows of ledgers that were made before what was found was packed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeVar

from stateofplay.core.judgements import Entity, Identity, Resolved, Setting, Subject
from stateofplay.core.serialise import from_json
from stateofplay.core.statements import Statement
from stateofplay.ledger.database import Database
from stateofplay.ledger.found import NOTHING
from stateofplay.ledger.identified import decide
from stateofplay.ledger.keeping import add_found
from stateofplay.ledger.packing import packed_text
from stateofplay.ledger.rows import COMMON
from stateofplay.ledger.who import REPORT_COLUMNS, as_report

MIGRATION = 4
"""Place among the migrations, from 0."""

_OLD = ("subjects", "settings", "statements", "entities", "identities", "comparisons")

S = TypeVar("S")
T = TypeVar("T", Subject, Setting)


def move(database: Database) -> None:
    """Pack all that stands in the old tables, then drop these; in a transaction.

    What had been superseded of identities and comparisons is not taken along: it was worked out
    by the program and would be worked out again.
    """
    for (number,) in list(database.rows("SELECT seq FROM reports ORDER BY seq")):
        _pack_report(database, number)
    current: list[tuple[int, tuple[Entity, ...], str]] = []
    sql = "SELECT seq, report, superseded_by FROM readings ORDER BY seq"
    for reading, report, superseded_by in list(database.rows(sql)):
        moved = _move_reading(database, reading, report)
        if superseded_by is None:
            current.append((reading, *moved))
    sql = "SELECT content FROM old_identities WHERE superseded_by IS NULL"
    identities = [_read(Identity, content) for (content,) in database.rows(sql)]
    [(run,)] = database.rows("SELECT max(id) FROM runs")
    decide(database, current, identities, run)
    rows = list(
        database.rows("SELECT content, run FROM old_comparisons WHERE superseded_by IS NULL")
    )
    database.write_all(
        "INSERT INTO comparisons (content, run) VALUES (?, ?)",
        [(packed_text(content, COMMON), made) for content, made in rows],
    )
    for table in _OLD:
        database.write(f"DROP TABLE old_{table}")


def _pack_report(database: Database, number: int) -> None:
    [row] = database.rows(f"SELECT {REPORT_COLUMNS} FROM reports WHERE seq = ?", number)  # noqa: S608
    report = as_report(row)
    database.write(
        "UPDATE reports SET text = ?, characters = ? WHERE seq = ?",
        database.stored_text(report.text),
        len(report.title) + len(report.text),
        number,
    )
    database.words.add_report(number, report)


def _move_reading(database: Database, reading: int, number: int) -> tuple[tuple[Entity, ...], str]:
    [row] = database.rows(f"SELECT {REPORT_COLUMNS} FROM reports WHERE seq = ?", number)  # noqa: S608
    report = as_report(row)
    sql = "SELECT content FROM old_statements WHERE reading = ? ORDER BY seq"
    statements = [
        from_json(Statement, json.loads(content), report)
        for (content,) in database.rows(sql, reading)
    ]
    sql = "SELECT content FROM old_entities WHERE reading = ? ORDER BY seq"
    entities = tuple(_read(Entity, content) for (content,) in database.rows(sql, reading))
    resolved = Resolved(
        report_id=report.id,
        entities=entities,
        subjects=tuple(_decided(database, Subject, "subjects", reading)),
        settings=tuple(_decided(database, Setting, "settings", reading)),
    )
    add_found(database, reading, report, statements, resolved)
    return entities, report.full_text


def _decided(database: Database, cls: type[T], table: str, reading: int) -> Iterator[T]:
    sql = (
        f"SELECT decided.content FROM old_{table} AS decided"  # noqa: S608 - our own names
        " JOIN old_statements ON seq = statement WHERE reading = ? ORDER BY seq"
    )
    for (content,) in database.rows(sql, reading):
        yield from_json(cls, json.loads(content), NOTHING)


def _read(cls: type[S], content: str) -> S:
    return from_json(cls, json.loads(content), NOTHING)
