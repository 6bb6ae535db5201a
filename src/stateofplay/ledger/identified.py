"""Who entities are, in few bytes.

Most entities are told by one report alone: their identity is written beside them, as what differs
from the entity. An actor of several entities has a row of its own, so that a report more changes
that row and none of the others'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stateofplay.core.judgements import Entity, Identity
from stateofplay.core.slugs import slug
from stateofplay.ledger.database import Database
from stateofplay.ledger.packing import pack, unpack

_NAME = "\x01"
"""Stands for the entity's name in a reason."""

_FIELDS = ("name", "kind", "party", "role")

COMMON_ACTORS = (
    "“: more than one full name fits this surname: left apart[”: told by this name alone"
    "speaks for  is the only  that reports name”, party  in  reports; “” in , and no other full "
    'name fits[full name “” in [["","organisation",["people","",["place",["role","",["armed group"'
    '["government","",["military",null,null,["same name “” in  reports"]["state",["person",null,'
)
"""What the rows of actors have in common; never changed, since rows are read with it."""

ACTOR = "INSERT INTO actors (number, id, content, run) VALUES (?, ?, ?, ?)"
IDENTIFIED = "INSERT INTO identified (reading, content, run) VALUES (?, ?, ?)"

Variants = list[list[Any]]
"""Contents of an actor's row: name, kind, party, role, reasons; more than one if these differ."""


_FEW = 100
"""Actors asked for one by one; when more are wanted, the rest is read at once."""


class Actors:
    """The rows of actors that hold, read when they are asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._packed: dict[int, tuple[str, bytes]] = {}
        self._rows: dict[int, tuple[str, Variants]] = {}

    def variant(self, number: int, place: int) -> tuple[str, list[Any]]:
        """Give an actor's id, and one of the variants of the row that holds.

        Where another process decides meanwhile, the row that was read may be no longer, or not
        yet, the one that is asked for: then it is the latest that has such a variant.
        """
        row = self._rows.get(number) or self._held(number)
        if row is None or place >= len(row[1]):
            row = self._latest(number, place)
        self._rows[number] = row
        return row[0], row[1][place]

    def of(self, key: str) -> Identity | None:
        """Give who the actor of an id is; None if no row that holds has it."""
        sql = "SELECT content FROM actors WHERE superseded_by IS NULL AND id = ?"
        row = self._database.row(sql, key)
        if row is None:
            return None
        name, kind, party, role, _ = unpack(row[0], COMMON_ACTORS)[0]
        return Identity(entity_id="", actor_id=key, name=name, kind=kind, party=party, role=role)

    def _held(self, number: int) -> tuple[str, Variants] | None:
        if number not in self._packed:
            self._read(number)
        if number not in self._packed:
            return None
        key, content = self._packed[number]
        return key, unpack(content, COMMON_ACTORS)

    def _latest(self, number: int, place: int) -> tuple[str, Variants]:
        sql = "SELECT id, content FROM actors WHERE number = ? ORDER BY seq DESC"
        rows = self._database.rows(sql, number)
        found = ((key, unpack(content, COMMON_ACTORS)) for key, content in rows)
        return next(row for row in found if place < len(row[1]))

    def _read(self, number: int) -> None:
        sql = "SELECT number, id, content FROM actors WHERE superseded_by IS NULL"
        found = (
            self._database.rows(f"{sql} AND number = ?", number)
            if len(self._rows) < _FEW
            else self._database.rows(sql)
        )
        self._packed.update((each, (key, content)) for each, key, content in found)


def current(database: Database) -> Iterator[tuple[int, int, str, Variants]]:
    """Give the rows of actors that hold: row, number, id, contents."""
    sql = "SELECT seq, number, id, content FROM actors WHERE superseded_by IS NULL ORDER BY number"
    for seq, number, key, content in database.rows(sql):
        yield seq, number, key, unpack(content, COMMON_ACTORS)


def identities_of(
    packed: bytes, entities: Mapping[int, Entity], actors: Actors, words: str
) -> dict[str, Identity]:
    """Give who entities of a reading, by place among all, are; some may have no decision."""
    reasons, rows = unpack(packed, words)
    found: dict[str, Identity] = {}
    for place, entity in entities.items():
        if rows[place] is not None:
            found[entity.id] = _identity(entity, rows[place], reasons, actors)
    return found


def _identity(entity: Entity, row: Any, reasons: list[list[str]], actors: Actors) -> Identity:
    if isinstance(row, dict):
        values = {field: row.get(field, getattr(entity, field)) for field in _FIELDS}
        actor_id = row["id"] if "id" in row else slug(entity.name)
        why = [] if "said" in row else reasons[row.get("why", 0)]
        told = row["said"] if "said" in row else [each.replace(_NAME, entity.name) for each in why]
        return Identity(entity_id=entity.id, actor_id=actor_id, reasons=tuple(told), **values)
    number, variant = row if isinstance(row, list) else (row, 0)
    actor_id, (name, kind, party, role, why) = actors.variant(number, variant)
    return Identity(
        entity_id=entity.id,
        actor_id=actor_id,
        name=name,
        kind=kind,
        party=party,
        role=role,
        reasons=tuple(why),
    )


def decide(
    database: Database,
    readings: Iterable[tuple[int, Sequence[Entity], str]],
    identities: Iterable[Identity],
    run: int,
) -> int:
    """Write who the entities are, as far as it differs from what holds.

    Args:
        database: In a transaction.
        readings: The current ones: number, entities, the report's full text.
        identities: All that hold from now on.
        run: The run that it belongs to.

    Returns:
        How many rows are new or no longer hold.
    """
    given = {identity.entity_id: identity for identity in identities}
    members: dict[str, list[Identity]] = defaultdict(list)
    for identity in given.values():
        members[identity.actor_id].append(identity)
    shared = {key: variants_of(each) for key, each in members.items() if len(each) > 1}
    numbers, changed = _write_actors(database, shared, run)
    return changed + _write_readings(
        database,
        (
            (number, rows_of(each, given, (shared, numbers)), words)
            for number, each, words in readings
        ),
        run,
    )


def content_of(identity: Identity) -> list[Any]:
    """Give what an actor's row says of one of its entities."""
    values = [identity.name, identity.kind, identity.party, identity.role]
    return [*values, list(identity.reasons)]


