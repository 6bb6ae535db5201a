"""A person's decisions who is who; those about proposals are in `core.topics`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two of whom a person decided.

    The entities tell who was meant in a way that survives a newer engine and more reports;
    where none of them is left, the actor's id does, then the name.

    Attributes:
        actor_id: Whom the program, without any decision, took them for.
        name: The name by which the person knew them.
        entities: Ids of the entities that were meant.
    """

    actor_id: str
    name: str
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's decision that two names are one actor, or are not.

    Attributes:
        same: True: one and the same; False: two.
    """

    same: bool
    one: Side
    other: Side

    @property
    def words(self) -> str:
        """The decision as one says it: "Ada Stone is the same as A. Reed"."""
        relation = "the same as" if self.same else "not"
        return f"{self.one.name} is {relation} {self.other.name}"
