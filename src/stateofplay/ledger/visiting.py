"""Which addresses were fetched, and what their servers said of the version."""

from __future__ import annotations

from collections.abc import Iterable

from stateofplay.core.visits import Visit
from stateofplay.ledger.database import Database


def visit_to(database: Database, address: str) -> Visit | None:
    """Give the last visit to *address*, or None."""
    sql = "SELECT address, etag, modified, stamp FROM visits WHERE address = ?"
    row = database.row(sql, address)
    if row is None:
        return None
    found, etag, modified, stamp = row
    return Visit(address=found, etag=etag, modified=modified, stamp=stamp)


def keep_visits(database: Database, visits: Iterable[Visit]) -> None:
    """Remember *visits* in place of earlier ones to the same addresses."""
    with database.transaction():
        database.write_all(
            "INSERT INTO visits (address, etag, modified, stamp) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (address) DO UPDATE SET etag = excluded.etag,"
            " modified = excluded.modified, stamp = excluded.stamp",
            [(each.address, each.etag, each.modified, each.stamp) for each in visits],
        )
