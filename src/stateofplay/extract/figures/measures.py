"""What a count measures: the verb, adjective or noun that governs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.measures import HARM
from stateofplay.extract.figures.behind import (
    bare_passive,
    dead_behind,
    either,
    in_headline,
    is_whole,
    passive_behind,
    subject_of_passive,
    verb_before,
)
from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.match import (
    Measured,
    allowed,
    clause_of,
    fits,
    has_object,
    match,
    positions,
)
from stateofplay.extract.figures.rules import Rulebook
from stateofplay.extract.figures.scope import is_told_as_freed
from stateofplay.extract.figures.totals import total_of
from stateofplay.extract.figures.verbs import clauses_on, joined_verbs, shares_object, verbs_of
from stateofplay.extract.figures.votes import division
from stateofplay.extract.syntax import child
from stateofplay.extract.wordlists import wordlists

_NEXT = 3
"""Tokens from a count to the noun of the one it is joined to."""

Finder = Callable[[Count, Rulebook, list[Token]], Measured | None]


def measure_of(count: Count, rulebook: Rulebook) -> Measured | None:
    """Find what *count* measures; None if no rule says so (then it is no figure).

    What governs the counted phrase itself is asked before what governs those it is joined to.
    """
    first, *others = positions(count, rulebook)
    if is_whole(count):
        told = _modified(count, rulebook, [first]) or _noun(count, rulebook, weak=False)
        told = told or dead_behind(count, rulebook, [first])  # "one of the 18 dead"
        return told or _noun(count, rulebook, weak=True)
    for places in ([first], others):
        for finder in _FINDERS:
            if (measured := finder(count, rulebook, places)) is not None:
                if _are_handed_over(measured, count):
                    return None
                held = _still_held(measured, count, rulebook, first)
                return held or either(_of_those(measured, count, rulebook), count, rulebook)
    return _noun(count, rulebook, weak=True)


def _are_handed_over(measured: Measured, count: Count) -> bool:
    """Whether the counted are bodies that change hands: they died long before."""
    told = wordlists("figures")
    noun = next((one for one in (measured.word, count.noun) if _is_any(one, told["remains"])), None)
    if noun is None:
        return False
    above = noun.head if noun.dep_ != "pobj" else noun.head.head  # "the return of 40 bodies"
    return above.lemma_.lower() in told["handing"]


def _is_any(word: Token | None, lemmas: frozenset[str]) -> bool:
    return word is not None and word.lemma_.lower() in lemmas


def _still_held(
    measured: Measured, count: Count, rulebook: Rulebook, place: Token
) -> Measured | None:
    """Take "to free the 240 people who were taken captive" for a count of the held."""
    if measured.measure != "released":
        return None
    doc, first = count.root.doc, count.root.i
    while first and doc[first].idx > count.number.span.start:
        first -= 1
    definite = doc[max(0, first - 1)].lower_ == "the"
    named = _noun(count, rulebook, weak=True)
    told = _modified(count, rulebook, [place])
    clause = any(word.dep_ == "relcl" for word in place.rights) and named is None
    if not definite and is_told_as_freed(measured):
        return None
    clause = clause or (measured.rule in _FREEING and _is_held_now(place))
    found = (told or named) if definite else (told if clause else None)
    return found if found and found.measure == "held" else None


_FREEING = frozenset({"release", "release-of"})


def _is_held_now(place: Token) -> bool:
    """Whether "the release of 50 people held by the group" tells who hold them."""
    object_of = place.dep_ in {"dobj", "pobj"}
    return object_of and any(word.dep_ == "acl" and word.lower_ == "held" for word in place.rights)


def _of_those(measured: Measured, count: Count, rulebook: Rulebook) -> Measured:
    """Take "40 of the people killed had gathered there" for a count of the killed."""
    if measured.measure == "affected" and measured.word == count.noun:
        told = _modified(count, rulebook, [count.node])  # "40 casualties who were killed"
        return told if told is not None and told.measure in HARM else measured
    if measured.measure != "people" or not count.partitive or count.noun is None:
        return measured
    return _modified(count, rulebook, [count.noun]) or measured


def _strong_noun(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    return _noun(count, rulebook, weak=False) if count.node in places else None


def _noun(count: Count, rulebook: Rulebook, *, weak: bool) -> Measured | None:
    node, noun = count.node, count.noun
    stands_by = noun is None and node.dep_ == "appos" and node.head.tag_ == "NNS"
    noun = node.head if stands_by else noun  # "the hostages, about 240"
    if noun is None or (count.partitive and not weak):
        return None
    several = count.root.lower_ in rulebook.multiples  # "a double murder"
    for rule in rulebook.of_frame("noun", weak=weak):
        if fits(rule, noun) and allowed(rule, count, noun, rulebook):
            return Measured(
                measure=rule.measure,
                rule=rule.name,
                word=noun,
                governor=clause_of(node),
                of="people" if several else noun.text if stands_by else None,
            )
    return None


def _state(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """Find "56 dead", "12 villagers were injured", "left 12 dead", "three missing children"."""
    if count.node in places:
        found = _after(count, rulebook, count.last + 1) or _within(count, rulebook)
        found = found or _after(count, rulebook, _past_joined(count))
        if found is not None:
            return found
    for token in places:
        said = next((word for word in token.head.children if word.dep_ == "xcomp"), None)
        below = said.children if said is not None and said.lemma_ == "be" else ()
        for word in (*token.children, *token.head.children, *below):
            if word.dep_ not in {"oprd", "acomp", "xcomp", "ccomp", "acl"} or has_object(word):
                continue
            if word.dep_ == "ccomp" and child(word, "nsubj", "nsubjpass") is not None:
                continue  # "a student said relatives were killed"
            if (found := match(rulebook, "state", word, count)) is not None:
                return replace(found, governor=clause_of(token.head))
    return None


def _after(count: Count, rulebook: Rulebook, at: int) -> Measured | None:
    """A word of state behind the counted phrase, from the word *at* on."""
    doc = count.node.doc
    while at < len(doc) and doc[at].lower_ in rulebook.between:
        at += 1
    outside = at >= len(doc) or doc[at].sent.start != count.node.sent.start
    if outside or has_object(doc[at]) or shares_object(doc[at]):
        return None
    found = match(rulebook, "state", doc[at], count)
    joined = doc[at + 1 : at + 3]  # "five men shot | and killed"; a text may end with "and"
    if found and len(joined) > 1 and joined[0].lower_ == "and" and not has_object(joined[1]):
        other = match(rulebook, "state", joined[1], count)
        found = _killed(found, other) if other else found
    return replace(found, governor=clause_of(doc[at])) if found else None


def _past_joined(count: Count) -> int:
    """Index of the word behind the counts that are joined to this one: "2 men, 1 child dead"."""
    doc, at = count.node.doc, count.last + 1
    while at + 1 < len(doc) and doc[at].lower_ in {",", "and", "&"} and doc[at + 1].like_num:
        noun = next((word for word in doc[at + 2 : at + 2 + _NEXT] if word.pos_ == "NOUN"), None)
        between = doc[at + 2 : noun.i] if noun is not None else ()
        if noun is None or any(word.pos_ not in {"ADJ", "NOUN", "PUNCT"} for word in between):
            return at
        at = noun.i + 1
    return at


def _within(count: Count, rulebook: Rulebook) -> Measured | None:
    """A word of state in the counted phrase, before its noun or in its place."""
    if count.partitive:
        return match(rulebook, "state", count.noun, count) if count.noun is not None else None
    for word in count.node.doc[count.root.i + 1 : count.last + 1]:
        if word.tag_.startswith("NN") and (word.i != count.root.i + 1 or word.lower_[-1] == "s"):
            continue
        if (found := match(rulebook, "state", word, count)) is not None:
            return replace(found, governor=clause_of(count.node))
    return None


def _governed(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    verbs = ((token, pair) for token in places for pair in verbs_of(token, count))
    return _verbal(count, rulebook, (pair for _, pair in verbs))


def _modified(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    return _verbal(count, rulebook, (pair for token in places for pair in clauses_on(token)))


def _verbal(
    count: Count, rulebook: Rulebook, verbs: Iterator[tuple[Token, str]]
) -> Measured | None:
    for verb, frame in verbs:
        for one in joined_verbs(verb, frame):
            if (found := match(rulebook, frame, one, count)) is not None:
                return _both(found, one, rulebook, count)
    return None


def _both(found: Measured, verb: Token, rulebook: Rulebook, count: Count) -> Measured:
    """Take "killed or wounded 400" for people affected, not killed."""
    for word in (*verb.children, verb.head):
        joined = word.dep_ == "conj" if word.head.i == verb.i else verb.dep_ == "conj"
        if not joined or word.pos_ != "VERB" or not 0 < abs(word.i - verb.i) <= 3:
            continue
        if _counts(word) and _counts(verb):
            continue
        other = match(rulebook, "object", word, count)
        measures = {found.measure, other.measure} if other else set()
        if other and "killed" in measures and measures & {"injured", "affected"}:
            low, high = sorted((word.i, verb.i))
            if any(link.lower_ == "and" for link in verb.doc[low:high]):
                if "injured" not in measures:
                    return _killed(found, other)
                return min(found, other, key=lambda one: one.word.i)  # the deed named first
            return replace(found, measure="affected", rule=f"{found.rule} + {other.rule}")
    return found


def _killed(found: Measured, other: Measured) -> Measured:
    """Take "were shot and killed" for the killed."""
    return found if found.measure == "killed" else other


def _counts(verb: Token) -> bool:
    """Whether *verb* has counted ones of its own."""
    return any(
        word.dep_ in {"dobj", "nsubjpass"}
        or word.like_num
        or (word.dep_ == "nsubj" and verb.tag_ == "VBN")
        for word in verb.children
        if word.dep_ != "prep"
    )


def _of_noun(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """Find "the release of 50 hostages", "in exchange for 150 prisoners"."""
    for token in places:
        if token.dep_ != "pobj" or token.head.dep_ != "prep":
            continue
        frame = {"of": "of", "for": "exchange"}.get(token.head.lower_)
        noun = token.head.nbor(-1) if frame == "exchange" and token.head.i else token.head.head
        if frame and (found := match(rulebook, frame, noun, count, clause_of(noun))) is not None:
            return found
    return None


def _told_next(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """What a headline says behind the second of two counts: "10 women, 7 men wounded"."""
    if count.node not in places or count.node.dep_ not in {"ROOT", "dep"}:
        return None
    for noun in count.node.rights:
        counted = noun.dep_ in {"appos", "conj"} and any(word.like_num for word in noun.lefts)
        if counted and noun.i - count.last <= _NEXT:
            return _modified(count, rulebook, [noun])
    return None


_FINDERS: tuple[Finder, ...] = (
    _strong_noun,
    dead_behind,
    bare_passive,
    in_headline,
    _governed,
    verb_before,
    division,
    subject_of_passive,
    _of_noun,
    passive_behind,
    _state,
    _modified,
    total_of,
    _told_next,
)
