"""What a page is made from and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from stateofplay.ledger import Ledger
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.links import Url
from stateofplay.present.web.snapshot import Snapshot

T = TypeVar("T")
ROWS = 100
"""Rows of one page of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all pages are made from.

    Attributes:
        url: Makes the addresses of links.
        published: Whether the page becomes a file: then nothing can be asked of it.
    """

    snapshot: Snapshot
    ledger: Ledger
    url: Url
    published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A template and what it shows."""

    template: str
    title: str
    values: Mapping[str, Any]
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of a long list.

    Attributes:
        offset: Of the first item shown.
        total: Length of the whole list.
        previous: Offset of the part before, None if this is the first.
        following: Offset of the part after, None if this is the last.
    """

    items: Sequence[Any]
    offset: int
    total: int
    previous: int | None
    following: int | None


def part(items: Sequence[T], asked: Asked, size: int = ROWS) -> Part:
    """Cut the part of *items* that the address asks for."""
    offset = asked.number("offset", 0)
    end = offset + size
    return Part(
        items=items[offset:end],
        offset=offset,
        total=len(items),
        previous=max(0, offset - size) if offset else None,
        following=end if end < len(items) else None,
    )


Maker = Callable[[Site, Asked], Page]
