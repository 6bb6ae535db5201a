"""Runs the finders of acts and completes what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from stateofplay.core.statements import Statement
from stateofplay.extract.complete import Completer
from stateofplay.extract.drafts import Finder
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.rulefinder import RuleFinder
from stateofplay.ontology import Ontology

FINDERS: Mapping[str, Callable[[Ontology], Finder]] = {
    "rules": RuleFinder.load,
}
"""Ways to find acts, the more trusted first: where two name the same trigger, the first wins."""


@dataclass(frozen=True, slots=True)
class Acts:
    """The extractor of acts."""

    finders: tuple[Finder, ...]
    completer: Completer

    @classmethod
    def load(cls, ontology: Ontology) -> Acts:
        """Load all finders for the act types of *ontology*."""
        return cls(tuple(load(ontology) for load in FINDERS.values()), Completer(ontology))

    @property
    def name(self) -> str:
        """Finders with their versions."""
        return " ".join(finder.name for finder in self.finders)

    def __call__(self, parsed: Parsed) -> Iterable[Statement]:
        """Yield the acts of a report; two finders' drafts of one trigger become one act."""
        taken: list[tuple[int, int]] = []
        for finder in self.finders:
            before = tuple(taken)
            for draft in finder.find(parsed):
                start, end = draft.trigger.start, draft.trigger.end
                if any(start < known[1] and known[0] < end for known in before):
                    continue
                statement = self.completer.complete(parsed, draft)
                if statement is not None:
                    taken.append((start, end))
                    yield statement
