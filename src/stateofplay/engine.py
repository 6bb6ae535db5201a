"""What turns reports into readings: the stages between reading in and the ledger, loaded."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from stateofplay import __version__, ontology
from stateofplay.core.collecting import uncollected
from stateofplay.core.errors import Problem, Stage
from stateofplay.core.judgements import Resolved
from stateofplay.core.plain import cut_at_blanks, restored, whole_of
from stateofplay.core.statements import Reading
from stateofplay.core.text import Report
from stateofplay.resolve import Resolver

if TYPE_CHECKING:
    from stateofplay.analyse import Analyser
    from stateofplay.extract import Extractor

Outcome = tuple[Reading, Resolved] | Problem
"""What becomes of one report."""


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
        # The process that only hands out work to others needs no parser.
        with uncollected():
            from stateofplay.analyse import Analyser  # noqa: PLC0415
            from stateofplay.extract import Extractor  # noqa: PLC0415

            engine = cls(
                analyser=Analyser.load(model),
                extractor=Extractor.load(ontology.load()),
                resolver=Resolver.load(names, topics),
            )
        gc.freeze()  # what is loaded stays: it is not looked through for cycles later on
        return engine

    @property
    def name(self) -> str:
        """Versions of all that decides what is found: a change of it makes a new reading."""
        parts = (self.analyser.name, self.extractor.name, self.resolver.name)
        return "; ".join((f"stateofplay {__version__}", *parts))

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Outcome]]:
        """Take *reports* through the stages, in order; a bad one becomes a problem."""
        for plain, doc in self.analyser.pipe(reports):
            report = whole_of(plain)
            if isinstance(doc, Problem):
                yield report, doc
                continue
            stage = Stage.EXTRACT
            try:
                found = self.extractor.extract(plain, doc)
                reading = replace(cut_at_blanks(found), engine=self.name)
                stage = Stage.RESOLVE
                resolved = self.resolver.resolve(reading)
                reading = restored(reading)
            except Exception as error:
                yield report, failed(report, stage, f"{type(error).__name__}: {error}")
            else:
                yield report, (reading, resolved)


def failed(report: Report, stage: Stage, message: str) -> Problem:
    """Give the problem of a report that *stage* could not take."""
    return Problem(source=report.source, stage=stage, message=message, report_id=report.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to load an engine: small, so that it can be sent to a worker process.

    Attributes:
        model: Name of an installed spaCy pipeline, None for the pinned one.
        names: The user's own YAML files of names.
        topics: The user's own YAML files of proposals.
    """

    model: str | None = None
    names: tuple[Path, ...] = ()
    topics: tuple[Path, ...] = ()

    def load(self) -> Engine:
        """Load it; see `Engine.load`."""
        return Engine.load(self.model, self.names, self.topics)
