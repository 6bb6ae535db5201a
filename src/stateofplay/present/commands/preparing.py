"""What the views of a large ledger ask for, worked out at the end of a run.

All of the ledger is in memory then; the first view would have to read it again.
"""

from __future__ import annotations

from collections import deque

from stateofplay.core.collecting import uncollected
from stateofplay.ledger import Ledger
from stateofplay.present.brief.brief import brief_of
from stateofplay.present.commands.proposing import rows
from stateofplay.present.views.directory import also_called
from stateofplay.present.views.filters import Filters, told_cells
from stateofplay.present.views.listing import KINDS, listing
from stateofplay.present.views.remembered import is_large


def settle_for_views(ledger: Ledger, run: int) -> None:
    """Settle a ledger (`settling.settle`), and work out what its views ask for."""
    from stateofplay.settling import settle  # noqa: PLC0415 - views must not wait for the parser

    settled = settle(ledger, run)
    if settled is not None:
        with uncollected():  # or searches for cycles look through all that is at hand
            prepare(settled)


def prepare(ledger: Ledger) -> None:
    """Have what views ask for kept in a large ledger (see `remembered`); a small one needs none."""
    if not is_large(ledger):
        return
    also_called(ledger)  # and the directory
    for kind in KINDS:
        listing(ledger, kind)
    for sure in (True, False):
        deque(told_cells(ledger, Filters(sure=sure)), maxlen=0)
    deque(rows(ledger), maxlen=0)
    brief_of(ledger, Filters())
