"""Whether an act is told as done, denied, or only possible (FactBank's distinction, folded)."""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.core.statements import Reality
from stateofplay.extract.circumstances import auxiliaries, is_negated
from stateofplay.extract.syntax import child, governors
from stateofplay.extract.wordlists import wordlists

_HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "lest"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "pobj", "dobj", "advcl"})


def reality_of(
    trigger: Token, *, ignore_negation: bool = False, ignore_modality: bool = False
) -> Reality:
    """Tell how the act named by *trigger* is presented.

    Args:
        ignore_negation: The rule has already read the "not" ("will not allow" is a refusal).
        ignore_modality: The rule has already read the "will".
    """
    verb = _carrier(trigger)
    if not ignore_negation and (is_negated(trigger) or verb is not trigger and is_negated(verb)):
        return Reality.DENIED
    if not ignore_modality and not auxiliaries(verb).isdisjoint(_possible()):
        return Reality.POSSIBLE
    if _is_hypothetical(verb):
        return Reality.POSSIBLE
    return _governed(trigger)


def _governed(trigger: Token) -> Reality:
    """What the words above *trigger* make of it."""
    lists = wordlists("verbs")
    for clause, governor in governors(trigger):
        lemma = governor.lemma_.lower()
        if clause.dep_ in {"conj", "prep", "compound", "amod", "poss", "det", "nsubj", "relcl"}:
            if clause.dep_ in {"nsubj", "relcl"}:
                break
            continue
        if governor.pos_ in {"VERB", "AUX"} and clause.dep_ in _COMPLEMENTS:
            if lemma == "deny" and clause.dep_ in {"ccomp", "xcomp", "dobj", "pcomp"}:
                return Reality.DENIED
            if clause.dep_ in {"xcomp", "pcomp"} and lemma in lists["denies"]:
                return Reality.DENIED
            infinitive = clause.dep_ in {"xcomp", "ccomp", "advcl"} and clause.tag_ == "VB"
            if lemma in lists["irrealis"] and (infinitive or clause.dep_ == "pobj"):
                return Reality.POSSIBLE
            if lemma not in lists["say"] or clause.dep_ not in {"ccomp"}:
                if clause.dep_ == "xcomp" and not auxiliaries(governor).isdisjoint(_possible()):
                    return Reality.POSSIBLE
            break
        if governor.pos_ == "ADJ" and lemma in lists["irrealis_adjective"]:
            return Reality.POSSIBLE
        if governor.pos_ == "NOUN" and clause.dep_ in {"acl", "pobj"} and lemma in lists["irrealis_noun"]:
            return Reality.POSSIBLE
    return Reality.ACTUAL


def _possible() -> frozenset[str]:
    return wordlists("verbs")["possible_auxiliary"]


def _carrier(trigger: Token) -> Token:
    """The verb that carries tense and negation for *trigger*."""
    if trigger.pos_ in {"VERB", "AUX"}:
        return trigger
    head = trigger.head
    light = trigger.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in wordlists("verbs")["light"]
    return head if light or trigger.dep_ in {"acomp", "attr"} else trigger


def _is_hypothetical(verb: Token) -> bool:
    mark = child(verb, "mark", "advmod")
    return mark is not None and mark.lower_ in _HYPOTHETICAL and mark.i < verb.i
