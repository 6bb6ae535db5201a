"""What is remembered of an address that was fetched, so that it is asked for changes only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The last visit to a feed, or to an item of one.

    Attributes:
        address: Of the feed or the item.
        etag: What the server calls this version (header field ``ETag``), None if it does not.
        modified: When it says that it changed last, as it wrote it (``Last-Modified``).
        stamp: Of an item, what the feed said of its version: when it was published or updated.
    """

    address: str
    etag: str | None = None
    modified: str | None = None
    stamp: str | None = None
