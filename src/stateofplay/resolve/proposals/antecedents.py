"""Which bill "the bill" is, where an act's words tell nothing but a noun.

It is the only one that the report tells more of ("the flood relief bill"), or the only one told of
just before; nothing where that is more than one. The words are data (``data/antecedents.yml``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from stateofplay.core.statements import Reading
from stateofplay.core.stems import stems
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals.cases import Case
from stateofplay.resolve.proposals.matters import NounPhrase
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.proposals.wide import which
from stateofplay.resolve.wording.heads import STOPS, token_of

DATA = "antecedents.yml"
_NEAR = 3
"""So many sentences back stands what is told of just before."""
_LEAD = 2
"""The last of the sentences in which what is told of only later is taken up."""
_DONE = ("ed", "es", "ing")
"""Endings of verbs among the words before a noun: "Norland | passes | the flood bill"."""
_MOST = 4
"""More words before a noun are a clause, or a heading that was taken for one."""
_NAMED = 5
"""With whom it is, is named among so many words."""
_ROOT = 5
"""Words with so many letters in common tell the same: "Norland", "Norlandic"."""

Named = tuple[str, str]
"""A proposal and the reason for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place where a report tells which bill, deal, meeting it is.

    Attributes:
        name: What it goes by; "" if that may not be taken up by the noun alone.
        noun: By which it is called.
        matter: Roots of the words that tell which it is.
        start: Where its noun stands; `sentence` is the number of its sentence.
    """

    name: str
    noun: str
    matter: frozenset[str]
    start: int
    sentence: int


@dataclass(frozen=True)
class Antecedents:
    """What bare nouns in the acts of one report can take up."""

    reading: Reading
    topics: Topics
    actors: Collection[str]

    def named(self, case: Case, plain: Named | None) -> Named | None:
        """Name what *case* is about by what its bare noun takes up.

        Args:
            case: An act of the report.
            plain: What its words alone say: "legislation".

        Returns:
            *plain* if this tells more than a noun, or if what it takes up is not told or not one.
        """
        nouns = _nouns_of(plain[0]) if plain else frozenset()
        noun = _pattern(nouns).search(case.words) if nouns else None
        if noun is None:
            return plain
        place = case.about.start + noun.start()
        here = next((each for each in self.told[nouns] if each.start == place), None)
        if here is not None and here.name:
            return here.name, f"“{case.words}” with what is told behind it: {here.name}"
        if here is not None or case.words[: noun.start()].strip().lower() not in _taking_up():
            return plain
        like = _likes(noun.group().lower())
        found = self._meant(place, [each for each in self.told[nouns] if each.noun in like])
        if found is None:
            return plain
        return found.name, f"“{case.words}” takes up what the report tells of: {found.name}"

    @cached_property
    def told(self) -> Mapping[frozenset[str], tuple[Telling, ...]]:
        """All that the report tells more of, by the nouns that take it up."""
        return {nouns: tuple(self._told_of(nouns, label)) for nouns, label in _kinds().items()}

    def _meant(self, place: int, told: Sequence[Telling]) -> Telling | None:
        """The one that is meant at a *place* of the text, if it is one alone."""
        here = bisect_right(self._starts, place) - 1
        near = [e for e in told if 0 <= here - e.sentence <= _NEAR and e.start < place]
        for some in (told, near):
            before = any(each.start < place for each in some) or here <= _LEAD
            if some and before and _is_one(some):
                names = Counter(each.name for each in some)
                best = min(some, key=lambda e: (-names[e.name], len(e.name), e.start))
                return best if all(names) else None
        return None

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [each.start for each in self.reading.sentences]

    def _told_of(self, nouns: frozenset[str], label: str) -> list[Telling]:
        text, found = self.reading.report.full_text, []
        for noun in _pattern(nouns).finditer(text):
            number = bisect_right(self._starts, noun.start()) - 1
            sentence = self.reading.sentences[number] if number >= 0 else None
            if sentence is None or noun.end() > sentence.end or sentence.start == 0:
                continue  # a title leaves out what parts its words
            if noun.group()[0].isupper():
                continue  # so does a heading; and what has a name of its own is told by it
            phrase = NounPhrase.of(text, sentence, noun)
            if not phrase.is_verb and (told := self._telling(phrase, label, number)) is not None:
                found.append(told)
        return found

    def _telling(self, phrase: NounPhrase, label: str, number: int) -> Telling | None:
        topics, words = self.topics, [*self._before(phrase), phrase.noun, *_behind(phrase)]
        topic = topics.find(" ".join([*phrase.modifiers, phrase.noun]), weak=False)
        if topic is not None and topics.tells(topic[0]):
            name = topic[0] if topic[0] in load_data()["topics"] else ""
            matter = _roots(f"{' '.join(words)} {topic[0]}")
        else:
            name, matter = self._called(" ".join(words), label), _roots(" ".join(words))
            if not matter or len(name.split()) == 1 or not name:
                return None
        start = phrase.span.end - len(phrase.noun)
        return Telling(name=name, noun=phrase.noun, matter=matter, start=start, sentence=number)

    def _called(self, words: str, label: str) -> str:
        return which(words, label, self.topics, refused=False, actors=self.actors)

    def _before(self, phrase: NounPhrase) -> Sequence[str]:
        """The words before the noun that tell which it is, if they are no clause."""
        own, words = self.topics.own, list(phrase.modifiers)
        said = [token_of(each).lower() for each in words]
        idle = {*load_data()["plain"], *load_data()["days"]}
        apart = (each in idle or each.endswith(_DONE) or each.isdecimal() for each in said)
        first = max((at for at, parts in enumerate(apart, 1) if parts), default=0)
        while first < len(words) and (own.is_quality(said[first]) or said[first] in own.vague):
            first += 1
        return words[first:] if len(words) - first <= _MOST else []


@cache
def load_data() -> dict[str, Any]:
    """Read ``antecedents.yml`` as it is, examples included; once, for every act asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


