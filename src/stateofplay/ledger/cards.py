"""Keeps what comparing has to know of the readings that it does not read again.

What is kept is right for one state of the ledger alone, which its `stamp` names: whoever decides
anything otherwise than by these cards, or with another program, makes them worthless. What follows
from the text of a report is not kept, but read there (`sentences_of_reading`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from stateofplay.core.judgements import Header
from stateofplay.core.program import program
from stateofplay.ledger.database import Database
from stateofplay.ledger.found import evidence_of
from stateofplay.ledger.numbering import Numbering
from stateofplay.ledger.packing import Json, pack, unpack, unpacked_text
from stateofplay.ledger.remembering import put, recalled
from stateofplay.ledger.statement_ids import ids_of_reading, unpacked_ids
from stateofplay.ledger.who import HEADER_COLUMNS, REPORT_COLUMNS, as_header, as_report

_NAME = "cards"
"""Of the row in remembered that tells for which state of the ledger the cards are right."""

_OWN = "\x01"
"""Stands for what tells somebody of one report from those of others (`_own`)."""

_HELD = (
    f"SELECT cards.reading, content, near, ids, text, {HEADER_COLUMNS} FROM cards"  # noqa: S608
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
    reports: dict[int, str] = dict(database.rows("SELECT seq, id FROM reports"))
    numbering = Numbering(database)
    cards, near = {}, {}
    for reading, content, others, ids, text, *columns in database.rows(_HELD):
        header = as_header(tuple(columns))
        parts = unpack(content, _words(header, text), numbering.whole)
        cards[reading] = _card(parts, unpacked_ids(ids), header)
        near[reading] = sorted(reports[number] for number in accumulate(unpack(others)))
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
    numbers: dict[str, int] = dict(database.rows("SELECT id, seq FROM reports"))
    near = {reading: _near(others, numbers) for reading, others in rows.near.items()}
    numbering = Numbering(database)
    database.write_all(
        "INSERT INTO cards (reading, content, near) VALUES (?, ?, ?)",
        [
            (reading, _packed(database, reading, card, numbering), near.get(reading) or pack([]))
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


def _near(others: Iterable[str], numbers: Mapping[str, int]) -> bytes:
    """Write reports as steps from one number to the next."""
    found = sorted(numbers[each] for each in others)
    return pack([number - last for last, number in pairwise((0, *found))])


def _words(header: Header, text: str | bytes) -> str:
    """Give the words of a report, which those of its card are among."""
    return f"{header.title} {text if isinstance(text, str) else unpacked_text(text)}"


def _packed(database: Database, reading: int, card: CardRow, numbering: Numbering) -> bytes:
    """Write a card in columns, statements as steps from one to the next among its reading's."""
    places = {key: place for place, key in enumerate(ids_of_reading(database, reading))}
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
    parts = [own and _OWN, words, steps, *columns]
    sql = "SELECT text FROM readings JOIN reports ON reports.seq = report WHERE readings.seq = ?"
    [(text,)] = database.rows(sql, reading)
    return pack(parts, _words(card.header, text), "cards", numbering.shortened)


def _card(parts: Json, ids: Sequence[str], header: Header) -> CardRow:
    sign, words, steps, *columns = parts
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
