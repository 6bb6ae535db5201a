"""What an answer that names nothing answers: "X refused.", "rejected the demand".

It is what somebody else asked just before: in the same sentence, else in the one before. Where
that is nothing, or more than one thing, the answer belongs to no proposal: never to an older one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import Act, Reading, Statement
from stateofplay.core.text import Span

ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE", "SUPPORT"})
_ASKED = (frozenset({"REQUEST"}), frozenset({"AGREE", "CONCEDE", "SUPPORT"}))
"""What is answered: a request if there is one, else an offer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act told before, with the proposal it belongs to, None if to none."""

    act: Act
    actors: frozenset[str]
    proposal: str | None

    @property
    def start(self) -> int:
        """Where its trigger starts."""
        return self.act.trigger.start


def owners(entities: Iterable[Entity]) -> dict[str, str]:
    """Id of a mention -> id of its entity."""
    return {mention: entity.id for entity in entities for mention in entity.mentions}


def actors_of(act: Act, known: Mapping[str, str]) -> frozenset[str]:
    """Who acts: entities, or names as written where nobody is known."""
    return frozenset(known.get(mention.id, mention.exact) for mention in act.actors)


def sentence_before(reading: Reading, span: Span) -> Span | None:
    """Give the last sentence that ends before *span*, None if there is none."""
    return max((s for s in reading.sentences if s.end <= span.start), default=None)


def answered(
    told: Sequence[Told], reading: Reading, statement: Statement, act: Act, known: Mapping[str, str]
) -> tuple[bool, str | None]:
    """Find what *act* answers.

    Args:
        told: The acts before it, in order of the text.
        reading: The report.
        statement: The statement that holds *act*.
        act: One that names no proposal itself.
        known: See `owners`.

    Returns:
        Whether anything was asked or offered just before, and the proposal if it is one only.
    """
    here = statement.evidence.span
    actors = actors_of(act, known)
    for sentence in (here, sentence_before(reading, here)):
        near = [] if sentence is None else [t for t in told if _stands_in(t, sentence, act)]
        others = [each for each in near if actors.isdisjoint(each.actors)]
        for types in _ASKED:
            asked = {each.proposal for each in others if each.act.type in types}
            if asked:
                return True, asked.pop() if len(asked) == 1 else None
    return False, None


def _stands_in(told: Told, sentence: Span, act: Act) -> bool:
    """Whether it is told in *sentence* before *act*, and is not the noun that the act is about."""
    own = act.about is not None and act.about.overlaps(told.act.trigger)
    inside = sentence.start <= told.start < min(sentence.end, act.trigger.start)
    return inside and not own
