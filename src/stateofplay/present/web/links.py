"""Addresses: of the running page, and of the same page as files."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from urllib.parse import quote, urlencode

from stateofplay.core.text import digest

Url = Callable[..., str]
"""``url(path, **query)``: the address of a page; query values None and "" are left out."""

_SAFE = re.compile(r"^[A-Za-z0-9_][A-Za-z0-9._-]{0,79}$")


def served(path: str, **query: object) -> str:
    """Give the address on the running server."""
    given = {name: value for name, value in query.items() if value not in (None, "")}
    text = urlencode(given, doseq=True)
    return quote(path, safe="/:#") + (f"?{text}" if text else "")


class Files:
    """Addresses of a published site: files, relative to the one that links.

    What a file cannot do (filters) is left out of the address.
    """

    def __init__(
        self,
        report_of: Callable[[str], str | None],
        beside: Collection[tuple[str, ...]],
        people: Collection[str] | None = None,
    ) -> None:
        """Make it.

        Args:
            report_of: Gives the report of a statement: statements stand on its page.
            beside: The reports that are shown side by side, each time in this order.
            people: The ids of those who have a page; None if everybody has.
        """
        self._report_of = report_of
        self._beside = beside
        self._people = people

    def at(self, page: str) -> Url:
        """Give the addresses as they are from the file *page*; "" for what there is not."""
        up = "../" * page.count("/")

        def url(path: str, **query: object) -> str:
            target = self._target(path, query)
            return up + target if target else ""

        return url

    def _target(self, path: str, query: Mapping[str, object]) -> str:
        if path.startswith("/static/"):
            return path[1:]
        if path.startswith("/statement/"):
            key = path.removeprefix("/statement/")
            report = self._report_of(key)
            return f"report/{report}.html#s-{key}" if report else "index.html"
        if path.startswith("/people/") and not self._has_page(path.removeprefix("/people/")):
            return ""
        path, _, anchor = path.partition("#")
        if path == "/side" and "r" in query:
            keys = query["r"]
            known = isinstance(keys, list | tuple) and tuple(sorted(keys)) in self._beside
            return side_file(tuple(keys)) if known and isinstance(keys, list | tuple) else ""
        kept = {
            name: query[name] for name in ("as_of" if path == "/" else "offset",) if name in query
        }
        chosen = file_of(path, kept)
        return f"{chosen}#{anchor}" if anchor else chosen

    def _has_page(self, person: str) -> bool:
        return self._people is None or person in self._people


def side_file(keys: Collection[str]) -> str:
    """Name the file of reports side by side."""
    return f"side/{'-'.join(sorted(keys))}.html"


def file_of(path: str, query: Mapping[str, object]) -> str:
    """Name the file of a page: ``/figures/killed-1`` is ``figures/killed-1.html``."""
    parts = [_plain(part) for part in path.strip("/").split("/") if part]
    name = "/".join(parts) or "index"
    given = [f"{key}-{value}" for key, value in sorted(query.items()) if value not in (None, "", 0)]
    if given:
        name += "--" + _plain("-".join(given))
    last = name.rsplit("/", 1)[-1]
    return name if last.endswith((".svg", ".png", ".csv")) else f"{name}.html"


def _plain(part: str) -> str:
    """Make a file name that every system takes; the same part always gives the same name."""
    return (
        part if _SAFE.match(part) else f"{re.sub('[^A-Za-z0-9]+', '-', part)[:40]}-{digest(part)}"
    )
