"""Who entities are, after a few reports more: only what differs is looked at and written.

Leaves the ledger as `stateofplay.ledger.identified.decide` does, which looks at everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stateofplay.core.judgements import Entity, Identity
from stateofplay.ledger.database import Database
from stateofplay.ledger.identified import (
    ACTOR,
    COMMON_ACTORS,
    IDENTIFIED,
    Variants,
    content_of,
    rows_of,
    supersede,
    variants_of,
)
from stateofplay.ledger.packing import pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What differs between two decisions who all entities are.

    Attributes:
        before: Who the entities were, as the ledger holds it; by entity, in this order.
        after: Who they are from now on, likewise.
        readings: Entities of each current reading, by its number.
        reading_of: The current reading of an entity.
        new: Numbers of current readings of which nothing is decided yet.
        gone: Numbers of readings that are no longer current.
    """

    before: Mapping[str, Identity]
    after: Mapping[str, Identity]
    readings: Mapping[int, Sequence[Entity]]
    reading_of: Mapping[str, int]
    new: Collection[int]
    gone: Collection[int]


Shared = Mapping[str, Variants]


def revise(database: Database, change: Change, words: Callable[[int], str], run: int) -> int:
    """Write who the entities are, as far as it differs from what holds.

    Args:
        database: In a transaction.
        change: What holds, and what is to hold.
        words: Gives the full text of the report of a reading.
        run: The run that it belongs to.

    Returns:
        How many rows are new or no longer hold.
    """
    actors = _touched(change)
    old, new = _shared(change.before, actors), _shared(change.after, actors)
    numbers, changed = _write_actors(database, (old, new), actors, run)
    dirty = {*change.new}
    for entity, reading in _members(change, actors):
        places = _place(change.before.get(entity), old), _place(change.after.get(entity), new)
        if places[0] != places[1]:
            dirty.add(reading)
    gone = [
        seq
        for reading in sorted({*dirty, *change.gone})
        for (seq,) in database.rows(
            "SELECT seq FROM identified WHERE reading = ? AND superseded_by IS NULL", reading
        )
    ]
    shared = {**_shared(change.after, _named(change, dirty)), **new}
    rows = []
    for reading in sorted(dirty):
        text = words(reading)
        content = rows_of(change.readings[reading], change.after, (shared, numbers))
        rows.append((reading, pack(content, text), run))
    supersede(database, "identified", gone, run)
    database.write_all(IDENTIFIED, rows)
    return changed + len(gone) + len(rows)


def _touched(change: Change) -> set[str]:
    """Give the ids of actors that any entity has become, or is no longer, or is otherwise."""
    found = {
        identity.actor_id
        for entity, identity in change.before.items()
        if entity not in change.after
    }
    for entity, identity in change.after.items():
        earlier = change.before.get(entity)
        if earlier is identity:
            continue
        if earlier is None:
            found.add(identity.actor_id)
        elif earlier != identity:
            found |= {earlier.actor_id, identity.actor_id}
    return found


def _shared(identities: Mapping[str, Identity], actors: Collection[str]) -> dict[str, Variants]:
    """Give the variants of those of *actors* that several entities are."""
    members: dict[str, list[Identity]] = defaultdict(list)
    for identity in identities.values():
        if identity.actor_id in actors:
            members[identity.actor_id].append(identity)
    return {key: variants_of(each) for key, each in members.items() if len(each) > 1}


def _members(change: Change, actors: Collection[str]) -> Iterator[tuple[str, int]]:
    """Give the entities that are, or were, one of *actors*, with their current reading."""
    for entity, identity in change.after.items():
        earlier = change.before.get(entity)
        if identity.actor_id in actors or (earlier and earlier.actor_id in actors):
            yield entity, change.reading_of[entity]


def _named(change: Change, readings: Collection[int]) -> set[str]:
    entities = (entity for reading in readings for entity in change.readings[reading])
    return {change.after[entity.id].actor_id for entity in entities if entity.id in change.after}


def _place(identity: Identity | None, shared: Shared) -> object:
    """Give what is written beside the entity: the actor's row and variant, or all of it."""
    if identity is None or identity.actor_id not in shared:
        return identity
    return identity.actor_id, shared[identity.actor_id].index(content_of(identity))


def _write_actors(
    database: Database, variants: tuple[Shared, Shared], actors: Collection[str], run: int
) -> tuple[dict[str, int], int]:
    old, new = variants
    sql = "SELECT seq, number, id FROM actors WHERE superseded_by IS NULL"
    held = {key: (seq, number) for seq, number, key in database.rows(sql)}
    differing = [key for key in sorted(actors) if old.get(key) != new.get(key)]
    gone = [held[key][0] for key in differing if key in held]
    numbers = {key: number for key, (_, number) in held.items()}
    [(last,)] = database.rows("SELECT coalesce(max(number), 0) FROM actors")
    rows = []
    for key in differing:
        if key not in new:
            continue
        if key not in numbers:
            last += 1
            numbers[key] = last
        rows.append((numbers[key], key, pack(new[key], COMMON_ACTORS), run))
    supersede(database, "actors", gone, run)
    database.write_all(ACTOR, rows)
    return numbers, len(gone) + len(rows)
