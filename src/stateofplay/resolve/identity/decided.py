"""Who is who by a person's decisions, on top of what the program found by itself.

The program's actors are parted into *atoms*, the smallest groups that no decision divides. The
decisions then join atoms or keep them apart, the latest one first: an earlier decision that
contradicts later ones does not hold, and a decision always goes before what the program found.
The outcome depends on the order of the decisions, not on that of the entities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stateofplay.core.decisions import Decision, Side
from stateofplay.core.judgements import Entity, Identity
from stateofplay.core.slugs import slug

Make = Callable[[str, Sequence[Entity], str], list[Identity]]
"""Gives the identities of entities that are one: actor id, entities, reason."""


class Verdict(StrEnum):
    """What has become of a decision."""

    HOLDS = "holds"
    OVERRULED = "contradicts a later decision: does not hold"
    IDLE = "nobody it speaks of is in the ledger now"


@dataclass(frozen=True, slots=True, eq=False)
class _Atom:
    """Entities that stay together whatever holds; ``id`` is the program's actor id."""

    id: str
    members: tuple[Entity, ...]
    split: bool

    @property
    def rank(self) -> tuple[int, str]:
        return -len(self.members), self.members[0].id


class _Parts:
    """Atoms joined to actors, and which of these must not be joined."""

    def __init__(self) -> None:
        self._above: dict[_Atom, _Atom] = {}
        self._apart: list[tuple[_Atom, _Atom]] = []

    def find(self, atom: _Atom) -> _Atom:
        while atom in self._above:
            atom = self._above[atom]
        return atom

    def join(self, one: _Atom, other: _Atom) -> bool:
        """Make two one; False if they must stay apart."""
        pair = {self.find(one), self.find(other)}
        if any({self.find(a), self.find(b)} == pair for a, b in self._apart):
            return False
        if len(pair) > 1:
            self._above[self.find(other)] = self.find(one)
        return True

    def part(self, one: _Atom, other: _Atom) -> bool:
        """Keep two apart; False if they are one already."""
        if self.find(one) is self.find(other):
            return False
        self._apart.append((one, other))
        return True


@dataclass(frozen=True, slots=True)
class _Outcome:
    atoms: tuple[_Atom, ...]
    parts: _Parts
    sides: tuple[tuple[_Atom | None, _Atom | None], ...]
    verdicts: tuple[Verdict, ...]


def verdicts(
    entities: Iterable[Entity], found: Iterable[Identity], decisions: Sequence[Decision]
) -> tuple[Verdict, ...]:
    """Say of each decision whether it holds.

    Args:
        entities: All of the ledger.
        found: Who they are by the program alone: `identify` without decisions.
        decisions: In the order in which they were made.
    """
    return _weigh(entities, found, decisions).verdicts


def apply(
    entities: Iterable[Entity],
    found: Sequence[Identity],
    decisions: Sequence[Decision],
    make: Make,
) -> tuple[Identity, ...]:
    """Give who the entities are by the program and then by the decisions.

    Args:
        entities: All of the ledger, in any order.
        found: Who they are by the program alone.
        decisions: In the order in which they were made; a later one goes first.
        make: How the program makes identities of entities that are one.

    Returns:
        One identity for each entity, in order of entity id. What a decision changed says so.
    """
    if not decisions:
        return tuple(found)
    outcome = _weigh(entities, found, decisions)
    known = {identity.entity_id: identity for identity in found}
    taken = {identity.actor_id for identity in found}
    for atom in outcome.atoms:
        if atom.split:
            made = make(atom.id, atom.members, "")
            if atom is not _main(atom, outcome.atoms):
                made = _renamed(made, _told_name(atom, decisions), taken)
            known |= {each.entity_id: replace(each, reasons=_kept(known, each)) for each in made}
    groups: dict[_Atom, list[_Atom]] = defaultdict(list)
    for atom in outcome.atoms:
        groups[outcome.parts.find(atom)].append(atom)
    why = _reasons(outcome, decisions)
    renamed: dict[str, str] = {}
    for members in groups.values():
        renamed |= _join(known, sorted(members, key=lambda atom: atom.rank))
        for reason in why.get(outcome.parts.find(members[0]), ()):
            for entity in (entity for atom in members for entity in atom.members):
                known[entity.id] = _because(known[entity.id], reason)
    return tuple(_under(known[entity_id], renamed) for entity_id in sorted(known))


def _weigh(
    entities: Iterable[Entity], found: Iterable[Identity], decisions: Sequence[Decision]
) -> _Outcome:
    atoms = tuple(_atoms(entities, found, [each for each in decisions if not each.same]))
    sides = tuple((_place(each.one, atoms), _place(each.other, atoms)) for each in decisions)
    parts = _Parts()
    weighed: list[Verdict] = []
    for decision, (one, other) in zip(reversed(decisions), reversed(sides), strict=True):
        if one is None or other is None:
            weighed.append(Verdict.IDLE)
            continue
        agreed = parts.join(one, other) if decision.same else parts.part(one, other)
        weighed.append(Verdict.HOLDS if agreed else Verdict.OVERRULED)
    for atom in atoms:
        told = _told_name(atom, decisions) if atom.split else None
        if (namesake := _namesake(atom, atoms, told)) is not None:
            parts.join(namesake, atom)
    return _Outcome(atoms, parts, sides, tuple(reversed(weighed)))


