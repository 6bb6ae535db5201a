"""Words of a report as the story model counts them, and how much each one tells.

How rare a word is was counted once, in news of many subjects (``data/background.txt``), and not in
the ledger at hand: so two reports are alike by their own words alone, whatever else has been read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from stateofplay.core.errors import DataError

DATA = "background.txt"
WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_SHORTEST = 2
_PLURAL_FROM = 5
_STEM = 6


@cache
def plain(word: str) -> str:
    """Give the form under which a word is counted: small letters, no possessive, no plural s.

    Example:
        >>> plain("Ministers"), plain("Israel's"), plain("class")
        ('minister', 'israel', 'class')
    """
    form = word.lower().replace("\u2019", "'").removesuffix("'s").replace("'", "")
    if len(form) >= _PLURAL_FROM and form.endswith("s") and not form.endswith("ss"):
        return form[:-1]
    return form


def words_of(text: str) -> Iterator[tuple[str, str]]:
    """Give each word of *text* as written and as counted; single letters are passed over."""
    for match in WORD.finditer(text):
        written = match.group()
        form = plain(written)
        if len(form) >= _SHORTEST or form.isdigit():
            yield written, form


@cache
def rarity(word: str) -> float:
    """Say how much a plain word tells: 0 for a word of every report, 8.5 for a new one."""
    reports, counts = _background()
    return math.log((1 + reports) / (1 + counts.get(word, 0)))


@cache
def rarity_of_stem(stem: str) -> float:
    """Say the same of all words that begin with *stem*, which has at most six letters."""
    reports, _ = _background()
    return math.log((1 + reports) / (1 + min(reports, _by_stem().get(stem, 0))))


def weighted(counts: Mapping[str, int]) -> dict[str, float]:
    """Weigh words by their number and rarity; the squares of the weights sum up to 1.

    The order of the words changes nothing, to the last digit.
    """
    weights = {word: (1 + math.log(count)) * rarity(word) for word, count in counts.items()}
    length = math.sqrt(math.fsum([weight * weight for weight in weights.values()]))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Say how alike two results of `weighted` are, 0-1."""
    return math.fsum([one[word] * other[word] for word in one.keys() & other.keys()])


@cache
def _by_stem() -> dict[str, int]:
    """In how many reports words that begin alike stand; reports with several count for each."""
    found: dict[str, int] = {}
    for word, count in _background()[1].items():
        found[word[:_STEM]] = found.get(word[:_STEM], 0) + count
    return found


@cache
def _background() -> tuple[int, dict[str, int]]:
    text = files("stateofplay.compare").joinpath("data", DATA).read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    try:
        counts = {word: int(count) for count, *listed in lines for word in listed}
        return counts.pop("(reports)"), counts
    except (KeyError, ValueError) as error:
        raise DataError(DATA, "line", f"expected a count and its words: {error}") from error
