"""Keeps what comparing has to know of the readings that it does not read again.

What is kept is right for one state of the ledger alone, which its `stamp` names: whoever decides
anything otherwise than by these cards, or with another program, makes them worthless.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stateofplay.core.program import program
from stateofplay.ledger.database import Database
from stateofplay.ledger.packing import MARK, Json, pack, unpack
from stateofplay.ledger.remembering import put, recalled

_NAME = "cards"
"""Of the row in remembered that tells for which state of the ledger the cards are right."""

_HELD = (
    "SELECT cards.reading, reports.id, content, runs, near FROM cards"
    " JOIN readings ON readings.seq = cards.reading JOIN reports ON reports.seq = readings.report"
)


@dataclass(frozen=True, slots=True)
class CardRow:
    """The card of a reading.

    Attributes:
        report: Id of the report.
        content: All but the runs.
        runs: Numbers of its runs of words.
    """

    report: str
    content: Json
    runs: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRows:
    """The cards of all readings that are compared, or of those that have others now.

    Attributes:
        cards: By reading.
        near: Ids of the reports on the story of each reading, none of most.
        copies: The pairs of reports, by id, that carry one text: of all, always.
        decision: The last decision of a person that is followed.
    """

    cards: Mapping[int, CardRow]
    near: Mapping[int, Sequence[str]]
    copies: Sequence[tuple[str, str]]
    decision: int


def kept_cards(database: Database, extent: Sequence[int]) -> CardRows | None:
    """Give the cards if they are right for a state of the ledger, else None."""
    known = recalled(database, _NAME, _stamp(extent))
    if known is None:
        return None
    cards, near = {}, {}
    for reading, report, content, runs, others in database.rows(_HELD):
        cards[reading] = CardRow(report, unpack(content), bytes(runs).removeprefix(MARK))
        near[reading] = unpack(others)
    copies = [(one, other) for one, other in known["copies"]]
    return CardRows(cards=cards, near=near, copies=copies, decision=known["decision"])


def keep_cards(
    database: Database, rows: CardRows, gone: Iterable[int] | None, extent: Sequence[int]
) -> None:
    """Keep cards.

    Args:
        database: In a transaction.
        rows: Cards that are new or others, and neighbours that are.
        gone: Readings that have no card any more; None: all but those that are given.
        extent: The state of the ledger for which all cards are right then.
    """
    if gone is None:
        database.write("DELETE FROM cards")
    else:
        without = [(reading,) for reading in {*gone, *rows.cards}]
        database.write_all("DELETE FROM cards WHERE reading = ?", without)
    near = {reading: pack(list(others)) for reading, others in rows.near.items()}
    database.write_all(
        "INSERT INTO cards (reading, content, runs, near) VALUES (?, ?, ?, ?)",
        [
            (reading, pack(card.content), MARK + card.runs, near.get(reading) or pack([]))
            for reading, card in rows.cards.items()
        ],
    )
    database.write_all(
        "UPDATE cards SET near = ? WHERE reading = ?",
        [(others, reading) for reading, others in near.items() if reading not in rows.cards],
    )
    known = {"copies": list(rows.copies), "decision": rows.decision}
    put(database, _NAME, _stamp(extent), known)


def _stamp(extent: Sequence[int]) -> str:
    return f"{program()} {tuple(extent)}"
