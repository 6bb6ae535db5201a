"""Breakdowns that only arithmetic tells: "38 died, 25 in Norland and 13 in Sudland"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from stateofplay.core.statements import Bound, Figure, Statement
from stateofplay.core.text import Span
from stateofplay.extract.figures.numbers import Number

_OPENING = frozenset({",", ":", ";", "(", "-", "\u2013", "\u2014"})
_JOINING = frozenset({",", "and", "&", "plus", ";"})
_BETWEEN = 8
"""Tokens from a part to the next one."""


def breakdowns(doc: Doc, numbers: Sequence[Number]) -> Mapping[Number, Number]:
    """Give, for each number that is listed as a part of one before it, that one.

    A list of two and more follows a comma or the like, has no verb, and adds up exactly.

    Args:
        doc: The report.
        numbers: Those of one sentence, in order.
    """
    found: dict[Number, Number] = {}
    for place, whole in enumerate(numbers):
        if whole not in found:
            found.update(dict.fromkeys(_parts(doc, whole, numbers[place + 1 :]), whole))
    return found


def _parts(doc: Doc, whole: Number, later: Sequence[Number]) -> Sequence[Number]:
    for first in range(len(later)):
        total = later[first].value
        for last, part in enumerate(later[first + 1 :], start=first + 1):
            total += part.value
            if total > whole.value:
                break
            listed = later[first : last + 1]
            if total == whole.value and _is_list(doc, listed):
                return listed
    return ()


def _is_list(doc: Doc, parts: Sequence[Number]) -> bool:
    """Whether *parts* stand as in a list: behind a comma, then behind "and", without a verb."""
    before: int | None = None
    for part in parts:
        tokens = doc.char_span(part.span.start, part.span.end, alignment_mode="expand")
        plain = part.bound is Bound.EXACT and part.currency is None
        if tokens is None or not tokens.start or not plain:
            return False
        links = _OPENING if before is None else _JOINING
        between = doc[before or tokens.start : tokens.start]
        told = any(word.pos_ in {"VERB", "AUX"} for word in between)
        if doc[tokens.start - 1].lower_ not in links or told or len(between) > _BETWEEN:
            return False
        before = tokens.end
    return True


def without_side_of(whole: Statement, part: Span) -> Statement:
    """Take from a whole the side and place that only its parts, from *part* on, name."""
    figure, place = whole.content, whole.place
    if not isinstance(figure, Figure):
        return whole
    side = figure.whose
    if side is not None and side.span.start >= part.start:
        figure = replace(figure, whose=None)
    place = None if place is not None and place.span.start >= part.start else place
    return replace(whole, content=figure, place=place)
