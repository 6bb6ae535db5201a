"""What the words around a count say of an earlier one: that it was wrong, or that it has risen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from stateofplay.compare.facts import Fact
from stateofplay.datafiles import read_mapping

DATA = "revisions.yml"


def is_correction(facts: Iterable[Fact]) -> bool:
    """Say whether a report states that an earlier number was wrong, in sentence or headline."""
    return any(says("corrected", text) for fact in facts for text in _texts(fact))


def is_risen(facts: Iterable[Fact]) -> bool:
    """Say whether a report states that the number has gone up."""
    return any(says("risen", fact.entry.statement.evidence.exact) for fact in facts)


def risen_from(fact: Fact) -> frozenset[int]:
    """Give the earlier numbers that a sentence sets its own against: "to 57, up from 23"."""
    found = _earlier().finditer(fact.entry.statement.evidence.exact)
    return frozenset(int(match["number"].replace(",", "")) for match in found)


def is_rival(fact: Fact) -> bool:
    """Say whether a sentence only gives another number for what was counted before it."""
    return says("rival", fact.entry.statement.evidence.exact)


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
    number = r"from (?:[a-z]+ ){0,3}(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?![\d.]*\d|%)"
    return re.compile(rf"\b(?:{_any_of('earlier')})\b[^.;]{{0,60}}?\b{number}", re.IGNORECASE)


def _any_of(kind: str) -> str:
    words = sorted(load_data()[kind]["words"], key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))
