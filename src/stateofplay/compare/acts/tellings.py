"""Acts as reports tell them, ready to be held against each other, and kinds of deeds as data.

See `stateofplay.compare.acts.retelling` for what follows from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from heapq import nsmallest
from typing import Any

from stateofplay.compare.acts.acts import Key, key_of
from stateofplay.compare.acts.marks import Numbers, amounts, counts, quotations
from stateofplay.compare.facts import Fact, is_sure, known
from stateofplay.compare.stories.words import rarity, weighted, words_of
from stateofplay.core.judgements import Actor
from stateofplay.core.statements import Act
from stateofplay.core.stems import stem
from stateofplay.core.text import Span
from stateofplay.datafiles import read_mapping

DATA = "retold.yml"

_COMMON = 1.5
"""Words no rarer than this are in every report."""
_LEAST_SURE = 0.18
"""A guess is none of a witness, but where much is alike two guesses bear each other out."""
_STEM = 6
"""Letters of a stem that tell a deed: "detonated" and "detonation" are one."""
_TOLD_BY = 3
"""Words of a sentence that another one is looked up by; one much like it has one of them."""
_OWN_WORDS = 6
"""So many words behind those that name an act tell to how many it was done."""
_BEHIND = 100
"""Code points behind them within which a quotation begins that belongs to an act."""
_OWN_AMOUNTS = 14
"""So many words behind them tell rates and sums that it is about."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """An act as one report tells it, ready to be held against those of other reports.

    Attributes:
        words: The words of the sentence, weighted by how much they tell.
        rarest: Those of them that tell most.
        deed: The words that name the act, without their endings.
        kinds: Kinds of deeds that these are of; see the data.
        undone: Whether the words tell that it is taken back, or borne, and not done.
        many: Whether the words name several deeds at once ("air strikes").
        actors: Who acts, as far as that is known.
        recipients: At whom, likewise.
        actor_words: The words of the names of all who act, known or not.
        recipient_words: Likewise.
        numbers: Numbers told with the deed itself.
        about: The words that tell what it is about, weighted.
        quoted: What the sentence quotes (`stateofplay.compare.acts.marks`).
        days: The first and the last day that the words name, None if they name none.
        key: The block of acts in which it is compared (`stateofplay.compare.acts.acts`), if any.
    """

    fact: Fact
    words: Mapping[str, float]
    rarest: tuple[str, ...]
    deed: frozenset[str]
    kinds: frozenset[str]
    undone: bool
    many: bool
    actors: Sequence[Actor]
    recipients: Sequence[Actor]
    actor_words: frozenset[str]
    recipient_words: frozenset[str]
    numbers: Numbers
    about: Mapping[str, float]
    quoted: frozenset[str]
    days: tuple[date, date] | None
    key: Key | None


def telling_of(fact: Fact) -> Telling | None:
    """Prepare an act; None for what is no act, or one of which nothing or little is known.

    That somebody was killed, nobody knows by whom, is told by figures.
    """
    entry, act = fact.entry, fact.entry.content
    if not isinstance(act, Act) or not is_sure(entry, _LEAST_SURE):
        return None
    trigger = [word for _, word in words_of(entry.trigger)]
    kinds = kinds_of(act.type, tuple(trigger))
    if not entry.actors and not kinds.isdisjoint(tolls()):
        return None
    return Telling(
        fact=fact,
        words=_words(entry.statement.evidence.exact),
        rarest=_rarest(entry.statement.evidence.exact),
        deed=frozenset(stem(word)[:_STEM] for word in trigger if rarity(word) > _COMMON),
        kinds=kinds,
        undone=undoes(act.type, tuple(trigger)),
        many=entry.trigger.lower().split()[-1] in _many(),
        actors=known(entry.actors),
        recipients=known(entry.recipients),
        actor_words=names_of(entry.actors),
        recipient_words=names_of(entry.recipients),
        numbers=_numbers(fact, kinds),
        about=_words(entry.about or ""),
        quoted=_quoted(fact, act.trigger),
        days=_days(fact),
        key=key_of(entry),
    )


@cache
def load_data() -> Mapping[str, Any]:
    """Give ``retold.yml`` as it is."""
    return read_mapping("stateofplay.compare", "data", DATA)


def apart(kind: str, one: str, other: str) -> bool:
    """Say whether two acts of a type that are told in these words are two kinds of deeds.

    Example:
        >>> apart("COERCE", "arrested", "sentenced"), apart("COERCE", "arrested", "detained")
        (True, False)
    """
    both = [kinds_of(kind, tuple(word for _, word in words_of(text))) for text in (one, other)]
    return are_apart(kind, *both)


@lru_cache(maxsize=1 << 12)
def _words(sentence: str) -> Mapping[str, float]:
    told = {word for _, word in words_of(sentence)}
    return weighted({word: 1 for word in told if rarity(word) > _COMMON})


@lru_cache(maxsize=1 << 12)
def _rarest(sentence: str) -> tuple[str, ...]:
    told = _words(sentence)
    return tuple(nsmallest(_TOLD_BY, told, key=lambda word: (-told[word], word)))


def names_of(actors: Sequence[Actor]) -> frozenset[str]:
    """Give the words of the names of all, and of those by which they are mentioned."""
    told = {text for actor in actors for text in (actor.name, actor.mention)}
    return frozenset().union(*map(_plain_words, told))


@lru_cache(maxsize=1 << 14)
def _plain_words(name: str) -> frozenset[str]:
    return frozenset(word for _, word in words_of(name))


def _numbers(fact: Fact, kinds: frozenset[str]) -> Numbers:
    """The numbers of whom an act is done to: behind the words that name it, or in the sentence.

    The latter only of deeds that tolls tell: of other numbers nothing shows what they count.
    """
    evidence, act = fact.entry.statement.evidence, fact.entry.content
    behind = evidence.exact[act.trigger.end - evidence.span.start :].split()
    mentions = [actor.mention for actor in fact.entry.recipients]
    text = " ".join((*behind[:_OWN_WORDS], *mentions))
    told = {("", each) for each in fact.numbers} if not kinds.isdisjoint(tolls()) else set()
    words = _number_words()
    told |= {("", words[word]) for word in text.lower().split() if word in words}
    sums = amounts(" ".join((*behind[:_OWN_AMOUNTS], fact.entry.about or "")))
    return frozenset(told) | counts(text) | sums


def _quoted(fact: Fact, trigger: Span) -> frozenset[str]:
    """Give what is quoted where the act is told: around its words, or next behind them."""
    evidence = fact.entry.statement.evidence
    start = max(0, trigger.start - evidence.span.start)
    return quotations(evidence.exact, Span(start, trigger.end - evidence.span.start + _BEHIND))


def _days(fact: Fact) -> tuple[date, date] | None:
    """Give the days that the words name; what they name ends with the report."""
    time, published = fact.entry.time, fact.entry.report.published
    if not fact.told or time is None or time.start is None or fact.day is None:
        return None
    last = time.end or time.start
    return fact.day, max(fact.day, min(last, published or last))


@lru_cache(maxsize=1 << 12)
def kinds_of(type_: str, words: tuple[str, ...]) -> frozenset[str]:
    """Give the kinds of deeds that the words which name an act of some type tell."""
    kinds = load_kinds().get(type_, {})
    return frozenset(
        kind
        for kind, begins in kinds.items()
        if any(word.startswith(begin) for word in words for begin in begins)
    )


def are_apart(type_: str, some: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether acts of a type, of these kinds, are two deeds."""
    if not some or not others or some & others:
        return False
    lines = _lines().get(type_, ())
    return any(not some.isdisjoint(line) and not others.isdisjoint(line) for line in lines)


