"""The order of the stages: ``read, analyse, extract, resolve, ledger``, and then `settling`."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Protocol, TypeVar

from stateofplay.copies import carried, fingerprint
from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.engine import Engine, Outcome
from stateofplay.ledger import Ledger
from stateofplay.lookahead import ahead
from stateofplay.read import Visitor, Watcher, read
from stateofplay.settling import Settling, settle

BATCH = 32
"""Reports that pass the stages together: enough for the parser to batch, few enough to lose."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come; handed to the caller's callback after every report.

    Attributes:
        source: What was just read.
        seen: Reports that the sources gave so far; they are read ahead of the rest.
        all_seen: Whether the sources are at their end: then *seen* is how many there are.
        new: Reports read for the first time, or anew with a newer engine.
        known: Reports that were in the ledger already.
        lost: Reports of which nothing could be read.
        statements: Statements kept so far.
        failed: Problems so far, those of lost reports and of sources without one.
    """

    source: str
    seen: int
    all_seen: bool
    new: int
    known: int
    lost: int
    statements: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run came to; the fields are those of `Progress`, with the problems in order.

    Of the new reports, *copies* were not read, since another one has the same words. *run* is the
    run's number in the ledger, 0 for none.
    """

    new: int
    known: int
    statements: int
    problems: tuple[Problem, ...]
    copies: int = 0
    run: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """A report that needs no reading."""

    source: str


@dataclass(frozen=True, slots=True)
class _Copy:
    """A report whose words are those of another one, which this run has met before."""

    report: Report
    original: str


_Item = Report | Problem | _Known | _Copy


class Reader(Protocol):
    """What reads reports: this process (`Here`) or several others (`Crew`)."""

    @property
    def name(self) -> str:
        """Versions of all that decides what is found."""
        ...

    def read(self, items: Iterable[Report | T]) -> Iterator[tuple[Report | T, Outcome | None]]:
        """Give all items in their order, each report with what became of it."""
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """Reads in this process, without a limit of time for a report."""

    engine: Engine

    @property
    def name(self) -> str:
        """The engine's."""
        return self.engine.name

    def read(self, items: Iterable[Report | T]) -> Iterator[tuple[Report | T, Outcome | None]]:
        """Read a batch at a time."""
        iterator = iter(items)
        while batch := list(islice(iterator, BATCH)):
            outcomes = self.engine.read([item for item in batch if isinstance(item, Report)])
            for item in batch:
                yield item, next(outcomes)[1] if isinstance(item, Report) else None


class Nobody:
    """Reads no reports: for a run that has problems only, so that no models are loaded."""

    name = "none: nothing to read"

    def read(self, items: Iterable[Report | T]) -> Iterator[tuple[Report | T, Outcome | None]]:
        """Give all items, which are no reports."""
        return ((item, None) for item in items)


