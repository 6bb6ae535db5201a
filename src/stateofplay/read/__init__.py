"""Stage: read. From files, folders, addresses and standard input to reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.read.feeds import Watcher
from stateofplay.read.fetching import Fetch, fetch_page
from stateofplay.read.formats import READERS
from stateofplay.read.inputs import BROKEN, ZIP, Input, problem
from stateofplay.read.polite import Visitor
from stateofplay.read.records import Record, to_report
from stateofplay.read.sources import open_inputs, parts

__all__ = ["READERS", "Visitor", "Watcher", "read", "split"]

_SUFFIXES = frozenset({*READERS, ZIP})


def read(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    fetch: Fetch = fetch_page,
    outlet: str | None = None,
    day: date | None = None,
) -> Iterator[Report | Problem]:
    """Read reports, one after the other; what cannot be read is given as a problem.

    Args:
        sources: Files; folders and zip archives, of which all files with the suffixes of
            `READERS` are taken, by name; patterns such as ``news/**/*.json``; http(s)
            addresses; ``-`` for standard input. The suffix tells the format, else the content.
        stdin: What ``-`` stands for; None for the process's own.
        fetch: Gets a page from the network.
        outlet: Who published the reports that do not say it themselves.
        day: When those were published that do not say it.

    Returns:
        Reports in order, problems among them where they were met. A report without a day
        of publication, told or given, is followed by a problem that says so. Memory does not
        grow with the length of a JSONL file.
    """
    opened = open_inputs(sources, _SUFFIXES, stdin, fetch)
    for given in opened:
        if isinstance(given, Problem):
            yield given
        else:
            yield from _completed(_read_input(given), outlet, day)


def _completed(
    items: Iterable[Report | Problem], outlet: str | None, day: date | None
) -> Iterator[Report | Problem]:
    """Give reports what they do not say themselves; a problem with them goes where they go."""
    told = given = None
    for item in items:
        if isinstance(item, Report):
            told = item
            given = replace(
                told, publisher=told.publisher or outlet, published=told.published or day
            )
            yield given
        elif told is None or given is None or item.report_id != told.id:
            yield item
        elif given.published is None or told.published is not None:
            yield replace(item, report_id=given.id)


def split(sources: Sequence[str]) -> Iterator[str | Problem]:
    """Name the files that *sources* consist of, in order, and what cannot be read of folders.

    Reading them one by one gives what `read` gives of *sources*; ``-`` and addresses stay.
    """
    for source in sources:
        yield from parts(source, _SUFFIXES)


def _read_input(given: Input) -> Iterator[Report | Problem]:
    reader = READERS[given.suffix]
    try:
        for item in reader(given):
            if isinstance(item, Record):
                yield from to_report(item)
            else:
                yield item
    except BROKEN as error:
        reason = getattr(error, "strerror", None) or error
        yield problem(given.source, f"could not be read to its end: {reason}")
