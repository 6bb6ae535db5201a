"""Ids within packed text stand as places, and come back as they were."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from benchmarks.made_up import made

from stateofplay.ledger import Ledger, open_ledger
from stateofplay.ledger.numbering import Numbering
from stateofplay.ledger.statement_ids import ids_of_reading
from tests.unit.ledger.story import reading, resolved


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        run = opened.begin_run("made up", {})
        for number in range(3):
            opened.keep(*made(number, 12)[:2], run)
        yield opened


def _ids(ledger: Ledger) -> list[str]:
    return [key for n in sorted(ledger.readings()) for key in ids_of_reading(ledger._database, n)]


def test_ids_of_statements_and_reports_become_steps(ledger: Ledger) -> None:
    ids, reports = _ids(ledger), [report for _, report in sorted(ledger.readings().items())]
    numbering = Numbering(ledger._database)
    text = json.dumps([ids[1], reports[2], ids[3], reports[0], f"retold|{ids[2]}"])
    short = numbering.shortened(text)

    assert json.loads(short) == ["\x7f1", "\x7fr2", "\x7f2", "\x7fr-2", "retold|\x7f-1"]
    assert Numbering(ledger._database).whole(short) == text


@pytest.mark.parametrize(
    "text", ["0123456789abcdef", "\x7f1", "\x7fr0", "\\u007f1", "“\x7f”", "a|\x7f1", "x" * 16]
)
def test_what_only_looks_like_an_id_or_a_step_is_left(ledger: Ledger, text: str) -> None:
    numbering = Numbering(ledger._database)
    for ascii_only in (True, False):
        written = json.dumps([text, _ids(ledger)[0]], ensure_ascii=ascii_only)

        assert json.loads(numbering.whole(numbering.shortened(written))) == json.loads(written)


def test_what_was_shortened_is_read_when_more_is_in_the_ledger(ledger: Ledger) -> None:
    ids, database = _ids(ledger), ledger._database
    text = json.dumps([ids[-1], *ledger.readings().values()])
    short = Numbering(database).shortened(text)
    again, found, _ = made(0, 12)
    ledger.keep(reading(), resolved(), ledger.begin_run("made up", {}))
    ledger.keep(replace(again, engine="new"), found, 1)

    assert Numbering(database).whole(short) == text
    assert Numbering(database).shortened(text) == short
