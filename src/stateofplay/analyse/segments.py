"""Cuts a report into the stretches that are parsed one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 10_000
"""Code points in one segment, at most; a longer line is cut after a word."""

_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.'\u2019 ]{2,30}(?:[,/] ?[A-Z][\w. /]{1,40}){0,3}(?: ?\([^)\n]{2,60}\))?"
    r"(?: ?[-\u2013\u2014] (?=\S)|: (?=[A-Z]))"
)
"""Place, date and agency before the first words: "TEL AVIV, Nov 3 (Wire) - "."""

_LETTER_ENDS = re.compile(
    r"\b(?:[Oo]n X|(?:[Aa]rea|[Gg]roup|[Oo]ption|[Pp]lan|[Vv]itamin|[Hh]epatitis) [A-Z])\."
    r"[\"'\u201d\u2019]? +(?=[\"'\u201c\u2018]?[A-Z])"
)
"""A letter that is no initial ends a sentence: "he wrote on X. Moreau said", "plan B. It"."""

_END_OF_SENTENCE = tuple(".!?:;\"'\u201d\u2019»)]…")


def segments(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the lines of *text* as half-open ranges that cover it without a gap.

    Each range holds a line with the line ends after it; a dateline ("TEL AVIV (Wire) - ") is
    one of its own, or the parser takes the place for the subject. A line that only goes on the
    line before (the break stands in mid-sentence, as in hard-wrapped mail) is joined to it.

    Example:
        >>> list(segments("Truce ends\n\nIt was broken\nby both.\nThen"))
        [(0, 12), (12, 35), (35, 39)]
    """
    start = 0
    for match in re.finditer(r"[\r\n]+\s*", text):
        if _goes_on(text, match):
            continue
        yield from _pieces(text, start, match.end())
        start = match.end()
    yield from _pieces(text, start, len(text))


def _goes_on(text: str, gap: re.Match[str]) -> bool:
    if gap.end() == len(text) or gap.start() == 0 or len(re.findall(r"\r\n|\r|\n", gap[0])) > 1:
        return False
    return text[gap.end()].islower() and not text.endswith(_END_OF_SENTENCE, 0, gap.start())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if dateline := _DATELINE.match(text, start, end):
        yield start, dateline.end()
        start = dateline.end()
    for letter in _LETTER_ENDS.finditer(text, start, end):
        yield from _short(text, start, letter.end())
        start = letter.end()
    yield from _short(text, start, end)


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space + 1 if space > start else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end
