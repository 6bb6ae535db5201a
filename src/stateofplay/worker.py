"""One process that reads reports: both ends of it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection

from stateofplay.core.errors import StateOfPlayError, WorkerError
from stateofplay.core.text import Report
from stateofplay.engine import Outcome, Recipe

_PATIENCE = 5.0
"""Seconds to wait for a process that was killed."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""What is set in the environment of a process of our own, before numpy is loaded: it has one core.
Elsewhere nothing is set; what reads reports asks for no threads."""


class Worker:
    """The near end: starts a process that loads an engine and then reads what it is given."""

    def __init__(self, recipe: Recipe) -> None:
        context = get_context("spawn")  # a fork would copy the parent's locks and connections
        self.connection, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(far, recipe), daemon=True)
        self._name: str | None = None
        self._process.start()
        far.close()

    @property
    def loaded(self) -> bool:
        """Whether its engine is loaded."""
        return self._name is not None

    def engine_name(self) -> str:
        """Wait for the engine and give its name.

        Raises:
            StateOfPlayError: If it cannot be loaded.
        """
        while self._name is None:
            try:
                said = self.hear()
            except EOFError:
                raise WorkerError(self.last_words()) from None
            if isinstance(said, StateOfPlayError):
                raise said
        return self._name

    def give(self, reports: Sequence[Report]) -> None:
        """Hand over reports; one that has died is noticed when it is listened to."""
        with suppress(OSError):
            self.connection.send(reports)

    def hear(self) -> Outcome | StateOfPlayError | None:
        """Wait for one thing that it says: what became of a report; None: it is ready.

        Raises:
            EOFError: If it has died.
        """
        try:
            said = self.connection.recv()
        except OSError as error:
            raise EOFError from error
        if isinstance(said, str):
            self._name = said
            return None
        outcome: Outcome | StateOfPlayError = said
        return outcome

    def last_words(self) -> str:
        """Say how it ended."""
        self._process.join(_PATIENCE)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"exit status {code}"
        return signal.Signals(-code).name

    def end(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join(_PATIENCE)
        self.connection.close()


def _serve(connection: Connection, recipe: Recipe) -> None:
    """Be the far end: say the engine's name, then one outcome for each report."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for name, number in ONE_THREAD.items():
        os.environ.setdefault(name, number)
    with suppress(EOFError, OSError):  # the parent has gone
        try:
            engine = recipe.load()
        except StateOfPlayError as error:
            connection.send(error)
            return
        connection.send(engine.name)
        while True:
            for _, outcome in engine.read(connection.recv()):
                connection.send(outcome)


def _end_with_parent() -> None:
    """End this process when its parent is killed, even if it hangs."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
