"""What a ledger can be asked.

Only decisions that hold are given, in an order that does not depend on when a report was
read.
"""

# ruff: noqa: S608 - what is put into the SQL are our own words; values are bound

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from stateofplay.core.errors import Problem, Stage, UsageError
from stateofplay.core.judgements import Comparison, Entity, Entry, Identity
from stateofplay.core.serialise import from_json
from stateofplay.core.text import Report
from stateofplay.ledger.compared import held_comparisons
from stateofplay.ledger.database import Database
from stateofplay.ledger.earlier import Earlier, Ran, earlier_of, ids_of, what_ran
from stateofplay.ledger.entries import IN_ORDER, Wanted, entries_of, outdated
from stateofplay.ledger.found import NOTHING, unpack_entities
from stateofplay.ledger.identified import Actors
from stateofplay.ledger.overview import REPORTS, ReportRow, RunRow, report_row
from stateofplay.ledger.rows import ENGINE
from stateofplay.ledger.searching import Hit, search
from stateofplay.ledger.tracing import Trace, trace_of
from stateofplay.ledger.who import REPORT_COLUMNS, Who, as_report, who_of_reading

_NAMED = 5
"""Ids that are named where one is not told in full."""


class View:
    """Answers questions about a ledger; every method may raise `LedgerError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def name(self) -> str:
        """The path or address it was opened by."""
        return self._database.name

    def state(self) -> tuple[int, ...]:
        """Give numbers that change whenever anything is read or decided; quick to get."""
        [row] = self._database.rows(
            "SELECT (SELECT coalesce(max(seq), 0) FROM readings),"
            " (SELECT coalesce(max(seq), 0) FROM settlements),"
            " (SELECT coalesce(max(seq), 0) FROM problems),"
            " (SELECT coalesce(max(seq), 0) FROM identified),"
            " (SELECT coalesce(max(seq), 0) FROM actors),"
            " (SELECT coalesce(max(seq), 0) FROM comparisons),"
            " (SELECT coalesce(max(seq), 0) FROM decisions)"
        )
        return tuple(row)

    def is_read(self, report_id: str, engine: str) -> bool:
        """Say whether the report's current reading is by *engine*."""
        sql = (
            "SELECT 1 FROM readings JOIN reports ON reports.seq = readings.report"
            f" WHERE reports.id = ? AND {ENGINE} = ? AND superseded_by IS NULL"
        )
        return self._database.row(sql, report_id, engine) is not None

    def report(self, report_id: str) -> Report | None:
        """Give a report with its text, letter for letter as it was read, or None."""
        sql = f"SELECT {REPORT_COLUMNS} FROM reports WHERE id = ?"
        row = self._database.row(sql, report_id)
        return None if row is None else as_report(row)

    def reports(self) -> Iterator[ReportRow]:
        """Give all reports with counts, in order of publication."""
        for row in self._database.rows(f"{REPORTS} ORDER BY {IN_ORDER}"):
            yield report_row(row)

    def report_ids(self, prefix: str) -> list[str]:
        """Give the ids of reports that begin with *prefix*, in order."""
        sql = "SELECT id FROM reports WHERE substr(id, 1, ?) = ? ORDER BY id"
        return [found for (found,) in self._database.rows(sql, len(prefix), prefix)]

    def outdated(self) -> dict[str, str]:
        """Give the reports of which a page was read again with other words: id -> newest id."""
        return outdated(self._database)

    def entities(self) -> Iterator[Entity]:
        """Give the entities of all current readings."""
        for _, entities, _ in self._entities_of_readings():
            yield from entities

    def readings(self) -> dict[int, str]:
        """Give the numbers of all current readings, with the ids of their reports."""
        sql = (
            "SELECT readings.seq, reports.id FROM readings"
            " JOIN reports ON reports.seq = readings.report WHERE superseded_by IS NULL"
        )
        return dict(self._database.rows(sql))

    def entities_in(self, readings: Iterable[int]) -> Iterator[tuple[int, tuple[Entity, ...]]]:
        """Give the entities of some readings, by the numbers of these."""
        sql = "SELECT entities FROM found WHERE reading = ?"
        for reading in readings:
            [(packed,)] = self._database.rows(sql, reading)
            report = self._report_of(reading)
            yield reading, unpack_entities(packed, report.id, report.full_text)

    def _report_of(self, reading: int) -> Report:
        sql = (
            f"SELECT {REPORT_COLUMNS} FROM readings"
            " JOIN reports ON reports.seq = readings.report WHERE readings.seq = ?"
        )
        [row] = self._database.rows(sql, reading)
        return as_report(row)

    def _entities_of_readings(
        self, known: Mapping[int, Sequence[Entity]] | None = None
    ) -> Iterator[tuple[int, Sequence[Entity], str]]:
        """Give number, entities and the report's full text of all current readings."""
        for reading, report in self._current():
            if known is not None and reading in known:
                yield reading, known[reading], report.full_text
                continue
            [(packed,)] = self._database.rows(
                "SELECT entities FROM found WHERE reading = ?", reading
            )
            yield reading, unpack_entities(packed, report.id, report.full_text), report.full_text

    def _current(self) -> Iterator[tuple[int, Report]]:
        sql = (
            f"SELECT readings.seq, {REPORT_COLUMNS} FROM readings"
            " JOIN reports ON reports.seq = readings.report"
            f" WHERE superseded_by IS NULL ORDER BY {IN_ORDER}"
        )
        for number, *row in self._database.rows(sql):
            yield number, as_report(tuple(row))

    def identities(self) -> Iterator[Identity]:
        """Give the decisions who the entities are, by entity."""
        actors = Actors(self._database)
        found: list[Identity] = []
        for reading, report in self._current():
            found += who_of_reading(self._database, reading, report, actors)[1].values()
        yield from sorted(found, key=lambda each: each.entity_id)

    def comparisons(self, *, statement: str | None = None) -> tuple[Comparison, ...]:
        """Give the comparisons that hold, by the day of their first report, then topic.

        Args:
            statement: Only those in which this statement (whole id) takes part.
        """
        days: dict[str, str] = dict(
            self._database.rows("SELECT id, coalesce(published, '9') FROM reports")
        )
        found = [
            from_json(Comparison, json.loads(text), NOTHING)
            for _, text in held_comparisons(self._database)
            if statement is None or statement in text
        ]
        if statement is not None:
            found = [each for each in found if statement in each.statements]
        return tuple(
            sorted(found, key=lambda each: (days.get(each.reports[0], "9"), each.topic, each.id))
        )

    def entries(
        self,
        *,
        report_ids: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        ids: Sequence[str] | None = None,
        backwards: bool = False,
    ) -> Iterator[Entry]:
        """Give statements with all that is decided about them.

        Args:
            report_ids: Only of these reports.
            kinds: Only ``act``, ``figure``, ``quotation``.
            since: Only of reports published on this day or later.
            until: Only of reports published on this day or earlier.
            ids: Only these statements (whole ids).
            backwards: The last first, so that who wants the newest need not read all.

        Returns:
            By day of publication, then in order of the text; of pages that were read again with
            other words the newest ones, if no report or statement is asked for by id. A filter that
            is None lets all through; an empty one lets nothing through. The steps by which they
            were found, which are most of a ledger, come with those asked for by id.
        """
        wanted = Wanted(
            report_ids=report_ids,
            kinds=kinds,
            since=since,
            until=until,
            ids=ids,
            why=ids is not None,
            outdated=ids is not None or report_ids is not None,
            backwards=backwards,
        )
        return entries_of(self._database, wanted)

    def entries_listed(self, ids: Collection[str]) -> Iterator[Entry]:
        """Give the statements of these whole ids as `entries` gives all, without the steps."""
        return entries_of(self._database, Wanted(ids=frozenset(ids), why=False, outdated=True))

    def entries_to_export(self, kinds: Sequence[str]) -> Iterator[Entry]:
        """Give statements as `entries` does, those of earlier states of a page (`outdated`) too."""
        return entries_of(self._database, Wanted(kinds=kinds, outdated=True))

    def entries_to_compare(
        self, report_ids: Sequence[str] | None = None, who: Who | None = None
    ) -> Iterator[Entry]:
        """Give statements as `entries` does, without the steps; *who* need not be read then."""
        return entries_of(self._database, Wanted(report_ids=report_ids, why=False), who)

    def entry(self, prefix: str) -> Entry | None:
        """Give the statement whose id begins with *prefix*; None if there is none.

        Raises:
            UsageError: If several do; names some.
        """
        key = prefix.strip().lower()
        found = self._only(prefix, ids_of(self._database, key, _NAMED))
        return None if found is None else next(self.entries(ids=[found]), None)

    def earlier(self, prefix: str) -> Earlier | None:
        """Give the statement of a superseded reading whose id begins with *prefix*, if any.

        Raises:
            UsageError: If several do; names some.
        """
        readings = ids_of(self._database, prefix.strip().lower(), _NAMED, held=False)
        found = self._only(prefix, readings)
        return None if found is None else earlier_of(self._database, found, readings[found])

    def _only(self, prefix: str, found: Collection[str]) -> str | None:
        key = prefix.strip().lower()
        if len(found) > 1 and key not in found:
            problem = f"Several statements begin with {prefix!r}."
            raise UsageError(problem, f"Give more of the id: {', '.join(found)}.")
        return key if key in found else next(iter(found), None)

    def ran(self, run: int) -> Ran:
        """Count what a run found, and how it differs from what other engines had found."""
        return what_ran(self._database, run)

    def trace(self, entry: Entry, comparisons: Iterable[Comparison] | None = None) -> Trace:
        """Give what was decided about *entry* and why.

        Args:
            comparisons: Those that *entry* is in, where they are known; None looks them up.
        """
        known = self.comparisons(statement=entry.id) if comparisons is None else comparisons
        return trace_of(self._database, entry, known)

    def problems(self, *, run: int | None = None) -> Iterator[Problem]:
        """Give the problems in the order they were met, of all runs or those first met in one."""
        sql = "SELECT source, stage, message, report FROM problems WHERE ? IN (run, 0) ORDER BY seq"
        for source, stage, message, report_id in self._database.rows(sql, run or 0):
            yield Problem(
                source=source, stage=Stage(stage), message=message, report_id=report_id or None
            )

    def runs(self) -> Iterator[RunRow]:
        """Give all runs, the first one first."""
        sql = (
            "SELECT id, started, finished, program, engine, settings,"
            " (SELECT count(*) FROM readings WHERE run = runs.id) FROM runs ORDER BY id"
        )
        for number, started, finished, program, engine, settings, readings in self._database.rows(
            sql
        ):
            yield RunRow(
                id=number,
                started=started,
                finished=finished,
                program=program,
                engine=engine,
                settings=json.loads(settings),
                readings=readings,
            )

    def search(self, query: str, limit: int = 20, *, reports: int | None = None) -> tuple[Hit, ...]:
        """Find statements and reports that have all words of *query*.

        Args:
            query: As people type it: words, "a phrase", a beginning*; endings of words do
                not matter. Nothing in it can be wrong.
            limit: At most so many statements, and so many reports.
            reports: At most so many reports, if not as many as statements.
        """
        return search(self._database, query, limit, reports)

    def _report_number(self, report_id: str) -> int | None:
        row = self._database.row("SELECT seq FROM reports WHERE id = ?", report_id)
        return None if row is None else int(row[0])
