"""Acts as reports tell them, ready to be held against each other, and kinds of deeds as data.

See `stateofplay.compare.retelling` for what follows from them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from stateofplay.compare.acts import Key, key_of
from stateofplay.compare.facts import Fact, is_sure, known
from stateofplay.compare.stories.words import rarity, weighted, words_of
from stateofplay.core.judgements import Actor
from stateofplay.core.statements import Act
from stateofplay.core.stems import stem
from stateofplay.datafiles import read_mapping

DATA = "retold.yml"

_COMMON = 1.5
"""Words no rarer than this are in every report."""
_LEAST_SURE = 0.25
"""A guess is none of a witness, but where much is alike two guesses bear each other out."""
_DIGITS = re.compile(r"\b\d[\d,.]*\b")
_STEM = 6
"""Letters of a stem that tell a deed: "detonated" and "detonation" are one."""
_OWN_WORDS = 6
"""So many words behind those that name an act tell to how many it was done."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """An act as one report tells it, ready to be held against those of other reports.

    Attributes:
        words: The words of the sentence, weighted by how much they tell.
        deed: The words that name the act, without their endings.
        kinds: Kinds of deeds that these are of; see the data.
        many: Whether the words name several deeds at once ("air strikes").
        actors: Who acts, as far as that is known.
        recipients: At whom, likewise.
        actor_words: The words of the names of all who act, known or not.
        recipient_words: Likewise.
        numbers: Numbers told with the deed itself.
        key: The block of acts in which it is compared (`stateofplay.compare.acts`), if any.
    """

    fact: Fact
    words: Mapping[str, float]
    deed: frozenset[str]
    kinds: frozenset[str]
    many: bool
    actors: Sequence[Actor]
    recipients: Sequence[Actor]
    actor_words: frozenset[str]
    recipient_words: frozenset[str]
    numbers: frozenset[str]
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
        deed=frozenset(stem(word)[:_STEM] for word in trigger if rarity(word) > _COMMON),
        kinds=kinds,
        many=entry.trigger.lower().split()[-1] in _many(),
        actors=known(entry.actors),
        recipients=known(entry.recipients),
        actor_words=names_of(entry.actors),
        recipient_words=names_of(entry.recipients),
        numbers=_numbers(fact, kinds),
        key=key_of(entry),
    )


def load_data() -> dict[str, Any]:
    """Read ``retold.yml`` as it is."""
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


def names_of(actors: Sequence[Actor]) -> frozenset[str]:
    """Give the words of the names of all, and of those by which they are mentioned."""
    told = (text for actor in actors for text in (actor.name, actor.mention))
    return frozenset(word for text in told for _, word in words_of(text))


def _numbers(fact: Fact, kinds: frozenset[str]) -> frozenset[str]:
    """The numbers of whom an act is done to: behind the words that name it, or in the sentence.

    The latter only of deeds that tolls tell: of other numbers nothing shows what they count.
    """
    evidence, act = fact.entry.statement.evidence, fact.entry.content
    behind = evidence.exact[act.trigger.end - evidence.span.start :].split()[:_OWN_WORDS]
    text = " ".join((*behind, *(actor.mention for actor in fact.entry.recipients)))
    told = fact.numbers if not kinds.isdisjoint(tolls()) else frozenset()
    words = _number_words()
    in_words = {words[word] for word in text.lower().split() if word in words}
    return told | in_words | frozenset(_DIGITS.findall(text))


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
