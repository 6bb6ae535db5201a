"""What outlets set between the words of a report, and what stands in it twice: never read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stateofplay.core.text import Report, Span
from stateofplay.datafiles import read_mapping

DATA = "furniture.yml"

LONG = 40
"""Code points from which on a line that stands in a text again is no refrain but a copy."""

_LINE = re.compile(r"[^\n]+")


def furniture(report: Report) -> list[Span]:
    """Find what is not to be read: links set into sentences, and lines told once already.

    Returns:
        Stretches of `Report.full_text` behind the headline, in order, not overlapping.
    """
    body = len(report.title) + 2
    again = list(_told_again(report.full_text, body))
    insets = (
        Span(*match.span("inset"))
        for pattern in _insets()
        for match in pattern.finditer(report.full_text, body)
    )
    return sorted([*again, *(one for one in insets if not any(map(one.overlaps, again)))])


def _told_again(text: str, body: int) -> Iterator[Span]:
    """Long lines that stand in *text* a second time, letter for letter: captions, pull quotes."""
    seen: set[str] = set()
    for match in _LINE.finditer(text, body):
        line = match[0].strip()
        if len(line) >= LONG and line in seen:
            yield Span(*match.span())
        seen.add(line)


@cache
def _insets() -> tuple[re.Pattern[str], ...]:
    entries = read_mapping("stateofplay.analyse", "data", DATA)["insets"]
    return tuple(re.compile(each["pattern"], re.VERBOSE) for each in entries)
