"""Lists that take seconds to work out of a large ledger, worked out once for each state of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from stateofplay.core.program import program
from stateofplay.core.serialise import from_json, to_json
from stateofplay.ledger import Ledger
from stateofplay.ledger.found import NOTHING

T = TypeVar("T")

LARGE = 100
"""Readings from which a ledger is large; a smaller one is not written by looking at it."""


def remembered(
    ledger: Ledger, name: str, cls: type[T], make: Callable[[], Iterable[T]]
) -> Iterable[T]:
    """Give what *make* makes, as it was kept in the ledger if nothing has changed since.

    Args:
        ledger: Where to look, and where it is kept if that is large and can be written.
        name: Of the list.
        cls: A dataclass: of what the list is made.
        make: Works it out; must follow from the ledger alone.
    """
    state = _state(ledger)
    if state is None:
        return make()
    kept = ledger.recalled(name, state)
    if kept is None:
        kept = [to_json(each) for each in make()]
        ledger.remember(name, state, kept)
    return (from_json(cls, each, NOTHING) for each in kept)


def recall(ledger: Ledger, name: str, cls: type[T]) -> Iterable[T] | None:
    """Give what is `remembered` under *name*; None if nothing is, or something has changed."""
    state = _state(ledger)
    kept = None if state is None else ledger.recalled(name, state)
    return None if kept is None else (from_json(cls, each, NOTHING) for each in kept)


def is_large(ledger: Ledger) -> bool:
    """Say whether lists of *ledger* are kept."""
    return _state(ledger) is not None


def _state(ledger: Ledger) -> str | None:
    """Name the state of a ledger and of the program; None if nothing is kept of it."""
    numbers = ledger.state()
    return f"{program()} {numbers}" if numbers[0] >= LARGE else None
