"""Who is who across reports.

Names are blocked by what two spellings share (a person's last name, any other name as a whole),
so the work grows with the number of entities, not of pairs. The outcome does not depend on the
order in which reports come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stateofplay.core.decisions import Decision
from stateofplay.core.judgements import Entity, Identity
from stateofplay.resolve.identity.by_names import Named
from stateofplay.resolve.identity.decided import apply
from stateofplay.resolve.identity.identities import identities_of


def identify(
    entities: Iterable[Entity], decisions: Sequence[Decision] = ()
) -> tuple[Identity, ...]:
    """Decide which entities of different reports are one.

    Persons are one if their full names agree and neither party nor office speaks against it; a
    surname alone joins a full name only if exactly one fits, or one holder of an office is told
    ten times as often as all others. States, organisations, places and
    groups are one if they have one name and one party. Descriptions without a name or a party
    ("the protesters") are never joined across reports.

    Args:
        entities: All entities, in any order.
        decisions: What a person decided, in the order in which it was; it goes before all else.

    Returns:
        One identity for each entity, in order of entity id.
    """
    everybody = Everybody(decisions)
    everybody.revise((), entities)
    return everybody.in_order()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Who is somebody else than before, by entity.

    Attributes:
        before: Who those were that are gone, or somebody else now.
        after: Who those are that are new, or somebody else now.
    """

    before: Mapping[str, Identity]
    after: Mapping[str, Identity]


class Everybody:
    """Who all entities are, kept up as they come and go; the outcome is that of `identify`.

    Attributes:
        identities: One for each entity, in no order.
    """

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        """Begin with nobody; *decisions* are what a person decided, in that order."""
        self.identities: dict[str, Identity] = {}
        self._decisions = decisions
        self._entities: dict[str, Entity] = {}
        self._named = Named()
        self._members: dict[str, dict[str, None]] = defaultdict(dict)

    def in_order(self) -> tuple[Identity, ...]:
        """Give all identities, in order of entity id."""
        return tuple([self.identities[each] for each in sorted(self.identities)])

    def members(self, actor_id: str) -> list[Identity]:
        """Give the identities of all entities that are one actor, in order of entity id."""
        return [self.identities[each] for each in sorted(self._members.get(actor_id, ()))]

    def revise(self, gone: Iterable[Entity], new: Iterable[Entity]) -> Moved:
        """Decide again, without those that are *gone*, and with *new* ones."""
        gone, new = list(gone), list(new)
        touched: Iterable[str] = self._named.revise(gone, new)
        found: Mapping[str, Identity] = self._named.found
        if self._decisions:
            for entity in gone:
                del self._entities[entity.id]
            self._entities.update((entity.id, entity) for entity in new)
            found = self._decided()
            touched = self.identities.keys() | found.keys()
        before: dict[str, Identity] = {}
        after: dict[str, Identity] = {}
        for each in touched:
            earlier, later = self.identities.get(each), found.get(each)
            if earlier is later or earlier == later:
                continue
            if earlier is not None:
                before[each] = self.identities.pop(each)
                self._leave(earlier)
            if later is not None:
                after[each] = self.identities[each] = later
                self._members[later.actor_id][each] = None
        return Moved(before=before, after=after)

    def _decided(self) -> Mapping[str, Identity]:
        """Give who all are after what a person decided."""
        named = tuple(self._named.found[each] for each in sorted(self._named.found))
        decided = apply(self._entities.values(), named, self._decisions, identities_of)
        return {each.entity_id: each for each in decided}

    def _leave(self, identity: Identity) -> None:
        members = self._members[identity.actor_id]
        del members[identity.entity_id]
        if not members:
            del self._members[identity.actor_id]
