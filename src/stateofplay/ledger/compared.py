"""The rows of comparisons: each packed by itself, the ids in it as places in the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stateofplay.ledger.database import Database
from stateofplay.ledger.identified import supersede
from stateofplay.ledger.numbering import Numbering
from stateofplay.ledger.packing import packed_text, unpacked_text
from stateofplay.ledger.rows import COMMON

_HELD = "SELECT seq, content FROM comparisons WHERE superseded_by IS NULL"


def held_comparisons(database: Database) -> Iterator[tuple[int, str]]:
    """Give the rows of the comparisons that hold, with their JSON."""
    numbering = Numbering(database)
    for seq, packed in database.rows(_HELD):
        yield seq, numbering.whole(unpacked_text(packed, COMMON))


def rows_of_comparisons(database: Database, contents: Collection[str]) -> list[int]:
    """Find the rows of comparisons that hold, by their JSON."""
    if not contents:
        return []
    shortened = Numbering(database).shortened
    rows = [(seq, bytes(packed)) for seq, packed in database.rows(_HELD)]
    wanted = {
        packed_text(form, COMMON)
        for content in contents
        for form in (shortened(content), content)  # once they were written as they stand
    }
    found = [seq for seq, packed in rows if packed in wanted]
    if len(found) == len(contents):
        return found
    # another zlib packs the same words otherwise: then all are unpacked, which takes far longer
    return [seq for seq, content in held_comparisons(database) if content in contents]


def replace_comparisons(database: Database, gone: list[int], new: Collection[str], run: int) -> int:
    """Let rows hold no longer, and write new ones.

    Returns:
        How many rows are new or no longer hold.
    """
    supersede(database, "comparisons", gone, run)
    shortened = Numbering(database).shortened
    database.write_all(
        "INSERT INTO comparisons (content, run) VALUES (?, ?)",
        [(packed_text(shortened(content), COMMON), run) for content in new],
    )
    return len(gone) + len(new)
