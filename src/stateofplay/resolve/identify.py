"""Who is who across reports.

Names are blocked by what two spellings share (a person's last name, any other name as a whole),
so the work grows with the number of entities, not of pairs. The outcome does not depend on the
order in which reports come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stateofplay.core.decisions import Decision
from stateofplay.core.judgements import Entity, Identity
from stateofplay.core.slugs import slug
from stateofplay.resolve.decided import apply
from stateofplay.resolve.forms import PersonName, agree, key, person_name

_NO_TITLES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Known:
    """An entity of kind person with its name in parts."""

    entity: Entity
    name: PersonName


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
    everybody = tuple(entities)
    return apply(everybody, _by_names(everybody), decisions, _identities)


def _by_names(entities: Iterable[Entity]) -> tuple[Identity, ...]:
    """Decide by names, offices and parties alone."""
    persons: dict[str, list[_Known]] = defaultdict(list)
    others: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in sorted(entities, key=lambda item: item.id):
        name = person_name(entity.name, _NO_TITLES) if entity.kind == "person" else None
        if name is not None:
            persons[name.last].append(_Known(entity, name))
        else:
            others[_other_key(entity)].append(entity)
    found: dict[str, Identity] = {}
    taken: set[str] = set()
    for (base, _), members in sorted(others.items(), key=_states_first):
        _add(found, _identities(_free(base, members, taken), members, _other_reason(members)))
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for block in (persons[last] for last in sorted(persons)):
        for cluster, reason in _person_clusters(block):
            base = slug(_shown([known.name.shown for known in cluster]))
            actors = [known.entity for known in cluster]
            made = _identities(_free(base, actors, taken), actors, reason)
            _add(found, made)
            for office in sorted({office for actor in actors if (office := _office(actor))}):
                holders[office].append(made[0].entity_id)
    _join_roles(found, others, holders)
    return tuple(found[entity_id] for entity_id in sorted(found))


def _states_first(item: tuple[tuple[str, str], list[Entity]]) -> tuple[bool, bool, tuple[str, str]]:
    """A name that several share goes to the state, then to who speaks for themselves."""
    block, members = item
    states = any(entity.kind == "state" for entity in members)
    return not states, not any(entity.party == entity.name for entity in members), block


def _office(entity: Entity) -> tuple[str, str] | None:
    """Office and party in a form that two reports share; None if either is not told."""
    if entity.role is None or entity.party is None:
        return None
    return key(entity.role).casefold(), entity.party


def _join_roles(
    found: dict[str, Identity],
    others: dict[tuple[str, str], list[Entity]],
    holders: dict[tuple[str, str], list[str]],
) -> None:
    """Join "the foreign minister of X" with the one person whom reports name with that office."""
    for members in others.values():
        for entity in members:
            office = _office(entity) if entity.kind == "role" else None
            named = holders.get(office, []) if office else []
            if len(named) != 1:
                continue
            person = found[named[0]]
            reason = f"{person.name} is the only {entity.role} of {entity.party} that reports name"
            found[entity.id] = replace(person, entity_id=entity.id, reasons=(reason,))


def _add(found: dict[str, Identity], identities: Iterable[Identity]) -> None:
    found.update((identity.entity_id, identity) for identity in identities)


def _free(base: str, members: Sequence[Entity], taken: set[str]) -> str:
    """An actor id that no other actor has: the party is added, then the report."""
    party = next((entity.party for entity in members if entity.party), None)
    report = members[0].report_id
    for candidate in (base, f"{base}--{slug(party)}" if party else base, f"{base}--{report[:8]}"):
        if candidate not in taken:
            taken.add(candidate)
            return candidate
    number = 2
    while f"{base}--{report[:8]}-{number}" in taken:
        number += 1
    taken.add(f"{base}--{report[:8]}-{number}")
    return f"{base}--{report[:8]}-{number}"


def _identities(actor_id: str, members: Sequence[Entity], reason: str) -> list[Identity]:
    shown = members[0].name if len(members) == 1 else _shown([m.name for m in members])
    party = _most([m.party for m in members if m.party])
    role = _most([m.role for m in members if m.role])
    kind = _most([m.kind for m in members]) or "role"
    if kind == "place":
        party = None
    return [
        Identity(
            entity_id=entity.id,
            actor_id=actor_id,
            name=shown,
            kind=kind,
            party=party,
            role=role,
            reasons=(reason,),
        )
        for entity in members
    ]


def _shown(names: Sequence[str]) -> str:
    """The full name told most often; of equals the shortest, then the first by alphabet."""
    full = [name for name in names if " " in name] or list(names)
    counts = Counter(full)
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def _most(values: Sequence[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _other_key(entity: Entity) -> tuple[str, str]:
    """Block of an entity that is no person: name and, where two could share it, party.

    A description nobody is named by keeps its report in the key: it joins nothing.
    """
    base = slug(entity.name)
    if not _named(entity) and (entity.kind == "state" or not entity.party):
        return base, f"@{entity.id}"
    if entity.kind == "people" and entity.party and entity.party != entity.name:
        return slug(f"{entity.party} {_head(entity.name)}"), "people"
    if entity.kind in ("state", "place") or entity.party == entity.name:
        return base, "state" if entity.kind == "state" else ""
    return base, key(entity.party) if entity.party else ""


def _head(name: str) -> str:
    """Head noun of a group ("ministers of five states", "foreign ministers": "ministers")."""
    return name.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1].casefold()


def _named(entity: Entity) -> bool:
    return entity.kind != "role" and any(char.isupper() for char in entity.name)


def _other_reason(members: Sequence[Entity]) -> str:
    entity = members[0]
    if len(members) == 1:
        return f"“{entity.name}”: in this report only"
    party = f", party {entity.party}" if entity.party and entity.party != entity.name else ""
    return f"same name “{entity.name}”{party} in {len(members)} reports"


def _person_clusters(block: Sequence[_Known]) -> list[tuple[list[_Known], str]]:
    """Part one last name into persons, each with the reason."""
    full = sorted((k for k in block if k.name.full), key=lambda k: (k.name.given, k.entity.id))
    clusters: list[list[_Known]] = []
    for known in full:
        home = next((c for c in clusters if all(_one(known, other) for other in c)), None)
        if home is None:
            clusters.append([known])
        else:
            home.append(known)
    short = [k for k in block if not k.name.full]
    joined: list[list[_Known]] = [[] for _ in clusters]
    alone: list[_Known] = []
    for known in short:
        fits = [i for i, c in enumerate(clusters) if any(_one(known, other) for other in c)]
        fits = [i for i in fits if all(not _against(known, other) for other in clusters[i])]
        if len(fits) > 1 and known.entity.party:
            same = [i for i in fits if known.entity.party in {o.entity.party for o in clusters[i]}]
            fits = same or fits
        if len(fits) == 1:
            joined[fits[0]].append(known)
        else:
            alone.append(known)
    result = [
        ([*cluster, *extra], _person_reason(cluster, extra))
        for cluster, extra in zip(clusters, joined, strict=True)
    ]
    return result + _surnames(alone, several=len(clusters) > 1)


def _surnames(alone: Sequence[_Known], *, several: bool) -> list[tuple[list[_Known], str]]:
    """Persons told by surname only: one where none has a full name, apart where several have."""
    if several:
        reason = "more than one full name fits this surname: left apart"
        return [([known], reason) for known in alone]
    clusters: list[list[_Known]] = []
    for known in sorted(alone, key=lambda k: (k.entity.party is None, k.entity.id)):
        fits = [c for c in clusters if all(not _against(known, other) for other in c)]
        if len(fits) == 1:
            fits[0].append(known)
        else:
            clusters.append([known])
    return [(c, f"“{c[0].name.shown}”: told by this name alone") for c in clusters]


def _person_reason(cluster: Sequence[_Known], extra: Sequence[_Known]) -> str:
    shown = _shown([known.name.shown for known in cluster])
    text = f"full name “{shown}” in {len(cluster)} reports"
    if extra:
        text += f"; “{extra[0].name.shown}” in {len(extra)}, and no other full name fits"
    return text


def _one(one: _Known, other: _Known) -> bool:
    return agree(one.name, other.name) and not _against(one, other)


def _against(one: _Known, other: _Known) -> bool:
    """Whether office and party speak against one person: both told by both, and both differ.

    A surname alone is weaker evidence: there a different party is enough.
    """
    parties = one.entity.party, other.entity.party
    conflict = None not in parties and parties[0] != parties[1]
    if not (one.name.full and other.name.full):
        return conflict
    roles = one.entity.role, other.entity.role
    if not conflict or roles[0] is None or roles[1] is None:
        return False
    return not _related(roles[0], roles[1])


def _related(one: str, other: str) -> bool:
    words = [{word for word in role.casefold().split() if len(word) > 2} for role in (one, other)]
    return not words[0].isdisjoint(words[1])
