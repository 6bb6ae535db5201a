"""What the words around a count say of an earlier one: that it was wrong, or that it has risen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from stateofplay.compare.facts import Fact
from stateofplay.datafiles import read_mapping

DATA = "revisions.yml"

_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?![\d.]*\d|%)"


def is_correction(facts: Iterable[Fact]) -> bool:
    """Say whether a report states that an earlier number was wrong, in sentence or headline."""
    return any(says("corrected", text) for fact in facts for text in _texts(fact))


def is_risen(facts: Iterable[Fact]) -> bool:
    """Say whether a report states that the number has gone up."""
    return any(says("risen", fact.entry.statement.evidence.exact) for fact in facts)


def risen_from(fact: Fact) -> frozenset[int]:
    """Give the earlier numbers that a sentence sets its own against: "to 57, up from 23"."""
    return _numbers(fact.entry.statement.evidence.exact, (_earlier(),))


def told_before(fact: Fact) -> frozenset[int]:
    """Give the numbers that a sentence tells as earlier counts: "had earlier put it at 16".

    So are those that a correction takes back, in its sentence or headline: "it is 40, not 60".
    """
    before = _numbers(fact.entry.statement.evidence.exact, (_earlier(), *_before()))
    for text in _texts(fact) if is_correction((fact,)) else ():
        before |= _numbers(text, (_withdrawn(),))
    return before


@lru_cache(maxsize=4096)  # a figure is held against many others, one after the other
def _numbers(sentence: str, patterns: tuple[re.Pattern[str], ...]) -> frozenset[int]:
    found = (match["number"] for pattern in patterns for match in pattern.finditer(sentence))
    return frozenset(int(number.replace(",", "")) for number in found)


def is_later(fact: Fact) -> bool:
    """Say whether a sentence tells its number as the one that an earlier one was changed to."""
    return says("later", fact.entry.statement.evidence.exact)


@cache
def of_tolls() -> frozenset[str]:
    """Measures of which one count takes the place of another one."""
    return frozenset(load_data()["tolls"])


def is_rival(fact: Fact) -> bool:
    """Say whether a sentence only gives another number for what was counted before it."""
    return says("rival", fact.entry.statement.evidence.exact)


@lru_cache(maxsize=4096)  # as of the numbers
def says(kind: str, text: str) -> bool:
    """Say whether *text* has one of the words of *kind* ("corrected", "risen")."""
    return _pattern(kind).search(text) is not None


def _texts(fact: Fact) -> tuple[str, str]:
    return fact.entry.statement.evidence.exact, fact.entry.report.title


def load_data() -> dict[str, Any]:
    """Read ``revisions.yml`` as it is, examples included."""
    return read_mapping("stateofplay.compare", "data", DATA)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(kind)})\b", re.IGNORECASE)


@cache
def _earlier() -> re.Pattern[str]:
    number = rf"from (?:[a-z]+ ){{0,3}}{_NUMBER}"
    return re.compile(rf"\b(?:{_any_of('earlier')})\b[^.;]{{0,60}}?\b{number}", re.IGNORECASE)


@cache
def _withdrawn() -> re.Pattern[str]:
    """What stands before a number taken back: "corrected to 40, not 60"."""
    return re.compile(rf"\b(?:{_any_of('withdrawn')}) (?:[a-z]+ ){{0,2}}{_NUMBER}", re.IGNORECASE)


@cache
def _before() -> tuple[re.Pattern[str], ...]:
    """What stands before a number told before: "an earlier toll of", "had previously put it at"."""
    toll = rf"(?:{_any_of('previous')}) (?:[a-z]+ ){{0,2}}(?:{_any_of('counts')})"
    had = rf"(?:{_any_of('had')}) (?:{_any_of('telling')})"
    return (
        re.compile(rf"\b{toll}\b(?: [a-z]+){{0,4}} {_NUMBER}", re.IGNORECASE),
        re.compile(rf"\b{had}\b[^.;,]{{0,60}}? {_NUMBER}", re.IGNORECASE),
    )


def _any_of(kind: str) -> str:
    words = sorted(load_data()[kind]["words"], key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))
