"""Ledgers that several commands are tried on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stateofplay import settling
from stateofplay.ledger import open_ledger
from stateofplay.present import cli
from tests.unit.ledger.story import another, identity, reading, resolved, statement

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def refusals(tmp_path: Path) -> Path:
    """Two reports in which Ada Stone refuses a pause; a ledger of them."""
    file = tmp_path / "test.db"
    with open_ledger(file) as ledger:
        run = ledger.begin_run("one", {})
        for report in (another(day=4), another("Coastal Herald", day=5)):
            ledger.keep(reading(report), resolved(report), run)
        settling.settle(ledger, run)
    return file


@pytest.fixture
def guessed(tmp_path: Path) -> Path:
    """A sure and an unsure refusal of a pause."""
    file = tmp_path / "guessed.db"
    with open_ledger(file) as ledger:
        run = ledger.begin_run("one", {})
        for day, confidence in ((4, 0.9), (5, 0.2)):
            report = another(day=day)
            unlike = replace(statement(report), confidence=confidence)
            found = replace(reading(report), statements=(unlike,))
            ledger.keep(found, resolved(report), run)
        ledger.decide_identities([identity(another(day=day)) for day in (4, 5)], run)
    return file


@pytest.fixture
def stateofplay(
    refusals: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a command on that ledger; give exit status and output."""

    def run(command: str, *arguments: str) -> tuple[int, str]:
        told = ["stateofplay", command, *arguments, "--ledger", str(refusals)]
        monkeypatch.setattr(sys, "argv", told)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        shown = capsys.readouterr()
        return int(str(ended.value.code)), shown.out + shown.err

    return run
