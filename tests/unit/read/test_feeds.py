"""Feeds on a real server: what is new is read once, and politely."""

from __future__ import annotations

import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.core.visits import Visit
from stateofplay.read.addresses import FetchError
from stateofplay.read.feeds import Watcher
from stateofplay.read.polite import LONGEST_WAIT, Visitor
from tests.unit.read.served import TEXT, Site, fetcher, page, serving

OTHER = "Aid workers had asked for a pause of three days, so that food and water reach the north."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


class Reader:
    """Remembers visits as a ledger does; time passes only when somebody sleeps."""

    def __init__(self, delay: float = 0.0) -> None:
        self.visits: dict[str, Visit] = {}
        self.slept: list[float] = []
        self.now = 1000.0
        self.visitor = Visitor(
            fetcher=fetcher(), delay=delay, clock=lambda: self.now, sleep=self.sleep
        )

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def look(self, feed: str) -> list[Report | Problem]:
        watcher = Watcher(self.visitor, self.visits.get)
        found = list(watcher.new(feed))
        self.visits |= {visit.address: visit for visit in watcher.visits}
        return found


def rss(site: Site, *names: str, more: str = "") -> bytes:
    items = "".join(
        f"<item><title>Title {name}</title><link>{site.address}/{name}</link>"
        f"<pubDate>Thu, 02 Nov 2023 23:30:00 -0500</pubDate>{more}</item>"
        for name in names
    )
    return f'<rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>'.encode()


def atom(name: str, updated: str) -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title>'
        f'<entry><id>tag:{name}</id><title>Title {name}</title><link href="/{name}"/>'
        f"<updated>{updated}</updated></entry></feed>"
    ).encode()


def titles(found: list[Report | Problem]) -> list[str]:
    return [item.title for item in found if isinstance(item, Report)]


def messages(found: list[Report | Problem]) -> list[str]:
    return [item.message for item in found if isinstance(item, Problem)]


def test_items_are_read_from_their_pages_the_oldest_first_and_once(site: Site) -> None:
    feed = site.put("/feed", rss(site, "b", "a"), "application/rss+xml")
    for name in "ab":
        site.put(f"/{name}", page(f"Title {name}"))
    reader = Reader()

    first, second = reader.look(feed), reader.look(feed)

    assert titles(first) == ["Title a", "Title b"]
    report = first[0]
    assert isinstance(report, Report)
    assert (report.source, report.publisher) == (f"{site.address}/a", "Coastal Herald")
    assert str(report.published) == "2023-11-02", "the feed's day, as it is written there"
    assert second == []
    assert site.paths() == ["/robots.txt", "/feed", "/a", "/b", "/feed"]


