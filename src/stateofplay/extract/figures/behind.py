"""What the order of words says of a count where the parser hung it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.closed_classes import RELATIVE
from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.match import Measured, in_hedge, match
from stateofplay.extract.figures.rules import FigureRule, Rulebook
from stateofplay.extract.syntax import child, is_spaced_dash
from stateofplay.extract.wordlists import wordlists

_LONGEST = 16
"""Tokens of what may stand between a subject and its verb ("13 women, all of them old, were")."""
_CLAUSE_WORDS = RELATIVE | {"where", "when", "while", "as", "after", "because", "but"}
"""These end what belongs to a noun: another clause begins."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLACES = frozenset(
    {"nsubj", "nsubjpass", "appos", "dep", "conj", "ROOT", "nummod", "nmod", "pobj"}
)
_UNTOLD = ({"killed", "missing"}, {"killed", "held"}, {"killed", "injured"})
"""Of "12 dead or missing", "12 killed or taken hostage", "12 dead or hurt" it is open who died."""


def in_headline(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """The word beside a bare number in a headline: "4 Shot, 2 Hurt", "kills three and wounds two".

    Goes by the order of words: parsers take such words for nouns.
    """
    if count.root.sent.start > 0 or not _is_at(count, places):
        return None
    told = _headline_rule(rulebook, count.noun) is not None
    doc, at = count.root.doc, count.last + (0 if told else 1)
    behind = doc[at] if at < len(doc) and doc[at].sent == count.root.sent else None
    first = _first(count)
    before = doc[first - 1] if first else None
    word, rule = behind, _headline_rule(rulebook, behind)
    if rule is None:
        word, rule = before, _headline_rule(rulebook, before, before=True)
    bare = count.noun is None or count.noun == word
    if word is None or rule is None or not bare:
        return None
    of = "people" if count.noun == word else None  # "60,000 flee": the parser's noun is the deed
    return Measured(measure=rule.measure, rule=rule.name, word=word, governor=word, of=of)


def _headline_rule(
    rulebook: Rulebook, word: Token | None, *, before: bool = False
) -> FigureRule | None:
    """The rule by which *word* tells what a bare number behind it, or *before* it, counts."""
    if word is None:
        return None
    for rule in rulebook.rules:
        if word.lower_ in (rule.headline_before if before else rule.headline):
            return rule
    return None


def verb_before(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """The participle right before a count: ", killing more than 1,200 people in the towns"."""
    first = _first(count)
    before = count.root.doc[first - 1] if first else count.root
    if before.tag_ != "VBG" or not _is_at(count, places) or before.sent != count.root.sent:
        return None
    return match(rulebook, "object", before, count)


def dead_behind(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """The adjective right after a bare number: "4 dead, 2 hurt"."""
    at = count.last + 1
    doc = count.root.doc
    if count.noun is not None or at >= count.root.sent.end or not _is_at(count, places):
        return None
    return match(rulebook, "state", doc[at], count) if doc[at].tag_ == "JJ" else None


def subject_of_passive(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """The passive of which a count is the subject, past what is put in between.

    "Two sailors held in the port, a captain and a cook, were released"; "900 Norlanders and at
    least 687 Sudlanders have been killed".
    """
    if count.node.dep_ not in _PLACES or not _is_at(count, places):
        return None
    verb = next(_passives(count), None)
    if verb is None or _has_own_subject(verb, count, rulebook):
        return None
    return match(rulebook, "object", verb, count)


def _has_own_subject(verb: Token, count: Count, rulebook: Rulebook) -> bool:
    """Whether others than a part told before are *verb*'s: "including two, and 90 were hurt"."""
    subject = child(verb, "nsubjpass")
    part = count.node.dep_ == "pobj" and count.node.head.lower_ in rulebook.part_words
    return part and subject is not None and subject.i > count.last


def _passives(count: Count) -> Iterator[Token]:
    doc, start = count.node.doc, count.last + 1
    end = min(start + _LONGEST, count.node.sent.end)
    if start >= end or not _opens_aside(doc[start]):
        return
    finite = any(word.tag_ in _FINITE for word in doc[start + 1 : start + 2])  # a text may end
    if doc[start].lower_ == "and" and finite and count.node.dep_ == "pobj":
        return  # "a man shot at two guards and was killed"
    for at in range(start, end):
        word = doc[at]
        if word.lower_ in _CLAUSE_WORDS or word.text in {";", ":"}:
            return
        if word.tag_ not in _FINITE:
            continue
        group = [one for one in doc[at:end] if one.pos_ != "ADV"]
        first = next((one for one in group if one.pos_ != "AUX"), None)
        passive = any(one.lemma_ == "be" for one in doc[at : first.i]) if first is not None else 0
        if first is not None and first.tag_ == "VBN" and passive:
            yield first
        return


def _opens_aside(word: Token) -> bool:
    return word.text == "," or is_spaced_dash(word) or word.lower_ == "and" or word.tag_ == "VBN"


def passive_behind(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """The passive right after a count that the parser hung elsewhere: "and up to 150 were held"."""
    doc, at = count.node.doc, count.last + 1
    start = at
    while at < len(doc) and doc[at].lower_ in rulebook.between:
        at += 1
    if at == len(doc) or doc[at].tag_ != "VBN" or not _is_at(count, places):
        return None
    behind = {word.lower_.removesuffix("s") for word in doc[at + 1 : at + 3]}
    words = wordlists("figures")
    taken = not behind.isdisjoint(words["taken"])  # "some 240 taken hostage"
    told = any(word.lemma_ == "be" or word.lower_ in words["believed"] for word in doc[start:at])
    passive = taken or told
    return match(rulebook, "object", doc[at], count) if passive else None


def bare_passive(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """The participle that makes a clause with a bare number: "40 killed, over 100 kidnapped"."""
    doc, at = count.node.doc, count.last + 1
    if count.noun is not None or at + 1 >= len(doc) or doc[at].tag_ != "VBN":
        return None
    after, behind = doc[at + 1], doc[at + 2 : at + 3]  # a text may end with "and"
    next_is_other = any(word.tag_ not in {"VBN", "VBD"} for word in behind)
    alone = after.is_punct or (after.lower_ == "and" and next_is_other)
    if not alone or not _is_at(count, places):
        return None
    return match(rulebook, "object", doc[at], count)


def is_whole(count: Count) -> bool:
    """Whether *count* is all of whom a part is told: "three of 39 infants died"."""
    first = _first(count)
    doc = count.root.doc
    return first > 1 and doc[first - 2].like_num and doc[first - 1].lower_ == "of"


def either(measured: Measured, count: Count, rulebook: Rulebook) -> Measured:
    """Take "are dead or missing" for people affected: which of the two is not told."""
    doc, word = measured.word.doc, measured.word
    near = [at for at in (word.i - 2, word.i + 2) if word.sent.start <= at < word.sent.end]
    for other in (doc[at] for at in near if doc[(at + word.i) // 2].lower_ == "or"):
        for frame in ("state", "object"):
            found = match(rulebook, frame, other, count)
            pair = {found.measure, measured.measure} if found is not None else set()
            if (
                found is not None
                and pair in _UNTOLD
                and "buried" not in (found.rule, measured.rule)
            ):
                return replace(
                    measured, measure="affected", rule=f"{measured.rule} or {found.rule}"
                )
    return measured


def _first(count: Count) -> int:
    """Index of the first token of a count, hedge included."""
    doc, first = count.root.doc, count.root.i
    while first and doc[first - 1].idx >= count.number.span.start:
        first -= 1
    return first


def _is_at(count: Count, places: list[Token]) -> bool:
    """Whether *places* are those of the count itself, not of what it is joined to."""
    own = count.node in places or count.root in places or count.noun is None
    return own or any(in_hedge(place, count) for place in places)
