"""Counts without a number word: "killed a contractor" is one, "no guards were hurt" is none."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc, Token

from stateofplay.core.text import Span
from stateofplay.extract.figures.match import is_attempted
from stateofplay.extract.figures.numbers import Number
from stateofplay.extract.figures.rules import Rulebook

_VALUES = {"a": 1, "an": 1, "one": 1, "another": 1, "no": 0}
_NOBODY = frozenset({"nobody", "none", "no-one", "noone", "one"})
_PLACES = frozenset({"dobj", "nsubjpass", "nsubj", "conj"})


def article_counts(doc: Doc, sentence: Span, rulebook: Rulebook) -> Iterator[Number]:
    """Find articles that may stand for a count of people in one sentence, in order.

    Only persons (``persons`` in the rulebook) are counted so, and only as what a verb is about;
    whether the verb measures anything is for the rules to say.
    """
    tokens = doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    counting = _VALUES.keys() | _NOBODY | rulebook.multiples.keys()
    for word in tokens if tokens is not None else ():
        if word.lower_ not in counting:
            continue
        value = _VALUES.get(word.lower_)
        if _is_nobody(word):
            start = word.nbor(-1).idx if word.lower_ == "one" else word.idx
            span = Span(start, word.idx + len(word))
            yield Number(span=span, core=span, value=Decimal(0))
        elif word.lower_ in rulebook.multiples and word.head.lemma_.lower() in rulebook.multiplied:
            if is_attempted(word):
                continue
            span = Span(word.idx, word.idx + len(word))
            told = rulebook.multiples[word.lower_] + _is_with_doer(word, rulebook)
            yield Number(span=span, core=span, value=Decimal(told))
        elif value is not None and _counts_people(word, rulebook):
            span = Span(word.idx, word.idx + len(word))
            yield Number(span=span, core=span, value=Decimal(value))


def _is_with_doer(multiple: Token, rulebook: Rulebook) -> bool:
    """Whether who did it died as well: "a double murder-suicide" is of three."""
    behind = {one.lemma_.lower() for one in multiple.doc[multiple.i + 1 : multiple.i + 4]}
    return bool(behind & rulebook.ending) and bool(behind & rulebook.multiplied - rulebook.ending)


def _is_nobody(word: Token) -> bool:
    """Whether *word* says that there was none: "nobody", "no one", "none of them"."""
    if word.dep_ not in {"nsubjpass", "nsubj", "dobj"}:
        return False
    if word.lower_ == "one":
        return word.i > 0 and word.nbor(-1).lower_ == "no"
    return word.lower_ in _NOBODY


def _counts_people(word: Token, rulebook: Rulebook) -> bool:
    if word.dep_ in {"nsubjpass", "nsubj", "dobj"}:  # "and another injured"
        return word.lower_ == "another"
    noun = word.head
    if word.dep_ != ("nummod" if word.lower_ == "one" else "det"):
        return False
    if noun.dep_ not in _PLACES or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if any(inner.like_num and inner != word for inner in noun.children):
        return False  # "another 12 men", "an estimated 40"
    singular = noun.tag_ in {"NN", "NNP"}
    if not singular and word.lower_ != "no":
        return False
    return noun.lemma_.lower() in rulebook.persons or _is_of_a_people(noun)


def _is_of_a_people(noun: Token) -> bool:
    """Whether *noun* itself is the name for one of a people ("a Norwegian")."""
    return noun.ent_type_ == "NORP" and noun.pos_ in {"NOUN", "PROPN"}
