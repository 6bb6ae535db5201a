"""Statements are found again by their ids, whole or not, in few bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from benchmarks.made_up import made

from stateofplay.core.text import Report
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.ledger.packing import pack, unpack
from stateofplay.ledger.statement_ids import (
    beginning,
    ids_of_reading,
    move,
    packed_ids,
    readings_with,
    unpacked_ids,
)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        run = opened.begin_run("made up", {})
        for number in range(3):
            opened.keep(*made(number, 12)[:2], run)
        yield opened


def test_an_id_takes_eight_bytes() -> None:
    ids = ("00ff00ff00ff00ff", "0123456789abcdef")

    assert len(packed_ids(ids)) == 17
    assert unpacked_ids(packed_ids(ids)) == ids
    assert unpacked_ids(packed_ids(())) == ()


def test_few_ids_and_many_lead_to_their_readings(ledger: Ledger) -> None:
    database = ledger._database
    ids = {reading: ids_of_reading(database, reading) for reading in sorted(ledger.readings())}
    first, _, last = ids

    assert readings_with(database, [ids[last][0], "no id", "0" * 16]) == [last]
    assert readings_with(database, [*ids[first][:3], *ids[last][-3:]]) == [first, last]
    assert readings_with(database, ["no id"]) == []


def test_the_beginning_of_an_id_leads_to_all_that_begin_so(ledger: Ledger) -> None:
    database = ledger._database
    every = {key: n for n in ledger.readings() for key in ids_of_reading(database, n)}
    sign = min(every)[0]

    found = dict(beginning(database, sign, held=True))
    assert found == {key: reading for key, reading in every.items() if key.startswith(sign)}
    assert list(beginning(database, sign, held=False)) == []
    assert list(beginning(database, "", held=True)) == []


def test_ids_that_stood_beside_the_statements_are_moved(ledger: Ledger) -> None:
    database = ledger._database
    entries, ids = (
        list(ledger.entries()),
        {n: ids_of_reading(database, n) for n in ledger.readings()},
    )
    texts = {
        each: cast("Report", ledger.report(each)).full_text for each in ledger.readings().values()
    }
    for number, report in ledger.readings().items():
        [(packed,)] = database.rows("SELECT statements FROM found WHERE reading = ?", number)
        before = pack([ids[number], *unpack(packed, texts[report])], texts[report])
        database.write("UPDATE found SET statements = ? WHERE reading = ?", before, number)
    database.write("DELETE FROM statement_ids")

    move(database)
    move(database)  # nothing is left to be moved

    assert {number: ids_of_reading(database, number) for number in ids} == ids
    assert list(ledger.entries()) == entries != []
