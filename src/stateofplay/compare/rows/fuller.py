"""What a proposal is in the words of a report, where they name more than its name does.

"Withdrawal of troops" leaves open whose and from where; "U.S. troops from northern Norland" tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from stateofplay.compare.facts import stems
from stateofplay.compare.rows.asked import asking

_QUOTES = '\u201c\u201d"'
"""A phrase with them may hold half of a quotation."""

_FEWEST, _MOST = 2, 10
"""Words that such a phrase has: fewer name nothing, more are no name."""


def fuller_words(proposal: str, told: Iterable[str]) -> str | None:
    """Choose of what acts are about the words that name most of what the others name.

    Args:
        proposal: Its name; one that has a proper name in it tells enough.
        told: What each act is about, as written.

    Returns:
        The words as written, white space evened out; None where none add a proper name.
    """
    if any(map(_is_name, proposal.split())):
        return None
    phrases = sorted({" ".join(each.split()) for each in told})
    naming = [each for each in phrases if _names_more(each)]
    if not naming:
        return None
    told_by = Counter(stem for each in phrases for stem in stems(each))

    def rank(phrase: str) -> tuple[int, int, str]:
        return -sum(told_by[stem] for stem in stems(phrase)), len(phrase), phrase

    return min(naming, key=rank)


def _names_more(phrase: str) -> bool:
    words = phrase.split()
    quoted = any(mark in phrase for mark in _QUOTES)
    if quoted or not _FEWEST <= len(words) <= _MOST or _only_points(words):
        return False
    return any(map(_is_name, words[1:]))


def _only_points(words: Sequence[str]) -> bool:
    """Whether it tells who asks, and not for what: "an appeal from Norland"."""
    return not _pleas().isdisjoint(words) and "for" not in words


@cache
def _pleas() -> frozenset[str]:
    """Words that name what somebody asks by: "appeal"."""
    return frozenset(phrase[0] for phrase in asking())


def _is_name(word: str) -> bool:
    return word[:1].isupper()
