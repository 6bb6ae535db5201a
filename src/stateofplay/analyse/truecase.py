"""Lower-cases Headlines Like This One for the parse, letter for letter in place.

A parser trained on running text takes capitalised words for names. The words themselves
are never altered: only the parse is made on the lower-cased copy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SHARE = 0.7
"""Share of capitalised words from which a line counts as title-cased."""

_FEWEST = 2


def truecase(title: str, body: str, is_common: Callable[[str], bool]) -> str:
    """Lower-case those words of a title-cased *title* that are no names.

    Args:
        body: Running text of the same report: how it writes a word decides.
        is_common: Whether a lower-case word is in the dictionary; decides where the
            body does not use the word.

    Returns:
        A text of the same length; *title* itself if it is not title-cased.
    """
    words = list(_WORD.finditer(title))
    if not _is_title_cased([match[0] for match in words]):
        return title
    lower, upper = _casing(body)
    letters = list(title)
    for index, match in enumerate(words):
        word = match[0]
        small = word.lower()
        if not word[0].isupper() or word.isupper() or len(small) != len(word):
            continue
        if index and _is_lower(small, lower, upper, is_common):
            letters[match.start() : match.end()] = small
    return "".join(letters)


def _is_title_cased(words: list[str]) -> bool:
    long = [word for word in words[1:] if len(word) > 3 and not word.isupper()]
    return len(long) >= _FEWEST and sum(w[0].isupper() for w in long) >= _SHARE * len(long)


def _casing(body: str) -> tuple[Counter[str], Counter[str]]:
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for match in _WORD.finditer(body):
        word = match[0]
        if word[0].islower():
            lower[word] += 1
        else:
            upper[word.lower()] += 1
    return lower, upper


def _is_lower(
    word: str, lower: Counter[str], upper: Counter[str], is_common: Callable[[str], bool]
) -> bool:
    if lower[word] or upper[word]:
        return lower[word] >= upper[word]
    return is_common(word)
