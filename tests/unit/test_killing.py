"""A run that is killed loses nothing; ``make bench-kill`` does it thirty times."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.killing import kill

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(os.name == "nt", reason="no kill -9"),
]


def test_killed_runs_end_in_the_ledger_of_an_undisturbed_one(tmp_path: Path) -> None:
    count = kill(tmp_path, kills=3, reports=12, workers=2, seed=3)

    assert count.kills == 3
    assert count.ledgers >= 1
    assert count.differing == 0
    assert count.left_behind == 0
