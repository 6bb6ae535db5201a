"""What was decided about one statement, with the reasons: for ``stateofplay why``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stateofplay.core.judgements import Comparison, Entity, Entry, Identity, Setting, Subject
from stateofplay.core.statements import Mention
from stateofplay.core.topics import decided
from stateofplay.ledger.checks import people
from stateofplay.ledger.database import Database
from stateofplay.ledger.found import unpack_statements
from stateofplay.ledger.identified import Actors
from stateofplay.ledger.rows import ENGINE
from stateofplay.ledger.statement_ids import ids_of_reading
from stateofplay.ledger.topics import held_topics, others, said_in
from stateofplay.ledger.who import REPORT_COLUMNS, actors_of_reading, as_report

_NOBODY: tuple[tuple[Entity | None, Identity | None]] = ((None, None),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The decisions behind an entry.

    Attributes:
        who: Each mention of the statement with the entity of the report and the decision
            who that is, each None if there is none.
        subject: Which proposal it belongs to, or None.
        setting: When and where, or None.
        comparisons: Those the statement takes part in.
        engine: What read the report.
        run: The run that did.
    """

    who: tuple[tuple[Mention, Entity | None, Identity | None], ...]
    subject: Subject | None
    setting: Setting | None
    comparisons: tuple[Comparison, ...]
    engine: str
    run: int


def trace_of(
    database: Database, entry: Entry, comparisons: Iterable[Comparison], reading: int | None = None
) -> Trace:
    """Give the decisions behind *entry*, which must come from this ledger.

    Args:
        database: Where to look.
        entry: A statement.
        comparisons: Those that may have to do with it.
        reading: Number of the reading that made it; None for the current one.
    """
    columns = ", ".join(f"reports.{each}" for each in REPORT_COLUMNS.split(", "))
    sql = (
        f"SELECT readings.seq, {ENGINE}, readings.run, statements, {columns} FROM readings"  # noqa: S608
        " JOIN found ON found.reading = readings.seq JOIN reports ON reports.seq = report"
        " WHERE reports.id = ? AND CASE WHEN ? = 0 THEN superseded_by IS NULL"
        " ELSE readings.seq = ? END"
    )
    number = reading or 0
    [(reading, engine, run, packed, *row)] = database.rows(sql, entry.report.id, number, number)
    report = as_report(tuple(row))
    ids = ids_of_reading(database, reading)
    found = unpack_statements(packed, ids, report, lambda _, key: key == entry.id)
    subject, setting = found.subjects[0], found.settings[0]
    known = actors_of_reading(database, reading, report, Actors(database))
    read = found.statements[0]  # a person's correction may have taken somebody away
    mentions = (*people(read.content), *read.attributed_to)
    return Trace(
        who=tuple((each, *who) for each in mentions for who in known.get(each.id, _NOBODY)),
        subject=subject and _overlaid(subject, entry, database),
        setting=setting,
        comparisons=tuple(each for each in comparisons if entry.id in each.statements),
        engine=engine,
        run=run,
    )


def _overlaid(subject: Subject, entry: Entry, database: Database) -> Subject:
    """Give the decision with what a person decided after it, each with its reason."""
    said, held = said_in(entry), held_topics(database)
    proposal, reasons = decided(subject.proposal, said, held)
    also = [decided(each, said, held) for each in subject.also]
    return replace(
        subject,
        proposal=proposal,
        also=others(proposal, (name for name, _ in also)),
        reasons=(*subject.reasons, *reasons, *(why for _, told in also for why in told)),
    )
