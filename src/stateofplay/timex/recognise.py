"""Finds every expression of time in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from stateofplay.core.text import Span
from stateofplay.timex.calendar import Days, days_of, precision
from stateofplay.timex.context import Context, Kind, Meaning
from stateofplay.timex.grammar import Grammar, Rule, load
from stateofplay.timex.meanings import MEANINGS
from stateofplay.timex.tense import Tense, tense_at

_BEFORE, _AFTER = 45, 60
"""Code points before and after a word of time in which its expression lies."""

_OVER = frozenset({"over", "about"})
_COMPARED = frozenset({"year_earlier", "period"})
"""What these name is set beside what is spoken of; it does not become it."""

_COUNTED_ON = frozenset({"shifted", "deictic", "part_of_day"})
"""What these name counts from a day told before ("a day earlier", "the next morning")."""
_YEAR = 366

_SINCE = re.compile(r"\bsince\b[^.!?;:,\n]*\Z", re.I)
_JOIN = re.compile(r",? (?:on )?|, | on the (?:morning|evening|night) of ", re.I)
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\t": " ", "\r": " ", "\u2019": "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """An expression of time.

    Attributes:
        span: Where it stands (code points).
        text: The words.
        kind: TIMEX3's type.
        value: TIMEX3's value ("2023-11-03", "2023-W44", "P2W", "PAST_REF"), which keeps the
            precision of the words; None if nothing settles it.
        mod: TIMEX3's modifier (START, END, MID, APPROX...), or None.
        days: First and last day it covers, None if the words do not settle them.
        rule: Name of the rule that found it.
    """

    span: Span
    text: str
    kind: Kind
    value: str | None
    mod: str | None = None
    days: Days | None = None
    rule: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A match, not yet worked out."""

    start: int
    end: int
    mod: str | None
    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known before an expression is worked out."""

    published: date | None
    reference: str | None
    ahead: bool


def find_timexes(text: str, published: date | None, *, ahead: bool = False) -> tuple[Timex, ...]:
    """Find every expression of time.

    Args:
        text: Any text; all offsets are into it.
        published: Day from which "yesterday" counts; None leaves only what a text itself dates.
        ahead: Whether all of it is known to be still to come, whatever the words around say.

    Returns:
        In order of the text, none overlapping another.
    """
    plain, expressions = _expressions(text)
    timexes: list[Timex] = []
    reference: str | None = None
    for found in expressions:
        meaning = _meaning(plain, found, _Known(published, reference, ahead))
        if meaning is None:
            continue
        if _is_far(found, meaning, published):
            meaning = replace(meaning, guessed=True)
        timexes.append(_timex(text, found, meaning))
        compared = found.rule.means in _COMPARED or found.match.groupdict().get("unit") == "year"
        compared = compared or _is_backdrop(plain, found.start, meaning.value)
        if meaning.kind in {Kind.DATE, Kind.TIME} and days_of(meaning.value) and not compared:
            reference = (meaning.value or "").split("/")[0]
    return tuple(_joined(text, timexes))


@lru_cache(maxsize=2)
def _expressions(text: str) -> tuple[str, tuple[_Found, ...]]:
    """The text with plain spaces, and the matches in it.

    Remembered, since one report is asked for by several stages, one after another.
    """
    plain = _plain(text)
    return plain, tuple(_chosen(_matches(plain, load())))


def _is_backdrop(plain: str, start: int, value: str | None) -> bool:
    """Whether a month or year only tells since when something lasts ("since it began in April")."""
    if precision(value) == "day":
        return False
    return _SINCE.search(plain, max(0, start - _AFTER), start) is not None


def _is_far(found: _Found, meaning: Meaning, published: date | None) -> bool:
    """Whether a day counted from one told before lies long before the report: hardly what is meant.

    "A day earlier" in a report of today is then counted from a date that only tells what once was.
    """
    days = days_of(meaning.value)
    if published is None or days is None or found.rule.means not in _COUNTED_ON:
        return False
    if precision(meaning.value) != "day" or found.match.groupdict().get("way") == "ago":
        return False
    return (published - days[0]).days > _YEAR


def _plain(text: str) -> str:
    """The same length, with plain spaces where the text has others; blank lines stay."""
    return re.sub(r"(?<!\n)\n(?! *\n)", " ", text.translate(_SPACES))


def _matches(plain: str, grammar: Grammar) -> Iterator[_Found]:
    for kind, windows in _windows(plain, grammar).items():
        for rule in grammar.rules.get(kind, ()):
            for start, end in windows:
                for match in rule.pattern.finditer(plain, start, end):
                    yield _widened(plain, rule, match, grammar)


def _windows(plain: str, grammar: Grammar) -> dict[str, list[tuple[int, int]]]:
    """Where each kind of rule is to be tried."""
    windows: dict[str, list[tuple[int, int]]] = {}
    for anchor in grammar.anchors.finditer(plain):
        word = anchor["word"]
        kind = grammar.kinds[word.lower()] if word else anchor.lastgroup or ""
        start, end = max(0, anchor.start() - _BEFORE), anchor.end() + _AFTER
        while start and plain[start - 1].isalnum():
            start -= 1
        known = windows.setdefault(kind, [])
        if known and start <= known[-1][1]:
            known[-1] = (known[-1][0], end)
        else:
            known.append((start, end))
    return windows


def _widened(plain: str, rule: Rule, match: re.Match[str], grammar: Grammar) -> _Found:
    """Take in the words before and after that belong to it ("the end of", "or so")."""
    start, end, mod = match.start(), match.end(), None
    words = match.groupdict()
    counted = rule.at in {"clock", "noon"} or words.get("n") or words.get("day")
    side = grammar.hedges if counted else grammar.before
    if rule.at != "reference":
        before = side.search(plain[max(0, start - 24) : start])
        if before is not None and not (rule.means == "stretch" and before["mod"] in _OVER):
            mod, start = grammar.mods[before["mod"].lower()], start - len(before[0])
        after = grammar.after.match(plain, end)
        if after is not None:
            mod, end = grammar.mods[after["mod"].lower()], after.end()
    return _Found(start, end, mod, rule, match)


def _chosen(found: Iterable[_Found]) -> list[_Found]:
    """The longest where several overlap; in order of the text."""
    kept: list[_Found] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda f: (f.start - f.end, f.start, f.mod is not None)):
        cells = range(each.start, each.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            kept.append(each)
    return sorted(kept, key=lambda f: f.start)


def _meaning(plain: str, found: _Found, known: _Known) -> Meaning | None:
    groups = {k: v.lower() for k, v in found.match.groupdict().items() if v is not None}

    def tense() -> Tense:
        return "future" if known.ahead else tense_at(plain, found.start, found.end)

    context = Context(
        groups=groups | {"rule": found.rule.name},
        published=known.published,
        reference=known.reference,
        tense=tense,
    )
    return MEANINGS[found.rule.means](context)


def _timex(text: str, found: _Found, meaning: Meaning) -> Timex:
    end = found.end
    return Timex(
        span=Span(found.start, end),
        text=text[found.start : end],
        kind=meaning.kind,
        value=meaning.value,
        mod=found.mod,
        days=None if meaning.guessed else meaning.days or days_of(meaning.value),
        rule=found.rule.name,
    )


def _joined(text: str, timexes: list[Timex]) -> Iterator[Timex]:
    """Make one of an hour and its day: "10 p.m. Wednesday", "Friday at noon"."""
    waiting: Timex | None = None
    for timex in timexes:
        if waiting is None:
            waiting = timex
            continue
        one = _one(text, waiting, timex)
        if one is None:
            yield waiting
        waiting = one or timex
    if waiting is not None:
        yield waiting


def _one(text: str, first: Timex, second: Timex) -> Timex | None:
    between = text[first.span.end : second.span.start]
    hour, day = (first, second) if first.kind is Kind.TIME else (second, first)
    if hour.kind is not Kind.TIME or day.kind is not Kind.DATE or precision(day.value) != "day":
        return None
    known = _JOIN.fullmatch(between) if hour is first else between.lower() in {" at ", ", at ", " "}
    if not known or not hour.value or not day.value or "T" not in hour.value:
        return None
    span = Span(first.span.start, second.span.end)
    value = f"{day.value}T{hour.value.split('T')[1]}"
    words = text[span.start : span.end]
    return replace(hour, span=span, text=words, value=value, days=day.days)
