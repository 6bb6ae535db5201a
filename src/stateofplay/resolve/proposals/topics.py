"""What an act is about -> the proposal it belongs to.

Topic knowledge is data (``data/proposals.yml``, whose head says its form). Where no topic fits, a
proposal is named by the head of its own words, so that only same wordings meet; nothing is forced
into a topic.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from stateofplay.core.errors import DataError
from stateofplay.core.stems import stem, words_of
from stateofplay.datafiles import parse_yaml, read_mapping
from stateofplay.resolve.wording.clauses import Clauses
from stateofplay.resolve.wording.own_words import OwnWords

_SLACK = 5
_NEAR = 5
_WHOSE = re.compile(r" of (?:the )?[A-Z].*")
"""Whose something is, behind its noun: "the proposal | of the League"."""
_EXACT = "="
"""Before a word of a wording that is meant letter for letter."""
_ENDING = "*"
"""Before the last part of a compound: "*-day" is "30-day" and "four-day"."""
_BEHIND, _NEXT = ">", "+"
"""Before a choice that stands behind the one before it in a wording, or right behind it."""
_FIELDS = frozenset({"name", "wordings", "unless", "weak", "examples", "not"})
_NEEDED = frozenset({"name", "wordings"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One proposal and the words it goes by.

    Attributes:
        wordings: Each wording as a row of alternatives, by stem or exact form.
        shown: The wordings as the file writes them, in the same order.
        unless: Stems that, standing near, make it something else.
        weak: Whether any other topic goes before it.
        examples: Wordings that belong here; `counter_examples` do not.
    """

    name: str
    wordings: tuple[tuple[frozenset[str], ...], ...]
    shown: tuple[str, ...]
    unless: frozenset[str]
    weak: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """All topics, and which of them a word can belong to."""

    topics: tuple[Topic, ...]
    by_stem: Mapping[str, tuple[int, ...]]
    own: OwnWords
    pronouns: frozenset[str]
    wide: frozenset[str]
    again: frozenset[str]
    pointers: frozenset[str]

    @property
    def clauses(self) -> Clauses:
        """Where a clause ends and what only denies."""
        return self.own.clauses

    @classmethod
    def load(cls, extra: Iterable[Path] = ()) -> Topics:
        """Read the shipped topics, then the user's; one of the same name replaces the shipped.

        Raises:
            DataError: If a file lacks a needed field or has one that is not known.
        """
        shipped = files("stateofplay.resolve").joinpath("data", "proposals.yml")
        found: dict[str, Topic] = {}
        for path in (shipped, *extra):
            for topic in _read(path):
                found[topic.name] = topic
        topics = tuple(found.values())
        by_stem: dict[str, list[int]] = {}
        for index, topic in enumerate(topics):
            first = {word for wording in topic.wordings for word in wording[0]}
            for word in sorted(first):
                by_stem.setdefault(word, []).append(index)
        lists = read_mapping("stateofplay.resolve", "data", "function_words.yml")
        return cls(
            topics=topics,
            by_stem={word: tuple(found) for word, found in by_stem.items()},
            own=OwnWords.load(lists),
            **{k: frozenset(lists[k]) for k in ("pronouns", "wide", "again", "pointers")},
        )

    def name(
        self, words: str, *, refused: bool = False, actors: Collection[str] = ()
    ) -> tuple[str, str] | None:
        """Name the proposal that *words* belong to, and say why; None if *words* say nothing.

        Args:
            words: What an act is about.
            refused: Whether it is refused.
            actors: Names, in small letters, of those who can act: no proposals themselves.

        Example:
            >>> Topics.load().name("an immediate cease-fire")[0]
            'ceasefire'
        """
        found = self.find(words)
        if found is not None:
            return found
        head = self.own.name(words, refused=refused, actors=actors)
        return (head, f"no topic fits: named by its own words “{head}”") if head else None

    def talk(self, words: str) -> tuple[str, str] | None:
        """Name the talk that *words* agree to hold, where they do not agree to its matter.

        Example:
            >>> Topics.load().talk("ready to resume talks on a truce")[0]
            'dialogue'
        """
        found = self.clauses.talk(words)
        if found is None or self.find(found[0], weak=False) is not None:
            return None
        named = self.find(found[1])
        if named is not None and self.clauses.talking.isdisjoint(named[0].split()):
            named = None
        return named or self.find(" ".join(self.clauses.plain_talk))

    def find(self, words: str, *, weak: bool = True) -> tuple[str, str] | None:
        """Find the topic of *words* and the reason; None if no topic fits.

        Args:
            words: Any stretch of text.
            weak: Whether topics count that any other goes before ("talks").
        """
        said = [_forms(word) for word in self.clauses.without_verbs(words, self.own.bears)]
        candidates = sorted({i for two in said for word in two for i in self.by_stem.get(word, ())})
        best: tuple[tuple[bool, int, int, int], int, int] | None = None
        for index in candidates:
            topic = self.topics[index]
            for number, wording in enumerate(topic.wordings):
                place = _match(wording, said) if weak or not topic.weak else None
                if place is None or _excluded(topic, said, place):
                    continue
                rank = (topic.weak, place, -len(wording), index)
                if best is None or rank < best[0]:
                    best = (rank, index, number)
        if best is None:
            return None
        topic = self.topics[best[1]]
        return topic.name, f"proposals.yml “{topic.name}”: “{topic.shown[best[2]]}” in “{words}”"

    def tells(self, name: str) -> bool:
        """Say whether *name* is that of a topic which tells what is meant ("ceasefire").

        It does not if any other topic goes before it ("agreement"), or if it is no topic's.
        """
        return any(topic.name == name and not topic.weak for topic in self.topics)

    def is_weak(self, name: str) -> bool:
        """Say whether *name* is that of a topic which any other goes before ("agreement")."""
        return any(topic.name == name and topic.weak for topic in self.topics)

    def find_last(self, words: str) -> tuple[str, str] | None:
        """Find the topic that stands last in *words*: the nearest one before a pronoun."""
        parts = words.split()
        for start in range(len(parts) - 1, -1, -1):
            if (found := self.find(" ".join(parts[start:]), weak=False)) is not None:
                return found
        return None

    def is_pronoun(self, words: str) -> bool:
        """Say whether *words* are nothing but a pronoun ("it", "any of them")."""
        said = [word.lower() for word in words_of(words)]
        return bool(said) and all(word in self.pronouns for word in said)

    def acts_on_pronoun(self, words: str) -> bool:
        """Say whether *words* are a deed done to what a pronoun stands for: "to stop them"."""
        said = [word.lower() for word in words_of(words)]
        said = [word for word in said if word not in ("to", "not")]
        return len(said) == 2 and said[0] not in self.pronouns and said[1] in self.pronouns

    def is_denial(self, trigger: str, words: str) -> bool:
        """Say whether a refusal only denies what is alleged: "denied that it left", "the claim"."""
        head = self.own.head(words)
        rumour = self.clauses.rumour(trigger, head)
        if rumour and self.find(head.removeprefix(rumour), weak=False) is not None:
            return False
        return self.clauses.is_denial(trigger, words, head)

    def points(self, words: str) -> bool:
        """Say whether *words* only point to a proposal ("the request", "plea of Moreau", "it")."""
        deed = words.startswith("to ") and len(self.own.head(words).split()) == 1
        return self.is_pronoun(words) or (not deed and self._noun(words) in self.pointers)

    def accepts(self, words: str) -> bool:
        """Say whether *words* name an answer that accepts something ("Norland's acceptance")."""
        return self._noun(words) in self.clauses.accepting

    def _noun(self, words: str) -> str:
        """The noun that *words* are about, in small letters: "Moreau's plea", "plea of Moreau"."""
        return _WHOSE.sub("", self.own.head(words)).rpartition(" ")[2].lower()


