"""Pages from a real server: what is read, and what is refused."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address

import pytest

from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.read import read
from stateofplay.read.addresses import FetchError, is_public, locate
from stateofplay.read.fetching import Fetcher
from tests.unit.read.served import TEXT, Site, fetcher, page, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def refusal(url: str, given: Fetcher | None = None) -> str:
    with pytest.raises(FetchError) as refused:
        (given or fetcher()).page(url)
    return str(refused.value)


def test_a_page_with_what_it_says_of_itself(site: Site) -> None:
    head = (
        '<link rel="canonical" href="https://herald.example/2023/pause">'
        '<meta name="author" content="Ada Stone">'
    )
    url = site.put("/story?from=feed", page("Minister refuses a pause", head=head))

    [report] = read([url], fetch=fetcher().page)

    assert isinstance(report, Report)
    assert (report.source, report.title) == (url, "Minister refuses a pause")
    assert report.url == "https://herald.example/2023/pause"
    assert (report.publisher, report.author) == ("Coastal Herald", "Ada Stone")
    assert report.published == date(2023, 11, 3)


def test_the_address_after_redirects_counts(site: Site) -> None:
    site.put("/new", page("Title"))
    site.pages["/old"] = (301, {"Location": "/new"}, b"<p>It has moved.</p>")

    [report] = read([f"{site.address}/old"], fetch=fetcher().page)

    assert isinstance(report, Report)
    assert (report.source, report.url) == (f"{site.address}/old", f"{site.address}/new")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/plain; charset=utf-8", f"Title\n\n{TEXT}".encode()),
        ("application/json", b'{"title": "Title", "text": "%s"}' % TEXT.encode()),
        ("application/octet-stream", b'{"title": "Title", "text": "%s"}\n' % TEXT.encode()),
        ("application/gzip", gzip.compress(f"Title\n\n{TEXT}".encode())),
    ],
)
def test_other_formats_are_read_by_their_type_or_content(
    site: Site, kind: str, content: bytes
) -> None:
    found = next(read([site.put("/a", content, kind)], fetch=fetcher().page))

    assert isinstance(found, Report)
    assert (found.title, found.text) == ("Title", TEXT)


def test_a_page_packed_on_the_way(site: Site) -> None:
    url = site.put("/a", gzip.compress(page("Title")), Content_Encoding="gzip")

    assert fetcher().page(url).body == page("Title")


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - to be refused
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_addresses_that_are_not_public(ip: str) -> None:
    assert not is_public(ip_address(ip))
    host = f"[{ip}]" if ":" in ip else ip
    assert "private network" in refusal(f"http://{host}/", Fetcher())


@pytest.mark.parametrize("ip", ["1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_addresses_that_are_public(ip: str) -> None:
    assert is_public(ip_address(ip))


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://[::ffff:7f00:1]/",
    ],
)
def test_other_ways_to_write_this_machine(url: str) -> None:
    assert "private network" in refusal(url, Fetcher())


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "expected http:// or https://"),
        ("http://", "expected http:// or https://"),
        ("http://ada:secret@herald.example/", "user's name or password"),
        ("http://herald.example:99999/", "not a valid address"),
        ("http://[::1/", "not a valid address"),
        ("http://1.1.1.1:25/", "usual ports"),
        ("http://a\x00b/", "no"),
    ],
)
def test_addresses_that_are_none(url: str, said: str) -> None:
    assert said in refusal(url, Fetcher())


def test_a_name_that_leads_inside_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.address.rpartition(":")[2])
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: inside)

    assert "private network" in refusal("http://herald.example/", Fetcher())
    assert site.asked == []


def test_what_was_checked_is_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of names that answers differently the second time gets no second time."""
    port = int(site.address.rpartition(":")[2])
    looked_up = []

    def answer(host: str, *_: object, **__: object) -> list[object]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    site.put("/a", page("Title"))
    connect = socket.create_connection
    connected = []

    def note(address: tuple[str, int], *rest: object) -> socket.socket:
        connected.append(address)
        monkeypatch.undo()
        return connect(address, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(socket, "create_connection", note)
    found = fetcher().page(f"http://herald.example:{port}/a")

    assert found.status == 200
    assert looked_up == ["herald.example"]
    assert connected == [("127.0.0.1", port)]
    assert site.asked[0][1]["host"] == f"herald.example:{port}"


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    site.pages["/a"] = (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b"")

    assert "169.254.169.254 leads into a private network" in refusal(f"{site.address}/a")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "gopher://herald.example/"])
def test_a_redirect_to_another_scheme_is_refused(site: Site, location: str) -> None:
    site.pages["/a"] = (302, {"Location": location}, b"")

    assert "expected http://" in refusal(f"{site.address}/a")


def test_a_redirect_to_what_is_no_address(site: Site) -> None:
    site.pages["/a"] = (302, {"Location": "http://[/"}, b"")

    assert refusal(f"{site.address}/a") == "not a valid address"


def test_redirects_in_a_ring_end(site: Site) -> None:
    site.pages["/a"] = (302, {"Location": "/b"}, b"")
    site.pages["/b"] = (302, {"Location": "/a"}, b"")

    assert refusal(f"{site.address}/a") == "redirects more than 5 times"
    assert len(site.asked) == 6


@pytest.mark.parametrize("packing", ["", "gzip"])
def test_a_page_that_is_too_large(site: Site, packing: str) -> None:
    body = b"x" * 5_000_000
    headers = {"Content_Encoding": packing} if packing else {}
    url = site.put("/a", gzip.compress(body) if packing else body, **headers)

    assert refusal(url, fetcher(size=1 << 20)) == "is larger than 1 MB"


def trickle(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def trickle_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def silent(_: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


@pytest.mark.parametrize("slow", [trickle, trickle_headers, silent])
def test_a_server_that_takes_too_long_is_cut_off(site: Site, slow: object) -> None:
    site.pages["/a"] = slow  # type: ignore[assignment]
    start = time.monotonic()

    assert refusal(f"{site.address}/a", fetcher(seconds=0.4)) == (
        "the server does not answer in time"
    )
    assert time.monotonic() - start < 2


def test_an_answer_that_is_cut(site: Site) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/html", "Content-Length": "9999"}, b"<p>x")

    assert refusal(f"{site.address}/a") == "the answer ends before its end"


def test_an_answer_that_is_no_answer(site: Site) -> None:
    def nonsense(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"hello\r\n\r\n")

    site.pages["/a"] = nonsense

    assert refusal(f"{site.address}/a") == "the server's answer is not understood"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("image/png", "is image/png; expected a page, a text or a document"),
        ("video/mp4", "is video/mp4; expected"),
        ("application/rss+xml", "read it with: stateofplay watch"),
    ],
)
def test_what_is_no_report(site: Site, kind: str, said: str) -> None:
    assert said in refusal(site.put("/a", b"x", kind))


def test_a_page_that_is_not_there(site: Site) -> None:
    [item] = read([f"{site.address}/none"], fetch=fetcher().page)

    assert isinstance(item, Problem)
    assert item.message == "the server answers 404 Not Found"


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert "cannot be reached" in refusal(f"http://127.0.0.1:{port}/")


def test_a_server_without_a_certificate(site: Site) -> None:
    url = site.address.replace("http:", "https:")

    assert "cannot be reached" in refusal(f"{url}/")


def test_letters_beyond_ascii_in_an_address_are_sent_as_bytes() -> None:
    assert locate("http://1.1.1.1/caf\u00e9 a?b=c%20d").path == "/caf%C3%A9%20a?b=c%20d"
