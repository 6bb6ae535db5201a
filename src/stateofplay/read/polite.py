"""Visiting servers as a guest: what robots.txt allows, with pauses, not before they ask us to."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego

from stateofplay.read.addresses import FetchError, PassingError, joined
from stateofplay.read.encodings import decode
from stateofplay.read.fetching import Fetcher, Page, StatusError

NAME = "stateofplay"
"""What rules in robots.txt may be addressed to."""

RULES = "/robots.txt"

LONGEST_WAIT = 60.0
"""Seconds that a host is waited for at most; what asks for more is left until later."""

LONGEST_BAN = 24 * 3600.0
"""Seconds for which a host's wish to be left alone is kept in mind, at most."""

RULES_LAST = 24 * 3600.0
"""Seconds for which a host's rules are kept (RFC 9309)."""

RULES_SIZE = 512 * 1024
"""Bytes of rules that are looked at (RFC 9309)."""

BUSY = frozenset({429, 503})


class RefusedError(FetchError):
    """The server's rules do not allow it."""


@dataclass(slots=True, kw_only=True)
class Visitor:
    """Fetches pages with manners; remembers hosts as long as it lives.

    Attributes:
        fetcher: Gets the pages.
        delay: Seconds between two requests to one host, at least.
        clock: Gives seconds that only ever grow.
        sleep: Waits for so many seconds.
    """

    fetcher: Fetcher = field(default_factory=Fetcher)
    delay: float = 2.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _ready: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, tuple[float, Protego]] = field(default_factory=dict)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Page:
        """Get what is at *url*; see `Fetcher.get`.

        Raises:
            RefusedError: If robots.txt does not allow it.
            FetchError: If there is nothing to be had, or not soon.
        """
        return self.fetcher.get(joined(url, ""), headers, self._admit)

    def _admit(self, url: str) -> None:
        """Wait until *url* may be asked for; called again for each redirect."""
        rules = self._rules_for(url)
        if not rules.can_fetch(url, NAME):
            raise RefusedError(f"{_host(url)} does not allow programs to read it (robots.txt)")
        wished = rules.crawl_delay(NAME)
        self._wait(url, max(self.delay, float(wished or 0.0)))

    def _wait(self, url: str, delay: float) -> None:
        host = _host(url)
        left = self._ready.get(host, 0.0) - self.clock()
        if left > LONGEST_WAIT:
            raise PassingError(f"{host} asks to be left alone for {left:.0f} seconds")
        if left > 0:
            self.sleep(left)
        self._ready[host] = self.clock() + min(delay, LONGEST_WAIT)

    def told(self, url: str, error: FetchError) -> None:
        """Keep in mind that a host is busy, if that is what *error* says."""
        if isinstance(error, StatusError) and error.status in BUSY:
            wait = _seconds(error.headers.get("retry-after", ""))
            self._ready[_host(url)] = self.clock() + min(max(wait, self.delay), LONGEST_BAN)

    def _rules_for(self, url: str) -> Protego:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        until, rules = self._rules.get(origin, (0.0, Protego.parse("")))
        if until <= self.clock():
            rules = self._fetched_rules(origin)
            self._rules[origin] = (self.clock() + RULES_LAST, rules)
        return rules

    def _fetched_rules(self, origin: str) -> Protego:
        """Get a host's rules: it has none if it says so, and allows nothing while it is broken."""
        self._wait(origin, self.delay)
        try:
            page = self.fetcher.get(origin + RULES)
        except StatusError as error:
            self.told(origin, error)
            if error.status in BUSY or error.status >= 500:
                raise
            return Protego.parse("")
        return Protego.parse(decode(page.body[:RULES_SIZE]))


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _seconds(written: str) -> float:
    """Read ``Retry-After``: seconds or a point in time; 0 if it is neither."""
    try:
        return float(written)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(written).timestamp() - time.time()
    except ValueError:
        return 0.0
