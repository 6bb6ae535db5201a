"""A ledger that follows reports one by one comes to hold what one run over all of them does."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.made_up import made

from stateofplay.core.decisions import Decision, Side
from stateofplay.core.errors import LedgerError
from stateofplay.core.judgements import Comparison, Entry, Identity, Resolved
from stateofplay.core.statements import Reading
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.settling import Settler, Settling, settle

Told = tuple[Reading, Resolved]
Held = tuple[list[Entry], tuple[Comparison, ...], list[Identity]]
REPORTS = 8


def told() -> list[Told]:
    """Make reports on a few days, with people who meet again and again."""
    return [made(10 * number, 40)[:2] for number in range(REPORTS)]


def held(ledger: Ledger) -> Held:
    return list(ledger.entries()), ledger.comparisons(), list(ledger.identities())


def keep(ledger: Ledger, found: Told, settling: Settling) -> None:
    run = ledger.begin_run("test", {})
    ledger.keep(*found, run)
    settling(ledger, run)
    ledger.end_run(run)


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Held:
    with open_ledger(tmp_path_factory.mktemp("all") / "ledger.db") as ledger:
        run = ledger.begin_run("test", {})
        for found in told():
            ledger.keep(*found, run)
        settle(ledger, run)
        return held(ledger)


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_in_any_order_is_all_at_once(tmp_path: Path, at_once: Held, seed: int) -> None:
    reports = told()
    random.Random(seed).shuffle(reports)  # noqa: S311 - nothing secret
    settler = Settler()
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for found in reports:
            keep(ledger, found, settler)

        assert held(ledger) == at_once
        assert at_once[1]


def test_what_others_decide_meanwhile_is_taken_up(tmp_path: Path, at_once: Held) -> None:
    settler = Settler()
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for place, found in enumerate(told()):
            keep(ledger, found, settle if place % 4 == 2 else settler)

        assert held(ledger) == at_once


def test_a_reading_by_a_newer_engine_takes_the_place_of_the_older(
    tmp_path: Path, at_once: Held
) -> None:
    settler = Settler()
    reports = told()
    reading, resolved = reports[3]
    older = replace(reading, statements=reading.statements[:5], engine="older")
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for found in [(older, resolved), *reports[:3], *reports[4:], (reading, resolved)]:
            keep(ledger, found, settler)

        assert held(ledger) == at_once


def test_a_persons_decision_is_followed(tmp_path: Path) -> None:
    reports = told()
    entities = [entity for _, resolved in reports for entity in resolved.entities]
    one, other = entities[0], next(each for each in entities if each.name != entities[0].name)
    sides = [Side(actor_id="", name=each.name, entities=(each.id,)) for each in (one, other)]
    decision = Decision(one=sides[0], other=sides[1], same=True)
    outcomes: list[Held] = []
    for settling in (settle, Settler()):
        with open_ledger(tmp_path / f"{len(outcomes)}.db") as ledger:
            for found in reports[:4]:
                keep(ledger, found, settling)
            ledger.add_decision(decision, (), ledger.begin_run("a person", {}))
            for found in reports[4:]:
                keep(ledger, found, settling)
            outcomes.append(held(ledger))

    assert outcomes[0] == outcomes[1]


def test_what_could_not_be_written_is_decided_the_next_time(tmp_path: Path, at_once: Held) -> None:
    reports = told()
    settler = Settler()
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for found in reports[:-1]:
            keep(ledger, found, settler)
        refuse = "BEFORE INSERT ON identified BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        with closing(sqlite3.connect(tmp_path / "ledger.db")) as other:
            other.execute(f"CREATE TRIGGER refusing {refuse}")
            with pytest.raises(LedgerError):
                keep(ledger, reports[-1], settler)
            other.execute("DROP TRIGGER refusing")
        settler(ledger, ledger.begin_run("again", {}))

        assert held(ledger) == at_once
