"""Conditions a rule sets on its trigger (``when:``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from spacy.tokens import Token

from stateofplay.extract.syntax import is_passive
from stateofplay.extract.wordlists import wordlists


def holds(when: Mapping[str, Any], token: Token) -> bool:
    """Say whether *token* meets every condition of *when* (names: `rules.CONDITIONS`)."""
    return all(_CHECKS[name](token, wanted) for name, wanted in when.items())


def is_negated(token: Token) -> bool:
    """Whether a negation stands with *token*: "not", "never", "no" before it or its subject."""
    for word in token.children:
        if word.dep_ == "neg" or word.lower_ in {"never", "neither", "nor"}:
            return True
        if word.dep_ == "det" and word.lower_ in {"no", "neither"}:
            return True
        if word.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and _has_no(word):
            return True
        if word.dep_ == "prep" and word.lower_ == "to" and any(map(_has_no, word.children)):
            return True  # "agreed to none", "will agree to no truce"
    return any(word.dep_ == "neg" for word in _verb_of(token).children)


def auxiliaries(token: Token) -> set[str]:
    """Auxiliaries of *token*'s verb, lower case, as written and as lemmas."""
    verb = _verb_of(token)
    words = [word for word in verb.children if word.dep_ in {"aux", "auxpass"}]
    if verb.dep_ == "conj" and not any(word.dep_ == "nsubj" for word in verb.children):
        words += [word for word in verb.head.children if word.dep_ == "aux"]
    return {form for word in words for form in (word.lower_, word.lemma_.lower())}


def _has_no(noun: Token) -> bool:
    return noun.lower_ in {"none", "nobody", "nothing"} or any(
        word.dep_ == "det" and word.lower_ in {"no", "neither"} for word in noun.children
    )


def _verb_of(token: Token) -> Token:
    if token.pos_ in {"VERB", "AUX"} or token.dep_ not in {"acomp", "attr", "oprd"}:
        return token
    return token.head


def is_announced(token: Token) -> bool:
    """Whether *token* is told as still to come: "will meet", "is due to meet"."""
    if not {"will", "'ll", "shall"}.isdisjoint(auxiliaries(token)):
        return True
    if token.tag_ != "VB" or "to" not in auxiliaries(token):
        return False
    planned = wordlists("verbs")["planned"]
    return token.head.i == token.i or token.head.lemma_.lower() in planned


_CHECKS: Mapping[str, Callable[[Token, Any], bool]] = {
    "negated": lambda token, wanted: is_negated(token) is wanted,
    "passive": lambda token, wanted: is_passive(token) is wanted,
    "past": lambda token, wanted: (token.tag_ in {"VBD", "VBN"}) is wanted,
}