@cache
def _kinds() -> Mapping[frozenset[str], str]:
    """Nouns of each kind, with the first of its labels: a topic's name."""
    return {frozenset(each["nouns"]): each["labels"][0] for each in load_data()["kinds"]}


@cache
def _nouns_of(label: str) -> frozenset[str]:
    kinds_ = load_data()["kinds"]
    return next((frozenset(e["nouns"]) for e in kinds_ if label in e["labels"]), frozenset())


@cache
def _pattern(nouns: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(nouns))})\b(?!-)", re.IGNORECASE)


@cache
def _taking_up() -> frozenset[str]:
    return frozenset(load_data()["taking_up"])


@cache
def _likes(noun: str) -> frozenset[str]:
    """By which nouns that is called which *noun* takes up: "the treaty" is no deal."""
    narrow = frozenset(load_data()["narrow"])
    return frozenset({noun}) if noun in narrow else _all_nouns()


@cache
def _all_nouns() -> frozenset[str]:
    return frozenset().union(*_kinds())


def _behind(phrase: NounPhrase) -> Sequence[str]:
    """What behind the noun tells which it is: "a bill Thursday | that would bar the march"."""
    data, words = load_data(), list(phrase.behind)
    said = [token_of(each).lower() for each in words]
    while said and said[0] in data["days"] and not words[0].endswith(STOPS):
        words, said = words[1:], said[1:]
    if not said or said[0] not in data["telling"]:
        return []
    if said[0] == "that":  # "the deal that | Norland wants", "a meeting that | was quiet"
        return words if words[1:2] and said[1] not in data["idle"] and said[1].islower() else []
    named = any(each[:1].isupper() for each in words[1:_NAMED])
    return words if named or said[0] not in data["sides"] else []


def _roots(words: str) -> frozenset[str]:
    """Roots of the words that tell which it is: of no noun, no day, no word that leads on."""
    data = load_data()
    plain = " ".join([*_all_nouns(), *data["plain"], *data["days"], *data["telling"]])
    empty = {each[:_ROOT] for each in stems(plain)}
    said = {each[:_ROOT] for each in stems(words.replace("-", " "))}
    return frozenset(each for each in said - empty if each.isalpha())


def _is_one(some: Sequence[Telling]) -> bool:
    """Whether all tell of one thing: each shares a word with what those before it tell."""
    known, left = some[0].matter, list(some[1:])
    while near := [each for each in left if not known.isdisjoint(each.matter)]:
        known = known.union(*(each.matter for each in near))
        left = [each for each in left if each not in near]
    return not left
