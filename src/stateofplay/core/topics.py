"""A person's decisions about proposals, and what they make of what the program found.

The program's own decision (`Subject`) stays as it is; a person's decision is laid over it whenever
an entry is read, in the order in which decisions were made. So a decision survives a new reading,
reaches reports that are read later, and can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stateofplay.core.stems import stems


class TopicAction(StrEnum):
    """What a person does with proposals."""

    JOIN = "join"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDecision:
    """A person's decision about proposals.

    Attributes:
        topics: ``join``: the names that are one; ``split``: the name that is split.
        like: ``split``: words all of which an act's trigger and `Act.about` must have.
        name: What the acts it reaches are about from then on; "" for ``undo``.
        undone: ``undo``: the number of the decision that no longer holds.
    """

    action: TopicAction
    topics: tuple[str, ...] = ()
    like: str = ""
    name: str = ""
    undone: int | None = None

    @property
    def words(self) -> str:
        """The decision as one says it: "“truce” and “ceasefire” are one: “ceasefire”"."""
        shown = " and ".join(f"“{topic}”" for topic in self.topics)
        match self.action:
            case TopicAction.JOIN:
                return f"{shown} are one: “{self.name}”"
            case TopicAction.SPLIT:
                return f"of {shown}, what says “{self.like}” is “{self.name}”"
            case TopicAction.UNDO:
                return f"decision {self.undone} is taken back"

    def reaches(self, proposal: str, said: str) -> bool:
        """Whether it applies to an act about *proposal* with *said* as trigger and about."""
        if proposal not in self.topics or self.action is TopicAction.UNDO:
            return False
        return self.action is TopicAction.JOIN or set(stems(self.like)) <= set(stems(said))


Held = Sequence[tuple[int, TopicDecision]]
"""Decisions that hold, with their numbers, in the order in which they were made."""


def decided(proposal: str, said: str, held: Held) -> tuple[str, tuple[str, ...]]:
    """Apply a person's decisions to one act.

    Args:
        proposal: What the program takes the act to be about.
        said: The words of its trigger and of what it is about.
        held: The decisions that hold.

    Returns:
        The proposal it belongs to, and why, a line for each decision that changed it.
    """
    reasons: list[str] = []
    for number, decision in _reaching(proposal, said, held):
        if decision.name != proposal:
            proposal = decision.name
            reasons.append(f"decided by a person ({number}): {decision.words}")
    return proposal, tuple(reasons)


def is_split(proposal: str, said: str, held: Held) -> bool:
    """Say whether the last of a person's decisions that reaches an act parts it from others.

    Args:
        proposal: As for `decided`.
        said: As for `decided`.
        held: As for `decided`.
    """
    actions = [decision.action for _, decision in _reaching(proposal, said, held)]
    return actions[-1:] == [TopicAction.SPLIT]


def _reaching(proposal: str, said: str, held: Held) -> Iterator[tuple[int, TopicDecision]]:
    """Give the decisions that reach an act, each after what those before it made of it."""
    for number, decision in held:
        if decision.reaches(proposal, said):
            proposal = decision.name
            yield number, decision
