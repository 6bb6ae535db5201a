"""Getting a page from the network, within limits."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import BinaryIO
from urllib.parse import urljoin

import certifi

from stateofplay import __version__
from stateofplay.read.addresses import FetchError, Network, PassingError, Target, locate
from stateofplay.read.limits import MB, exceeds_ratio, size

__all__ = ["Fetch", "FetchError", "Fetcher", "Page", "fetch_page"]

AGENT = f"stateofplay/{__version__}"
"""How the program names itself to servers, and in robots.txt."""

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

CONNECTING = 10.0
"""Seconds for one address of a server to accept a connection."""


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
            url = urljoin(url, page.headers.get("location", ""))
        raise FetchError(f"redirects more than {self.redirects} times")

    def _once(self, url: str, headers: dict[str, str], end: float) -> Page:
        target = locate(url, self.allowed)
        with _answered(target, headers, end) as response:
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


@contextmanager
def _answered(
    target: Target, headers: Mapping[str, str], end: float
) -> Iterator[http.client.HTTPResponse]:
    """Send a request; at *end* whatever is waited for is cut off."""
    connection = http.client.HTTPConnection(target.host, target.port)
    late = threading.Event()
    try:
        with _connected(target, end) as plain:
            connection.sock = plain
            if target.scheme == "https":
                connection.sock = _context().wrap_socket(
                    plain, server_hostname=target.host, do_handshake_on_connect=False
                )
            with _cut_at(end, connection.sock, late):
                if isinstance(connection.sock, ssl.SSLSocket):
                    connection.sock.do_handshake()
                connection.request("GET", target.path, headers=_sent(target, headers))
                with connection.getresponse() as response:
                    yield response
                    if late.is_set() or response.length:
                        raise http.client.IncompleteRead(b"")
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        reason = _reason(error, late=late.is_set() or time.monotonic() > end)
        raise PassingError(reason) from error
    finally:
        connection.close()


@contextmanager
def _cut_at(end: float, sock: socket.socket, late: threading.Event) -> Iterator[None]:
    """Cut the line at *end*.

    A time limit for each piece would not do: a server that sends a byte now and then holds
    a program as long as it likes.
    """

    def cut() -> None:
        late.set()
        with suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    watch = threading.Timer(max(0.0, end - time.monotonic()), cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _connected(target: Target, end: float) -> socket.socket:
    """Connect to the first address that answers; names are not looked up again."""
    failed: OSError | None = None
    for ip in target.ips:
        try:
            left = max(0.1, end - time.monotonic())
            sock = socket.create_connection((ip, target.port), min(CONNECTING, left))
        except OSError as error:
            failed = error
        else:
            sock.settimeout(None)
            return sock
    raise failed or OSError("no address")


@cache
def _context() -> ssl.SSLContext:
    """Trust whom the system trusts, and whom browsers do where the system knows nobody."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _sent(target: Target, headers: Mapping[str, str]) -> dict[str, str]:
    return {
        "Host": target.netloc,
        "User-Agent": AGENT,
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Accept-Language": "en",
        "Connection": "close",
        **headers,
    }


def _reason(error: Exception, *, late: bool) -> str:
    if late or isinstance(error, TimeoutError):
        return "the server does not answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the server's certificate is not valid: {error.verify_message}"
    if isinstance(error, http.client.IncompleteRead):
        return "the answer ends before its end"
    if isinstance(error, OSError):
        return f"the server cannot be reached: {error.strerror or error}"
    return "the server's answer is not understood"
