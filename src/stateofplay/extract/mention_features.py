"""What the syntax around a mention says of it: whose it is, which office, whether subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from stateofplay.extract.wordlists import wordlists

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OWNERS = frozenset({"NORP", "GPE", "ORG", "LOC"})


def is_subject(token: Token) -> bool:
    """Whether *token* is the subject of a clause, alone or joined to another."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ in _SUBJECTS


def same_name(token: Token, other: Token) -> bool:
    """Whether two tokens belong to one named entity."""
    low, high = sorted((token.i, other.i))
    return all(word.ent_iob_ == "I" for word in token.doc[low + 1 : high + 1])


def is_title(word: Token) -> bool:
    """Whether *word* is an office or title that stands before names."""
    lists = wordlists("mentions")
    return word.lower_ in lists["title"] | lists["role"] or word.lemma_.lower() in lists["role"]


def office_before(words: Iterable[Token]) -> str | None:
    """The office among the *words* before a person's name, as written, or None."""
    before = [word for word in words if word.ent_type_ != "PERSON"]
    while before and (before[0].ent_type_ in _OWNERS or before[0].is_punct):
        before.pop(0)
    if not any(is_title(word) for word in before):
        return None
    return before[0].doc[before[0].i : before[-1].i + 1].text


def owner_of(token: Token) -> str | None:
    """The words that say whose the phrase of *token* is or where it is from, or None.

    In this order: "Israel's army", "the Israeli army", "the army of Israel".
    """
    return next((words for find in _PLACES for words in find(token)), None)


def _possessors(token: Token) -> Iterator[str]:
    for child in token.lefts:
        if child.dep_ == "poss":
            words = [word for word in child.lefts if word.dep_ in {"compound", "amod", "det"}]
            start = words[0].i if words else child.i
            yield token.doc[start : child.i + 1].text


def _names_before(token: Token) -> Iterator[str]:
    for child in token.lefts:
        if child.dep_ in {"amod", "compound", "nmod"}:
            for word in (child, *child.lefts):
                if word.ent_type_ in _OWNERS and not same_name(word, token):
                    yield _name_around(word)


def _names_after(token: Token) -> Iterator[str]:
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "from", "for"}:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.ent_type_ in _OWNERS:
                    yield _name_around(noun)


_PLACES = (_possessors, _names_before, _names_after)


def _name_around(token: Token) -> str:
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].dep_ == "det":
        first += 1
    return doc[first : last + 1].text
