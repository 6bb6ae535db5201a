"""Where a clause ends, what only denies, what names nothing: by ``data/function_words.yml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from stateofplay.core.stems import words_of

_PART = re.compile(r"\S+")
_MARKS = ",;:.\"'\u201c\u201d\u2018\u2019()"
_PARTICIPLE = "ed"
"""Ends a lone word that tells how something is, not what is proposed."""
_AT_FIRST = 7
"""Words among which a talk stands that is what is agreed: "announced plans to host talks"."""
_WITH_PARTICLE = 2
"""Words of a head that is a verb with its particle and nothing else: "give up"."""
_STOPS = (",", ";", ":", ".", "\u201d", '"')


_TORN = re.compile(r"(?:\S+ ){0,2}?(?:an?|the|\S+['\u2019]s)\s{2,}([a-z]+)")
"""An article, a gap, and what stands behind it; other words have single spaces between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """Words that open, join and deny clauses; the file says what each list is."""

    clauses: frozenset[str]
    limiting: frozenset[str]
    joining: frozenset[str]
    denying: frozenset[str]
    alleged: frozenset[str]
    rumours: frozenset[str]
    terms: frozenset[str]
    opening: frozenset[str]
    cuts: frozenset[str]
    pronouns: frozenset[str]
    particles: frozenset[str]
    scraps: frozenset[str]
    parties: frozenset[str]
    accepting: frozenset[str]
    around: frozenset[str]
    alone: frozenset[str]
    talking: frozenset[str]
    discussing: frozenset[str]
    matters: frozenset[str]
    plain_talk: frozenset[str]
    verbal: frozenset[str]

    @classmethod
    def of(cls, lists: Mapping[str, Sequence[str]]) -> Clauses:
        """Take what is needed from the lists of the file."""
        return cls(**{field.name: frozenset(lists[field.name]) for field in fields(cls)})

    def first(self, words: str) -> str:
        """Cut *words* before a condition, and before what else is told: "the demand | and said".

        A joining word before what is told goes with it.
        """
        ends = self.clauses | self.limiting
        end, joined = len(words), len(words)
        for part in _PART.finditer(words):
            word = part.group().strip(_MARKS).lower()
            if word in ends:
                end = min(part.start(), joined)
                break
            joined = part.start() if word in self.joining else len(words)
        return words[:end].rstrip()

    def without_verbs(self, words: str, bears: Callable[[str], bool]) -> list[str]:
        """Give words without numbers, and without verbs that sound like a noun: "will | deal with".

        Args:
            words: Any stretch of text.
            bears: Whether a verb follows a word.
        """
        said = [word for word in words_of(words) if not word.isdecimal()]
        pairs = (" ".join(pair).lower() for pair in pairwise(said))
        verbs = {at for at, pair in enumerate(pairs) if pair in self.verbal}
        for at in sorted(verbs):
            before = next((word for word in reversed(said[:at]) if not word.endswith("ly")), "")
            if not before or not bears(before):
                verbs.discard(at)
        return [word for at, word in enumerate(said) if at not in verbs]

    def last(self, words: str) -> str:
        """Keep of *words* what follows the last comma or conjunction."""
        start = 0
        for part in _PART.finditer(words):
            if part.group().lower() in self.joining or part.group().endswith(_STOPS):
                start = part.end()
        return words[start:]

    def talk(self, words: str) -> tuple[str, str] | None:
        """Find a talk about something in *words*: what stands before it, and its own last words.

        Example: "to hold peace talks on a truce" gives ("to hold peace", "peace talks").
        """
        said = [part.group().strip(_MARKS) for part in _PART.finditer(words)]
        for place, word in enumerate(said[:-1][:_AT_FIRST]):
            linked = word.lower() in self.discussing or said[place + 1].lower() in self.matters
            if word.lower() in self.talking and linked:
                return " ".join(said[:place]), " ".join(said[max(0, place - 1) : place + 1])
        return None

    def is_denial(self, trigger: str, words: str, head: str) -> bool:
        """Say whether a refusal is of no proposal: "denied that it left", "the claim", "terms".

        Args:
            trigger: The word of refusal.
            words: What is refused or denied.
            head: The head of its phrase.
        """
        said = [word.lower() for word in words_of(words)]
        heads = head.lower().split()
        told = {*heads, " ".join(heads[:2])}
        if said[:1] != ["to"] and not (self.alleged | self.terms).isdisjoint(told):
            return True
        if not said or self.denying.isdisjoint(word.lower() for word in words_of(trigger)):
            return False
        deed = said[0].endswith("ing") and len(said) > 1 and said[1] not in self.cuts
        return said[0] in self.opening or deed

    def rumour(self, trigger: str, head: str) -> str:
        """Give what *head* begins with if it is talk of something, which is refused, not denied."""
        said = (word.lower() for word in words_of(trigger))
        told = next((each for each in self.rumours if head.lower().startswith(f"{each} ")), "")
        return told if self.denying.isdisjoint(said) else ""

    def is_no_phrase(self, words: str) -> bool:
        """Say whether *words* are a clause of somebody's ("that it left"), or a torn phrase."""
        first = next(iter(words.lower().split()), "").strip(_MARKS)
        opens = first.partition("'")[0].partition("\u2019")[0] in self.opening
        return opens or self._is_torn(words)

    def _is_torn(self, words: str) -> bool:
        """Whether a noun is missing behind an article, as where the text of links is lost."""
        gap = _TORN.match(words)
        return gap is not None and gap.group(1) in {"of", *self.cuts}

    def names_nothing(self, words: str, head: str) -> bool:
        """Say whether *words* are a deed without an object, or a scrap of a phrase.

        Args:
            words: What an act is about: "to leave", "detached from reality".
            head: The head of its phrase, one word at least.
        """
        said = [word.lower() for word in words_of(words)]
        if self._is_no_proposal(head, deed=said[:1] == ["to"]):
            return True
        heads = head.lower().split()
        if all(word in self.scraps or word.isdecimal() for word in heads):
            return True
        if "to" not in said[:2] or said.index("to") + 1 >= len(said):
            return False
        rest = said[said.index("to") + 2 :]
        if not rest or rest[0] in self.around:
            return len(heads) == 1 and heads[0] not in self.alone
        empty = self.pronouns | self.particles | self.cuts
        short = rest[0] in self.particles and len(heads) == _WITH_PARTICLE
        return rest[0] in empty and (len(rest) == 1 or short)

    def _is_no_proposal(self, head: str, *, deed: bool) -> bool:
        """Whether *head* is how something is ("detached"), or who acts ("the coastal state")."""
        *before, noun = head.partition(" of ")[0].split()
        acts = noun.lower() in self.parties and not deed
        return acts or (not before and noun.endswith(_PARTICIPLE))