def _asked(choice: str) -> str:
    return choice if choice.startswith((_EXACT, _ENDING)) else stem(choice)


def _choice(written: str) -> frozenset[str]:
    """Read the alternatives of one word of a wording, with the mark of their order, if any."""
    order = written[:1] if written[:1] in (_BEHIND, _NEXT) else ""
    choices = frozenset(map(_asked, written.removeprefix(order).split("|")))
    return choices | {order} if order else choices


def _forms(word: str) -> frozenset[str]:
    """What a wording may say for *word*: its stem, or itself or its end behind their marks."""
    plain = word.lower()
    _, hyphen, end = plain.rpartition("-")
    ending = (f"{_ENDING}-{end}",) if hyphen else ()
    return frozenset((stem(word), f"{_EXACT}{plain}", *ending))


def _match(wording: Sequence[frozenset[str]], said: Sequence[frozenset[str]]) -> int | None:
    """First place where all words of *wording* stand within a short window; None if nowhere."""
    places = [[i for i, two in enumerate(said) if not two.isdisjoint(choice)] for choice in wording]
    if not all(places):
        return None
    if len(places) == 1:
        return places[0][0]
    window = len(wording) + _SLACK
    for start in sorted({place for row in places for place in row}):
        used: list[int] = []
        for row, choice in zip(places, wording, strict=True):
            near = [p for p in row if start <= p < start + window and p not in used]
            near = [p for p in near if _in_order(choice, p, used)]
            if not near:
                break
            used.append(near[0])
        else:
            return min(used)
    return None


def _in_order(choice: frozenset[str], place: int, used: Sequence[int]) -> bool:
    """Whether a word stands where its wording wants it: anywhere, or behind the one before it."""
    if _NEXT in choice:
        return place == used[-1] + 1
    return _BEHIND not in choice or place > used[-1]


def _excluded(topic: Topic, said: Sequence[frozenset[str]], place: int) -> bool:
    around = said[max(0, place - _NEAR) : place + _NEAR + 1]
    return any(not topic.unless.isdisjoint(two) for two in around)


def _read(path: Any) -> list[Topic]:
    where = str(path.name)
    try:
        data = parse_yaml(path.read_text("utf-8"))
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise DataError(str(path), "the file", problem) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(where, "the file", f"cannot be read as YAML: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("proposals"), list):
        raise DataError(where, "the file", "must hold a list", frozenset({"proposals"}))
    return [_topic(where, entry) for entry in data["proposals"]]


def _topic(where: str, entry: Any) -> Topic:
    if not isinstance(entry, dict):
        raise DataError(where, str(entry), "must be a table", _FIELDS)
    label = str(entry.get("name", "an entry without a name"))
    if missing := _NEEDED - entry.keys():
        raise DataError(where, label, f"lacks {', '.join(sorted(missing))}", _NEEDED)
    if unknown := sorted(map(str, entry.keys() - _FIELDS)):
        raise DataError(where, label, f"has no field {unknown[0]!r}", _FIELDS)
    if not isinstance(entry["wordings"], list) or not entry["wordings"]:
        raise DataError(where, label, "wordings must be a list of wordings, at least one")
    shown = tuple(map(str, entry["wordings"]))
    return Topic(
        name=label,
        wordings=tuple(tuple(_choice(choice) for choice in wording.split()) for wording in shown),
        shown=shown,
        unless=frozenset(_asked(str(word)) for word in entry.get("unless") or ()),
        weak=bool(entry.get("weak")),
        examples=tuple(map(str, entry.get("examples") or ())),
        counter_examples=tuple(map(str, entry.get("not") or ())),
    )