def variants_of(identities: Sequence[Identity]) -> Variants:
    """Give the content of the row of an actor that these are."""
    found = dict.fromkeys((i.name, i.kind, i.party, i.role, i.reasons) for i in identities)
    return [[*values, list(reasons)] for *values, reasons in found]


def _write_actors(
    database: Database, shared: Mapping[str, Variants], run: int
) -> tuple[dict[str, int], int]:
    numbers: dict[str, int] = {}
    gone: list[int] = []
    same: set[str] = set()
    for seq, number, key, content in current(database):
        numbers[key] = number
        if shared.get(key) == content:
            same.add(key)
        else:
            gone.append(seq)
    [(last,)] = database.rows("SELECT coalesce(max(number), 0) FROM actors")
    new = []
    for key, content in shared.items():
        if key not in numbers:
            last += 1
            numbers[key] = last
        if key not in same:
            new.append((numbers[key], key, pack(content, COMMON_ACTORS), run))
    supersede(database, "actors", gone, run)
    database.write_all(ACTOR, new)
    return numbers, len(gone) + len(new)


def rows_of(
    entities: Sequence[Entity],
    given: Mapping[str, Identity],
    known: tuple[Mapping[str, Variants], Mapping[str, int]],
) -> list[Any]:
    """Give the content of a reading's row."""
    reasons: list[list[str]] = []
    rows = [_row(entity, given.get(entity.id), known, reasons) for entity in entities]
    return [reasons, rows]


def _row(
    entity: Entity,
    identity: Identity | None,
    known: tuple[Mapping[str, Variants], Mapping[str, int]],
    reasons: list[list[str]],
) -> Any:
    shared, numbers = known
    if identity is None:
        return None
    if identity.actor_id in shared:
        variant = shared[identity.actor_id].index(content_of(identity))
        number = numbers[identity.actor_id]
        return [number, variant] if variant else number
    row = {
        field: getattr(identity, field)
        for field in _FIELDS
        if getattr(identity, field) != getattr(entity, field)
    }
    if identity.actor_id != slug(entity.name):
        row["id"] = identity.actor_id
    if _NAME in "".join((entity.name, *identity.reasons)) or not entity.name:
        row["said"] = list(identity.reasons)
        return row
    told = [each.replace(entity.name, _NAME) for each in identity.reasons]
    if told not in reasons:
        reasons.append(told)
    if reasons.index(told):
        row["why"] = reasons.index(told)
    return row


def _write_readings(
    database: Database, readings: Iterable[tuple[int, list[Any], str]], run: int
) -> int:
    """Write what differs; what is kept is unpacked to compare it: packing takes far longer."""
    sql = "SELECT reading, seq, content FROM identified WHERE superseded_by IS NULL"
    kept = {reading: (seq, content) for reading, seq, content in database.rows(sql)}
    gone: list[int] = []
    new: list[tuple[int, bytes, int]] = []
    for number, content, words in readings:
        seq, packed = kept.pop(number, (None, None))
        if packed is not None and unpack(packed, words) == content:
            continue
        if seq is not None:
            gone.append(seq)
        new.append((number, pack(content, words, "identified"), run))
    gone += [seq for seq, _ in kept.values()]
    supersede(database, "identified", gone, run)
    database.write_all(IDENTIFIED, new)
    return len(gone) + len(new)


def supersede(database: Database, table: str, seqs: list[int], run: int) -> None:
    """Let rows hold no longer."""
    database.write_all(
        f"UPDATE {table} SET superseded_by = ? WHERE seq = ?",  # noqa: S608 - our own name
        [(run, seq) for seq in seqs],
    )
