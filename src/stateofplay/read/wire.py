"""One request over one connection, which is cut when its time is up."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache

import certifi

from stateofplay import __version__
from stateofplay.read.addresses import PassingError, Target

AGENT = f"stateofplay/{__version__}"
"""How the program names itself to servers, and in robots.txt."""

CONNECTING = 10.0
"""Seconds for one address of a server to accept a connection."""


@contextmanager
def answered(
    target: Target, headers: Mapping[str, str], end: float
) -> Iterator[http.client.HTTPResponse]:
    """Send a request and give the answer, whose body is to be read within the block.

    Args:
        target: Where to.
        headers: More header fields.
        end: By `time.monotonic`; whatever is waited for then is cut off.

    Raises:
        PassingError: If there is no whole answer in time; also out of the block.
    """
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
                    if late.is_set():
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
