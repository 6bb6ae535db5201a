"""Numbers within expressions of time ("two and a half", "2 1/2", "twenty-four")."""

from __future__ import annotations

import re
from fractions import Fraction

from stateofplay.timex.grammar import words

_ARTICLES = {"a": 1, "an": 1}
_HALF = Fraction(1, 2)


def number(text: str) -> Fraction | None:
    """Read a number in digits or words; None if it is none.

    Example:
        >>> number("two and a half")
        Fraction(5, 2)
    """
    plain = text.lower().replace(",", "").strip()
    half = plain.endswith("and a half")
    plain = plain.removesuffix("and a half").strip()
    found = _digits(plain) if plain[:1].isdigit() else _in_words(plain)
    return found + _HALF if found is not None and half else found


def ordinal(text: str) -> int | None:
    """Read "3", "3rd" or "third"; None if it is none."""
    plain = text.lower()
    if plain[:1].isdigit():
        return int(re.sub(r"\D", "", plain))
    told: int | None = words()["ordinals"].get(plain)
    return told


def _digits(plain: str) -> Fraction | None:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(?: +(\d)/([1-9]))?", plain)
    if match is None:
        return None
    return Fraction(match[1]) + (Fraction(int(match[2]), int(match[3])) if match[2] else 0)


def _in_words(plain: str) -> Fraction | None:
    known = words()["numbers"] | _ARTICLES
    total = part = 0
    for word in re.split(r"[ -]+", plain):
        if word == "and":
            continue
        if word not in known:
            return None
        value = known[word]
        if value < 100 and word != "dozen":
            part += value
        elif value < 1000:
            part = max(part, 1) * value
        else:
            total, part = total + max(part, 1) * value, 0
    return Fraction(total + part)
