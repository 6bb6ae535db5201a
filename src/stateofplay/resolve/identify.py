"""Who is who across reports.

Names are blocked by what two spellings share (a person's last name, any other name as a whole),
so the work grows with the number of entities, not of pairs. The outcome does not depend on the
order in which reports come.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from stateofplay.core.decisions import Decision
from stateofplay.core.judgements import Entity, Identity
from stateofplay.core.slugs import slug
from stateofplay.resolve.clusters import Block, Cluster, Office, block_of, others, persons, shown
from stateofplay.resolve.decided import apply


def identify(
    entities: Iterable[Entity], decisions: Sequence[Decision] = ()
) -> tuple[Identity, ...]:
    """Decide which entities of different reports are one.

    Persons are one if their full names agree and neither party nor office speaks against it; a
    surname alone joins a full name only if exactly one fits. States, organisations, places and
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
    return tuple(everybody.identities.values())


_Joined = dict[str, tuple[Entity, Identity, Identity]]
"""Who is joined with somebody of another name: the entity, whom with, and what it is since."""


class Everybody:
    """Who all entities are, kept up as they come and go; the outcome is that of `identify`.

    Only blocks that entities came to or went from are parted anew.

    Attributes:
        identities: One for each entity, in order of entity id. A revision makes a new mapping
            of the same identities, as far as they are the same.
    """

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        """Begin with nobody; *decisions* are what a person decided, in that order."""
        self.identities: Mapping[str, Identity] = {}
        self._decisions = decisions
        self._entities: dict[str, Entity] = {}
        self._ids: list[str] = []
        self._persons = _Blocks(persons)
        self._others = _Blocks(others)
        self._actors: dict[Cluster, tuple[str, list[Identity]]] = {}
        self._joined: _Joined = {}

    def revise(self, gone: Iterable[Entity], new: Iterable[Entity]) -> None:
        """Decide again, without those that are *gone*, and with *new* ones."""
        for entity in gone:
            del self._entities[entity.id]
            blocks, block = self._place_of(entity)
            blocks.remove(block, entity)
        self._ids = [each for each in self._ids if each in self._entities]
        for entity in new:
            self._entities[entity.id] = entity
            self._ids.append(entity.id)
            blocks, block = self._place_of(entity)
            blocks.add(block, entity)
        self._ids.sort()
        named = self._by_names()
        found = tuple(named[each] for each in self._ids)
        decided = apply(self._entities.values(), found, self._decisions, _identities)
        self.identities = {each.entity_id: each for each in decided}

    def _place_of(self, entity: Entity) -> tuple[_Blocks, Block]:
        is_person, block = block_of(entity)
        return (self._persons if is_person else self._others), block

    def _by_names(self) -> dict[str, Identity]:
        """Decide by names, offices and parties alone."""
        before, self._actors = self._actors, {}
        found: dict[str, Identity] = {}
        taken: set[str] = set()
        for cluster in (*self._others.clusters(), *self._persons.clusters()):
            actor_id = _free(cluster, taken)
            known = before.get(cluster)
            if known is None or known[0] != actor_id:
                known = actor_id, _identities(actor_id, cluster.members, cluster.reason)
            self._actors[cluster] = known
            for identity in known[1]:
                found[identity.entity_id] = identity
        joined, self._joined = self._joined, {}
        self._join_offices(found, joined)
        self._join_abbreviations(found, joined)
        return found

    def _join_offices(self, found: dict[str, Identity], before: _Joined) -> None:
        """Join "the foreign minister of X" with the one person who is named with it."""
        holders: dict[Office, list[str]] = defaultdict(list)
        for cluster in self._persons.clusters():
            for held in cluster.offices:
                holders[held].append(cluster.members[0].id)
        for cluster in self._others.clusters():
            for entity, sought in cluster.seekers:
                named = holders.get(sought, [])
                if len(named) == 1:
                    self._join(entity, found, named[0], before, _holder)

    def _join_abbreviations(self, found: dict[str, Identity], before: _Joined) -> None:
        """Join who is told by an abbreviation alone with the one whom reports call so in full."""
        full: dict[str, list[str]] = defaultdict(list)
        for cluster in self._others.clusters():
            for short in cluster.shorts:
                full[short].append(cluster.members[0].id)
        if not full:
            return
        for cluster in (*self._others.clusters(), *self._persons.clusters()):
            named = full.get(cluster.short, [])
            if len(named) == 1:
                for entity in cluster.members:
                    self._join(entity, found, named[0], before, _spelt_out)

    def _join(
        self,
        entity: Entity,
        found: dict[str, Identity],
        other: str,
        before: _Joined,
        make: Callable[[Entity, Identity], Identity],
    ) -> None:
        """Make *entity* the one that the entity *other* is; what was so before is not made anew."""
        whom = found[other]
        known = before.get(entity.id)
        if known is None or known[0] is not entity or known[1] is not whom:
            known = entity, whom, make(entity, whom)
        self._joined[entity.id] = known
        found[entity.id] = known[2]