def _atoms(
    entities: Iterable[Entity], found: Iterable[Identity], partings: Sequence[Decision]
) -> Iterable[_Atom]:
    actor_of = {identity.entity_id: identity.actor_id for identity in found}
    clusters: dict[str, list[Entity]] = defaultdict(list)
    for entity in sorted(entities, key=lambda entity: entity.id):
        clusters[actor_of[entity.id]].append(entity)
    for actor_id, members in sorted(clusters.items()):
        ids = {entity.id for entity in members}
        within = [d for d in partings if ids & {*d.one.entities} and ids & {*d.other.entities}]
        labelled: dict[tuple[int, ...], list[Entity]] = defaultdict(list)
        for entity in members:
            label = tuple(_which(entity, decision, members) for decision in within)
            labelled[label].append(entity)
        for label in sorted(labelled):
            yield _Atom(actor_id, tuple(labelled[label]), len(labelled) > 1)


def _which(entity: Entity, decision: Decision, members: Sequence[Entity]) -> int:
    """On which side of a parting an entity of the parted actor stands: 0 or 1.

    One that came later stands with those who share its name, else with the more.
    """
    for number, side in enumerate((decision.one, decision.other)):
        if entity.id in side.entities:
            return number
    sides = [
        [other for other in members if other.id in side.entities]
        for side in (decision.one, decision.other)
    ]
    shared = [not _names(entity).isdisjoint(_names(*side)) for side in sides]
    if shared[0] != shared[1]:
        return 0 if shared[0] else 1
    return 1 if len(sides[1]) > len(sides[0]) else 0


def _names(*entities: Entity) -> set[str]:
    return {folded(name) for entity in entities for name in (entity.name, *entity.names)}


def folded(name: str) -> str:
    """Give a name so that two ways of typing it are equal."""
    return " ".join(name.casefold().split())


def _place(side: Side, atoms: Sequence[_Atom]) -> _Atom | None:
    """Find the atom that *side* means now, or None."""
    meant = {*side.entities}
    name = folded(side.name)

    def weight(atom: _Atom) -> tuple[int, int, tuple[int, str]]:
        held = [entity for entity in atom.members if entity.id in meant]
        return -sum(name in _names(entity) for entity in held), -len(held), atom.rank

    holding = [atom for atom in atoms if any(entity.id in meant for entity in atom.members)]
    if holding:
        return min(holding, key=weight)
    by_id = [atom for atom in atoms if atom.id == side.actor_id]
    by_name = [atom for atom in atoms if name in _names(*atom.members)]
    for fits in (by_id, by_name):
        if len(fits) == 1:
            return fits[0]
    return None


def _main(atom: _Atom, atoms: Iterable[_Atom]) -> _Atom:
    """The largest part of the same actor: it keeps the actor's id and name."""
    return min((other for other in atoms if other.id == atom.id), key=lambda each: each.rank)


def _told_name(atom: _Atom, decisions: Sequence[Decision]) -> str | None:
    """The name by which a person parted *atom* from the rest, the latest first."""
    ids = {entity.id for entity in atom.members}
    for decision in reversed(decisions):
        for side in (decision.other, decision.one):
            if not decision.same and ids & {*side.entities}:
                return side.name
    return None


def _namesake(atom: _Atom, atoms: Sequence[_Atom], told: str | None) -> _Atom | None:
    """The one other actor called by the name that *atom* was parted by, None for a main part."""
    if told is None or atom is _main(atom, atoms):
        return None
    others = [other for other in atoms if other.id != atom.id]
    fits = [o for o in others if folded(told) in {folded(each.name) for each in o.members}]
    return fits[0] if len(fits) == 1 else None


def _renamed(made: Sequence[Identity], told: str | None, taken: set[str]) -> list[Identity]:
    """Give a part that leaves its actor a name and an id of its own."""
    name = told or made[0].name
    base = slug(name)
    actor_id, number = base, 1
    while actor_id in taken:
        number += 1
        actor_id = f"{base}--{number}"
    taken.add(actor_id)
    party = name if made[0].party == made[0].name else made[0].party
    return [replace(each, actor_id=actor_id, name=name, party=party) for each in made]


def _kept(known: Mapping[str, Identity], made: Identity) -> tuple[str, ...]:
    return known[made.entity_id].reasons


def _join(known: dict[str, Identity], atoms: Sequence[_Atom]) -> dict[str, str]:
    """Make several atoms the actor of the first; give the names of parties that it replaces."""
    head = known[atoms[0].members[0].id]
    rest = [known[atom.members[0].id] for atom in atoms[1:]]
    party = head.party or next((each.party for each in rest if each.party), None)
    role = head.role or next((each.role for each in rest if each.role), None)
    for entity in (entity for atom in atoms[1:] for entity in atom.members):
        known[entity.id] = replace(known[entity.id], actor_id=head.actor_id)
    for entity in (entity for atom in atoms if rest for entity in atom.members):
        known[entity.id] = replace(
            known[entity.id], name=head.name, kind=head.kind, party=party, role=role
        )
    own = party == head.name
    return {each.name: head.name for each in rest if own and each.party == each.name}


def _reasons(outcome: _Outcome, decisions: Sequence[Decision]) -> dict[_Atom, list[str]]:
    found: dict[_Atom, list[str]] = defaultdict(list)
    for decision, sides, verdict in zip(decisions, outcome.sides, outcome.verdicts, strict=True):
        if verdict is Verdict.HOLDS:
            actors = dict.fromkeys(outcome.parts.find(atom) for atom in sides if atom)
            for actor in actors:
                found[actor].append(f"a person decided: {decision.words}")
    return found


def _because(identity: Identity, reason: str) -> Identity:
    return replace(identity, reasons=tuple(dict.fromkeys((*identity.reasons, reason))))


def _under(identity: Identity, renamed: Mapping[str, str]) -> Identity:
    """Let those who speak for a party that goes by another name now speak for that one."""
    party = renamed.get(identity.party or "")
    if party is None or party == identity.party:
        return identity
    reason = f"speaks for {party}: a person decided that {identity.party} is the same"
    return _because(replace(identity, party=party), reason)
