"""The same pages as files, to open from disk or any web server."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from stateofplay.core.errors import UsageError
from stateofplay.ledger import Ledger
from stateofplay.present.web import charts, figures, landing, lists, network, places, reading
from stateofplay.present.web import timeline as time
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.links import Files, file_of, side_file
from stateofplay.present.web.page import Maker, Part, Site
from stateofplay.present.web.render import render
from stateofplay.present.web.snapshot import Snapshot, cell_key, party_of

MARK = ".stateofplay"
"""File that tells a folder to be ours."""

NEAREST = 2
"""Reports that each report is put beside."""

PAIRS = 120
"""Pairs of reports put beside each other besides, those with most in common."""

STATIC = ("style.css", "page.js", "search.js", "icon.svg")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A page to write: what makes it and from what."""

    make: Maker
    path: str
    key: str = ""
    day: str = ""
    beside: tuple[str, ...] = ()


def write_site(ledger: Ledger, folder: Path, out: Console | None = None) -> int:
    """Write all pages of *ledger* into *folder*.

    Returns:
        How many files were written.

    Raises:
        UsageError: If the folder holds something else.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        problem = f"{str(folder)!r} holds files that are not of a published page."
        raise UsageError(problem, "Give a new or empty folder.")
    snapshot = Snapshot(ledger.state(), ledger)
    pairs = _pairs(snapshot)
    links = Files(lambda key: _report_of(snapshot, key), pairs, _people(snapshot))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("Written by: stateofplay publish\n", "utf-8")
    wanted = list(_pages(snapshot, pairs))
    count = _copied(folder)
    with Progress(console=out, transient=True, disable=out is None or not out.is_terminal) as bar:
        for each in bar.track(wanted, description="Writing pages"):
            count += _written(each, Writer(folder, snapshot, ledger, links))
    count += _downloads(folder, snapshot)
    _write(folder, "static/index.js", _index(snapshot, links))
    return count + 1


@dataclass(frozen=True, slots=True)
class Writer:
    """Where pages go, and what they are made from."""

    folder: Path
    snapshot: Snapshot
    ledger: Ledger
    links: Files


def _report_of(snapshot: Snapshot, key: str) -> str | None:
    line = snapshot.by_id.get(key)
    return line.report.id if line else None


def _pairs(snapshot: Snapshot) -> set[tuple[str, ...]]:
    """Choose the reports to put side by side: all pairs would be too many files."""
    found: set[tuple[str, ...]] = set()
    near: dict[str, int] = defaultdict(int)
    for place, (_, one, other) in enumerate(snapshot.offers):
        if place < PAIRS or near[one] < NEAREST or near[other] < NEAREST:
            found.add((one, other))
            near[one] += 1
            near[other] += 1
    return found


def _people(snapshot: Snapshot) -> dict[str, None]:
    """Choose who has a page: whoever has a name or a position, not "a driver" of one report."""
    named = (*snapshot.people, *snapshot.held_by)
    return {key: None for key in named if not key.startswith("mention:")}


def _pages(snapshot: Snapshot, pairs: Iterable[tuple[str, ...]]) -> Iterator[_Wanted]:
    yield _Wanted(landing.landing, "/")
    for value in snapshot.days:
        yield _Wanted(landing.landing, "/", day=value.isoformat())
    for path, make in _LISTS.items():
        yield _Wanted(make, path)
    held = snapshot.positions(None)
    for key in dict.fromkeys(cell_key(each.proposal, party_of(each.holder)) for each in held):
        yield _Wanted(landing.cell, f"/cell/{key}", key)
    for key in snapshot.series:
        yield _Wanted(figures.series_page, f"/figures/{key}", key)
    for key in _people(snapshot):
        yield _Wanted(lists.person, f"/people/{key}", key)
    for row in snapshot.reports:
        yield _Wanted(reading.report, f"/report/{row.header.id}", row.header.id)
    for pair in sorted(pairs):
        yield _Wanted(reading.side, "/side", beside=pair)


_LISTS: dict[str, Maker] = {
    "/side": reading.side,
    "/compare": lists.compare,
    "/figures": figures.figures,
    "/timeline": time.timeline,
    "/map": places.places,
    "/who": network.who,
    "/people": lists.people,
    "/acts": lists.acts,
    "/reports": lists.reports,
    "/search": lists.search,
    "/problems": lists.problems,
}


def _written(wanted: _Wanted, writer: Writer) -> int:
    """Write a page, and the further parts of its list."""
    offset: int | None = 0
    count = 0
    while offset is not None:
        query: dict[str, tuple[str, ...]] = {"as_of": (wanted.day,)} if wanted.day else {}
        if wanted.beside:
            query, name = {"r": wanted.beside}, side_file(wanted.beside)
        else:
            given = {"as_of": wanted.day} | ({"offset": offset} if offset else {})
            name = file_of(wanted.path, given)
        if offset:
            query["offset"] = (str(offset),)
        asked = Asked(path=wanted.path, key=wanted.key, query=query)
        site = Site(
            snapshot=writer.snapshot,
            ledger=writer.ledger,
            url=writer.links.at(name),
            published=True,
        )
        page = wanted.make(site, asked)
        _write(writer.folder, name, render(page, site, asked))
        count += 1
        shown = page.values.get("shown")
        offset = shown.following if isinstance(shown, Part) else None
    return count


def _downloads(folder: Path, snapshot: Snapshot) -> int:
    """Write every chart as SVG and PNG, and every series as CSV."""
    count = 0
    for series in snapshot.series.values():
        _write(folder, f"figures/{series.key}.csv", figures.table(series))
        count += 1
        if len(charts.points(series)) >= figures.CHARTED:
            drawn = figures.drawn(snapshot, series)
            _write(folder, f"figures/{series.key}.svg", charts.alone(drawn))
            (folder / f"figures/{series.key}.png").write_bytes(charts.png(drawn))
            count += 2
    return count


def _copied(folder: Path) -> int:
    source = files("stateofplay.present.web").joinpath("static")
    for name in STATIC:
        _write(folder, f"static/{name}", source.joinpath(name).read_text("utf-8"))
    return len(STATIC)


def _index(snapshot: Snapshot, links: Files) -> str:
    """Write what the search looks through: each sentence once, and the headlines."""
    url = links.at("search.html")
    seen: set[tuple[str, str]] = set()
    rows: list[tuple[str, str, str]] = []
    for row in snapshot.reports:
        origin = f"{row.header.publisher or ''} {row.header.published or ''}".strip()
        rows.append((url(f"/report/{row.header.id}"), row.header.title or "(no headline)", origin))
        for line in snapshot.of_report.get(row.header.id, ()):
            if (line.report.id, line.sentence) not in seen:
                seen.add((line.report.id, line.sentence))
                rows.append((url(f"/statement/{line.id}"), line.sentence, origin))
    return f"window.stateofplayIndex = {json.dumps(rows, separators=(',', ':'))};\n"


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "replace"))
