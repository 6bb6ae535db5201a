"""Who a victim is, as far as a report tells, and whether two told of are one person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from stateofplay.core.closed_classes import (
    DEFINITE,
    FEMININE,
    FIRST_PERSON,
    MASCULINE,
    OBJECTIVE,
    POSSESSIVE,
    SUBJECTIVE,
)
from stateofplay.core.statements import MentionKind
from stateofplay.extract.figures.number_words import load_lexicon, words_to_number
from stateofplay.extract.figures.rules import VictimWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, surface_subjects

_AGE = re.compile(
    r"\b(?P<age>\w+)\s?-?\s?year[\s-]old|\b(?P<years>\w+)-year"
    r"|\b(?:aged? |, ?)(?P<after>\d{1,3})\b(?=\s*(?:[,.;:)]|(?:of|was|who|is|has|had)\b|$))",
    re.IGNORECASE,
)
_OTHERS = re.compile(r" and | by | with |, (?:who|which)|;", re.IGNORECASE)
"""Words behind which another person may be described ("shot by a 14-year-old boy")."""
_FEW, _BEHIND, _CLOSE = 14, 8, 4
"""Tokens of a description; in which an age follows a person; of "four-year-" before "old"."""

_PRONOUNS = (MASCULINE | FEMININE) & (SUBJECTIVE | OBJECTIVE)
_POINTING = DEFINITE - {"these", "those"}
"""Before one person who was told of before."""
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})

Name = tuple[str, ...]
"""The parts of a name, in lower case."""


@dataclass(slots=True, kw_only=True)
class Victim:
    """One person.

    Attributes:
        token: Where the person is first told of.
        word: The verb or noun that tells what happened.
        killed: Whether the person died; else hurt.
        dead: Where the death is first told of, or None.
        names: Names told.
        ages: Ages told, in years.
        nouns: Nouns and pronouns told for the person.
        further: Whether the person is told as one more ("a third victim").
        doers: Indices of the words for who did it to the person.
        doing: Nouns for who did it.
    """

    token: Token
    word: Token
    killed: bool
    dead: Token | None = None
    names: set[Name] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    further: bool = False
    doers: set[int] = field(default_factory=set)
    doing: set[str] = field(default_factory=set)

    @property
    def is_nobody_told(self) -> bool:
        """Whether a death is told, of nobody in particular ("Arrest in fatal shooting")."""
        return self.token == self.word

    @property
    def is_definite(self) -> bool:
        """Whether the words go back to somebody told of before: "the boy"."""
        return any(word.lower_ in _POINTING for word in self.token.lefts)

    def learn(self, told: Victim) -> None:
        """Add what is told of the same person elsewhere; who died has died."""
        self.names |= told.names
        self.ages |= told.ages
        self.nouns |= told.nouns
        self.killed |= told.killed
        self.further |= told.further
        self.doers |= told.doers
        self.doing |= told.doing
        self.dead = self.dead or told.dead


def described(words: VictimWords, token: Token, word: Token, *, killed: bool) -> Victim:
    """Gather what the words around *token* tell of a person."""
    if token == word:
        return Victim(token=token, word=word, killed=killed)
    doc = token.doc
    left = max(token.left_edge.i, token.i - _FEW)
    if token.lower_ == "old":
        left = max(0, min(left, token.i - _CLOSE))  # "Four-year-old", however it was parsed
    nouns = [token, *(right for right in token.rights if right.dep_ == "appos")]
    nouns = nouns[:1] if _is_name(words, token) else nouns  # in a list of names each is another's
    text = doc[left : min(token.i + _BEHIND, token.sent.end)].text
    text = _OTHERS.split(text)[0]
    found = (match["age"] or match["years"] or match["after"] for match in _AGE.finditer(text))
    return Victim(
        token=token,
        word=word,
        killed=killed,
        dead=token if killed else None,
        names=set(filter(None, (_name(noun) for noun in nouns if _is_name(words, noun)))),
        ages=set(list(filter(None, map(_years, found)))[:1]),
        nouns={token.lower_},
        further=is_further(words, token),
        doers=_doers(token, word),
        doing={doc[at].lower_ for at in _doers(token, word)} & words.unlike[-1][0],
    )


def _doers(token: Token, verb: Token) -> set[int]:
    """Who did it to *token*, its object: "a guard shot a boy and then killed himself" are two."""
    if child(verb, "dobj") != token or verb.pos_ != "VERB":
        return set()
    doers = [verb.head] if verb.dep_ == "relcl" else list(surface_subjects(verb, 0))
    return {one.i for one in doers if one.i != token.i}


def is_further(words: VictimWords, token: Token) -> bool:
    """Whether *token* is told as one more than those before: "a third victim"."""
    before = {left.lower_ for left in token.lefts}
    return bool(before & words.further) and before.isdisjoint(_POINTING)


def is_kin_of_speaker(token: Token) -> bool:
    """Whether *token* is told by kin: "my child"."""
    return any(left.lower_ in FIRST_PERSON & POSSESSIVE for left in token.lefts)


def are_linked(one: Victim, other: Victim) -> bool:
    """Whether the same name or age is told of both."""
    named = any(_fit(name, known) for name in one.names for known in other.names)
    return named or not one.ages.isdisjoint(other.ages)


def is_same(words: VictimWords, one: Victim, other: Victim) -> bool:
    """Whether nothing tells two apart: another name, another age, a boy and a woman."""
    if one.token.i in other.doers or other.token.i in one.doers:
        return False
    if (one.doing - one.nouns) & other.nouns or (other.doing - other.nouns) & one.nouns:
        return False  # "a suspect wounded a guard ... the suspect killed himself"
    if any(word.lower_ == "another" for word in one.token.lefts) and one.ages & other.ages:
        return False  # "another boy, also 15"
    if one.names and other.names:
        pairs = [(name, known) for name in one.names for known in other.names]
        aged = not one.ages.isdisjoint(other.ages)
        return any(_fit(*pair) or (aged and pair[0][-1:] == pair[1][-1:]) for pair in pairs)
    if one.ages and other.ages:
        return not one.ages.isdisjoint(other.ages)
    return not any(_are_unlike(pair, one.nouns, other.nouns) for pair in words.unlike)


def _are_unlike(pair: tuple[frozenset[str], ...], one: set[str], other: set[str]) -> bool:
    """Whether the nouns of one person are of the first list, those of the other of the second."""
    kinds = [
        {at for at, listed in enumerate(pair) if not listed.isdisjoint(n)} for n in (one, other)
    ]
    return kinds[0].isdisjoint(kinds[1]) and all(kinds)


def _fit(name: Name, known: Name) -> bool:
    """Whether two names can be one person's: a part of the other, or first and last the same."""
    short, full = sorted((name, known), key=len)
    inside = set(short) <= set(full)
    return inside or (short[0] == full[0] and short[-1] == full[-1])


