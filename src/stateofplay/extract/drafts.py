"""What a finder of acts yields, before it is completed to a statement.

A finder is anything that reads a parsed report and says where acts stand: a trained
reader. What a finder does not know it leaves at None, and
`stateofplay.extract.complete` works it out from the syntax.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from stateofplay.core.statements import Reality, Step
from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDraft:
    """An act as a finder found it. All spans are code points of the report.

    Attributes:
        trigger: The words that name the act.
        types: Act types with scores 0-1, best first.
        actors: Who acts: a span each, from which the mention is taken.
        actor_scores: How sure the finder is of an actor, 0-1; empty if it does not say.
        recipients: At whom.
        sources: Who is credited for the information, nearest first; None if not looked for.
        about: What is asked, refused, agreed...
        condition: The condition with its connective; None if not looked for or none.
        reality: None if not looked for.
        score: How sure the finder is, 0-1; None if it does not say.
        found_by: Finder with version ("reader/minilm-1").
        steps: Why, for people.
    """

    trigger: Span
    types: tuple[tuple[str, float], ...]
    actors: tuple[Span, ...] = ()
    actor_scores: Mapping[Span, float] = field(default_factory=dict)
    recipients: tuple[Span, ...] = ()
    sources: tuple[Span, ...] | None = None
    about: Span | None = None
    condition: Span | None = None
    reality: Reality | None = None
    score: float | None = None
    found_by: str
    steps: tuple[Step, ...] = ()


class Finder(Protocol):
    """Finds acts in a parsed report."""

    @property
    def name(self) -> str:
        """Name with version, for the run's record."""
        ...

    def find(self, parsed: Parsed) -> Iterable[ActDraft]:
        """Yield the acts of *parsed*, in order of the text."""
        ...
