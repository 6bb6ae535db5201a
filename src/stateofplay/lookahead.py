"""Takes reports from the sources ahead of being read, so that their number is known early."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TypeVar

from stateofplay.core.text import Report

AHEAD = 2000
"""Items that are taken ahead."""

CHARACTERS = 16_000_000
"""Letters of the reports that are taken ahead, so that long ones do not fill the memory: three
times what so many articles have."""

STEP = 4
"""How many are taken for each that is read, until so many wait."""

T = TypeVar("T")


def ahead(items: Iterable[T]) -> Iterator[T]:
    """Give *items* in their order, taking them faster than they are asked for."""
    iterator = iter(items)
    taken: deque[T] = deque()
    characters, more = 0, True
    while more or taken:
        for _ in range(STEP):
            if not more or (taken and (len(taken) > AHEAD or characters >= CHARACTERS)):
                break
            try:
                item = next(iterator)
            except StopIteration:
                more = False
                break
            taken.append(item)
            characters += size(item)
        if taken:
            item = taken.popleft()
            characters -= size(item)
            yield item


def size(item: object) -> int:
    """Count the letters of a report; what is none holds next to nothing."""
    return len(item.title) + len(item.text) if isinstance(item, Report) else 0
