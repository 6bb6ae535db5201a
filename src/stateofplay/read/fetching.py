"""Getting a page from the network, within limits."""

from __future__ import annotations

import http.client
import io
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from stateofplay.read.addresses import FetchError, Network, PassingError, joined, locate
from stateofplay.read.limits import MB, exceeds_ratio, size
from stateofplay.read.wire import answered

__all__ = ["Fetch", "FetchError", "Fetcher", "Page", "fetch_page"]

FORMATS: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/warc": ".warc",
    "application/zip": ".zip",
    "application/gzip": "",
    "application/x-gzip": "",
    "application/octet-stream": "",
    "": "",
}
"""Content type -> suffix of the format; "" where the content has to tell."""

FEEDS = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml"}
    | {"text/xml", "application/feed+json"}
)

REDIRECTS = frozenset({301, 302, 303, 307, 308})

NOT_MODIFIED = 304

LATER = frozenset({408, 425, 429})
"""Refusals that are no last word."""

PIECE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server answered.

    Attributes:
        url: The address after all redirects.
        status: 200, or 304 if nothing changed since the last visit.
        type: Content type without parameters, lower case, "" if not told.
        headers: The header fields, names in lower case.
    """

    url: str
    status: int
    type: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """The format, as a suffix; "" if the content has to tell."""
        return FORMATS.get(self.type, "")

    def stream(self) -> BinaryIO:
        """The body, to read from."""
        return io.BytesIO(self.body)


Fetch = Callable[[str], Page]
"""Address -> what is there; raises `FetchError`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Gets pages; refuses what is private, too large, too slow or no text.

    Attributes:
        seconds: For one page, from the first look-up to the last byte.
        size: Bytes of one page, unpacked.
        redirects: Followed at most.
        allowed: Networks that may be read from although they are not public. A seam for
            tests; nothing in the program sets it.
    """

    seconds: float = 30.0
    size: int = 32 * MB
    redirects: int = 5
    allowed: Sequence[Network] = ()

    def page(self, url: str) -> Page:
        """Get a page that reports can be read from.

        Raises:
            FetchError: If there is none; says why.
        """
        page = self.get(url)
        if page.type in FEEDS:
            raise FetchError(f"is a feed ({page.type}); read it with: stateofplay watch {url}")
        if page.type not in FORMATS:
            raise FetchError(f"is {page.type}; expected a page, a text or a document")
        return page

    def get(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        admit: Callable[[str], None] = lambda _: None,
    ) -> Page:
        """Get whatever is at *url*.

        Args:
            url: An http(s) address.
            headers: More header fields to send (``If-None-Match``...).
            admit: Called with each address before it is asked for, that of each redirect,
                too; may wait, or raise `FetchError`. The time it takes does not count.

        Returns:
            An answer with status 200, or 304 if *headers* ask for changes only.

        Raises:
            StatusError: If the server answers with another status.
            FetchError: If it does not answer, or with too much.
        """
        left = self.seconds
        for _ in range(self.redirects + 1):
            admit(url)
            start = time.monotonic()
            end = start + left
            page = self._once(url, dict(headers or {}), end)
            if page.status not in REDIRECTS:
                return page
            left -= time.monotonic() - start
            url = joined(url, page.headers.get("location", ""))
        raise FetchError(f"redirects more than {self.redirects} times")

    def _once(self, url: str, headers: dict[str, str], end: float) -> Page:
        target = locate(url, self.allowed)
        with answered(target, headers, end) as response:
            given = {name.lower(): value for name, value in response.getheaders()}
            if response.status not in (200, NOT_MODIFIED, *REDIRECTS):
                raise StatusError(response.status, response.reason, given)
            body = self._body(response, given) if response.status == 200 else b""
            return Page(
                url=url,
                status=response.status,
                type=given.get("content-type", "").partition(";")[0].strip().lower(),
                headers=given,
                body=body,
            )

    def _body(self, response: http.client.HTTPResponse, headers: Mapping[str, str]) -> bytes:
        packing = headers.get("content-encoding", "identity").strip().lower()
        if packing not in ("identity", "", "gzip", "x-gzip", "deflate"):
            raise FetchError(f"is packed with {packing[:20]}, which was not asked for")
        pieces: list[bytes] = []
        unpacked = packed = 0
        unpack = _unpacker(packing, self.size + 1)
        while piece := response.read(PIECE):
            packed += len(piece)
            pieces.append(unpack(piece))
            unpacked += len(pieces[-1])
            if unpacked > self.size or exceeds_ratio(packed, unpacked):
                raise FetchError(f"is larger than {size(self.size)}")
        if response.length:  # what was announced and did not come
            raise http.client.IncompleteRead(b"", response.length)
        return b"".join(pieces)


class StatusError(FetchError):
    """The server answers, but not with a page."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str]) -> None:
        super().__init__(f"the server answers {status} {reason[:60]}".rstrip())
        self.status = status
        self.headers = headers


def is_passing(error: FetchError) -> bool:
    """Say whether it is of use to ask again later."""
    if isinstance(error, StatusError):
        return error.status >= 500 or error.status in LATER
    return isinstance(error, PassingError)


def fetch_page(url: str) -> Page:
    """Get a page from the public network, with the usual limits.

    Raises:
        FetchError: If there is none; says why.
    """
    return Fetcher().page(url)


def _unpacker(packing: str, most: int) -> Callable[[bytes], bytes]:
    if packing in ("identity", ""):
        return lambda piece: piece
    unpacking = zlib.decompressobj(wbits=32 + zlib.MAX_WBITS)  # tells gzip from zlib itself
    return lambda piece: unpacking.decompress(piece, most)
