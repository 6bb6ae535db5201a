"""Deals and talks that a report tells of, each with its matter where the words around it tell one.

The words are data (``data/pointing.yml``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.core.statements import Reading
from stateofplay.core.text import Span
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals.topics import Topics

DATA = "pointing.yml"
_MARKS = "\"'\u201c\u201d\u2018\u2019,;:()[].\u2014\u2013-\u2026"
_STOPS = (",", ";", ":", ".", "\u201d", '"', "\u2014", "\u2013", ")")
_ENDS = (";", ":", ".")
_INITIALS = re.compile(r"\w\.\w\.$")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_BEFORE = 6
_BEHIND = 14
_WHO = 8
"""Words among which the modifiers stand, what tells the matter, and with whom it is."""
Known = Mapping[str, str]
"""Topic that tells a matter -> what goes by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Deals, or talks; the file says what each field is."""

    label: str
    nouns: frozenset[str]
    matters: Known
    told: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One place where a report tells of a deal or a talk.

    Attributes:
        words: The noun with what stands before it.
        span: Where they stand; `sentence` is its number.
        topic: Which topic tells its matter; "" if the words around it tell none, None if they tell
            another than any of the file's.
        parties: Names of those with whom it is, where nothing else tells which it is.
        apart: Whether it is told to be another one.
    """

    kind: Kind
    words: str
    span: Span
    sentence: int
    topic: str | None
    parties: frozenset[str]
    apart: bool


def matters_of(reading: Reading, topics: Topics) -> tuple[Matter, ...]:
    """Give all deals and talks that *reading* tells of, in order of the text."""
    text, starts = reading.report.full_text, [each.start for each in reading.sentences]
    found = []
    for noun in _nouns().finditer(text):
        number = bisect_right(starts, noun.start()) - 1
        if number >= 0 and noun.end() <= reading.sentences[number].end:
            sentence = reading.sentences[number]
            phrase = NounPhrase.of(text, sentence, noun)
            if not phrase.is_verb:
                found.append(_matter(phrase, number, topics))
    return tuple(found)


@cache
def load_data() -> dict[str, Any]:
    """Read ``pointing.yml`` as it is, examples included; once, for every act asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds of the file."""
    return tuple(
        Kind(**{**each, "nouns": frozenset(each["nouns"])}) for each in load_data()["kinds"]
    )


def names_in(words: Sequence[str]) -> frozenset[str]:
    """Give the names among *words*, by their first letters: "Norlandic" is of "Norland"."""
    return frozenset(
        word[:_ROOT].lower() for each in words if (word := each.strip(_MARKS))[:1].isupper()
    )


