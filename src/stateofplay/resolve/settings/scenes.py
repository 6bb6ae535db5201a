"""Which place named before "the city" stands for: the scene, not any capital named on the way."""

from __future__ import annotations

import re
from collections.abc import Callable

from stateofplay.core.judgements import Place
from stateofplay.core.statements import Mention, MentionKind, Reading

_LONG_AGO = 4
"""Sentences after which a description no longer means the place named."""

_HEADLINE = 0
_NEXT = 1
"""Sentences within which a place told of as a scene goes before that of the headline."""

_WHERE = re.compile(r"\b(?:in|near|at|inside|across|outside|around|into) (?:the )?\Z", re.I)
"""Before the name of a place where something happens."""

_AWAY = re.compile(r"\b(?:from|between|with|by) (?:the )?\Z", re.I)
"""Before one that somebody has left, or that stands for its government."""

_NAMES = (MentionKind.PLACE, MentionKind.PERSON, MentionKind.ORGANISATION)
"""A tagger may take a town for somebody; the gazetteer says whether it is one."""

Find = Callable[[Mention], Place | None]


def scene(reading: Reading, mention: Mention, wanted: str, find: Find) -> Place | None:
    """Give the place of the *wanted* kind that *mention* ("the city") stands for.

    The one named last, unless the headline names another: then only if something is told to
    happen there, right before. None if it cannot be told.
    """
    headline = _headline(reading, wanted, find)
    for other in reversed(reading.mentions):
        if other.span.start >= mention.span.start or other.kind not in _NAMES:
            continue
        if other.sentence < mention.sentence - _LONG_AGO:
            break
        place = _of_kind(other, wanted, find)
        if place is None or (place.name not in headline and _stands(reading, other, _AWAY)):
            continue
        if place.name in headline or not headline:
            return place
        if _stands(reading, other, _WHERE):
            return place if mention.sentence - other.sentence <= _NEXT else None
    return next(iter(headline.values())) if len(headline) == 1 else None


def _headline(reading: Reading, wanted: str, find: Find) -> dict[str, Place]:
    """The places of the *wanted* kind that the headline names, by name."""
    if wanted == "country":
        return {}
    named = (m for m in reading.mentions if m.sentence == _HEADLINE and m.kind in _NAMES)
    places = (_of_kind(each, wanted, find) for each in named)
    return {place.name: place for place in places if place is not None}


def _of_kind(mention: Mention, wanted: str, find: Find) -> Place | None:
    if mention.kind is not MentionKind.PLACE and len(mention.exact.split()) > 1:
        return None
    place = find(mention)
    if place is None or not place.country or wanted not in {place.kind, "any"}:
        return None
    return place


def _stands(reading: Reading, mention: Mention, words: re.Pattern[str]) -> bool:
    start = mention.span.start
    return words.search(reading.report.full_text[max(0, start - 14) : start]) is not None
