"""How far a run has come: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from stateofplay.present.views.counts import several

if TYPE_CHECKING:
    from stateofplay import pipeline

Show = Callable[["pipeline.Progress"], None]

EVERY = 10.0
"""Seconds between two plain lines."""


@contextmanager
def shown(out: Console) -> Iterator[Show]:
    """Give what is to be called with every progress; shows it on *out* while inside."""
    if out.is_terminal:
        with _bar(out) as show:
            yield show
    else:
        yield _lines(out)


@contextmanager
def _bar(out: Console) -> Iterator[Show]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("Loading the models", total=None)
        rate = Rate()

        def show(state: pipeline.Progress) -> None:
            total = state.seen if state.all_seen else None
            bar.update(task, description=rate.words(state), total=total, completed=done(state))

        yield show


def _lines(out: Console) -> Show:
    rate = Rate()
    last = time.monotonic()

    def show(state: pipeline.Progress) -> None:
        nonlocal last
        words = rate.words(state)
        if time.monotonic() - last >= EVERY:
            last = time.monotonic()
            out.print(words)

    return show


def done(state: pipeline.Progress) -> int:
    """How many reports are behind; a source without one is a problem, no report."""
    return state.new + state.known + state.lost


class Rate:
    """Words for how far, how fast, how long still; the clock runs from the first report on.

    Known reports cost next to nothing and count for neither.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: tuple[float, int] | None = None

    def words(self, state: pipeline.Progress) -> str:
        """Say it in one line."""
        read = state.new + state.lost
        if self._begun is None:
            self._begun = (self._clock(), read)
        seconds, count = self._clock() - self._begun[0], read - self._begun[1]
        total = f"{state.seen:,}" if state.all_seen else f"{state.seen:,} or more"
        words = f"{done(state):,} of {total} reports, {several(state.statements, 'statement')}"
        if state.failed:
            words += f", {several(state.failed, 'problem')}"
        if count and seconds:
            words += f", {count / seconds:.1f} a second"
            if state.all_seen and state.seen > done(state):
                words += f", {left((state.seen - done(state)) * seconds / count)} left"
        return words


def left(seconds: float) -> str:
    """Give a time to wait as people say it.

    Example:
        >>> left(50), left(200), left(9000)
        ('50 s', '4 min', '2 h 30 min')
    """
    minutes = -(-int(seconds) // 60)
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
