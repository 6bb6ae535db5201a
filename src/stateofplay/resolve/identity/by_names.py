"""Who entities are by names, offices and parties alone, kept up as they come and go.

Only blocks that entities came to or went from are parted anew, and only actors that share an id
with theirs get other ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from stateofplay.core.judgements import Entity, Identity
from stateofplay.core.slugs import slug
from stateofplay.resolve.identity.clusters import Block, Cluster, Office, block_of, others, persons
from stateofplay.resolve.identity.identities import identities_of

_Place = tuple[bool, tuple[bool, bool, Block], int]
"""Where an actor stands among all: persons after all else, by rank, then within the block."""

_Joined = dict[str, tuple[Entity, Identity, Identity]]
"""Who is joined with somebody of another name: the entity, whom with, and what it is since."""


class Named:
    """Who entities are.

    Attributes:
        found: The identity of each entity.
    """

    def __init__(self) -> None:
        """Begin with nobody."""
        self.found: dict[str, Identity] = {}
        self._persons = _Blocks(persons, is_person=True)
        self._others = _Blocks(others, is_person=False)
        self._sharing: dict[str, list[Cluster]] = {}
        self._places: dict[Cluster, _Place] = {}
        self._actors: dict[Cluster, tuple[str, list[Identity]]] = {}
        self._named: dict[str, Identity] = {}
        self._joined: _Joined = {}
        self._holders: dict[Cluster, None] = {}
        self._seekers: dict[Cluster, None] = {}
        self._spelt_out: dict[Cluster, None] = {}
        self._short: dict[Cluster, None] = {}
        self._titled: dict[Cluster, None] = {}
        self._surnames: dict[Cluster, None] = {}

    def revise(self, gone: Iterable[Entity], new: Iterable[Entity]) -> set[str]:
        """Take entities out and in; give the ids of those that may be somebody else now."""
        touched: set[str] = set()
        for entity in gone:
            is_person, block = block_of(entity)
            (self._persons if is_person else self._others).remove(block, entity)
            self._named.pop(entity.id, None)
            touched.add(entity.id)
        for entity in new:
            is_person, block = block_of(entity)
            (self._persons if is_person else self._others).add(block, entity)
        bases: set[str] = set()
        for blocks in (self._others, self._persons):
            fallen, made = blocks.parted_anew()
            for cluster in fallen:
                self._take_out(cluster)
                bases.add(cluster.base)
            for cluster, place in made:
                self._put_in(cluster, place)
                bases.add(cluster.base)
        for base in bases:
            touched.update(self._assigned_anew(base))
        before, self._joined = self._joined, {}
        self._join_offices(before)
        self._join_abbreviations(before)
        self._join_surnames(before)
        touched |= before.keys() | self._joined.keys()
        for each in touched:
            if each not in self._named:
                self.found.pop(each, None)
            else:
                joined = self._joined.get(each)
                self.found[each] = self._named[each] if joined is None else joined[2]
        return touched

    def _take_out(self, cluster: Cluster) -> None:
        self._sharing[cluster.base].remove(cluster)
        del self._places[cluster], self._actors[cluster]
        for special, _ in self._specials(cluster):
            special.pop(cluster, None)

    def _put_in(self, cluster: Cluster, place: _Place) -> None:
        self._sharing.setdefault(cluster.base, []).append(cluster)
        self._places[cluster] = place
        for special, wanted in self._specials(cluster):
            if wanted:
                special[cluster] = None

    def _specials(self, cluster: Cluster) -> tuple[tuple[dict[Cluster, None], object], ...]:
        """Give what joins actors of other names, and whether *cluster* is such a one."""
        return (
            (self._holders, cluster.offices),
            (self._seekers, cluster.seekers),
            (self._spelt_out, cluster.shorts),
            (self._short, cluster.short),
            (self._titled, cluster.titled),
            (self._surnames, cluster.surname),
        )

    def _assigned_anew(self, base: str) -> Iterator[str]:
        """Give the actors of one base their ids; give the entities that another one is."""
        sharing = self._sharing[base]
        if not sharing:
            del self._sharing[base]
        taken: set[str] = set()
        if len(sharing) > 1:
            sharing.sort(key=self._places.__getitem__)
        for cluster in sharing:
            actor_id = _free(cluster, taken)
            known = self._actors.get(cluster)
            if known is None or known[0] != actor_id:
                made = identities_of(actor_id, cluster.members, cluster.reason)
                self._actors[cluster] = actor_id, made
                for identity in made:
                    self._named[identity.entity_id] = identity
                    yield identity.entity_id

    def _join_offices(self, before: _Joined) -> None:
        """Join "the foreign minister of X" with the one person who is named with it."""
        holders: dict[Office, list[str]] = defaultdict(list)
        for cluster in self._holders:
            for held in cluster.offices:
                holders[held].append(cluster.members[0].id)
        for cluster in self._seekers:
            for entity, sought in cluster.seekers:
                named = holders.get(sought, [])
                if len(named) == 1:
                    self._join(entity, named[0], before, _holder)

    def _join_abbreviations(self, before: _Joined) -> None:
        """Join who is told by an abbreviation alone with the one whom reports call so in full."""
        full: dict[str, list[str]] = defaultdict(list)
        for cluster in self._spelt_out:
            for short in cluster.shorts:
                full[short].append(cluster.members[0].id)
        meant = [cluster for cluster in self._short if len(full.get(cluster.short, ())) == 1]
        for cluster in sorted(meant, key=self._places.__getitem__):
            for entity in cluster.members:
                self._join(entity, full[cluster.short][0], before, _spelt_out)

    def _join_surnames(self, before: _Joined) -> None:
        """Join what was taken for an organisation with the one person of that last name."""
        persons_by = {cluster.titled: cluster.members[0].id for cluster in self._titled}
        meant = [cluster for cluster in self._surnames if cluster.surname in persons_by]
        for cluster in sorted(meant, key=self._places.__getitem__):
            for entity in cluster.members:
                self._join(entity, persons_by[cluster.surname], before, _by_surname)

    def _join(
        self,
        entity: Entity,
        other: str,
        before: _Joined,
        make: Callable[[Entity, Identity], Identity],
    ) -> None:
        """Make *entity* the one that the entity *other* is; what was so before is not made anew."""
        joined = self._joined.get(other)
        whom = self._named[other] if joined is None else joined[2]
        known = before.get(entity.id)
        if known is None or known[0] is not entity or known[1] is not whom:
            known = entity, whom, make(entity, whom)
        self._joined[entity.id] = known


class _Blocks:
    """Entities by block, and the actors of each block."""

    def __init__(
        self, part: Callable[[Block, Sequence[Entity]], list[Cluster]], *, is_person: bool
    ) -> None:
        self._part = part
        self._is_person = is_person
        self._members: dict[Block, list[Entity]] = {}
        self._changed: dict[Block, None] = {}
        self._parted: dict[Block, list[Cluster]] = {}

    def add(self, block: Block, entity: Entity) -> None:
        self._members.setdefault(block, []).append(entity)
        self._changed[block] = None

    def remove(self, block: Block, entity: Entity) -> None:
        self._members[block] = [each for each in self._members[block] if each.id != entity.id]
        self._changed[block] = None

    def parted_anew(self) -> tuple[list[Cluster], list[tuple[Cluster, _Place]]]:
        """Part the blocks that have changed; give the actors that are no more, and the new ones."""
        gone: list[Cluster] = []
        new: list[tuple[Cluster, _Place]] = []
        for block in self._changed:
            gone += self._parted.pop(block, ())
            members = self._members[block]
            if not members:
                del self._members[block]
                continue
            members.sort(key=_by_id)  # all but sorted: quick
            self._parted[block] = self._part(block, members)
            for number, cluster in enumerate(self._parted[block]):
                new.append((cluster, (self._is_person, cluster.rank, number)))
        self._changed.clear()
        return gone, new


def _by_id(entity: Entity) -> str:
    return entity.id


def _holder(entity: Entity, person: Identity) -> Identity:
    reason = f"{person.name} is the only {entity.role} of {entity.party} that reports name"
    return replace(person, entity_id=entity.id, reasons=(reason,))


def _by_surname(entity: Entity, person: Identity) -> Identity:
    reason = f"“{entity.name}”: {person.name} is the only person of that name, told with a title"
    return replace(person, entity_id=entity.id, reasons=(reason,))


def _spelt_out(entity: Entity, full: Identity) -> Identity:
    reason = f"“{entity.name}”: {full.name} is the only one that reports call so"
    return replace(full, entity_id=entity.id, reasons=(reason,))


def _free(cluster: Cluster, taken: set[str]) -> str:
    """An actor id that no other actor has: the party is added, then the report.

    Ids of different bases differ: a base has no two hyphens in a row.
    """
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
