"""The head of a phrase: up to where a preposition, a clause or another phrase begins.

The words are data (``data/own_words.yml``, ``data/function_words.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stateofplay.core.closed_classes import ARTICLES
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.wording.clauses import Clauses
from stateofplay.resolve.wording.deeds import NUMBER
from stateofplay.sums import signs

MARKS = "\"'\u201c\u201d\u2018\u2019,;:()[]"
"""Marks around words."""
STOPS = (",", ";", ":", ".", "\u201d", '"')
"""Marks behind the last word of a phrase."""
_QUOTES = "\"'\u201c\u201d"
_HEAD_WORDS = 7
"""A phrase that goes on for longer is cut: few do."""
_DONE_TO = 2
"""A verb and whom or what it is done to: "import it"."""
LIGHT = ARTICLES | {"of", "and", "or"}
"""Words within a name that do not count towards its length."""
_AMOUNT = re.compile(NUMBER)
_OPENED = re.compile("(?<!\\w)['\u2018](?=\\w)")
"""A quotation begins: what ends it is no owner's mark."""
_INITIALS = re.compile(r"(?:\w\.)+\w?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Words that tell where the head of a phrase begins and ends, as the files say."""

    leading: frozenset[str]
    cuts: frozenset[str]
    vague: frozenset[str]
    owners: frozenset[str]
    pointing: frozenset[str]
    participles: frozenset[str]
    causing: frozenset[str]
    reaching: frozenset[str]
    idle: frozenset[str]
    trailing: frozenset[str]
    things: frozenset[str]
    denials: frozenset[str]
    amounts: frozenset[str]
    titles: frozenset[str]
    no_adverbs: frozenset[str]
    joining: frozenset[str]
    objects: frozenset[str]
    days: frozenset[str]
    spells: frozenset[str]
    times: frozenset[str]
    qualities: tuple[str, ...]
    describing: tuple[str, ...]
    adjectives: frozenset[str]
    clauses: Clauses

    def head(self, words: str) -> str:
        """Give the head of the phrase: up to seven words of weight, lower case but for names."""
        return " ".join(word for word, _ in self.taken(words))

    def taken(self, words: str) -> list[tuple[str, int]]:
        """Give the words of the head, each with its place among those of the bare phrase."""
        kept: list[str] = []
        places: list[int] = []
        parts = bare(words).split()
        for place, part in enumerate(parts):
            token = token_of(part)
            word = token.lower()
            if self._leads_on(kept, word, words):
                kept.append(word)
                places.append(place)
                continue
            cut = word.partition("'")[0] in self.cuts - self.owners and not _is_initials(token)
            if kept and (part.startswith("(") or cut):
                break
            whose = places[-1:] != [place - 1] and self._is_anybodys(words.split(), part)
            if whose or self._is_left_out(kept, parts, place):
                continue
            weight = sum(each not in LIGHT for each in kept)
            done = kept and (word in self.owners or self.is_time(parts, place))
            if not token or done or weight == _HEAD_WORDS or cut:
                break
            if part.endswith("s'") and not _OPENED.search(words):
                token, word = f"{token}'", f"{word}'"
            proper = token[0].isupper() or token[1:] != token[1:].lower()
            kept.append(token if proper else word)
            places.append(place)
            if part.endswith(STOPS) and not self._goes_on(part, token):
                break
        while kept and self.is_loose(kept):
            kept.pop()
        return list(zip(kept, places, strict=False))

    def _is_left_out(self, kept: Sequence[str], parts: Sequence[str], place: int) -> bool:
        """Whether a word says nothing of a head: before it, or whose it is behind its verb."""
        word = token_of(parts[place]).lower()
        if not kept:
            return self._only_leads(parts, place, word)
        return word in self.owners and self._takes_owner(kept, word)

    def _only_leads(self, parts: Sequence[str], place: int, word: str) -> bool:
        """Whether a *word* before a head says nothing of it: "an", "no", "fully | carry it out"."""
        small = word.isalpha() and word in parts[place]
        adverb = small and word.endswith("ly") and word not in self.no_adverbs
        how = adverb and place + 1 < len(parts) and not parts[place].endswith(STOPS)
        return how or word in self.leading or word in self.denials or self._amounts(word)

    def _is_anybodys(self, said: Sequence[str], part: str) -> bool:
        """Whether a word tells no more than the one before it, left out: "his | country's"."""
        token = token_of(part)
        if not (token.islower() and token.endswith("'s")):
            return False
        plain = [token_of(word.replace("\u2019", "'")) for word in said]
        places = (at for at, word in enumerate(plain) if word == token)
        return any(at and plain[at - 1].lower() in self.owners for at in places)

    def is_time(self, parts: Sequence[str], place: int) -> bool:
        """Whether a time begins at a *place* behind the first: "today", "next week", "7 June"."""
        word = token_of(parts[place]).lower()
        behind = token_of("".join(parts[place + 1 : place + 2])).lower()
        dated = word.isdecimal() and behind in self.days
        return dated or word in self.days or (word in self.spells and behind in self.times)

    def _leads_on(self, kept: Sequence[str], word: str, words: str) -> bool:
        """Whether *word* ends no phrase: "patient | and", "allow the banks | to", "invest | in"."""
        if not kept:
            return False
        if word in self.joining and self.is_quality(kept[-1]):
            return True
        opening = words.split(maxsplit=1)[0].lower()
        verb = kept[0].lower()
        if opening != "to" and not (opening == verb and verb.endswith("ing")):
            return False
        if word == "to" and word not in kept and verb in self.causing:
            return len(kept) > 1
        root = verb.removesuffix("ing")
        idle = not {verb, root, f"{root}e"}.isdisjoint(self.idle)
        plural = verb.endswith("s") and not verb.endswith("ss")
        reaches = word in self.reaching and not (idle or plural)
        return len(kept) == 1 and (reaches or word in self.clauses.particles)

    def _takes_owner(self, kept: Sequence[str], word: str) -> bool:
        """Whether whose something is may be left out: "protect | their fields"."""
        verb = len(kept) == 1 and kept[0].islower()
        whose = word not in self.pointing and kept[-1] == "of"
        return verb or whose or kept[-1] in self.clauses.particles | self.reaching

    def is_loose(self, kept: Sequence[str]) -> bool:
        """Whether the last word belongs to what follows: "miners | held", "rockets | rather"."""
        last = kept[-1] if _is_initials(kept[-1]) else kept[-1].lower()
        sum_of_money = next((at for at, word in enumerate(kept) if word[0] in signs()), 0)
        if sum_of_money and all(map(self._amounts, kept[sum_of_money:])):
            return False  # "set aside | $5 billion"
        if last in self.objects and len(kept) <= _DONE_TO:
            return False
        if last in self.leading | self.trailing or self._amounts(last) or last.endswith("'s"):
            return True
        whose = len(kept) > 1 and kept[-2].lower() not in LIGHT
        told = (last.endswith("ed") and not last.endswith("eed")) or last in self.participles
        return whose and told and kept[-1].islower()

    def is_quality(self, word: str) -> bool:
        """Whether *word* tells how something is: "unlawful", "clear"."""
        plain = word.lower()
        how = plain.endswith(self.qualities + self.describing)
        how = how or plain in self.vague | self.adjectives
        return how and plain not in self.things

    def _goes_on(self, part: str, token: str) -> bool:
        """Whether a mark behind a word ends no phrase: "U.S. fort", "endless, senseless war"."""
        if part.endswith("."):
            return "." in part[:-1] or token.lower() in self.titles or is_initial(token)
        quoted = part[-1] in _QUOTES and part[-2:-1].isalnum()
        return quoted or (part.endswith(",") and self.is_quality(token))

    def _amounts(self, word: str) -> bool:
        return word in self.amounts or _AMOUNT.fullmatch(word) is not None


def token_of(part: str) -> str:
    """Give a word without the marks around it; initials keep their points: "U.S."."""
    token = part.strip(MARKS)
    return token if _INITIALS.fullmatch(token) else token.strip("." + MARKS)


def is_initial(token: str) -> bool:
    """Whether a word is one capital letter, as of a middle name: "Ada R. | Stone"."""
    return len(token.removesuffix(".")) == 1 and token.isupper()


def _is_initials(token: str) -> bool:
    """Whether a word is an abbreviation in capitals: "WHO" is not "who"."""
    return len(token) > 1 and token.isupper()
