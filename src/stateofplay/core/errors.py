"""Wrong use raises; wrong data is returned as a `Problem`.

Exceptions carry facts as fields and word their own message, so they survive being
pickled between worker processes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Stage(StrEnum):
    """The stages a report passes, in order; a `Problem` names the one that stopped it."""

    READ = "read"
    ANALYSE = "analyse"
    EXTRACT = "extract"
    RESOLVE = "resolve"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the data that kept a report, or a part of it, from being read.

    Attributes:
        source: Path or URL as the user gave it, with a line number where there is one
            (``reports.jsonl:17``).
        stage: The stage that could not go on.
        message: One line for a person: what is wrong, and what would be right.
        report_id: The report, or None if it never became one.
        mistyped: Whether it is about what the user typed (no file of that name), not about what
            there is: it is told once and not kept.
    """

    source: str
    stage: Stage
    message: str
    report_id: str | None = None
    mistyped: bool = False


@dataclass(eq=False)
class StateOfPlayError(Exception):
    """Base class: catch this to catch everything raised on purpose."""

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Pickle the facts, not the message."""
        return type(self), tuple(getattr(self, field.name) for field in fields(self))


@dataclass(eq=False)
class UsageError(StateOfPlayError):
    """The program was asked for something it cannot do."""

    problem: str
    expected: str

    def __str__(self) -> str:
        return f"{self.problem} {self.expected}"


@dataclass(eq=False)
class EvidenceError(StateOfPlayError):
    """A quotation does not stand in its report at the place it names."""

    report_id: str
    start: int
    end: int
    problem: str

    def __str__(self) -> str:
        return f"report {self.report_id}, code points {self.start}-{self.end}: {self.problem}"


@dataclass(eq=False)
class ModelError(StateOfPlayError):
    """A model is missing or is not the one that was pinned."""

    model: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"model {self.model}: {self.problem}. {self.remedy}"


@dataclass(eq=False)
class LedgerError(StateOfPlayError):
    """A ledger cannot be opened or written."""

    ledger: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"ledger {self.ledger}: {self.problem}. {self.remedy}"


@dataclass(eq=False)
class WorkerError(StateOfPlayError):
    """A process that should read reports ends before it has begun.

    Attributes:
        last_words: How it ended: a signal, or an exit status.
    """

    last_words: str

    def __str__(self) -> str:
        return f"a process that should read ended at its start ({self.last_words})"


@dataclass(eq=False)
class ClusterError(StateOfPlayError):
    """A cluster of machines cannot be used, or has given up."""

    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"Spark: {self.problem}. {self.remedy}"


@dataclass(eq=False)
class DataError(StateOfPlayError):
    """A data file of the project (rules, ontology, names) is not usable.

    Attributes:
        where: File name.
        entry: Name of the rule or entry.
        problem: What is wrong with it.
        allowed: What would have been right, or an empty set if that cannot be listed.
    """

    where: str
    entry: str
    problem: str
    allowed: frozenset[str] = frozenset()

    def __str__(self) -> str:
        text = f"{self.where}: {self.entry}: {self.problem}"
        return f"{text}. Allowed: {', '.join(sorted(self.allowed))}" if self.allowed else text
