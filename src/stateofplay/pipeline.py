"""The one module that knows the order of the stages.

``read -> analyse -> extract -> resolve -> ledger``, report by report, then
``identify`` and ``compare`` over the whole ledger (`settle`).
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from stateofplay import __version__, ontology
from stateofplay.analyse import Analyser
from stateofplay.compare import compare
from stateofplay.core.errors import Problem, Stage
from stateofplay.core.judgements import Decision, Resolved
from stateofplay.core.statements import Reading
from stateofplay.core.text import Report
from stateofplay.core.topics import TopicDecision
from stateofplay.extract import Extractor
from stateofplay.ledger import DecisionRow, Ledger
from stateofplay.read import read
from stateofplay.resolve import Resolver, Verdict, decision_of, identify, verdicts

BATCH = 32
"""Reports that pass the stages together: enough for the parser to batch, few enough to lose."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """The loaded models and data that turn reports into readings."""

    analyser: Analyser
    extractor: Extractor
    resolver: Resolver

    @classmethod
    def load(
        cls, model: str | None = None, names: Iterable[Path] = (), topics: Iterable[Path] = ()
    ) -> Engine:
        """Load everything once; takes about two seconds.

        Args:
            model: Name of an installed spaCy pipeline, None for the pinned one.
            names: The user's own YAML files of states, organisations, peoples, leaders.
            topics: The user's own YAML files of proposals.

        Raises:
            ModelError: If the pipeline is missing or is not the one that was pinned.
            DataError: If one of the user's files is not usable.
        """
        return cls(
            analyser=Analyser.load(model),
            extractor=Extractor.load(ontology.load()),
            resolver=Resolver.load(names, topics),
        )

    @property
    def name(self) -> str:
        """Versions of all that decides what is found: a change of it makes a new reading."""
        parts = (self.analyser.name, self.extractor.name, self.resolver.name)
        return "; ".join((f"stateofplay {__version__}", *parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come; handed to the caller's callback after every report.

    Attributes:
        source: What was just read.
        new: Reports read for the first time, or anew with a newer engine.
        known: Reports that were in the ledger already.
        statements: Statements kept so far.
        failed: Problems so far.
    """

    source: str
    new: int
    known: int
    statements: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to; the fields are those of `Progress`, with the problems in order."""

    new: int
    known: int
    statements: int
    problems: tuple[Problem, ...]


class Run:
    """One pass over some sources; counts what happens."""

    def __init__(
        self, ledger: Ledger, engine: Engine, on_progress: Callable[[Progress], None]
    ) -> None:
        self._ledger = ledger
        self._engine = engine
        self._on_progress = on_progress
        self._new = self._known = self._statements = 0
        self._problems: list[Problem] = []
        self._id = ledger.begin_run(engine.name, {"python": platform.python_version()})

    def over(self, items: Iterable[Report | Problem]) -> Outcome:
        """Take every report through the stages; a bad one becomes a problem.

        Reports are kept one by one, so an interrupted run loses at most one batch of work
        and nothing of what was kept.
        """
        for batch in _batches(self._unread(items), BATCH):
            for report, outcome in self._readings(batch):
                self._keep(report, outcome)
        settle(self._ledger, self._id)
        self._ledger.end_run(self._id)
        return Outcome(
            new=self._new,
            known=self._known,
            statements=self._statements,
            problems=tuple(self._problems),
        )

    def _unread(self, items: Iterable[Report | Problem]) -> Iterator[Report]:
        """Pass on the reports that this engine has not read; note the problems."""
        pending: set[str] = set()
        for item in items:
            if isinstance(item, Problem):
                self._note(item)
            elif item.id in pending or self._ledger.is_read(item.id, self._engine.name):
                self._known += 1
                self._on_progress(self._progress(item.source))
            else:
                pending.add(item.id)
                yield item

    def _readings(
        self, batch: Sequence[Report]
    ) -> Iterator[tuple[Report, tuple[Reading, Resolved] | Problem]]:
        for report, doc in self._engine.analyser.pipe(batch):
            if isinstance(doc, Problem):
                yield report, doc
                continue
            stage = Stage.EXTRACT
            try:
                found = self._engine.extractor.extract(report, doc)
                reading = replace(found, engine=self._engine.name)
                stage = Stage.RESOLVE
                resolved = self._engine.resolver.resolve(reading)
            except Exception as error:
                message = f"{type(error).__name__}: {error}"
                yield (
                    report,
                    Problem(
                        source=report.source, stage=stage, message=message, report_id=report.id
                    ),
                )
            else:
                yield report, (reading, resolved)

    def _keep(self, report: Report, outcome: tuple[Reading, Resolved] | Problem) -> None:
        if isinstance(outcome, Problem):
            self._note(outcome)
            return
        reading, resolved = outcome
        if self._ledger.keep(reading, resolved, self._id):
            self._new += 1
            self._statements += len(reading.statements)
        for problem in reading.problems:
            self._note(problem)
        self._on_progress(self._progress(report.source))

    def _note(self, problem: Problem) -> None:
        self._problems.append(problem)
        self._ledger.note(problem, self._id)
        self._on_progress(self._progress(problem.source))

    def _progress(self, source: str) -> Progress:
        return Progress(
            source=source,
            new=self._new,
            known=self._known,
            statements=self._statements,
            failed=len(self._problems),
        )


def read_into(
    ledger: Ledger,
    sources: Sequence[str],
    *,
    engine: Engine | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Outcome:
    """Read *sources* into *ledger* and bring identities and comparisons up to date.

    Args:
        ledger: Where to keep what is found.
        sources: Files, folders, addresses, or ``-`` for standard input.
        engine: Loaded models; None loads the default ones.
        on_progress: Called after every report and problem.

    Returns:
        The final count. Reading the same sources again gives ``new == 0``.
    """
    run = Run(ledger, engine or Engine.load(), on_progress)
    return run.over(read(sources))


def settle(ledger: Ledger, run: int) -> None:
    """Decide again who is who and how statements compare, if the ledger has anything new.

    Only decisions that differ from those kept are written; an interrupted run is completed
    by the next one.
    """
    if ledger.settled():
        return
    done = False
    while not done:  # more than once only if another process settles at the same time
        decisions = [each.decision for each in ledger.decisions() if each.superseded_by is None]
        ledger.decide_identities(identify(ledger.entities(), decisions), run)
        ledger.decide_comparisons(compare(tuple(ledger.entries())), run)
        done = ledger.mark_settled()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person's decision did.

    Attributes:
        number: Its number in the ledger.
        decision: Who is, or is not, the same as whom.
        overruled: Earlier decisions that no longer hold, since they contradict it.
    """

    number: int
    decision: Decision
    overruled: tuple[DecisionRow, ...]


