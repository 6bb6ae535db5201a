"""What marks an act in the words of a sentence: amounts told with it, and short quotations in it.

Two reports that quote the same rare words tell of one occasion, be its day told or not. Numbers
part acts only where they measure in one unit: a rate is no amount, an amount no number of dead.
"""

from __future__ import annotations

import re
from functools import cache

from stateofplay.compare.stories.words import rarity, words_of
from stateofplay.core.text import Span
from stateofplay.sums import load, one_of, scale_of

Numbers = frozenset[tuple[str, str]]
"""Unit ("%", "$" of all money, "" of what is only counted) and value in figures."""

_QUOTED = re.compile(
    '[\u201c"]([^\u201c\u201d"]+)(?:[\u201d"]|$)'
    "|(?<!\\w)['\u2018](.+?)['\u2019](?!\\w)"
    '|^([^\u201c\u201d"]+)[\u201d"]'
)
_MARK = re.compile("[\u201c\u201d\"]|(?<!\\w)['\u2018]")
"""Without any of these nothing is quoted, as in most sentences."""
_DIGIT = re.compile(r"\d")
_RUN = 3
"""Words in a row that two quotations have in common if they are one."""

_RARE = 5.5
"""What the words of a quotation tell together, at least, where it is short (`rarity`)."""

_PERCENT = re.compile(r"\b(\d[\d.]*)\s?(?:%|percent\b|per cent\b)")
_COUNT = re.compile(r"\b\d[\d,.]*\b")


def quotations(sentence: str, within: Span) -> frozenset[str]:
    """Give the telling runs of words that *sentence* quotes *within* some of its places.

    Example:
        >>> sorted(quotations("Vow: \u201cthunder and hail\u201d, \u201cor so\u201d", Span(0, 37)))
        ['thunder and hail']
    """
    found: set[str] = set()
    if _MARK.search(sentence) is None:
        return frozenset()
    for quoted in _QUOTED.finditer(sentence):
        if quoted.start() < within.end and quoted.end() > within.start:
            words = [form for _, form in words_of(next(filter(None, quoted.groups())))]
            runs = [words] if len(words) < _RUN else _runs(words)
            found.update(" ".join(run) for run in runs if len(run) > 1 and _is_rare(run))
    return frozenset(found)


def amounts(text: str) -> Numbers:
    """Give rates and sums of money in *text*.

    Example:
        >>> sorted(amounts("25 percent on $34 billion of goods"))
        [('$', '34 billion'), ('%', '25')]
    """
    if _DIGIT.search(text) is None:
        return frozenset()
    rates = {("%", match.group(1).rstrip(".")) for match in _PERCENT.finditer(text)}
    return frozenset(rates | {("$", _sum(match)) for match in _money().finditer(text)})


def counts(text: str) -> Numbers:
    """Give the other numbers in *text*."""
    if _DIGIT.search(text) is None:
        return frozenset()
    rest = _money().sub(" ", _PERCENT.sub(" ", text))
    return frozenset(("", value.rstrip(".,")) for value in _COUNT.findall(rest))


def other_numbers(some: Numbers, others: Numbers) -> bool:
    """Say whether both have numbers of one unit, and none in common."""
    units = {unit for unit, _ in some} & {unit for unit, _ in others}
    shared = {unit for unit, _ in some & others}
    return not units <= shared


def _sum(match: re.Match[str]) -> str:
    value = (match.group(1) or match.group(3)).rstrip(".,")
    return f"{value} {scale_of(match.group(2) or match.group(4) or '')}".strip()


@cache
def _money() -> re.Pattern[str]:
    known = load()
    scales, words = one_of(known["scales"]), one_of(known["words"] + known["scaled"])
    return re.compile(
        rf"(?:{one_of(known['signs'])}|\b(?:{one_of(known['codes'])})\s?)"
        rf"(\d[\d,.]*)\s?({one_of(known['scales'] | known['letters'])})?\b"
        rf"|\b(\d[\d,.]*)\s({scales}) (?:{words})\b",
        re.IGNORECASE,
    )


def _runs(words: list[str]) -> list[list[str]]:
    return [words[start : start + _RUN] for start in range(len(words) - _RUN + 1)]


def _is_rare(words: list[str]) -> bool:
    return sum(map(rarity, words)) >= _RARE
