"""On which terms an act is told: a condition, or words that make a yes less than a plain one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from stateofplay.compare.claims.claims import condition_of, terms_of
from stateofplay.compare.claims.stances import opens
from stateofplay.compare.facts import Fact, stems
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Act

_YES = frozenset({"AGREE", "CONCEDE", "SUPPORT"})
_ON_TERMS = _YES | {"REQUEST", "RETREAT", "THREATEN"}
_UNTIL = frozenset({"REJECT", "THREATEN"})
"""Acts that hold until terms are met; of all others "until Friday" only tells when."""

SAID_ON_TERMS = _YES | _UNTIL
"""Acts that are others without their terms: whoever frees somebody in exchange frees them."""


def told_on(entry: Entry) -> str:
    """Give the words of a report that tell the terms of an act, "" where it is told without."""
    act = entry.content
    if not isinstance(act, Act):
        return ""
    if act.type in _ON_TERMS and (terms := terms_of(entry)):
        return terms
    until = condition_of(entry)
    return until if act.type in _UNTIL and opens("refusing", until) else ""


def terms_told(facts: Iterable[Fact]) -> dict[str, str]:
    """Give the terms by report that tells any: a plain headline beside them tells no other act."""
    told: dict[str, list[str]] = {}
    for fact in facts:
        if terms := told_on(fact.entry):
            told.setdefault(fact.report, []).append(terms)
    return {report: most_told(words) for report, words in told.items()}


def matter(terms: str) -> frozenset[str]:
    """Give the words of *terms* without the one that opens them, shortened as by `stems`."""
    return stems(terms.partition(" ")[2])


def most_told(words: Sequence[str]) -> str:
    """Give the words told most often; of equals the longest, then the first by alphabet."""
    counts = Counter(words)
    return min(counts, key=lambda text: (-counts[text], -len(text), text), default="")