@cache
def _lines() -> Mapping[str, Sequence[Sequence[str]]]:
    lines: Mapping[str, Sequence[Sequence[str]]] = load_data()["apart"]
    return lines


@cache
def _many() -> frozenset[str]:
    return frozenset(load_data()["many"])


@cache
def _number_words() -> Mapping[str, str]:
    return {str(word): str(value) for word, value in load_data()["numbers"].items()}


def undoes(type_: str, words: tuple[str, ...]) -> bool:
    """Say whether *words* name no act of its type, but one that takes it back or bears it."""
    begins = _undoing().get(type_, ())
    return any(word.startswith(begins) for word in words)


@cache
def _undoing() -> Mapping[str, tuple[str, ...]]:
    return {kind: tuple(begins) for kind, begins in load_data()["undoing"].items()}


@cache
def are_neighbours(some: str, other: str) -> bool:
    """Say whether one act can be told as of two types."""
    return any(some in line and other in line for line in load_data()["neighbours"])


@cache
def tolls() -> frozenset[str]:
    """Give the kinds of deeds of which tolls are told."""
    return frozenset(load_data()["tolls"])


@cache
def spoken() -> frozenset[str]:
    """Give the types of acts that are words."""
    return frozenset(load_data()["spoken"])


@cache
def load_kinds() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Give the words of each kind of deed, by type of act."""
    kinds: Mapping[str, Mapping[str, Sequence[str]]] = load_data()["kinds"]
    return kinds


@cache
def kinds_in(listed: str, type_: str) -> frozenset[str]:
    """Give the kinds of a type that stand in a list of the data ("telling", "open")."""
    return frozenset(load_data()[listed].get(type_, ()))


@cache
def weights() -> Mapping[str, float]:
    """Give how much each sign weighs."""
    return {str(name): float(value) for name, value in load_data()["weights"].items()}
