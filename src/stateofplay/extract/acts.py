"""Finds acts by the trained reader, with the rulebook as a second opinion.

Where both see an act, less certainty of the reader is enough; what only the rulebook sees is
left out, because on hand-read reports the reader did not train on three of four such acts
were none (``make bench`` measures both).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from stateofplay.core.statements import Statement, Step
from stateofplay.extract.complete import Completer
from stateofplay.extract.drafts import ActDraft, Finder
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.rulefinder import RuleFinder
from stateofplay.extract.trained import TrainedFinder
from stateofplay.ontology import Ontology

SUPPORTED = 0.4
"""Least score of the reader for an act that a rule names, too."""


@dataclass(frozen=True, slots=True)
class Acts:
    """The extractor of acts.

    Attributes:
        first: Finds acts, each with a score.
        completer: Makes statements of what they find.
        second: Its drafts support those of the first; None to do without.
        least: Least score of an unsupported act; one without a score passes.
    """

    first: Finder
    completer: Completer
    second: Finder | None = None
    least: float = 0.0

    @classmethod
    def load(cls, ontology: Ontology) -> Acts:
        """Load both finders for the act types of *ontology*.

        Raises:
            ModelError: If the trained reader's files are missing or altered.
            DataError: If a rule file is wrong.
        """
        reader, least = TrainedFinder.load(SUPPORTED)
        return cls(reader, Completer(ontology), RuleFinder.load(ontology), least)

    @property
    def name(self) -> str:
        """Finders with their versions."""
        return " ".join(finder.name for finder in (self.first, self.second) if finder)

    def __call__(self, parsed: Parsed) -> Iterable[Statement]:
        """Yield the acts of a report in order of the text."""
        for draft in self._agreed(parsed):
            statement = self.completer.complete(parsed, draft)
            if statement is not None:
                yield statement

    def _agreed(self, parsed: Parsed) -> Iterator[ActDraft]:
        seconded = tuple(self.second.find(parsed)) if self.second else ()
        for draft in self.first.find(parsed):
            support = _support(draft, seconded)
            if support is not None:
                how = f"{support.found_by} names it, too"
                yield replace(draft, steps=(*draft.steps, Step(what="act", how=how)))
            elif draft.score is None or draft.score >= self.least:
                yield draft


def _support(draft: ActDraft, others: Sequence[ActDraft]) -> ActDraft | None:
    """The first of *others* with the same type on overlapping words, or None."""
    kind = draft.types[0][0]
    for other in others:
        if other.trigger.overlaps(draft.trigger) and other.types[0][0] == kind:
            return other
    return None
