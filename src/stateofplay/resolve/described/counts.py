"""Counted groups: who they are, without how many."""

from __future__ import annotations

from stateofplay.resolve.reference.lexicon import Lexicon

_LINKS = frozenset({"of", "the", "than", "least", "to"})


def without_quantity(words: str, lexicon: Lexicon) -> str:
    """Leave out what counts or hedges a count at the start of *words*: who, not how many.

    Returns:
        *words* themselves if nothing but a count is in them, or nothing at all.

    Example:
        >>> without_quantity("More than 40 gunmen", Lexicon.load())
        'gunmen'
        >>> without_quantity("hundreds of the militiamen", Lexicon.load())
        'militiamen'
        >>> without_quantity("", Lexicon.load())
        ''
    """
    parts = words.split()
    while len(parts) > 1 and _counts(parts, lexicon):
        parts = parts[1:]
    return " ".join(parts) if parts and parts[0].lower() not in lexicon.quantities else words


def is_count(words: str, lexicon: Lexicon) -> bool:
    """Say whether nothing but a count is in *words*: people whom nobody names.

    Example:
        >>> [is_count(words, Lexicon.load()) for words in ("Hundreds", "12 million", "40 trucks")]
        [True, True, False]
        >>> is_count("10", Lexicon.load())  # "No 10"
        False
    """
    parts = words.casefold().split()
    told = [part for part in parts if part not in lexicon.counting | _LINKS]
    numbers = [part.replace(",", "").replace(".", "") for part in told]
    if told == numbers and "".join(numbers).isdigit():
        return False
    return bool(told) and all(n.isdigit() or n in lexicon.quantities for n in numbers)


def _counts(parts: list[str], lexicon: Lexicon) -> bool:
    first, following = parts[0].lower(), parts[1].lower()
    if first in lexicon.quantities:
        return True
    if parts[0].replace(",", "").replace(".", "").isdigit():
        return True
    if first in lexicon.counting:
        return True
    return f"{first} {following}" in lexicon.counting or first in _LINKS
