"""Keeps what comparing has to know of the readings that it does not read again.

What is kept is right for one state of the ledger alone, which its `stamp` names: whoever decides
anything otherwise than by these cards, or with another program, makes them worthless. What follows
from the text of a report is not kept, but read there (`sentences_of_reading`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stateofplay.core.judgements import Header
from stateofplay.core.program import program
from stateofplay.ledger.database import Database
from stateofplay.ledger.found import evidence_of
from stateofplay.ledger.packing import pack, unpack
from stateofplay.ledger.remembering import put, recalled
from stateofplay.ledger.statement_ids import ids_of_reading, unpacked_ids
from stateofplay.ledger.who import HEADER_COLUMNS, REPORT_COLUMNS, as_header, as_report

_NAME = "cards"
"""Of the row in remembered that tells for which state of the ledger the cards are right."""

_OWN = "\x01"
"""Stands for what tells somebody of one report from those of others (`_own`)."""

_HELD = (
    f"SELECT cards.reading, content, near, ids, {HEADER_COLUMNS} FROM cards"  # noqa: S608
    " JOIN statement_ids ON statement_ids.reading = cards.reading"
    " JOIN readings ON readings.seq = cards.reading JOIN reports ON reports.seq = report"
)

Row = tuple[str, Sequence[int], Sequence[int], Sequence[int], int]
"""Of a statement its id, then which of the words of the card are its own."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """The card of a reading.

    Attributes:
        header: Of the report.
        words: All that rows refer to.
        rows: One for each act or figure.
    """

    header: Header
    words: Sequence[str]
    rows: Sequence[Row]


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
    found = recalled(database, _NAME, _stamp(extent))
    if found is None:
        return None
    [known] = found
    cards, near = {}, {}
    for reading, content, others, ids, *header in database.rows(_HELD):
        cards[reading] = _unpacked(content, unpacked_ids(ids), as_header(tuple(header)))
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
        "INSERT INTO cards (reading, content, near) VALUES (?, ?, ?)",
        [
            (
                reading,
                _packed(card, ids_of_reading(database, reading)),
                near.get(reading) or pack([]),
            )
            for reading, card in rows.cards.items()
        ],
    )
    database.write_all(
        "UPDATE cards SET near = ? WHERE reading = ?",
        [(others, reading) for reading, others in near.items() if reading not in rows.cards],
    )
    known = {"copies": list(rows.copies), "decision": rows.decision}
    put(database, _NAME, _stamp(extent), [known])


def sentences_of_reading(database: Database, reading: int) -> Iterator[tuple[str, str, int, str]]:
    """Give id, kind, beginning and sentence of each statement of a reading."""
    sql = (
        f"SELECT statements, {REPORT_COLUMNS} FROM found"  # noqa: S608 - our own words
        " JOIN readings ON readings.seq = reading JOIN reports ON reports.seq = report"
        " WHERE reading = ?"
    )
    [(packed, *row)] = database.rows(sql, reading)
    text = as_report(tuple(row)).full_text
    found = evidence_of(packed, text)
    for key, (kind, start, end) in zip(ids_of_reading(database, reading), found, strict=True):
        yield key, kind, start, text[start:end]


def _packed(card: CardRow, ids: Sequence[str]) -> bytes:
    """Write a card in columns, statements as steps from one to the next among those of *ids*."""
    places = {key: place for place, key in enumerate(ids)}
    steps = []
    last = 0
    for key, *_ in card.rows:
        steps.append(places[key] - last)
        last = places[key]
    words = list(card.words)
    own = "" if any(_OWN in word for word in words) else _own(card.header)
    if own:
        words = [word.replace(own, _OWN) for word in words]
    columns = [[row[number] for row in card.rows] for number in range(1, 5)]
    return pack([own and _OWN, words, steps, *columns], common="cards")


def _unpacked(packed: bytes, ids: Sequence[str], header: Header) -> CardRow:
    sign, words, steps, *columns = unpack(packed)
    rows: list[Row] = []
    place = 0
    for step, *row in zip(steps, *columns, strict=True):
        place += step
        rows.append((ids[place], *row))
    if sign:
        own = _own(header)
        words = [word.replace(sign, own) for word in words]
    return CardRow(header, words, rows)


def _own(header: Header) -> str:
    return f"--{header.id[:8]}"


def _stamp(extent: Sequence[int]) -> str:
    return f"{program()} {tuple(extent)}"
