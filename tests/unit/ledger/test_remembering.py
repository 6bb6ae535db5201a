"""What follows from a ledger is kept for one state of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stateofplay.ledger import Ledger, open_ledger


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened


def test_a_list_is_kept_for_its_state_alone(ledger: Ledger) -> None:
    ledger.remember("names", "1", [{"name": "“Ada”"}])

    assert ledger.recalled("names", "1") == [{"name": "“Ada”"}]
    assert ledger.recalled("names", "2") is None
    assert ledger.recalled("topics", "1") is None


def test_the_latest_state_takes_the_place_of_the_one_before(ledger: Ledger) -> None:
    ledger.remember("names", "1", [{"name": "one"}])
    ledger.remember("names", "2", [{"name": "two"}])

    assert ledger.recalled("names", "1") is None
    assert ledger.recalled("names", "2") == [{"name": "two"}]


def test_what_is_being_written_by_another_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.ledger.database.WAIT", 0.05)
    path = tmp_path / "test.db"
    with open_ledger(path) as one, open_ledger(path) as other, other._database.transaction():
        one.remember("names", "1", [{"name": "one"}])

        assert one.recalled("names", "1") is None
