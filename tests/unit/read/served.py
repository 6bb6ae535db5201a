"""A real web server on this machine, which the tests of fetching talk to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

from stateofplay.read.fetching import Fetcher

LOOPBACK = (ip_network("127.0.0.0/8"),)
"""What the tests allow a fetcher beyond public addresses."""

TEXT = "The minister ruled out a pause on Friday. She spoke after a meeting of the cabinet."


def page(title: str, text: str = TEXT, head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{part} {part}</p>" for part in text.split("\n\n"))
    return (
        f"<html><head><title>{title}</title>{head}"
        '<meta property="og:site_name" content="Coastal Herald">'
        '<meta property="article:published_time" content="2023-11-03T10:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


Answer = tuple[int, dict[str, str], bytes]
Handler = Callable[[BaseHTTPRequestHandler], Answer | None]
"""Gives the answer to a request, or None if it has written one itself."""


@dataclass
class Site:
    """A server: what is where, and what was asked for.

    Attributes:
        pages: Path -> answer.
        asked: Paths with header fields, in order.
    """

    address: str = ""
    pages: dict[str, Answer | Handler] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, body: bytes, kind: str = "text/html", **headers: str) -> str:
        """Serve *body* at *path*; give its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (200, {"Content-Type": kind} | named, body)
        return self.address + path

    def paths(self) -> list[str]:
        """Give the paths asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    """Run a server until the end of the block."""
    site = Site()

    class Serves(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            found = site.pages.get(self.path, (404, {}, b"nothing here"))
            answer = found(self) if callable(found) else found
            if answer is None:
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Clients that cut the line are what some tests are about."""

    server = Server(("127.0.0.1", 0), Serves)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def fetcher(**given: float) -> Fetcher:
    """Give a fetcher that may read from this machine."""
    return Fetcher(allowed=LOOPBACK, **given)  # type: ignore[arg-type]
