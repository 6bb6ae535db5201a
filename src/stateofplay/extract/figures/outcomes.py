"""What a word tells became of a person: death or harm."""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.extract.figures.rules import VictimWords
from stateofplay.extract.syntax import child
from stateofplay.extract.wordlists import wordlists

_NEAR, _CLOSE = 6, 4
"""Tokens around a verb; within which "dead" is its own."""


def outcome_of(words: VictimWords, word: Token) -> tuple[bool, bool] | None:
    """Whether *word* tells of a death, and whether of its subject's; None if of neither."""
    lemma = word.lemma_.lower()
    if lemma in words.dying or lemma in words.killing:
        return True, lemma in words.dying
    if lemma in words.finding and any(near.lower_ == "dead" for near in word.children):
        return True, lemma == "be"
    if lemma in words.hurting:
        return is_fatal(words, word), False
    if _is_cared_for(words, word):
        return False, False
    located = lemma in words.locating
    if not located and lemma not in words.suffering:
        return None
    wounds = any(near.lemma_.lower() in words.wounds for near in word.subtree)
    return (False, not located) if wounds else None


def _is_cared_for(words: VictimWords, verb: Token) -> bool:
    """Whether *verb* tells where somebody was brought or how left: "rushed to hospital"."""
    lemma = verb.lemma_.lower()
    carried = lemma in words.carrying
    if carried and any(near.lower_ in words.hospitals for near in verb.subtree):
        return True
    return lemma in words.leaving and _tells_condition(words, verb)


def lasts(words: VictimWords, verb: Token) -> bool:
    """Whether *verb* says how somebody fares: "is in critical condition"."""
    return verb.lemma_.lower() in words.lasting and _tells_condition(words, verb)


def _tells_condition(words: VictimWords, verb: Token) -> bool:
    return any(
        near.lower_ in words.conditions
        and any(left.lower_ in words.conditions_told for left in near.lefts)
        for near in verb.subtree
    )


def is_fatal(words: VictimWords, word: Token) -> bool:
    """Whether the clause of *word* says that the harm was deadly ("fatally shot", "shot dead")."""
    if word.lemma_.lower() in words.deaths | words.remains:
        return True
    if word.lemma_.lower() in words.not_deadly:
        return any(one.lower_ in wordlists("figures")["fatally"] for one in word.children)
    near = word.doc[max(word.sent.start, word.i - 2) : min(word.sent.end, word.i + _NEAR)]
    return any(
        one.lower_ in words.deadly
        and (one.head == word or word.head == one or 0 < one.i - word.i < _CLOSE)
        and not _is_of_another(words, word, one)
        and not _is_of_doer(words, word, one)
        for one in near
    )


def _is_of_doer(words: VictimWords, word: Token, deadly: Token) -> bool:
    """Whether *deadly* tells of who did it: "shot his son before killing himself"."""
    target = child(deadly, "dobj")
    behind = target is not None and target.i > deadly.i > word.i
    return behind and target is not None and target.lower_ in words.selves


def _is_of_another(words: VictimWords, word: Token, deadly: Token) -> bool:
    """Whether *deadly* has a person of its own: "Woman shot, baby killed"."""
    target = child(deadly, "dobj")
    if target is not None and target.i > deadly.i and child(word, "dobj") is not None:
        return True  # "shot his niece and killed her nurse"
    joined_on = False
    for between in word.doc[word.i + 1 : deadly.i]:
        joined_on = joined_on or between.lower_ in {",", "and", "&", ";"}
        if joined_on and between.lemma_.lower() in words.persons:
            return True
    return False