class _Blocks:
    """Entities by block, and the actors of each block."""

    def __init__(self, part: Callable[[Block, Sequence[Entity]], list[Cluster]]) -> None:
        self._part = part
        self._members: dict[Block, list[Entity]] = {}
        self._changed: set[Block] = set()
        self._parted: dict[Block, list[Cluster]] = {}
        self._order: list[Cluster] = []

    def add(self, block: Block, entity: Entity) -> None:
        insort(self._members.setdefault(block, []), entity, key=_by_id)
        self._changed.add(block)

    def remove(self, block: Block, entity: Entity) -> None:
        self._members[block] = [each for each in self._members[block] if each.id != entity.id]
        self._changed.add(block)

    def clusters(self) -> Sequence[Cluster]:
        """Give the actors of all blocks, by rank."""
        if self._changed:
            gone = {cluster for block in self._changed for cluster in self._parted.pop(block, ())}
            self._order = [cluster for cluster in self._order if cluster not in gone]
            for block in sorted(self._changed):
                if self._members[block]:
                    self._parted[block] = self._part(block, self._members[block])
                    self._order += self._parted[block]
                else:
                    del self._members[block]
            self._order.sort(key=_by_rank)  # all but sorted: quick
            self._changed.clear()
        return self._order


def _by_id(entity: Entity) -> str:
    return entity.id


def _by_rank(cluster: Cluster) -> tuple[bool, bool, Block]:
    return cluster.rank


def _holder(entity: Entity, person: Identity) -> Identity:
    reason = f"{person.name} is the only {entity.role} of {entity.party} that reports name"
    return replace(person, entity_id=entity.id, reasons=(reason,))


def _spelt_out(entity: Entity, full: Identity) -> Identity:
    reason = f"“{entity.name}”: {full.name} is the only one that reports call so"
    return replace(full, entity_id=entity.id, reasons=(reason,))


def _free(cluster: Cluster, taken: set[str]) -> str:
    """An actor id that no other actor has: the party is added, then the report."""
    free = next(each for each in _candidates(cluster) if each not in taken)
    taken.add(free)
    return free


def _candidates(cluster: Cluster) -> Iterator[str]:
    base = cluster.base
    yield base
    party = next((entity.party for entity in cluster.members if entity.party), None)
    if party:
        yield f"{base}--{slug(party)}"
    told = f"{base}--{cluster.members[0].report_id[:8]}"
    yield told
    for number in count(2):
        yield f"{told}-{number}"


def _identities(actor_id: str, members: Sequence[Entity], reason: str) -> list[Identity]:
    name = members[0].name if len(members) == 1 else shown([m.name for m in members])
    party = _most([m.party for m in members if m.party])
    role = _most([m.role for m in members if m.role])
    kind = _most([m.kind for m in members]) or "role"
    if kind == "place":
        party = None
    return [
        Identity(
            entity_id=entity.id,
            actor_id=actor_id,
            name=name,
            kind=kind,
            party=party,
            role=role,
            reasons=(reason,),
        )
        for entity in members
    ]


def _most(values: Sequence[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
