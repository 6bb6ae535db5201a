"""Totals: the number that a noun of counting holds ("the death toll rose to 9,770")."""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.core.statements import Bound
from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.match import Measured, clause_of, fits, is_attempted
from stateofplay.extract.figures.rules import Rulebook
from stateofplay.extract.syntax import child

_HOLDS = frozenset({"amod", "compound", "acl", "relcl", "nmod"})
_NUMBER_PLACES = frozenset(
    {"pobj", "dobj", "attr", "acomp", "npadvmod", "advmod", "oprd", "nummod"}
)
_UP_TO = frozenset({"to", "at", "past", "by", "above", "over", "beyond"})
_BEYOND = frozenset({"past", "above", "over", "beyond"})
_COUNTED_PLACES = frozenset({"nsubj", "dobj", "nsubjpass"})


def total_of(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """Find "a death toll of 493", "the number of dead rose to 9,770", "put the toll at 150"."""
    for token in dict.fromkeys((*places, count.node)):  # "climbed above 2,300"
        noun, bound = _noun_of(token, rulebook)
        if noun is None:
            continue
        held = _held(noun, rulebook, count)
        measure = held[0] if held else rulebook.totals.get(noun.lemma_.lower())
        if measure is None:
            continue
        of = (held[1] if held else None) or _people(noun)
        return Measured(
            measure=measure,
            rule="total",
            word=noun,
            governor=_verb_before(token, rulebook) or clause_of(token),
            bound=bound,
            of=None if count.noun is not None else of,
        )
    return None


def bare_total(count: Count, rulebook: Rulebook) -> Token | None:
    """The noun of counting, telling no measure, that holds the number ("the total to 40")."""
    noun, _ = _noun_of(count.node, rulebook)
    return noun if noun is not None and noun.lemma_.lower() in rulebook.totals else None


def _noun_of(token: Token, rulebook: Rulebook) -> tuple[Token | None, Bound | None]:
    """The noun of counting whose number *token* is, and the bound its verb gives."""
    head = token.head
    if token.dep_ not in _NUMBER_PLACES:
        return None, None
    if token.dep_ == "pobj":
        above = head.head
        if head.lower_ in {"of", "at", "to"} and _counts(above, rulebook):
            return above, None
        head = above if head.lower_ in _UP_TO else head
    bound = rulebook.total_verbs.get(head.lemma_.lower())
    if bound is None and (verb := _verb_before(token, rulebook)) is not None:
        head, bound = verb, rulebook.total_verbs[verb.lemma_.lower()]
    if bound is None:
        return _held_above(token, rulebook), None
    told = bound if bound is not Bound.EXACT else None
    if token.dep_ == "pobj" and token.head.lower_ in _BEYOND:
        told = Bound.MORE_THAN  # "soared past 2,400"
    for word in head.children:
        if word.dep_ in _COUNTED_PLACES and word.i != token.i and _counts(word, rulebook):
            return word, told
    if head.dep_ in {"acl", "relcl"} and _counts(head.head, rulebook):
        return head.head, told
    return None, None


def _verb_before(token: Token, rulebook: Rulebook) -> Token | None:
    """The verb of a total right before its number, whatever the parser hung that on."""
    verb = token.nbor(-1) if token.i and token.like_num else token
    counts = verb.pos_ == "VERB" and verb.lemma_.lower() in rulebook.total_verbs
    subject = child(verb, "nsubj") if counts else None
    return verb if subject is not None and _counts(subject, rulebook) else None


def _held_above(token: Token, rulebook: Rulebook) -> Token | None:
    """The noun of counting above a clause that the parser hung the number on.

    "Put the number of people killed in the raid at 40"; "Number killed in the north now 770".
    """
    before = token.nbor(-1) if token.i else token
    headline = before.lower_ == "now"
    to = token.head if token.dep_ == "pobj" and token.head.lower_ in {"to", "at"} else None
    if not headline and (to is None or to.head.pos_ != "VERB"):
        return None
    for word in token.ancestors:
        if word.pos_ in {"VERB", "AUX"} and word.dep_ not in {"acl", "relcl"}:
            return None
        if word.lemma_.lower() in rulebook.totals:
            counted = word.dep_ in _COUNTED_PLACES and (
                word.head.lemma_.lower() in rulebook.total_verbs
            )
            return word if headline or counted else None
    return None


def _counts(word: Token, rulebook: Rulebook) -> bool:
    """Whether *word* is a noun of counting, or one of a measure in its place ("deaths").

    So are those who are put at a number: "puts the dead at 40".
    """
    if word.lemma_.lower() in rulebook.totals:
        return True
    if word.dep_ == "dobj" and word.head.lemma_.lower() in rulebook.putting:
        return any(fits(rule, word) for rule in rulebook.of_frame("state"))
    plural = word.tag_ == "NNS" and not is_attempted(word)
    return plural and any(fits(rule, word) for rule in rulebook.of_frame("noun"))


def _held(noun: Token, rulebook: Rulebook, count: Count) -> tuple[str, str | None] | None:
    """Measure and words of what a noun of counting holds: "number of soldiers killed"."""
    preposition = next((word for word in noun.rights if word.lower_ == "of"), None)
    of = child(preposition, "pobj") if preposition is not None else None
    inside = [noun, *(word for word in noun.children if word.dep_ in _HOLDS)]
    if of is not None:
        below = [word for word in of.children if word.dep_ in _HOLDS]
        inside += [of, *below, *(deeper for word in below for deeper in word.children)]
    inside = [word for word in inside if word.i != count.node.i and not word.like_num]
    for frame, weak in (("state", False), ("object", False), ("noun", False), ("noun", True)):
        for rule in rulebook.of_frame(frame, weak=weak):
            if any(fits(rule, word) and not rule.near for word in inside):
                named = of is not None and of.pos_ in {"NOUN", "PROPN"}
                return rule.measure, of.text if of is not None and named else None
    return None


def _people(noun: Token) -> str | None:
    """The demonym before a noun of counting: "the Palestinian death toll"."""
    return next((word.text for word in noun.lefts if word.ent_type_ == "NORP"), None)
