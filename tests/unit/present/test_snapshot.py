"""Positions of the page: those of the table, and guesses where there is nothing else."""

from __future__ import annotations

from pathlib import Path

from stateofplay.ledger import open_ledger
from stateofplay.present.views.doubt import unsure
from stateofplay.present.views.filters import Filters, cells
from stateofplay.present.web.snapshot import Snapshot


def test_a_guess_stands_in_no_cell_that_has_something_sure(guessed: Path) -> None:
    with open_ledger(guessed) as kept:
        shown = Snapshot(kept.state(), kept).positions(None)
        told = list(cells(kept, Filters(sure=True)))

    assert [position.statements for position in shown] == [each.statements for each in told]
    assert not any(unsure(position.confidence) for position in shown)
