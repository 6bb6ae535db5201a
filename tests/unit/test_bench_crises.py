"""How benchmarks of crises find the ledgers and the reports again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from benchmarks.crises import is_at_hand, ledgers_of, report_of

from stateofplay.ledger import open_ledger
from tests.unit.compare.made import act, actor


@dataclass(frozen=True)
class Read:
    name: str
    reports: tuple[str, ...]


def test_a_crisis_with_a_ledger_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "norland").mkdir()
    with open_ledger(tmp_path / "norland.db") as kept:
        kept.begin_run("engine", {})

    found = [
        (crisis.name, list(kept.reports()))
        for crisis, kept in ledgers_of([Read("norland", ("aa",))], tmp_path / "none", tmp_path)
    ]

    assert found == [("norland", [])]


def test_an_entry_knows_the_number_of_its_report() -> None:
    entry = act("REJECT", actor("Norland"), None, report="Wire")
    header = replace(entry.report, source="crisis/12.json")

    assert report_of(replace(entry, report=header)) == 12


def test_without_public_data_it_is_said_that_nothing_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not is_at_hand(tmp_path)
    assert "Not measured" in capsys.readouterr().out
