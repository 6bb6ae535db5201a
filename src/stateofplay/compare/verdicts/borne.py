"""Which words of a report are shown of an act that several tell: those that others bear out.

What one report alone tells beside an act ("in the Logar capital") is not what all of them tell. So
of the words that tell it fully those come first of which another report has most, too; and a
shorter telling comes before a longer one that nobody else bears out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from stateofplay.compare.stories.words import rarity, words_of
from stateofplay.compare.verdicts.cutting import listed
from stateofplay.compare.verdicts.quoted import Quoted, quoted_of
from stateofplay.core.judgements import Entry
from stateofplay.core.stems import stem

_LEVELS = 0.4, 0.2
"""Shares of what words tell that another report has, too: well borne out, hardly, else not."""

_FEWEST = 4
"""Words that still tell what was done where more is left out."""

_COMMON = 1.0
"""Words no rarer than this are in every report."""

_STEM = 6
"""Letters of a stem that tell a word: "embassy" and "embassies" are one."""


def borne_best(entries: Iterable[Entry]) -> Quoted | None:
    """Give the words that tell an act most fully of those borne out best; None where none tell it.

    Args:
        entries: Statements of one act.
    """
    told = list(entries)
    known = stems_by_report(told)
    found = [
        (_rank(quoted, entry, known), quoted)
        for entry in told
        for brief in (False, True)
        if (quoted := quoted_of(entry, brief=brief)) is not None
        and not (brief and _is_cut_short(quoted.text.split()))
    ]
    return min(found, key=lambda each: each[0], default=(None, None))[1]


def stems_by_report(entries: Iterable[Entry]) -> Mapping[str, frozenset[str]]:
    """Give the stems that tell of the sentences in which each report tells an act."""
    found: dict[str, frozenset[str]] = {}
    for each in entries:
        known = found.get(each.report.id, frozenset())
        found[each.report.id] = known | _stems(each.statement.evidence.exact)
    return found


def borne_out(text: str, entry: Entry, known: Mapping[str, frozenset[str]]) -> float:
    """Say how much of what *text* tells besides the names of who acts another report has, 0-1.

    Args:
        text: Words of a report.
        entry: The statement in whose sentence they stand.
        known: What all reports tell of the act; see `stems_by_report`.

    Returns:
        1 where no other report tells it. The order of the words changes nothing, to the last digit.
    """
    words = _stems(text) - _stems(" ".join(actor.name for actor in entry.actors))
    others = [told for report, told in known.items() if report != entry.report.id]
    if not others or not words:
        return 1.0
    weights = {word: weight for word, weight in _weights(text) if word in words}
    whole = math.fsum(weights.values())
    shared = {words & told for told in others}
    return max(math.fsum(weights[word] for word in each) for each in shared) / whole


def _is_cut_short(words: Sequence[str]) -> bool:
    return len(words) < _FEWEST or words[-1].lower() in listed("auxiliaries")


def _rank(quoted: Quoted, entry: Entry, known: Mapping[str, frozenset[str]]) -> tuple[object, ...]:
    share = borne_out(quoted.text, entry, known)
    level = sum(share < least for least in _LEVELS)
    return (*quoted.rank[:3], level, *quoted.rank[3:])


def _stems(text: str) -> frozenset[str]:
    return frozenset(word for word, _ in _weights(text))


@lru_cache(maxsize=1 << 12)
def _weights(text: str) -> tuple[tuple[str, float], ...]:
    told = {stem(word)[:_STEM]: rarity(word) for _, word in words_of(text)}
    return tuple((word, weight) for word, weight in sorted(told.items()) if weight > _COMMON)
