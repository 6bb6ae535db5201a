"""Signs and words of sums of money and of large numbers (``sums.yml``), as all stages know them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from stateofplay.datafiles import read_mapping

DATA = "sums.yml"


@cache
def load() -> dict[str, Any]:
    """Read ``sums.yml`` as it is."""
    return read_mapping("stateofplay", DATA)


@cache
def signs() -> frozenset[str]:
    """Give the single characters that stand for a currency.

    Example:
        >>> "$" in signs(), "US$" in signs()
        (True, False)
    """
    return frozenset(sign for sign in load()["signs"] if len(sign) == 1)


def one_of(words: Iterable[str]) -> str:
    r"""Give a pattern that takes one of *words*, the longest that fits.

    Example:
        >>> one_of(["$", "US$"])
        'US\\$|\\$'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def scale_of(written: str) -> str:
    """Give the word for a scale however it is written, "" for none.

    Example:
        >>> scale_of("bn"), scale_of("Billion"), scale_of("")
        ('billion', 'billion', '')
    """
    known = load()
    plain = written.lower()
    by_number = {number: word for word, number in known["scales"].items()}
    return plain if plain in known["scales"] else by_number.get(known["letters"].get(plain), "")
