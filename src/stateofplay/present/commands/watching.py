"""``stateofplay watch``: what is new in feeds, into the ledger, until it is interrupted."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.options import (
    DEFAULT_LEDGER,
    LedgerOption,
    ModelOption,
    NamesOption,
    TopicsOption,
)
from stateofplay.present.views.counts import several
from stateofplay.present.views.formats import print_problems

if TYPE_CHECKING:
    from stateofplay.crew import Crew
    from stateofplay.read import Visitor
    from stateofplay.settling import Settler

SHORTEST = 1.0
"""Minutes between two looks at a feed, at least, whoever asks for less."""


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED...", help="Addresses of RSS or Atom feeds.")
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    once: Annotated[bool, typer.Option("--once", help="Look once, then end.")] = False,
    every: Annotated[
        float, typer.Option("--every", metavar="MINUTES", min=SHORTEST, help="Pause between looks.")
    ] = 15.0,
    delay: Annotated[
        float,
        typer.Option(
            "--delay", metavar="SECONDS", min=0.5, help="Pause between requests to one host."
        ),
    ] = 2.0,
    model: ModelOption = None,
    names: NamesOption = None,
    topics: TopicsOption = None,
) -> None:
    """Read new items of feeds; with --once, exit with 1 if some of them failed."""
    from stateofplay.crew import Crew  # noqa: PLC0415 - views must not wait for it
    from stateofplay.engine import Recipe  # noqa: PLC0415
    from stateofplay.read import Visitor  # noqa: PLC0415

    recipe = Recipe(model=model, names=tuple(names or ()), topics=tuple(topics or ()))
    with open_ledger(ledger) as kept, ExitStack() as ending:

        @cache
        def engine() -> Crew:
            return ending.enter_context(Crew(recipe, 1))

        look = _Look(kept, feeds, Visitor(delay=delay), engine)
        if once:
            if look.at_all():
                raise typer.Exit(1)
            return
        _again_and_again(look, every * 60)


def _again_and_again(look: _Look, pause: float) -> None:
    """Look every *pause* seconds until interrupted, which is the usual end: all read is kept."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as services are stopped
    try:
        while True:
            look.at_all()
            time.sleep(pause)
    except KeyboardInterrupt:
        print("stopped")


class _Look:
    """Looks at all feeds, and says what was found."""

    def __init__(
        self,
        ledger: Ledger,
        feeds: list[str],
        visitor: Visitor,
        engine: Callable[[], Crew],
    ) -> None:
        self._ledger = ledger
        self._feeds = feeds
        self._visitor = visitor
        self._engine = engine
        self._settler: Settler | None = None
        self._out = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

    def at_all(self) -> int:
        """Look once; give the number of problems."""
        from stateofplay import pipeline  # noqa: PLC0415
        from stateofplay.settling import Settler  # noqa: PLC0415

        self._settler = self._settler or Settler()
        found = pipeline.watch_once(
            self._ledger,
            self._feeds,
            engine=self._engine,
            visitor=self._visitor,
            settling=self._settler,
        )
        print_problems(self._out, found.problems)
        when = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        number = len(found.problems)
        counts = f"{found.new} new, {found.known} known, {found.statements} statements"
        print(f"{when}  {counts}, {several(number, 'problem')}", flush=True)
        return number
