"""Who a victim is, as far as a report tells, and whether two told of are one person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from stateofplay.extract.figures.numbers import load_lexicon, words_to_number

_AGE = re.compile(
    r"\b(?P<age>\w+)\s?-?\s?year[\s-]old|\b(?P<years>\w+)-year"
    r"|\b(?:aged? |, ?)(?P<after>\d{1,3})\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r" and | by | with |, (?:who|which)")
"""Words behind which another person may be described ("shot by a 14-year-old boy")."""
_FEW, _BEHIND = 14, 8
"""Tokens of a description; in which an age follows a person."""

Name = tuple[str, ...]
"""The parts of a name, in lower case."""


@dataclass(slots=True, kw_only=True)
class Victim:
    """One person.

    Attributes:
        token: Where the person is first told of.
        word: The verb or noun that tells what happened.
        killed: Whether the person died; else hurt.
        names: Names told.
        ages: Ages told, in years.
    """

    token: Token
    word: Token
    killed: bool
    names: set[Name] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)

    def learn(self, told: Victim) -> None:
        """Add what is told of the same person elsewhere; who died has died."""
        self.names |= told.names
        self.ages |= told.ages
        self.killed |= told.killed


def described(token: Token, word: Token, *, killed: bool) -> Victim:
    """Gather what the words around *token* tell of a person."""
    doc = token.doc
    left = max(token.left_edge.i, token.i - _FEW)
    nouns = [token, *(right for right in token.rights if right.dep_ == "appos")]
    text = doc[left : min(token.i + _BEHIND, token.sent.end)].text
    text = _OTHERS.split(text)[0]
    found = (match["age"] or match["years"] or match["after"] for match in _AGE.finditer(text))
    return Victim(
        token=token,
        word=word,
        killed=killed,
        names={_name(noun) for noun in nouns if _is_name(noun)},
        ages={_years(age) for age in found} - {""},
    )


def is_same(one: Victim, other: Victim) -> bool:
    """Whether nothing tells two apart: another name, another age."""
    if one.names and other.names:
        return any(_fit(name, known) for name in one.names for known in other.names)
    if one.ages and other.ages:
        return not one.ages.isdisjoint(other.ages)
    return True


def _fit(name: Name, known: Name) -> bool:
    """Whether two names can be one person's: a part of the other, or first and last the same."""
    short, full = sorted((name, known), key=len)
    inside = set(short) <= set(full)
    return inside or (short[0] == full[0] and short[-1] == full[-1])


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ in {"PERSON", "ORG", "GPE"}


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
