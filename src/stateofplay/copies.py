"""Which reports are copies, and how what was read in one is found again in the other.

Two reports are copies if they were published on the same day and say the same, letter for letter
but for quotation marks, dashes, blanks and lines known to say nothing (``copies.yml``). Then all
that was read in the one stands in the other, only elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from stateofplay.core.judgements import Entity, Resolved
from stateofplay.core.statements import Mention, Reading, Statement, Step
from stateofplay.core.text import Evidence, Report, Span, cite, digest
from stateofplay.datafiles import read_mapping

LONGEST_BOILERPLATE = 400
"""Characters of a line that may be boilerplate."""

# One character for one, so that places in the line stay the same.
_ALIKE = str.maketrans(
    "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2010\u2011\u2013\u2014\u00a0\u2009\u202f\t",
    "''''\"\"\"----    ",
)
_LINE = re.compile(r"[^\n]+")

T = TypeVar("T")
Found = tuple[Reading, Resolved]


class GoneError(Exception):
    """Words of the original do not stand in the copy."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: where it begins in the whole text, and its normal form."""

    start: int
    text: str


def fingerprint(report: Report) -> str:
    r"""Hash what makes reports copies of one another: day and words.

    Example:
        >>> one = Report(source="a", title="Talks", text="It said “no”.\n\nAdvertisement")
        >>> other = Report(source="b", title="Talks", text='It said "no".')
        >>> fingerprint(one) == fingerprint(other)
        True
    """
    lines = _lines(report)
    return digest(report.published, *(line.text for line in lines)) if lines else report.id


def carried(found: Found, onto: Report) -> Found:
    """Give what was read in a report for its copy *onto*, each statement where it stands there.

    What stands in a line that the copy does not have is left out.

    Args:
        found: The reading of the original, with what was decided within it.
        onto: A report with the same `fingerprint`.
    """
    reading, resolved = found
    carry = _Carrier(reading.report, onto)
    ids: dict[str, str] = {}
    statements: list[Statement] = []
    for statement in reading.statements:
        moved = carry.over(statement)
        if moved is None:
            continue
        step = Step(
            what="copy", how=f"read in report {reading.report.id}, which has the same words"
        )
        moved = replace(moved, steps=(*moved.steps, step))
        ids[statement.id] = moved.id
        statements.append(moved)
    return (
        replace(
            reading,
            report=onto,
            mentions=(),
            sentences=(),
            statements=tuple(statements),
            problems=(),
        ),
        Resolved(
            report_id=onto.id,
            entities=tuple(carry.entity(each) for each in resolved.entities),
            subjects=tuple(_renamed(resolved.subjects, ids)),
            settings=tuple(_renamed(resolved.settings, ids)),
        ),
    )


def _renamed(decisions: Iterable[T], ids: dict[str, str]) -> Iterator[T]:
    for decision in decisions:
        each: Any = decision
        if each.statement_id in ids:
            yield replace(each, statement_id=ids[each.statement_id])


class _Carrier:
    """Finds the places of one report in its copy."""

    def __init__(self, original: Report, copy: Report) -> None:
        self._original = original
        self._copy = copy
        self._here = _lines(original)
        self._there = _lines(copy)
        self._starts = [line.start for line in self._here]

    def over(self, statement: Statement) -> Statement | None:
        """Give *statement* as the copy has it, None if it does not."""
        try:
            moved: Statement = self._moved(statement)
        except GoneError:
            return None
        return moved

    def entity(self, entity: Entity) -> Entity:
        """Give *entity* with the mentions that the copy has."""
        prefix = f"{self._original.id}:"
        mentions = []
        for mention in entity.mentions:
            start, _, end = mention.removeprefix(prefix).partition("-")
            try:
                span = self._span(Span(int(start), int(end)))
            except GoneError:
                continue
            mentions.append(f"{self._copy.id}:{span.start}-{span.end}")
        slug = entity.id.removeprefix(f"{self._original.id}/")
        return replace(
            entity,
            id=f"{self._copy.id}/{slug}",
            report_id=self._copy.id,
            mentions=tuple(mentions),
        )

    def _moved(self, value: Any) -> Any:
        match value:
            case Span():
                return self._span(value)
            case Evidence():
                return cite(self._copy, self._span(value.span))
            case Mention():
                span = self._span(value.span)
                same = value.same_as and self._span(value.same_as)
                exact = self._copy.full_text[span.start : span.end]
                return replace(value, report_id=self._copy.id, span=span, exact=exact, same_as=same)
            case tuple():
                return tuple(self._moved(each) for each in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value,
                **{each.name: self._moved(getattr(value, each.name)) for each in fields(value)},
            )
        return value

    def _span(self, span: Span) -> Span:
        return Span(self._place(span.start), self._place(span.end - 1) + 1)

    def _place(self, place: int) -> int:
        """Give the place in the copy of the character at *place*.

        Raises:
            GoneError: If it stands in a line that the copy does not have.
        """
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place - self._starts[number] >= len(self._here[number].text):
            raise GoneError
        return self._there[number].start + place - self._starts[number]


def _lines(report: Report) -> list[Line]:
    """Give the lines that say something, in their normal form."""
    found = []
    for match in _LINE.finditer(report.full_text):
        bare = match[0].strip()
        text = bare.translate(_ALIKE)
        if text and not (len(text) <= LONGEST_BOILERPLATE and _is_boilerplate()(text)):
            found.append(Line(match.start() + match[0].index(bare), text))
    return found


@cache
def _is_boilerplate() -> Callable[[str], object]:
    patterns = read_mapping("stateofplay", "copies.yml")["boilerplate"]
    joined = "|".join(f"(?:{each['pattern']})" for each in patterns)
    return re.compile(joined, re.IGNORECASE).fullmatch
