"""The identities of entities that are one: name, kind, party and office that most of them tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from stateofplay.core.judgements import Entity, Identity
from stateofplay.resolve.identity.parting import shown
from stateofplay.resolve.named.codes import ARMED, is_code


def identities_of(actor_id: str, members: Sequence[Entity], reason: str) -> list[Identity]:
    """Give the identities of entities that are one: actor id, entities, reason."""
    if len(members) == 1:
        return [_identity(actor_id, members[0], reason)]
    name = shown([m.name for m in members])
    party = _most([m.party for m in members if m.party])
    role = _most([m.role for m in members if m.role])
    kind = _kind_of(members)
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


def _kind_of(members: Sequence[Entity]) -> str:
    """The kind told most often; of a name of letters and digits that acts, what it acts as.

    Reports that only tell where it was or what befell it leave it a place.
    """
    kinds = [member.kind for member in members]
    if is_code(members[0].name):
        told = [kind for kind in kinds if kind != "place"]
        kinds = [kind for kind in told if kind == ARMED] or told or kinds
    return _most(kinds) or "role"


def _identity(actor_id: str, entity: Entity, reason: str) -> Identity:
    kind = entity.kind or "role"
    return Identity(
        entity_id=entity.id,
        actor_id=actor_id,
        name=entity.name,
        kind=kind,
        party=(entity.party or None) if kind != "place" else None,
        role=entity.role or None,
        reasons=(reason,),
    )


def _most(values: Sequence[str]) -> str | None:
    counts: Mapping[str, int] = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
