"""The ids of the statements of each reading, by which statements are found again.

Eight bytes an id, one row a reading: to look one up, all rows are passed through, a million ids in
a fraction of a second; an index of them would take three times the room.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from stateofplay.ledger.database import Database
from stateofplay.ledger.packing import MARK, unpack
from stateofplay.ledger.who import REPORT_COLUMNS, as_report

_ID = re.compile(r"[0-9a-f]{16}")
_BYTES = 8
_FEW = 4
"""Ids that are looked for one after the other; more are looked for together."""


def packed_ids(ids: Sequence[str]) -> bytes:
    """Write ids of statements, 16 hexadecimal digits each."""
    return MARK + bytes.fromhex("".join(ids))


def unpacked_ids(packed: bytes) -> tuple[str, ...]:
    """Read what `packed_ids` wrote."""
    digits = bytes(packed).removeprefix(MARK).hex()
    return tuple(digits[start : start + 16] for start in range(0, len(digits), 16))


def ids_of_reading(database: Database, reading: int) -> tuple[str, ...]:
    """Give the ids of the statements of a reading, in their order."""
    [(packed,)] = database.rows("SELECT ids FROM statement_ids WHERE reading = ?", reading)
    return unpacked_ids(packed)


def readings_with(database: Database, ids: Collection[str]) -> list[int]:
    """Give the readings, superseded ones too, that may have one of these statements."""
    wanted = {bytes.fromhex(each) for each in ids if _ID.fullmatch(each)}
    if not wanted:
        return []
    rows = database.rows("SELECT reading, ids FROM statement_ids")
    if len(wanted) <= _FEW:
        return [reading for reading, packed in rows if any(each in packed for each in wanted)]
    return [
        reading
        for reading, packed in rows
        if not wanted.isdisjoint(
            [packed[start : start + _BYTES] for start in range(len(MARK), len(packed), _BYTES)]
        )
    ]


def beginning(database: Database, prefix: str, *, held: bool) -> Iterator[tuple[str, int]]:
    """Give the ids that begin so, each with its reading, the readings in their order.

    Args:
        database: Where to look.
        prefix: In lower case; "" begins none.
        held: Whether of current readings, or of superseded ones.
    """
    sql = (
        "SELECT reading, ids FROM statement_ids"  # noqa: S608 - our own words
        " JOIN readings ON readings.seq = reading"
        f" AND superseded_by IS {'' if held else 'NOT '}NULL ORDER BY reading"
    )
    if prefix:
        for reading, packed in database.rows(sql):
            if prefix in packed.hex():  # in few: they need not be cut
                ids = unpacked_ids(packed)
                yield from ((key, reading) for key in ids if key.startswith(prefix))


def move(database: Database) -> None:
    """Write the ids of ledgers that were made when these stood beside the statements."""
    missing = (
        "SELECT reading FROM found"
        " WHERE NOT EXISTS (SELECT 1 FROM statement_ids WHERE reading = found.reading)"
        " ORDER BY reading"
    )
    sql = (
        f"SELECT statements, {REPORT_COLUMNS} FROM found"  # noqa: S608 - our own words
        " JOIN readings ON readings.seq = reading JOIN reports ON reports.seq = report"
        " WHERE reading = ?"
    )
    for (reading,) in list(database.rows(missing)):
        [(packed, *row)] = database.rows(sql, reading)
        ids, *_ = unpack(packed, as_report(tuple(row)).full_text)
        keep_ids(database, reading, ids)


def keep_ids(database: Database, reading: int, ids: Sequence[str]) -> None:
    """Keep the ids of the statements of a reading, in their order."""
    sql = "INSERT INTO statement_ids (reading, ids) VALUES (?, ?)"
    database.write(sql, reading, packed_ids(ids))