def test_a_feed_is_asked_for_changes_only(site: Site) -> None:
    changed = formatdate(usegmt=True)
    feed = site.put("/feed", rss(site, "a"), ETag='"7"', Last_Modified=changed)
    site.put("/a", page("Title a"))
    reader = Reader()
    reader.look(feed)
    site.pages["/feed"] = (304, {}, b"")

    assert reader.look(feed) == []

    asked = site.asked[-1][1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"7"', changed)
    assert asked["user-agent"].startswith("stateofplay/")


def test_an_item_that_was_updated_is_read_again(site: Site) -> None:
    feed = site.put("/feed", atom("a", "2023-11-03T10:00:00Z"), "application/atom+xml")
    site.put("/a", page("Before"))
    reader = Reader()
    reader.look(feed)
    site.put("/feed", atom("a", "2023-11-03T12:00:00Z"), "application/atom+xml")
    site.put("/a", page("After"))

    assert titles(reader.look(feed)) == ["After"]


def test_the_text_in_the_feed_stands_in_for_a_page_that_cannot_be_had(site: Site) -> None:
    whole = (
        '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<![CDATA[<p>{TEXT}</p><p>{OTHER}</p>]]></content:encoded>"
    )
    feed = site.put("/feed", rss(site, "gone", more=whole))

    [report] = Reader().look(feed)

    assert isinstance(report, Report)
    assert (report.title, report.text) == ("Title gone", f"{TEXT}\n\n{OTHER}")


@pytest.mark.parametrize(
    ("status", "again"), [(404, False), (410, False), (503, True), (500, True)]
)
def test_what_may_come_back_is_asked_for_again(site: Site, status: int, again: bool) -> None:
    feed = site.put("/feed", rss(site, "a"), ETag='"7"')
    site.pages["/a"] = (status, {}, b"")
    reader = Reader()
    assert str(status) in messages(reader.look(feed))[0]
    reader.now += 3600
    site.put("/a", page("Title a"))

    assert titles(reader.look(feed)) == (["Title a"] if again else [])
    assert ("if-none-match" in site.asked[-1][1]) is not again


def test_rules_are_kept_on_each_host_and_redirect(site: Site) -> None:
    feed = site.put("/feed", rss(site, "free", "private/x", "moved"))
    rules = b"User-agent: *\nDisallow: /private\n\nUser-agent: other\nDisallow: /\n"
    site.put("/robots.txt", rules, "text/plain")
    site.put("/free", page("Free"))
    site.put("/private/x", page("Private"))
    site.pages["/moved"] = (301, {"Location": "/private/x"}, b"")
    found = Reader().look(feed)

    assert titles(found) == ["Free"]
    assert (
        messages(found)
        == [f"{site.address[7:]} does not allow programs to read it (robots.txt)"] * 2
    )
    assert "/private/x" not in site.paths()


def test_rules_that_cannot_be_had_allow_nothing_for_now(site: Site) -> None:
    site.pages["/robots.txt"] = (500, {}, b"")
    feed = site.put("/feed", rss(site, "a"))

    assert "500" in messages(Reader().look(feed))[0]
    assert site.paths() == ["/robots.txt"]


def test_rules_are_asked_for_once_a_day(site: Site) -> None:
    feed = site.put("/feed", rss(site))
    reader = Reader()
    for _ in range(3):
        reader.look(feed)
    assert site.paths().count("/robots.txt") == 1
    reader.now += 25 * 3600
    reader.look(feed)

    assert site.paths().count("/robots.txt") == 2


@pytest.mark.parametrize(("rules", "pause"), [(b"", 2.0), (b"User-agent: *\nCrawl-delay: 7", 7.0)])
def test_a_pause_between_requests(site: Site, rules: bytes, pause: float) -> None:
    site.put("/robots.txt", rules, "text/plain")
    feed = site.put("/feed", rss(site, "a", "b"))
    for name in "ab":
        site.put(f"/{name}", page(name))
    reader = Reader(delay=2.0)
    reader.look(feed)

    assert reader.slept == [2.0, pause, pause]


def test_a_host_that_asks_for_a_pause_gets_it(site: Site) -> None:
    feed = site.put("/feed", rss(site, "a", "b"))
    site.pages["/a"] = site.pages["/b"] = (429, {"Retry-After": "600"}, b"")
    reader = Reader()

    found = messages(reader.look(feed))

    assert "429" in found[0]
    assert "asks to be left alone for 600 seconds" in found[1]
    assert site.paths() == ["/robots.txt", "/feed", "/b"]
    reader.now += 601 + LONGEST_WAIT
    for name in "ab":
        site.put(f"/{name}", page(name))
    assert len(titles(reader.look(feed))) == 2


def test_a_real_pause_takes_real_time(site: Site) -> None:
    site.put("/a", page("a"))
    visitor = Visitor(fetcher=fetcher(), delay=0.15)
    start = time.monotonic()
    for _ in range(2):
        visitor.get(f"{site.address}/a")

    assert time.monotonic() - start >= 0.3


def test_what_is_no_feed(site: Site) -> None:
    assert "is no RSS or Atom feed" in messages(Reader().look(site.put("/a", page("Title"))))[0]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/rss+xml; charset=undefined", b"<rss version='2.0'><channel/></rss>"),
        ("text/xml", b'<?xml version="1.0" encoding="u\xdcf-8"?><rss version="2.0"/>'),
    ],
)
def test_a_feed_that_is_broken_stops_nothing(site: Site, kind: str, body: bytes) -> None:
    [message] = messages(Reader().look(site.put("/feed", body, kind)))

    assert "is no RSS or Atom feed" in message


def test_an_empty_feed_is_no_problem(site: Site) -> None:
    assert Reader().look(site.put("/feed", rss(site))) == []


def test_a_feed_that_leads_inside(site: Site) -> None:
    inside = b"<item><link>http://169.254.169.254/key</link><title>x</title></item>"
    mail = b"<item><link>mailto:ada@herald.example</link><title>x</title></item>"
    content = b"<rss version='2.0'><channel>" + inside + mail + b"</channel></rss>"

    [message] = messages(Reader().look(site.put("/feed", content)))

    assert "leads into a private network" in message


def test_addresses_that_are_none_stop_nothing(site: Site) -> None:
    broken = b"<item><link>http://[/</link><title>x</title></item>"
    whole = f"<item><link>{site.put('/a', page('a'))}</link><title>a</title></item>".encode()
    content = b"<rss version='2.0'><channel>" + broken + whole + b"</channel></rss>"

    assert titles(Reader().look(site.put("/feed", content))) == ["a"]
    assert messages(Reader().look("http://[/")) == ["not a valid address"]


def test_a_long_feed_is_read_bit_by_bit(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stateofplay.read.feeds.MOST_ITEMS", 2)
    feed = site.put("/feed", rss(site, "c", "b", "a"), ETag='"7"')
    for name in "abc":
        site.put(f"/{name}", page(name))
    reader = Reader()

    assert [titles(reader.look(feed)) for _ in range(3)] == [["a", "b"], ["c"], []]


def test_a_feed_made_to_fill_memory(site: Site) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 12))
    content = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}]><rss version="2.0"><channel><item>'
    content += "<link>http://1.1.1.1:7/</link><title>&a11;</title></item></channel></rss>"

    found = Reader().look(site.put("/feed", content.encode()))

    assert all(isinstance(item, Problem) for item in found)


def test_a_visitor_says_why_there_is_nothing(site: Site) -> None:
    with pytest.raises(FetchError, match="404"):
        Visitor(fetcher=fetcher(), delay=0.0).get(f"{site.address}/none")
