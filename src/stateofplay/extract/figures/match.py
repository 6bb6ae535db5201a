"""Matching one word against the rules of figures, and what is looked for around a count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from stateofplay.core.statements import Bound
from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.rules import FigureRule, Rulebook
from stateofplay.extract.wordlists import wordlists

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM"})
_PAIR = 2
_NEAR = 9
"""Tokens within which a word asked for by ``with`` must stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Why a count measures what it does.

    Attributes:
        measure: What is counted ("killed").
        rule: Name of the rule, for people.
        word: The word that decided.
        governor: The verb, adjective or noun whose circumstances (time, place, reality,
            source) are those of the count.
        bound: A bound that the verb gives ("topped 5,000"), or None.
        of: Words for the counted which stand elsewhere ("the number of hostages"), or None.
    """

    measure: str
    rule: str
    word: Token
    governor: Token
    bound: Bound | None = None
    of: str | None = None


def fits(rule: FigureRule, word: Token) -> bool:
    """Whether *word* is one of the rule's."""
    return word.lemma_.lower() in rule.words or word.lower_ in rule.words


def allowed(rule: FigureRule, count: Count, word: Token, rulebook: Rulebook) -> bool:
    """Whether what the rule asks of the counted noun and the words around *word* holds."""
    noun = count.noun
    noun = noun or _named_before(count.node)
    forms = {"people"} if noun is None else {noun.lemma_.lower(), noun.lower_.removesuffix("s")}
    people = rule.measure in rulebook.of_people and not rule.multiplied
    if people and not forms.isdisjoint(rulebook.not_people):
        return False
    if count.number.value <= rule.above or is_attempted(word):
        return False
    if rule.multiplied and count.root.lower_ not in rulebook.multiples:
        return False
    if (rule.counted and forms.isdisjoint(rule.counted)) or not forms.isdisjoint(rule.counted_not):
        return False
    low, high = sorted((word.i, count.node.i))
    if rule.near:
        around = word.doc[max(word.sent.start, low - 3) : min(word.sent.end, high + _NEAR)]
        if not any(near.lower_ in rule.near and not _is_of_some(near, count) for near in around):
            return False
    sentence = {near.lower_ for near in word.sent} if rule.context or rule.context_not else set()
    return not (rule.context and sentence.isdisjoint(rule.context)) and sentence.isdisjoint(
        rule.context_not
    )


def _named_before(bare: Token) -> Token | None:
    """The noun of a number that a bare one is a part of: "11 towns, nine in the north"."""
    noun = bare.head
    named = bare.like_num and bare.dep_ == "appos" and noun.tag_ in {"NNS", "NNPS"}
    return noun if named and any(word.like_num for word in noun.lefts) else None


def _is_of_some(word: Token, count: Count) -> bool:
    """Whether *word* tells of a number of its own: "five were shot, one fatally"."""
    words = wordlists("figures")
    if word.lower_ not in words["deadly"]:
        return False
    at = word.i - 1
    while at > word.sent.start and word.doc[at].lower_ in words["of_some"]:
        at -= 1
    return word.doc[at].like_num and word.doc[at].idx > count.number.core.start


def is_attempted(word: Token) -> bool:
    """Whether it was only tried: "attempted murder"."""
    return word.i > 0 and word.nbor(-1).lower_ in wordlists("figures")["tried"]


def is_tried(verb: Token) -> bool:
    """Whether it need not have come about: "tried to kill 40", "an attempt to kill 40"."""
    under = verb.dep_ in {"xcomp", "acl"} and verb.tag_ == "VB"
    return under and verb.head.lemma_.lower() in wordlists("figures")["trying"]


def is_parted(verb: Token, behind: Token) -> bool:
    """Whether a lone comma parts *verb* from what the parser takes for its object.

    "Guard killed, two sailors hurt", but not "killed, the mayor said, two sailors".
    """
    between = verb.doc[verb.i + 1 : behind.i]
    commas = sum(word.text == "," for word in between)
    return commas == 1 and between[0].text == ","


def match(
    rulebook: Rulebook, frame: str, word: Token, count: Count, governor: Token | None = None
) -> Measured | None:
    """The first rule of *frame* that *word* meets, or None."""
    for rule in rulebook.of_frame(frame):
        if fits(rule, word) and allowed(rule, count, word, rulebook):
            return Measured(
                measure=rule.measure, rule=rule.name, word=word, governor=governor or word
            )
    return None


def clause_of(token: Token) -> Token:
    """The verb *token* hangs under, or the topmost word."""
    for word in (token, *token.ancestors):
        if word.pos_ in {"VERB", "AUX"}:
            return word
    return token.sent.root


def has_object(word: Token) -> bool:
    """Whether *word* has a direct object.

    What a dash ("- Embassy") or a lone comma ("8 men shot, two dead") parts from it is none, nor is
    "hostage" in "240 taken hostage".
    """
    found = next((inner for inner in word.children if inner.dep_ == "dobj"), None)
    if found is not None and is_parted(word, found):
        return False
    if found is not None and found.lower_ in wordlists("figures")["taken"] and not any(found.lefts):
        return False
    return found is not None and not any(
        one.text in {"-", "\u2013", "\u2014"} and one.nbor(-1).whitespace_
        for one in word.doc[word.i + 1 : found.i]
    )


def positions(count: Count, rulebook: Rulebook) -> Iterator[Token]:
    """The counted phrase and those it is joined to ("killed 15 soldiers and three medics")."""
    token = _unwrapped(_out_of_hedge(count), rulebook)
    yield token
    while token.dep_ in {"conj", "appos"} and token.head.pos_ in _NOMINAL:
        token = _unwrapped(token.head, rulebook)
        yield token


def in_hedge(token: Token, count: Count) -> bool:
    """Whether *token* belongs to the hedge of the number."""
    return count.number.span.start <= token.idx < count.number.core.start


def _out_of_hedge(count: Count) -> Token:
    """Where the parser hung the number on its hedge ("up to 250"), the hedge stands for it."""
    token = count.node
    while token.dep_ in {"pobj", "prep", "nummod", "quantmod"} and in_hedge(token.head, count):
        token = token.head
    paired = token.dep_ in {"quantmod", "nummod"} and token.head.like_num
    return token.head if paired and token.head.i - token.i == _PAIR else token  # "96 to 4"


def _unwrapped(token: Token, rulebook: Rulebook) -> Token:
    """Climb from "21 members" to the total in "a total of 21 members"."""
    of = token.head
    wrapped = token.dep_ == "pobj" and of.lower_ == "of"
    return of.head if wrapped and of.head.lemma_.lower() in rulebook.wrappers else token
