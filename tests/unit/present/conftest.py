"""Ledgers that several commands are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from stateofplay import settling
from stateofplay.ledger import open_ledger
from tests.unit.ledger.story import another, reading, resolved


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
