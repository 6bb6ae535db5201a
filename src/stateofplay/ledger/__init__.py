"""Stage: ledger. Appends what was read and decided, supersedes, answers queries."""

from __future__ import annotations

from stateofplay.ledger.cards import CardRow, CardRows
from stateofplay.ledger.decided import DecisionRow
from stateofplay.ledger.earlier import Earlier, Ran
from stateofplay.ledger.in_memory import InMemory
from stateofplay.ledger.ledger import Ledger, open_ledger
from stateofplay.ledger.overview import ReportRow, RunRow
from stateofplay.ledger.revising import Change
from stateofplay.ledger.searching import Hit
from stateofplay.ledger.topics import said_in
from stateofplay.ledger.tracing import Trace
from stateofplay.ledger.who import Who

__all__ = [
    "CardRow",
    "CardRows",
    "Change",
    "DecisionRow",
    "Earlier",
    "Hit",
    "InMemory",
    "Ledger",
    "Ran",
    "ReportRow",
    "RunRow",
    "Trace",
    "Who",
    "open_ledger",
    "said_in",
]
