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
        before: Who those were, as the ledger holds it, that are gone or somebody else now.
        after: Who those are from now on that are new or somebody else now; by entity.
        identities: Who all entities are from now on; by entity.
        members: Gives the identities of all who are an actor from now on, in order of entity id.
        readings: Entities of each current reading, by its number.
        reading_of: The current reading of an entity.
        new: Numbers of current readings of which nothing is decided yet.
        gone: Numbers of readings that are no longer current.
    """

    before: Mapping[str, Identity]
    after: Mapping[str, Identity]
    identities: Mapping[str, Identity]
    members: Callable[[str], Sequence[Identity]]
    readings: Mapping[int, Sequence[Entity]]
    reading_of: Mapping[str, int]
    new: Collection[int]
    gone: Collection[int]


Shared = Mapping[str, Variants]
Members = Mapping[str, Sequence[Identity]]


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
    both = (*change.before.values(), *change.after.values())
    members = {key: change.members(key) for key in sorted({each.actor_id for each in both})}
    old, new = _shared(_earlier(change, members)), _shared(members)
    numbers, changed = _write_actors(database, (old, new), members, run)
    dirty = {*change.new, *_moved(change, members, (old, new))}
    gone = [
        seq
        for reading in sorted({*dirty, *change.gone})
        for (seq,) in database.rows(
            "SELECT seq FROM identified WHERE reading = ? AND superseded_by IS NULL", reading
        )
    ]
    named = {key: change.members(key) for key in _named(change, dirty) - members.keys()}
    shared = {**_shared(named), **new}
    rows = []
    for reading in sorted(dirty):
        text = words(reading)
        content = rows_of(change.readings[reading], change.identities, (shared, numbers))
        rows.append((reading, pack(content, text, "identified"), run))
    supersede(database, "identified", gone, run)
    database.write_all(IDENTIFIED, rows)
    return changed + len(gone) + len(rows)


def _moved(change: Change, members: Members, variants: tuple[Shared, Shared]) -> Iterator[int]:
    """Give the readings beside whose entities something else is written from now on."""
    old, new = variants
    for key, found in members.items():
        of_one_row = len(old.get(key, ())) == len(new.get(key, ())) == 1
        for identity in found:
            entity = identity.entity_id
            earlier = change.before.get(entity) if entity in change.after else identity
            if of_one_row and earlier is not None and earlier.actor_id == key:
                continue  # beside the entity stands that row, whatever it says
            if _place(earlier, old) != _place(identity, new):
                yield change.reading_of[entity]


def _earlier(change: Change, members: Members) -> dict[str, list[Identity]]:
    """Give who the entities of each actor were, in order of entity id."""
    found: dict[str, list[Identity]] = defaultdict(list)
    for key, identities in members.items():
        found[key] += [each for each in identities if each.entity_id not in change.after]
    for identity in change.before.values():
        found[identity.actor_id].append(identity)
    return {key: sorted(each, key=lambda item: item.entity_id) for key, each in found.items()}


def _shared(members: Members) -> dict[str, Variants]:
    """Give the variants of those actors that several entities are."""
    return {key: variants_of(each) for key, each in members.items() if len(each) > 1}


def _named(change: Change, readings: Collection[int]) -> set[str]:
    entities = (entity for reading in readings for entity in change.readings[reading])
    known = (change.identities.get(entity.id) for entity in entities)
    return {identity.actor_id for identity in known if identity is not None}


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
