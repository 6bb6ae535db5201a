"""What an act is about -> the proposal it belongs to.

Topic knowledge is data (``data/proposals.yml``, whose head says its form). Where no topic fits, a
proposal is named by the head of its own words, so that only same wordings meet; nothing is forced
into a topic.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from stateofplay.core.stems import words_of
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals.wordings import Topic, excluded, forms, match, read
from stateofplay.resolve.wording.clauses import Clauses
from stateofplay.resolve.wording.own_words import OwnWords

_WHOSE = re.compile(r" of (?:the )?[A-Z].*")
"""Whose something is, behind its noun: "the proposal | of the League"."""


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
            for topic in read(path):
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
        said = [forms(word) for word in self.clauses.without_verbs(words, self.own.bears)]
        candidates = sorted({i for two in said for word in two for i in self.by_stem.get(word, ())})
        best: tuple[tuple[bool, int, int, int], int, int] | None = None
        for index in candidates:
            topic = self.topics[index]
            for number, wording in enumerate(topic.wordings):
                place = match(wording, said) if weak or not topic.weak else None
                if place is None or excluded(topic, said, place):
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
