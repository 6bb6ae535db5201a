"""A list of a large ledger is worked out once, until anything changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.commands.proposing import rows
from stateofplay.present.views.directory import Known, directory
from stateofplay.present.views.filters import Filters, told_cells
from stateofplay.present.views.remembered import remembered
from tests.unit.present.conftest import Run


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stateofplay.present.views.remembered.LARGE", 1)


def known(name: str) -> Known:
    return Known(
        id="actor:1",
        name=name,
        kind="person",
        party="Norland",
        also_called=("A. Stone",),
        reports=2,
        named_in=("a", "b"),
        reasons=(),
    )


class Maker:
    """Makes a list, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Iterator[Known]:
        self.times += 1
        yield known(f"Ada Stone {self.times}")


def ask(path: Path, make: Maker) -> list[Known]:
    with open_ledger(path) as ledger:
        return list(remembered(ledger, "names", Known, make))


def test_it_is_worked_out_once(refusals: Path) -> None:
    make = Maker()

    assert ask(refusals, make) == ask(refusals, make) == [known("Ada Stone 1")]
    assert make.times == 1


def test_a_decision_has_it_worked_out_anew(refusals: Path, stateofplay: Run) -> None:
    make = Maker()
    ask(refusals, make)
    stateofplay("topics", "--split", "pauses", "--like", "a pause", "--as", "halt")

    assert ask(refusals, make) == [known("Ada Stone 2")]


def test_a_ledger_that_may_only_be_looked_at_is_answered(
    refusals: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.ledger.sqlite._writable", lambda _: False)
    make = Maker()

    assert ask(refusals, make) == [known("Ada Stone 1")]
    assert ask(refusals, make) == [known("Ada Stone 2")]


def test_small_ledgers_are_not_written(refusals: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stateofplay.present.views.remembered.LARGE", 100)
    make = Maker()
    ask(refusals, make)
    ask(refusals, make)

    assert make.times == 2


@pytest.mark.parametrize("large", [1, 100])
def test_every_list_is_the_same_either_way(
    refusals: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    def lists(ledger: Ledger) -> tuple[object, ...]:
        return directory(ledger), list(told_cells(ledger, Filters())), list(rows(ledger))

    with open_ledger(refusals) as ledger:
        first = lists(ledger)
        monkeypatch.setattr("stateofplay.present.views.remembered.LARGE", large)

        assert all(first)
        assert lists(ledger) == first
