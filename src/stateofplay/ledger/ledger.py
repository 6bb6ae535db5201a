"""The only writer. Every report is one transaction; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from stateofplay import __version__
from stateofplay.copies import fingerprint
from stateofplay.core.errors import Problem, Stage
from stateofplay.core.judgements import Entry, Resolved
from stateofplay.core.serialise import to_json
from stateofplay.core.statements import Reading, Statement
from stateofplay.core.text import Report
from stateofplay.core.visits import Visit
from stateofplay.ledger.checks import objection
from stateofplay.ledger.connecting import connect
from stateofplay.ledger.copying import original_of, reading_of
from stateofplay.ledger.database import Database
from stateofplay.ledger.deciding import Deciding
from stateofplay.ledger.keeping import add_found
from stateofplay.ledger.packing import Json
from stateofplay.ledger.remembering import recalled, remember
from stateofplay.ledger.rows import dumped
from stateofplay.ledger.visiting import keep_visits, visit_to
from stateofplay.ledger.who import Who

if TYPE_CHECKING:
    from stateofplay.ledger.in_memory import InMemory


def now() -> datetime:
    """Give the time of day; the default clock of a ledger."""
    return datetime.now(UTC)


def open_ledger(
    path_or_url: str | Path, *, create: bool = True, clock: Callable[[], datetime] = now
) -> Ledger:
    """Open a ledger, making the file if there is none.

    Args:
        path_or_url: File name, ``sqlite:///file.db``, or ``postgresql://USER@HOST/DATABASE``
            (``?schema=NAME`` for another schema than ``stateofplay``).
        create: False to refuse a file that does not exist.
        clock: Tells the time for the record of runs.

    Raises:
        LedgerError: If it cannot be opened; says why and what to do.
    """
    return Ledger(connect(path_or_url, create=create), clock)


class Ledger(Deciding):
    """Keeps readings and decisions, and answers all that `View` does.

    Use it from one thread at a time; other processes may read and write the same file.
    Every method may raise `LedgerError`.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] = now) -> None:
        super().__init__(database)
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def begin_run(self, engine: str, settings: Mapping[str, object]) -> int:
        """Record that a run starts.

        Args:
            engine: Names and versions of the models and rules.
            settings: What else decides the outcome; must be plain JSON.

        Returns:
            The run's number, for the other methods.
        """
        return self._database.insert(
            "INSERT INTO runs (started, program, engine, settings) VALUES (?, ?, ?, ?)"
            " RETURNING id",
            self._time(),
            __version__,
            engine,
            dumped(settings),
        )

    def end_run(self, run: int) -> None:
        """Record that a run came to its end; one without an end was interrupted."""
        self._database.write("UPDATE runs SET finished = ? WHERE id = ?", self._time(), run)

    def note(self, problem: Problem, run: int) -> None:
        """Keep a problem, unless it is one of typing; the same one again adds no row."""
        if problem.mistyped:
            return
        self._database.write(
            "INSERT INTO problems (source, stage, message, report, run)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            problem.source,
            str(problem.stage),
            problem.message,
            problem.report_id or "",
            run,
        )

    def add_report(self, report: Report, run: int) -> bool:
        """Keep a report with its text.

        Returns:
            False if it was there already (then nothing changes).
        """
        with self._database.transaction():
            return self._add_report(report, run)

    def keep(self, reading: Reading, resolved: Resolved, run: int) -> bool:
        """Keep all that was found in one report, with the report, in one transaction.

        So are the reading's problems, or a run that is killed right after it would lose them:
        the report would not be read again. A statement whose words do not stand in the report
        becomes a problem instead. An earlier reading by another engine is superseded.

        Returns:
            False if the report's current reading is by this engine (then nothing changes).
        """
        with self._database.transaction():
            if self.is_read(reading.report.id, reading.engine):
                return False
            self._add_report(reading.report, run)
            self._forget(reading.report.source, run)
            number = self._add_reading(reading, run)
            for told in reading.problems:
                self.note(told, run)
            sound: dict[str, Statement] = {}
            for statement in reading.statements:
                if problem := objection(reading.report, statement):
                    self.note(problem, run)
                else:
                    sound.setdefault(statement.id, statement)
            add_found(self._database, number, reading.report, tuple(sound.values()), resolved)
        return True

    def original_of(self, report: Report, engine: str) -> str | None:
        """Give the id of the first report that *report* is a copy of and *engine* has read.

        Returns:
            None if *engine* has read no report with the same words of the same day.
        """
        return original_of(self._database, fingerprint(report), report.id, engine)

    def reading_of(self, report_id: str) -> tuple[Reading, Resolved] | None:
        """Give what was read in a report, None if it was not; see `copies.carried`."""
        return reading_of(self._database, report_id)

    def join_words(self) -> None:
        """Have the index of words take less room after many reports; what it finds is the same."""
        self._database.words.join()

    def visit(self, address: str) -> Visit | None:
        """Give the last visit to an address, None if it was never fetched."""
        return visit_to(self._database, address)

    def keep_visits(self, visits: Iterable[Visit]) -> None:
        """Remember visits in place of earlier ones; to be called after their reports are kept."""
        keep_visits(self._database, visits)

    def recalled(self, name: str, state: str) -> Json | None:
        """Give the list of that name that was kept for *state*, None if there is none."""
        return recalled(self._database, name, state)

    def remember(self, name: str, state: str, value: Json) -> None:
        """Keep a list that follows from the ledger; nothing is kept where it cannot be written."""
        remember(self._database, name, state, value)

    def in_memory(self, who: Who, entries: Sequence[Entry] | None) -> InMemory | None:
        """Give this ledger with what was read of it to settle it at hand.

        Args:
            who: Who is who, as it was settled.
            entries: What `entries_to_compare` gave of all reports; None: read when asked for.

        Returns:
            None if anything came after what was settled.
        """
        from stateofplay.ledger.in_memory import InMemory  # noqa: PLC0415 - it is a ledger itself

        state = self.state()
        return InMemory(self._database, state, who, entries) if self.is_settled(state) else None

    def _forget(self, source: str, run: int) -> None:
        """Forget what kept *source* from being read before this run: now it is read."""
        self._database.write(
            "DELETE FROM problems WHERE source = ? AND stage = ? AND report = ? AND run < ?",
            source,
            str(Stage.READ),
            "",
            run,
        )

    def _time(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    def _add_report(self, report: Report, run: int) -> bool:
        if self._report_number(report.id) is not None:
            return False
        number = self._database.insert(
            "INSERT INTO reports (id, text_hash, source, title, text, publisher, published, url,"
            " author, extra, characters, run, core_hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " RETURNING seq",
            report.id,
            report.text_hash,
            report.source,
            report.title,
            self._database.stored_text(report.text),
            report.publisher,
            report.published and report.published.isoformat(),
            report.url,
            report.author,
            dumped(to_json(report.extra)),
            len(report.title) + len(report.text),
            run,
            fingerprint(report),
        )
        self._database.words.add_report(number, report)
        return True

    def _add_reading(self, reading: Reading, run: int) -> int:
        report = self._report_number(reading.report.id)
        [(number,)] = self._database.rows("SELECT coalesce(max(seq), 0) + 1 FROM readings")
        self._database.write(
            "UPDATE readings SET superseded_by = ? WHERE report = ? AND superseded_by IS NULL",
            number,
            report,
        )
        self._database.write(
            "INSERT INTO readings (seq, report, engine, run) VALUES"
            " (?, ?, coalesce(nullif(?, (SELECT engine FROM runs WHERE id = ?)), ''), ?)",
            number,
            report,
            reading.engine,
            run,
            run,
        )
        return int(number)