class Run:
    """One pass over some sources; counts what happens."""

    def __init__(
        self, ledger: Ledger, reader: Reader, on_progress: Callable[[Progress], None]
    ) -> None:
        self._ledger = ledger
        self._reader = reader
        self._on_progress = on_progress
        self._new = self._known = self._lost = self._copies = self._statements = self._seen = 0
        self._all_seen = False
        self._problems: list[Problem] = []
        self._pending: dict[str, str] = {}  # fingerprint -> the first report that has it
        self._met: set[str] = set()
        self._id = ledger.begin_run(reader.name, {"python": platform.python_version()})

    def over(self, items: Iterable[Report | Problem], settling: Settling = settle) -> Result:
        """Take every report through the stages; a bad one becomes a problem.

        Reports are kept one by one and in their order, so an interrupted run loses at most what
        was being read and nothing of what was kept.
        """
        alone: list[Report] = []
        for item, outcome in self._reader.read(self._unread(ahead(self._counted(items)))):
            match item:
                case Report():
                    self._keep(item, outcome)
                case Problem():
                    self._note(item)
                case _Known():
                    self._known += 1
                    self._on_progress(self._progress(item.source))
                case _Copy() if not self._carry(item):
                    alone.append(item.report)
        for report, outcome in self._reader.read(alone):
            self._keep(report, outcome)
        settling(self._ledger, self._id)
        self._ledger.end_run(self._id)
        return Result(
            new=self._new,
            known=self._known,
            statements=self._statements,
            copies=self._copies,
            run=self._id,
            problems=tuple(self._problems),
        )

    def _counted(self, items: Iterable[Report | Problem]) -> Iterator[Report | Problem]:
        for item in items:
            self._seen += isinstance(item, Report)
            yield item
        self._all_seen = True

    def _unread(self, items: Iterable[Report | Problem]) -> Iterator[_Item]:
        """Pass all on, but what needs no reading as known or as a copy of what is read."""
        name = self._reader.name
        for item in items:
            if isinstance(item, Problem):
                yield item
            elif item.id in self._met or self._ledger.is_read(item.id, name):
                yield _Known(item.source)
            else:
                self._met.add(item.id)
                words = fingerprint(item)
                original = self._pending.get(words) or self._ledger.original_of(item, name)
                if original:
                    yield _Copy(item, original)
                else:
                    self._pending[words] = item.id
                    yield item

    def _carry(self, copy: _Copy) -> bool:
        """Keep a copy with what was read in its original; False if nothing could be read there."""
        found = self._ledger.reading_of(copy.original)
        if found is None or found[0].engine != self._reader.name:
            return False
        self._copies += 1
        self._keep(copy.report, carried(found, copy.report))
        return True

    def _keep(self, report: Report, outcome: Outcome | None) -> None:
        assert outcome is not None  # noqa: S101 - every report has one
        self._pending.pop(fingerprint(report), None)  # from now on the ledger knows it
        if isinstance(outcome, Problem):
            self._lost += 1
            self._note(outcome)
            return
        reading, resolved = outcome
        if self._ledger.keep(reading, resolved, self._id):
            self._new += 1
            self._statements += len(reading.statements)
            self._problems += reading.problems  # kept with the reading
        else:  # another program was quicker
            self._known += 1
        self._on_progress(self._progress(report.source))

    def _note(self, problem: Problem) -> None:
        self._problems.append(problem)
        self._ledger.note(problem, self._id)
        self._on_progress(self._progress(problem.source))

    def _progress(self, source: str) -> Progress:
        return Progress(
            source=source,
            seen=self._seen,
            all_seen=self._all_seen,
            new=self._new,
            known=self._known,
            lost=self._lost,
            statements=self._statements,
            failed=len(self._problems),
        )


def read_into(
    ledger: Ledger,
    sources: Sequence[str],
    *,
    engine: Engine | Reader | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Result:
    """Read *sources* into *ledger* and bring identities and comparisons up to date.

    Args:
        ledger: Where to keep what is found.
        sources: Files, folders, addresses, or ``-`` for standard input.
        engine: Loaded models, or a `Crew` of processes; None loads the default models here.
        on_progress: Called after every report and problem.

    Returns:
        The final count. Reading the same sources again gives ``new == 0``.
    """
    return Run(ledger, _reader(engine or Engine.load()), on_progress).over(read(sources))


def _reader(engine: Engine | Reader) -> Reader:
    return Here(engine) if isinstance(engine, Engine) else engine


def watch_once(
    ledger: Ledger,
    feeds: Sequence[str],
    *,
    engine: Callable[[], Engine | Reader],
    visitor: Visitor | None = None,
    settling: Settling = settle,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Result:
    """Read what is new in *feeds*, and give the count of this look.

    Args:
        ledger: Where to keep it; remembers what was visited.
        feeds: Addresses of RSS or Atom feeds.
        engine: Gives loaded models, or a `Crew`; called only if there is a new report.
        visitor: Fetches; one that is used again remembers which hosts want to be left alone.
        settling: A `Settler` that is used again settles quickly.
        on_progress: Called after every report and problem.
    """
    watcher = Watcher(visitor or Visitor(), ledger.visit)
    items = chain.from_iterable(watcher.new(feed) for feed in feeds)
    failed: list[Report | Problem] = []
    found = Result(new=0, known=0, statements=0, problems=())
    for item in items:
        failed.append(item)
        if isinstance(item, Report):  # a feed that cannot be read needs no models
            run = Run(ledger, _reader(engine()), on_progress)
            found = run.over(chain(failed, items), settling)
            break
    else:
        if failed:
            found = Run(ledger, Nobody(), on_progress).over(failed, settling)
    ledger.keep_visits(watcher.visits)  # not before: an item counts once its report is kept
    return found
