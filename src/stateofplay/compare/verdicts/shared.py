"""What reports of one origin have in common, said only as far as their words show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from stateofplay.compare.facts import Fact, overlap

_RUN = 5
"""Words in a row that show that two reports have the same words."""

_SHOWN = 12
"""Words of them that are shown, at most."""

_ALIKE = 0.6
"""Share of words in common from which two sentences are nearly the same."""

_LOOKED_AT = 16
"""Statements that are held against each other, at most."""


def shared_by(facts: Sequence[Fact]) -> str:
    """Say what statements of one origin, of several outlets, have in common.

    Returns:
        The longest run of words that sentences of two of them share, and in which outlets it
        stands; that sentences are nearly the same, if they are; else that the reports have
        passages in common, which need not be these.
    """
    run, among = _longest(facts)
    everybody = _outlets(facts)
    if len(run.split()) >= _RUN:
        told = [fact for fact in facts if f" {run} " in f" {fact.sentence} "]
        spoken = all(any(run in quote for quote in fact.quotes) for fact in told)
        among = _outlets(told)
        stand = "quoted in" if spoken else "in"
        said = f"the same words, \u201c{_shown(run, told[0])}\u201d, {stand}"
    elif among:
        said = "nearly the same words in"
    else:
        return f"reports with passages in common, {', '.join(everybody)}"
    others = [name for name in everybody if name not in among]
    copied = f"; passages in common with them in {', '.join(others)}" if others else ""
    return f"{said} {', '.join(among)}{copied}"


def _longest(facts: Sequence[Fact]) -> tuple[str, list[str]]:
    """Give the longest run that two outlets share, and the outlets with sentences much alike."""
    best: list[str] = []
    alike: list[Fact] = []
    for one, other in _pairs(facts):
        if overlap(one.words, other.words) >= _ALIKE:
            alike += [one, other]
        mine, theirs = one.sentence.split(), other.sentence.split()
        found = SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match()
        if found.size > len(best):
            best = mine[found.a : found.a + found.size]
    return " ".join(best), _outlets(alike)


def _shown(run: str, fact: Fact) -> str:
    """Give the beginning of a run of words as the sentence of *fact* has it."""
    words = run.split()
    spaced = r"[\W_]+".join(map(re.escape, words[:_SHOWN]))
    found = re.search(spaced, fact.entry.statement.evidence.exact, re.IGNORECASE)
    shown = " ".join(found.group().split()) if found else " ".join(words[:_SHOWN])
    return shown + (" ..." if len(words) > _SHOWN else "")


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    for one, other in combinations(facts[:_LOOKED_AT], 2):
        names = [fact.entry.report.publisher or fact.report for fact in (one, other)]
        if names[0] != names[1]:
            yield one, other


def _outlets(facts: Sequence[Fact]) -> list[str]:
    return sorted({_outlet(fact) for fact in facts})


def _outlet(fact: Fact) -> str:
    return fact.entry.report.publisher or "an unnamed outlet"