_ROOT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """The noun with the words around it in its sentence."""

    noun: str
    before: Sequence[str]
    modifiers: Sequence[str]
    behind: Sequence[str]
    span: Span
    in_title: bool

    @classmethod
    def of(cls, text: str, sentence: Span, noun: re.Match[str]) -> NounPhrase:
        """Read the phrase of *noun*."""
        words = list(re.finditer(r"[^\s\u2014]+", text[sentence.start : noun.start()]))
        first = len(words)
        while first and len(words) - first < _BEFORE and not _parts(words[first - 1].group()):
            first -= 1
        start = sentence.start + words[first].start() if first < len(words) else noun.start()
        rest = text[noun.end() : sentence.end]
        behind: list[str] = []
        for word in [] if rest[:1] in _STOPS else rest.split()[:_BEHIND]:
            behind.append(word)
            if word.endswith(_ENDS) and not _INITIALS.search(word):
                break
        return cls(
            noun=noun.group().lower(),
            before=[word.group() for word in words[:first]],
            modifiers=[word.group() for word in words[first:]],
            behind=behind,
            span=Span(start, noun.end()),
            in_title=sentence.start == 0,
        )

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb ("to deal with"), or only much of something."""
        data, before = load_data(), _plain("".join(self.before[-1:]))
        much = self.behind[:1] == ["of"] and not {*self.modifiers}.isdisjoint(data["much"])
        verb = self.noun in data["verbs"] and not self.modifiers and before in data["verbal"]
        return much or verb


def _matter(phrase: NounPhrase, sentence: int, topics: Topics) -> Matter:
    kind = next(each for each in kinds() if phrase.noun in each.nouns)
    topic, parties = _before(phrase, topics), frozenset[str]()
    said = {_plain(word) for word in (*phrase.before[-1:], *phrase.modifiers)}
    if topic == "":
        topic, parties = _behind(phrase.behind, kind, topics)
        parties |= frozenset[str]() if phrase.in_title else names_in(phrase.modifiers)
    return Matter(
        kind=kind,
        words=" ".join([*phrase.modifiers, phrase.noun]),
        span=phrase.span,
        sentence=sentence,
        topic=topic,
        parties=parties if topic == "" else frozenset(),
        apart=not said.isdisjoint(load_data()["apart"]),
    )


def _before(phrase: NounPhrase, topics: Topics) -> str | None:
    """The topic that the modifiers tell, the nearest first: "quits | Norland nuclear deal"."""
    words = phrase.modifiers
    for start in range(len(words) - 1, -1, -1):
        found = topics.find(" ".join([*words[start:], phrase.noun]), weak=False)
        if found is not None:
            return found[0] if any(found[0] in each.matters for each in kinds()) else None
    ends = {_plain(word).rpartition("-")[2] for word in words} | {*map(_plain, words)}
    return "" if ends.isdisjoint(load_data()["others"]) else None


def _behind(words: Sequence[str], kind: Kind, topics: Topics) -> tuple[str | None, frozenset[str]]:
    """What stands behind the noun tells: its matter, and with whom it is."""
    data, first = load_data(), _plain("".join(words[:1]))
    if first in data["parties"]:
        about = _about(words, topics)
        topic = _told(words[about:], kind, topics) if about else ""
        return topic, names_in(words[1 : about or _WHO])
    return (_told(words, kind, topics) if first in data["behind"] else ""), frozenset()


def _about(words: Sequence[str], topics: Topics) -> int:
    """Where, behind with whom it is, a word stands that begins its matter; 0 if none does."""
    for place, word in enumerate(words[1:_WHO], 1):
        if _plain(word) in load_data()["about"]:
            return place
        if _plain(word) in topics.own.cuts - {"and"} or words[place - 1].endswith(_STOPS):
            break
    return 0


def _told(words: Sequence[str], kind: Kind, topics: Topics) -> str | None:
    """The topic of *words*; "" if they tell no matter, None if they tell another."""
    data, only = load_data(), _plain(words[0]) in load_data()["about"]
    if only and _plain("".join(words[1:2])) in data["days"]:
        return ""
    found = topics.find(" ".join(words), weak=False)
    if found is None:
        return None if only else ""
    topic = kind.told.get(found[0], found[0] if found[0] in kind.matters else None)
    return topic if topic is not None or only else ""


def _parts(word: str) -> bool:
    """Whether no modifier of a noun stands in front of, or at, *word*."""
    own, plain = _own(), _plain(word)
    ends = word.endswith(_STOPS) and not _INITIALS.search(word)
    return ends or plain in own or _POSSESSIVE.search(word) is not None


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word.strip(_MARKS)).lower()


@cache
def _own() -> frozenset[str]:
    lists = read_mapping("stateofplay.resolve", "data", "function_words.yml")
    return frozenset(lists["leading"]) | frozenset(lists["cuts"]) | frozenset(load_data()["verbal"])


@cache
def _nouns() -> re.Pattern[str]:
    nouns = "|".join(sorted(noun for kind in kinds() for noun in kind.nouns))
    return re.compile(rf"\b(?:{nouns})\b(?!-)", re.IGNORECASE)