def decide(ledger: Ledger, one: str, other: str, *, same: bool) -> Decided:
    """Keep a person's decision who is who, and bring the ledger up to date with it.

    Args:
        ledger: Where to keep it.
        one: Actor id or name.
        other: The same of the other one.
        same: Whether they are one.

    Raises:
        UsageError: If it is not clear who is meant, or nothing can be decided.
    """
    entities = tuple(ledger.entities())
    rows = [row for row in ledger.decisions() if row.superseded_by is None]
    earlier = [row.decision for row in rows]
    decision = decision_of(one, other, entities, earlier, same=same)
    weighed = verdicts(entities, identify(entities), (*earlier, decision))
    overruled = [
        row for row, verdict in zip(rows, weighed, strict=False) if verdict is Verdict.OVERRULED
    ]
    run = ledger.begin_run("a person's decision", {"python": platform.python_version()})
    number = ledger.add_decision(decision, [row.id for row in overruled], run)
    settle(ledger, run)
    ledger.end_run(run)
    return Decided(number=number, decision=decision, overruled=tuple(overruled))


def decide_topics(ledger: Ledger, decision: TopicDecision) -> int:
    """Keep a person's decision about proposals, and bring comparisons up to date with it.

    Returns:
        The decision's number. One that is taken back is superseded, not deleted.
    """
    run = ledger.begin_run("a person's decision", {"python": platform.python_version()})
    undone = [] if decision.undone is None else [decision.undone]
    number = ledger.add_decision(decision, undone, run)
    settle(ledger, run)
    ledger.end_run(run)
    return number


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
