"""Numbers written in digits or words, with their value; enough to align and to measure figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: 10 * (i + 2)
    for i, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
}
_SCALE = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6,
    "mn": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_VAGUE = {
    "tens of thousands": 20000, "hundreds of thousands": 200000, "tens of millions": 2e7,
    "several hundred": 300, "several thousand": 3000, "several dozen": 36, "several": 3,
    "a couple": 2, "couple": 2, "a few": 3, "dozens": 24, "scores": 40, "hundreds": 200,
    "thousands": 2000, "millions": 2e6, "billions": 2e9, "both": 2, "half a dozen": 6,
    "half a million": 5e5, "a handful": 3,
}  # fmt: skip
_WORD = "|".join([*_SMALL, *_TENS, "hundred", "thousand", "million", "dozen"])
_SCALE_WORDS = "hundred|thousand|million|billion|trillion|dozen"
_NUMBER = re.compile(
    r"(?P<vague>\b(?:" + "|".join(sorted(_VAGUE, key=len, reverse=True)) + r")\b)"
    r"|(?P<digits>\d+(?:,\d{3})+|\d+)(?P<frac>\.\d+)?"
    r"(?:[\s-]?(?P<scale>" + _SCALE_WORDS + r"|bn|mn|tn|[mbk])\b)?"
    r"|(?P<words>\b(?:(?:an?\s)(?=hundred|thousand|million|dozen))?(?:" + _WORD + r")"
    r"(?:[\s-](?:and\s)?(?:" + _WORD + r"))*\b)"
    r"|(?P<one>\b(?:an?|another)\b)",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"(?:\b(?:more than|less than|fewer than|at least|at most|up to|as many as|over|under|about"
    r"|around|nearly|almost|some|approximately|roughly|an estimated|estimated|close to|upwards of"
    r"|no more than|no fewer than|only|just|between|well over)\s+(?:[$€£]\s?)?)+$"
    r"|[$€£]\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s+or more\b|\s*\+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, without its hedge."""

    start: int
    end: int
    value: float
    article: bool


def find_numbers(text: str) -> list[Number]:
    """All numbers in *text*, articles ("a man": 1) marked as such."""
    out = []
    for m in _NUMBER.finditer(text):
        if m["vague"]:
            value = float(_VAGUE[m["vague"].lower()])
        elif m["digits"]:
            value = float(m["digits"].replace(",", "") + (m["frac"] or ""))
            value *= _SCALE.get((m["scale"] or "").lower(), 1)
        elif m["words"]:
            value = _words(m["words"].lower())
        else:
            value = 1.0
        out.append(Number(m.start(), m.end(), round(value, 6), m["one"] is not None))
    return out


def with_hedge(text: str, number: Number) -> tuple[int, int]:
    """The number's span together with the hedge before or after it."""
    before = HEDGE.search(text[: number.start])
    after = _AFTER.match(text, number.end)
    return (before.start() if before else number.start), (after.end() if after else number.end)


def _words(text: str) -> float:
    """The value of a number in words."""
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", text):
        if word in _SMALL:
            current += _SMALL[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in ("hundred", "dozen"):
            current = max(current, 1) * _SCALE[word]
        elif word in _SCALE:
            total += max(current, 1) * _SCALE[word]
            current = 0
    return total + current
