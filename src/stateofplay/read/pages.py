"""From the lines of printed pages to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

HEAD_AND_FOOT = 2
"""Lines at each end of a page where running titles and page numbers stand."""

FEWEST_PAGES = 3
"""Pages that must share a line before it is a running title."""

SHORT = 0.85
"""A line shorter than this share of the usual one, with a full stop, ends a paragraph."""

GAP = 1.3
"""More than this many times the usual distance of two lines stands between paragraphs."""

FEW = 6
"""Distances of lines of which none may be the usual one; letters are as good a measure then."""

LARGER = 0.15
"""Letters that are larger or smaller by more than this share belong to another paragraph."""

Matrix = Sequence[float]


@dataclass(slots=True)
class Row:
    """A printed line: its words, how high it stands, and how large its letters are."""

    text: str = ""
    y: float = 0.0
    size: float = 0.0


_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
_PAGE_NUMBER = re.compile(
    r"(page\s+)?[-\u2013]?\s*\d{1,4}\s*[-\u2013]?(\s*(of|/)\s*\d{1,4})?", re.I
)
_BROKEN = re.compile(r"\w*[^\W\d_](-|\u00ad|\u2010)$")
_DIGITS = re.compile(r"\d+")
_ENDS = (".", "!", "?", '."', ".\u201d", ".'", ".\u2019", "?\u201d", "!\u201d", ":", ".)")


def printed_lines(page: Any) -> list[str]:
    """Give the lines of a page of a PDF document, blank ones where the print has a gap.

    Args:
        page: A ``pypdf.PageObject``.
    """
    rows: list[Row] = [Row()]

    def visit(text: str, outer: Matrix, inner: Matrix, _: object, size: float) -> None:
        for number, piece in enumerate(text.split("\n")):
            if number:
                rows.append(Row())
            if piece.strip() and not rows[-1].text:
                rows[-1].y = outer[5] + outer[3] * inner[5]
                rows[-1].size = abs(size * outer[3] * inner[3])
            rows[-1].text += piece

    page.extract_text(visitor_text=visit)
    filled = [row for row in rows if row.text.strip()]
    gaps = [abs(one.y - other.y) for one, other in pairwise(filled)]
    usual = median(gaps or [0])
    if len(gaps) < FEW:
        usual = min(usual, GAP * median([row.size for row in filled] or [0]))
    lines = [row.text for row in filled[:1]]
    for above, row in pairwise(filled):
        if abs(above.y - row.y) > GAP * usual or abs(above.size - row.size) > LARGER * row.size:
            lines.append("")
        lines.append(row.text)
    return lines


def paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """Put the lines of *pages* together.

    A paragraph ends at a blank line, or at a full stop in a line shorter than the usual one.
    A word cut at a line's end is put together again, unless it stands somewhere else with
    its hyphen.

    Args:
        pages: The lines of each page, from top to bottom.
    """
    kept = [_without_margins(page, _running(pages)) for page in pages]
    lines = [line.strip().translate(_LIGATURES) for page in kept for line in page]
    hyphened = set(re.findall(r"\w+-\w+", " ".join(lines).lower()))
    return [_joined(each, hyphened) for each in _grouped(lines)]


def _ends(page: Sequence[str]) -> set[int]:
    filled = [number for number, line in enumerate(page) if line.strip()]
    return {*filled[:HEAD_AND_FOOT], *filled[-HEAD_AND_FOOT:]}


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line.strip())


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """Find the lines that stand at the ends of most pages."""
    if len(pages) < FEWEST_PAGES:
        return set()
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(page[number]) for number in _ends(page)})
    return {shape for shape, count in seen.items() if count >= max(FEWEST_PAGES, len(pages) / 2)}


def _without_margins(page: Sequence[str], running: set[str]) -> list[str]:
    ends = _ends(page)
    return [
        line
        for number, line in enumerate(page)
        if number not in ends
        or not (_shape(line) in running or _PAGE_NUMBER.fullmatch(line.strip()))
    ]


def _grouped(lines: Sequence[str]) -> Iterator[list[str]]:
    usual = median([len(line) for line in lines if line] or [0])
    group: list[str] = []
    for line in lines:
        if line:
            group.append(line)
        if group and (not line or (len(line) < SHORT * usual and line.endswith(_ENDS))):
            yield group
            group = []
    if group:
        yield group


def _joined(lines: Sequence[str], hyphened: set[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        broken = _BROKEN.search(text)
        if not broken or not line[:1].islower():
            text = f"{text} {line}"
            continue
        rest = re.match(r"\w+", line)
        word = f"{broken[0][:-1]}-{rest[0] if rest else ''}".lower()
        text = text + line if word in hyphened and broken[1] == "-" else text[:-1] + line
    return text
