"""Who is who: the identities of a ledger with every name by which reports call them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from stateofplay.core.judgements import Entity, Identity
from stateofplay.ledger import Ledger
from stateofplay.present.views.matching import folded
from stateofplay.present.views.remembered import remembered

UNNAMED = frozenset({"role", "place"})
"""Kinds of entities that are nobody in particular, or only somewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody the ledger knows.

    Attributes:
        also_called: Other names, the most reports first.
        reports: In how many reports they are named.
        named_in: The ids of these reports.
        reasons: Why these names were taken for one.
    """

    id: str
    name: str
    kind: str
    party: str | None
    also_called: tuple[str, ...]
    reports: int
    named_in: tuple[str, ...]
    reasons: tuple[str, ...]


def directory(ledger: Ledger) -> tuple[Known, ...]:
    """List everybody named, those in most reports first."""
    return tuple(remembered(ledger, "names", Known, lambda: _listed(ledger)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Somebody who has other names; these as `folded` writes them."""

    name: str
    also: tuple[str, ...]


def also_called(ledger: Ledger) -> Iterable[Called]:
    """List everybody who has other names: few of a large ledger's `directory`."""
    return remembered(ledger, "other names", Called, lambda: called(directory(ledger)))


def called(known: Iterable[Known]) -> list[Called]:
    """Choose those of *known* who have other names."""
    return [
        Called(name=each.name, also=tuple(map(folded, each.also_called)))
        for each in known
        if each.also_called
    ]


def _listed(ledger: Ledger) -> list[Known]:
    entities = {entity.id: entity for entity in ledger.entities()}
    groups: dict[str, list[tuple[Entity, Identity]]] = defaultdict(list)
    for identity in ledger.identities():
        entity = entities.get(identity.entity_id)
        if entity is not None and identity.kind not in UNNAMED:
            groups[identity.actor_id].append((entity, identity))
    known = [_known(actor_id, group) for actor_id, group in groups.items()]
    return sorted(known, key=lambda each: (-each.reports, each.name))


def _known(actor_id: str, group: list[tuple[Entity, Identity]]) -> Known:
    first = group[0][1]
    forms = Counter(name for entity, _ in group for name in dict.fromkeys(entity.names))
    others = sorted((name for name in forms if name != first.name), key=lambda n: (-forms[n], n))
    reasons = dict.fromkeys(reason for _, identity in group for reason in identity.reasons)
    named_in = tuple(dict.fromkeys(entity.report_id for entity, _ in group))
    return Known(
        id=actor_id,
        name=first.name,
        kind=first.kind,
        party=first.party,
        also_called=tuple(others),
        reports=len(named_in),
        named_in=named_in,
        reasons=tuple(reasons),
    )
