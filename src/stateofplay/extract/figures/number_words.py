"""The words and shapes of numbers, and what shows that one counts nothing, compiled from data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from stateofplay.core.errors import DataError
from stateofplay.core.statements import Bound
from stateofplay.core.text import Span
from stateofplay.datafiles import read_mapping
from stateofplay.sums import load as load_sums

DATA = "figures-numbers.yml"
LOOK_BACK = 60
"""Code points before a number that tell something of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Exclusion:
    name: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    shape: re.Pattern[str] | None
    words: tuple[str, ...]
    largest: int | None

    def fits(self, text: str, place: Span, value: Decimal) -> bool:
        start, end = place.start, place.end
        exact = text[start:end].lower()
        if self.words and exact not in self.words:
            return False
        if self.shape and not self.shape.fullmatch(exact):
            return False
        if self.largest is not None and value > self.largest:
            return False
        if self.before and not self.before.search(text[max(0, start - LOOK_BACK) : start]):
            return False
        if self.unless_after and self.unless_after.match(text, end):
            return False
        return not (self.after and not self.after.match(text, end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The compiled word lists of ``figures-numbers.yml``."""

    pattern: re.Pattern[str]
    small: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    vague: dict[str, int]
    before: re.Pattern[str]
    after: re.Pattern[str]
    bounds: dict[str, Bound]
    currency_words: re.Pattern[str]
    exclusions: tuple[_Exclusion, ...]

    def left_out(self, text: str, place: Span, value: Decimal) -> str | None:
        """Name the rule by which the number at *place* counts nothing, or None if it counts."""
        fits = (rule.name for rule in self.exclusions if rule.fits(text, place, value))
        return next(fits, None)


def words_to_number(words: str, lexicon: Lexicon) -> int:
    """Work out a number in words, hyphens or spaces between them ("two hundred and five")."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in lexicon.small:
            current += lexicon.small[word]
        elif word in ("hundred", "dozen"):
            current = max(current, 1) * lexicon.scales[word]
        elif word in lexicon.scales:
            total += max(current, 1) * lexicon.scales[word]
            current = 0
    return total + current


def load_data() -> dict[str, Any]:
    """Read ``figures-numbers.yml`` as it is, examples included."""
    return read_mapping("stateofplay.extract", "rulebook", DATA)


@cache
def load_lexicon() -> Lexicon:
    """Compile the word lists, once.

    Raises:
        DataError: If an entry is not usable.
    """
    data, money = load_data(), load_sums()
    bounds = {w: Bound(name) for name, e in data["hedges"].items() for w in e["words"]}
    scales = data["scales"] | money["scales"]
    after = {w.strip(): Bound(name) for name, e in data["after"].items() for w in e["words"]}
    particle = "".join(rf"(?<!\b{verb}\s)" for verb in data["handing"])
    before = (
        rf"(?:{particle}(?<![\w-])(?P<hedge>{_any(bounds)})\s+)?"
        rf"(?:(?<![\w-])(?:{_any(data['between'])})\s+)?(?P<currency>{_any(money['signs'])})?\s?$"
    )
    return Lexicon(
        pattern=_number_pattern(data | {"scales": scales, "suffixes": money["letters"]}),
        small={**data["units"], **data["tens"]},
        scales=scales,
        suffixes=money["letters"],
        vague=data["vague"],
        before=re.compile(before, re.IGNORECASE),
        after=re.compile(rf"\s*(?:{_any(after)})(?!\w)", re.IGNORECASE),
        bounds={**bounds, **after},
        currency_words=re.compile(rf"\s(?:of\s)?(?:{_any(money['words'])})\b", re.IGNORECASE),
        exclusions=tuple(_exclusion(entry) for entry in data["left_out"]),
    )


def _number_pattern(data: dict[str, Any]) -> re.Pattern[str]:
    scales = _any(data["scales"])
    small = _any({**data["units"], **data["tens"]})
    alone = [words for words in data["vague"] if words not in data["only_with_scale"]]
    vague = rf"(?P<vague>{_any(alone)}|(?:{_any(data['only_with_scale'])})(?=\s+(?:{scales})\b))"
    one = rf"(?:{small}|{scales})"
    suffixes = _any(data["suffixes"])
    pattern = (
        rf"(?<!\w){vague}(?:\s+(?P<vague_scale>{scales}))?\b(?!-)"
        r"|(?<!\w)(?P<half>half[\s-]an?|an?\shalf|half|(?:an?\s)?quarter(?:[\s-](?:of\s)?an?)?)"
        rf"[\s-](?P<half_scale>{scales})\b"
        r"|(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
        rf"(?:[\s\xa0-]*(?P<scale>{scales}|(?<=\d)(?:{suffixes}))\b)?"
        rf"|(?<!\w)(?P<words>(?:an?\s+(?=(?:{scales})\b))?{one}(?:[\s-]+(?:and\s+)?{one})*)\b"
    )
    return re.compile(
        rf"(?:{pattern})(?P<and_half>\s+and\s+a\s+half\b(?:\s+(?P<halved>{scales})\b)?)?",
        re.IGNORECASE,
    )


def _any(words: Any) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


def _exclusion(entry: dict[str, Any]) -> _Exclusion:
    flags = re.NOFLAG if entry.get("cased") else re.IGNORECASE

    def compiled(key: str) -> re.Pattern[str] | None:
        return re.compile(entry[key], flags) if key in entry else None

    if not (usable := frozenset({"before", "after", "shape", "words"})) & entry.keys():
        raise DataError(DATA, entry["name"], "has nothing to match", usable)
    return _Exclusion(
        name=entry["name"],
        before=compiled("before"),
        after=compiled("after"),
        unless_after=compiled("unless_after"),
        shape=compiled("shape"),
        words=tuple(entry.get("words", ())),
        largest=entry.get("largest"),
    )
