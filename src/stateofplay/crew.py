"""Several processes that read reports, each with an engine of its own.

A report that takes too long, or whose process dies of it, becomes a problem; a new process takes
the place of the old one. What comes out is in the order of what went in, so that a ledger does not
depend on how many processes there were.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing.connection import wait
from typing import Generic, Self, TypeVar

from stateofplay.core.errors import Stage, StateOfPlayError
from stateofplay.core.text import Report
from stateofplay.engine import Outcome, Recipe, failed
from stateofplay.worker import Worker

REPORT_SECONDS = 300.0
"""Time for one report: the longest that is read (a million characters) takes half of it."""

_CHUNK = 16
"""Reports that go to a process together: enough for the parser to batch, few enough to lose."""

_QUICK = 60.0
"""Below this limit reports go one by one: a chunk could take longer without any fault."""

_AHEAD = 256
"""Reports that may be read while one before them is not: bounds what waits in memory."""

_RETIRE = 3000
"""Reports after which a process is replaced: the parser remembers each new word for good."""

_TRIES = 2
"""A process that dies may be killed from outside: only the second death is the report's fault."""

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class _Place(Generic[T]):
    """One item in its order; ``outcome`` is None until it is there."""

    item: Report | T
    outcome: Outcome | None = None
    deaths: int = 0
    alone: bool = False

    @property
    def done(self) -> bool:
        return self.outcome is not None or not isinstance(self.item, Report)


@dataclass(slots=True, eq=False)
class _Post(Generic[T]):
    """A process and what it is at; the first of ``places`` is being read since ``since``."""

    worker: Worker
    places: deque[_Place[T]] = field(default_factory=deque)
    since: float = 0.0
    given: int = 0


class Crew:
    """Processes that read; use it in a ``with`` statement, or they go on waiting.

    Args:
        recipe: How each process loads its engine; it does so while the caller does something else.
        workers: How many processes, 1 or more.
        seconds: How long one report may take.
    """

    def __init__(self, recipe: Recipe, workers: int, seconds: float = REPORT_SECONDS) -> None:
        self._recipe = recipe
        self._seconds = seconds
        self._posts: list[_Post[object]] = []
        try:
            for _ in range(workers):  # all load at once
                self._posts.append(_Post(Worker(recipe)))
        except BaseException:
            self.close()
            raise

    @cached_property
    def name(self) -> str:
        """The engine's; waits for it, see `wait`."""
        return self._posts[0].worker.engine_name()

    def wait(self) -> str:
        """Wait until an engine is loaded, and give its name.

        Raises:
            StateOfPlayError: If it cannot be loaded.
        """
        return self.name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for post in self._posts:
            post.worker.end()
        self._posts.clear()

    def read(self, items: Iterable[Report | T]) -> Iterator[tuple[Report | T, Outcome | None]]:
        """Read the reports among *items*; what is no report passes through, with None.

        Returns:
            All items in their order, each report with what became of it.
        """
        source = iter(items)
        waiting: deque[_Place[T]] = deque()
        unread: deque[_Place[T]] = deque()
        more = True
        try:
            while more or waiting:
                more = self._hand_out(source, waiting, unread) and more
                if waiting and waiting[0].done:  # one, then listen: nobody waits for the ledger
                    place = waiting.popleft()
                    yield place.item, place.outcome
                self._listen(unread, wait_for_it=bool(waiting) and not waiting[0].done)
        finally:
            for post in self._posts:  # the caller has stopped in the middle
                if post.places:
                    self._replace(post)

    def _hand_out(
        self, source: Iterator[Report | T], waiting: deque[_Place[T]], unread: deque[_Place[T]]
    ) -> bool:
        """Give every idle process a chunk, as far as there is room for what comes back.

        Returns:
            False if *source* is at its end.
        """
        size, more = (_CHUNK if self._seconds >= _QUICK else 1), True
        for post in self._posts:
            if post.places:
                continue
            while len(unread) < size and len(waiting) < _AHEAD:
                try:
                    place = _Place(next(source))
                except StopIteration:
                    more = False
                    break
                waiting.append(place)
                if isinstance(place.item, Report):
                    unread.append(place)
            if unread:
                count = 1 if unread[0].alone else size
                self._give(post, [unread.popleft() for _ in range(min(count, len(unread)))])
        return more

    def _give(self, post: _Post[object], places: Sequence[_Place[T]]) -> None:
        if post.given >= _RETIRE:
            self._replace(post)
        reports = [place.item for place in places if isinstance(place.item, Report)]
        post.places = deque(places)  # type: ignore[arg-type]
        post.given += len(reports)
        post.since = time.monotonic()
        post.worker.give(reports)

    def _listen(self, unread: deque[_Place[T]], *, wait_for_it: bool) -> None:
        """Take up what processes say; see which ones have died or have had their time."""
        busy = [post for post in self._posts if post.places]
        if not busy:
            return
        ends = [post.since + self._seconds for post in busy if post.worker.loaded]
        left = max(0.0, min(ends) - time.monotonic()) if ends else None
        heard = wait([post.worker.connection for post in busy], left if wait_for_it else 0)
        for post in busy:
            if post.worker.connection in heard:
                self._hear(post, unread)
            elif post.worker.loaded and time.monotonic() - post.since >= self._seconds:
                self._overtime(post, unread)

    def _hear(self, post: _Post[object], unread: deque[_Place[T]]) -> None:
        try:
            said = post.worker.hear()
        except EOFError:
            self._death(post, unread)
            return
        post.since = time.monotonic()
        if isinstance(said, StateOfPlayError):
            raise said
        if said is not None:
            post.places.popleft().outcome = said

    def _overtime(self, post: _Post[object], unread: deque[_Place[T]]) -> None:
        """End a process that is too long at something; alone, a report can be blamed for it."""
        first, *others = post.places
        if others or not isinstance(first.item, Report):
            self._again(post, unread)
        else:
            message = f"took longer than {self._seconds:g} seconds; see --report-seconds"
            first.outcome = failed(first.item, Stage.EXTRACT, message)
        self._replace(post)

    def _death(self, post: _Post[object], unread: deque[_Place[T]]) -> None:
        first, *others = post.places
        first.deaths += 1
        if first.deaths >= _TRIES and not others and isinstance(first.item, Report):
            message = f"its process ended ({post.worker.last_words()}); it may need too much memory"
            first.outcome = failed(first.item, Stage.EXTRACT, message)
        else:
            self._again(post, unread)
        self._replace(post)

    def _again(self, post: _Post[object], unread: deque[_Place[T]]) -> None:
        """Put back what a process was at: each alone, to see which one it was."""
        for place in reversed(post.places):
            place.alone = True
            unread.appendleft(place)  # type: ignore[arg-type]

    def _replace(self, post: _Post[object]) -> None:
        post.worker.end()
        post.worker = Worker(self._recipe)
        post.places = deque()
        post.given = 0
