"""Lists that follow from a ledger, kept in it for as long as nothing changes."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.core.errors import LedgerError
from stateofplay.ledger.database import Database
from stateofplay.ledger.numbering import Numbering
from stateofplay.ledger.packing import Json, pack_list, unpack_list


def recalled(database: Database, name: str, state: str) -> list[Json] | None:
    """Give the list of that name that was kept for *state*, None if there is none."""
    sql = "SELECT content FROM remembered WHERE name = ? AND state = ?"
    row = database.row(sql, name, state)
    return None if row is None else unpack_list(row[0], Numbering(database).whole)


def remember(database: Database, name: str, state: str, value: Sequence[Json]) -> None:
    """Keep a list in place of the one of that name, where the ledger can be written."""
    try:
        put(database, name, state, value)
    except LedgerError:
        return  # of a ledger that may only be looked at, or is being written: next time


def put(database: Database, name: str, state: str, value: Sequence[Json]) -> None:
    """Keep a list of objects in place of the one of that name.

    Raises:
        LedgerError: If the ledger cannot be written.
    """
    sql = (
        "INSERT INTO remembered (name, state, content) VALUES (?, ?, ?) ON CONFLICT (name)"
        " DO UPDATE SET state = excluded.state, content = excluded.content"
    )
    database.write(sql, name, state, pack_list(value, Numbering(database).shortened))
