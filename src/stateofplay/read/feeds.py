"""RSS and Atom feeds: what is new in them, read from the pages they lead to."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.core.visits import Visit
from stateofplay.read.addresses import joined
from stateofplay.read.encodings import decode_page
from stateofplay.read.fetching import NOT_MODIFIED, FetchError, Page, is_passing
from stateofplay.read.html import article
from stateofplay.read.inputs import problem
from stateofplay.read.polite import Visitor
from stateofplay.read.records import Record, to_report

MOST_ITEMS = 200
"""New items that are read of one feed at a time; the rest waits for the next time."""

LONGEST_ADDRESS = 2000
"""Characters; longer ones are made by mistake, and no index takes them."""

PAGES = frozenset({"text/html", "application/xhtml+xml", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed.

    Attributes:
        address: Of its page.
        stamp: What the feed says of its version.
        fields: What the feed says of the report, under the names of `records.FIELDS`.
        text: The whole article as HTML if the feed has it, else "".
    """

    address: str
    stamp: str
    fields: dict[str, object]
    text: str


class Watcher:
    """Reads what is new in feeds.

    Args:
        visitor: Fetches.
        last: Gives the last visit to an address, or None.

    Attributes:
        visits: Those that are to be remembered once their reports are kept.
    """

    def __init__(self, visitor: Visitor, last: Callable[[str], Visit | None]) -> None:
        self._visitor = visitor
        self._last = last
        self.visits: list[Visit] = []

    def new(self, feed: str) -> Iterator[Report | Problem]:
        """Give the reports of a feed's items that are new, or newer than when they were read."""
        last = self._last(feed)
        try:
            page = self._visitor.get(feed, _conditions(last))
        except FetchError as error:
            self._visitor.told(feed, error)
            yield problem(feed, str(error))
            return
        if page.status == NOT_MODIFIED:
            return
        items = items_of(page)
        if items is None:
            yield problem(feed, "is no RSS or Atom feed; read a page with: stateofplay read")
            return
        new = [item for item in items if not self._known(item)]
        complete = len(new) <= MOST_ITEMS
        for item in new[:MOST_ITEMS]:
            found, done = self._read(item)
            yield from found
            if done:
                self.visits.append(Visit(address=item.address, stamp=item.stamp))
            else:
                complete = False
        if complete:  # else it is not asked for changes only: something is still to be had
            etag, modified = page.headers.get("etag"), page.headers.get("last-modified")
            self.visits.append(Visit(address=feed, etag=etag, modified=modified))

    def _known(self, item: Item) -> bool:
        last = self._last(item.address)
        return last is not None and last.stamp == item.stamp

    def _read(self, item: Item) -> tuple[list[Report | Problem], bool]:
        """Read an item's page, or its text in the feed where the page cannot be had.

        Returns:
            What was found, and whether there is no use in asking again.
        """
        failure, done = "no article found in this page; expected headline and text", True
        try:
            fields = self._article(item)
        except FetchError as error:
            self._visitor.told(item.address, error)
            fields, failure, done = None, str(error), not is_passing(error)
        if fields is None and item.text:
            whole = f"<html><body><article>{item.text}</article></body></html>"
            fields = article(whole, item.address)
            done = done or fields is not None
        if fields is None:
            return [problem(item.address, failure)], done
        record = Record(source=item.address, where=item.address, fields=_merged(fields, item))
        return list(to_report(record)), done

    def _article(self, item: Item) -> dict[str, object] | None:
        page = self._visitor.get(item.address)
        if page.type not in PAGES:
            raise FetchError(f"is {page.type}; expected a page")
        return article(decode_page(page.body), page.url)


def _conditions(last: Visit | None) -> dict[str, str]:
    """Ask for changes only."""
    if last is None:
        return {}
    given = {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
    return {name: value for name, value in given.items() if value}


def _merged(fields: dict[str, object], item: Item) -> dict[str, object]:
    """Put both accounts together: of the day the feed knows best, of all else the page."""
    day = item.fields.get("date")
    return item.fields | fields | ({"date": day} if day else {})


def items_of(page: Page) -> list[Item] | None:
    """Give a feed's items, the oldest first, each address once; None if it is no feed."""
    import feedparser  # noqa: PLC0415 - who reads files needs none

    given = {"content-type": page.headers.get("content-type", ""), "content-location": page.url}
    # Only bytes are handed over: an address would be fetched without our limits.
    try:
        feed = feedparser.parse(io.BytesIO(page.body), response_headers=given)
    except Exception:  # whatever a broken feed makes of the library
        return None
    if not feed.version and not feed.entries:
        return None
    found = [_item(entry, page.url) for entry in reversed(feed.entries)]
    return list({item.address: item for item in found if item}.values())


def _item(entry: Any, base: str) -> Item | None:
    try:
        address = joined(base, str(entry.get("link") or entry.get("id") or ""))
    except FetchError:
        return None
    if not address.startswith(("http://", "https://")) or len(address) > LONGEST_ADDRESS:
        return None
    published = entry.get("published")
    updated = dict.get(entry, "updated")  # its own `get` takes the one for the other
    fields = {"title": entry.get("title"), "date": published, "author": entry.get("author")}
    pieces = [str(piece.get("value") or "") for piece in entry.get("content", [])]
    return Item(
        address=address.partition("#")[0],
        stamp=str(updated or published or entry.get("id") or ""),
        fields={name: value for name, value in fields.items() if value},
        text=max(pieces, key=len, default=""),
    )