def _is_name(words: VictimWords, token: Token) -> bool:
    common = token.lemma_.lower() in words.persons  # "Friend" in a title
    return token.pos_ == "PROPN" and token.ent_type_ in {"PERSON", "ORG", "GPE"} and not common


def _years(words: str) -> str:
    """An age in digits, "" if it is none ("this-year")."""
    return words if words.isdigit() else str(words_to_number(words, load_lexicon()) or "")


def _name(token: Token) -> Name:
    """The name that *token* is part of."""
    doc, first, last = token.doc, token.i, token.i
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    return tuple(word.lower_ for word in doc[first : last + 1] if word.is_alpha)


def is_person(parsed: Parsed, words: VictimWords, token: Token) -> bool:
    """Whether *token* is one person: a name, a singular noun for people, "he"."""
    if _is_before_noun(words, token) or token.lower_ in words.animals:
        return False
    named = token.tag_ == "NNP" and any(  # a surname alone may be taken for a company's
        mention.kind is MentionKind.PERSON and mention.exact.endswith(token.text)
        for mention in parsed.mentions
    )
    if named or token.ent_type_ == "PERSON" or token.lower_ in _PRONOUNS:
        return True
    if token.pos_ == "PROPN" and any(left.lower_ == "old" for left in token.lefts):
        return True  # "5-year-old Lena Brandt", taken for a place
    if token.tag_ not in {"NN", "NNP", "JJ", "UH"}:  # "Boy, 3, hurt"
        return False
    counted = any(
        one.like_num and one.dep_ == "nummod" and one.lower_ != "one" for one in token.lefts
    )
    if counted or any(one.lower_ in words.anyone for one in token.lefts):
        return False
    return token.lemma_.lower() in words.persons or token.lower_ == "old"


def _is_before_noun(words: VictimWords, name: Token) -> bool:
    """Whether *name* is the town in "two Norport men", "Norport shooting victim"."""
    before = name.tag_ == "NNP" and name.dep_ in _BEFORE_NOUN and name.head.i > name.i
    return before and name.head.lemma_.lower() in words.persons
