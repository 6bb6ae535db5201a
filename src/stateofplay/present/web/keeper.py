"""Keeps one snapshot, and makes a newer one in the background when the ledger has changed."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from stateofplay.core.collecting import set_aside
from stateofplay.core.errors import StateOfPlayError
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.web.figures import drawn
from stateofplay.present.web.snapshot import Snapshot

PATIENCE = 2.0
"""Seconds a request waits for the first snapshot before it is told to come again."""

MOMENT = 0.15
"""Seconds a request waits for a newer snapshot before it is shown the older one."""


@dataclass(frozen=True, slots=True)
class Preparing:
    """The first snapshot is being made: *done* statements of *total* so far."""

    done: int
    total: int


class Keeper:
    """Gives the snapshot that fits the ledger's state; usable from many threads."""

    def __init__(self, path: str | Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._current: Snapshot | None = None
        self._making: threading.Thread | None = None
        self._progress = Preparing(0, 0)
        self.rehearsal: threading.Thread | None = None
        self._failure: StateOfPlayError | None = None

    def open(self) -> Ledger:
        """Open the ledger, which must exist, for one request."""
        return open_ledger(self.path, create=False)

    def snapshot(self, ledger: Ledger) -> Snapshot | Preparing:
        """Give the current snapshot; an older one while a newer is being made.

        Raises:
            StateOfPlayError: If the ledger cannot be read.
        """
        state = ledger.state()
        with self._lock:
            if self._current is not None and self._current.state == state:
                return self._current
            if self._making is None or not self._making.is_alive():
                self._failure = None
                self._making = threading.Thread(target=self._make, args=(state,), daemon=True)
                self._making.start()
            making, older = self._making, self._current
        making.join(PATIENCE if older is None else MOMENT)
        with self._lock:
            if self._failure is not None:
                raise self._failure
            return self._current or self._progress

    def _make(self, state: tuple[int, ...]) -> None:
        try:
            with self.open() as ledger:
                made = Snapshot(state, ledger, self._note)
            made.warm()
        except StateOfPlayError as error:
            self._failure = error
        else:
            with self._lock:
                self._current = made
            set_aside()
            rehearsal = threading.Thread(target=_rehearse, args=(made,), daemon=True)
            rehearsal.start()
            self.rehearsal = rehearsal

    def _note(self, done: int, total: int) -> None:
        self._progress = Preparing(done, total)


def _rehearse(made: Snapshot) -> None:
    """Do in the background what a first visitor would wait for."""
    first = next(iter(made.series.values()), None)
    if first is not None:
        drawn(made, first)  # the first drawing starts the engine, which takes a second
    made.rehearse()
