"""Words and their stems: what makes two forms of an English word one."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.][^\W_]+)*")
_ENDINGS = ("ings", "ing", "ed", "es", "s", "e")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Fold the endings of an English word; not a word, but the same for all its forms.

    Example:
        >>> [stem(word) for word in ("releases", "releasing", "hostages", "stopping")]
        ['releas', 'releas', 'hostag', 'stop']
    """
    plain = word.lower().replace("\u2019", "'").removesuffix("'s").replace(".", "")
    plain = plain.replace("cease-fire", "ceasefire")
    if plain.endswith("ies") and len(plain) > 5:
        return plain[:-3] + "y"
    if plain.endswith("ss"):
        return plain
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            plain = plain[: -len(ending)]
            break
    if len(plain) > 3 and plain[-1] == plain[-2] and plain[-1] not in "aeiousl":
        plain = plain[:-1]
    return plain


def words_of(text: str) -> list[str]:
    """Give the words of *text*, without marks."""
    return _WORD.findall(text.replace("cease fire", "ceasefire"))


def plain_words(text: str) -> list[str]:
    """Give the words of *text* in small letters, with straight apostrophes.

    Example:
        >>> plain_words("They didn\u2019t go.")
        ['they', "didn't", 'go']
    """
    return [word.lower().replace("\u2019", "'") for word in words_of(text)]


def stems(text: str) -> list[str]:
    """Give the stems of the words of *text*, in order."""
    return [stem(word) for word in words_of(text)]
