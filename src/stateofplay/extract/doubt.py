"""What a report leaves open: unconfirmed claims, deeds that are only weighed or warned of.

Words are data (``words/doubt.yml``, with examples and counter-examples that run as tests).
"""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.extract.circumstances import auxiliaries, is_negated
from stateofplay.extract.syntax import child, doers, governors, is_passive
from stateofplay.extract.wordlists import wordlists

_HELD = frozenset({"ccomp", "acl", "pcomp", "pobj", "relcl"})
_PART = frozenset({"conj", "xcomp"})
"""What is in question with the verb above it."""
_OBJECT = frozenset({"dobj", "nsubjpass", "attr", "pobj"})


def is_left_open(trigger: Token) -> bool:
    """Whether the words around *trigger* leave it open that the deed was done."""
    weighed = is_weighed(trigger) or is_imagined(trigger) or is_in_question(trigger)
    return weighed or is_unconfirmed(trigger) or is_lacking(trigger)


def is_unconfirmed(trigger: Token) -> bool:
    """Whether nobody could confirm it: "reports that they had shelled it could not be verified"."""
    lists = wordlists("doubt")
    for clause, governor in governors(trigger):
        lemma = governor.lemma_.lower()
        if lemma in lists["reports"] and governor.pos_ == "NOUN":
            return clause.dep_ in _HELD | {"prep"} and _is_doubted(governor)
    return False


def is_weighed(trigger: Token) -> bool:
    """Whether somebody only thinks of doing it: "is weighing sanctions"."""
    if trigger.pos_ == "VERB" and _weighs(trigger):
        return True
    noun = trigger.head if trigger.dep_ == "conj" else trigger
    return noun.dep_ in {"dobj", "xcomp"} and _weighs(noun.head)


def is_imagined(trigger: Token) -> bool:
    """Whether it is a deed that others warn of: "any further raid would be an act of war"."""
    lists = wordlists("doubt")
    if trigger.pos_ != "NOUN" or trigger.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    before = {word.lower_ for word in trigger.lefts if word.dep_ in {"det", "amod"}}
    told = auxiliaries(trigger.head).isdisjoint(lists["imagining"])
    return not told and not before.isdisjoint(lists["imagined"])


def is_in_question(trigger: Token) -> bool:
    """Whether it is not told if it was done: "unclear whether they had agreed", "as long as"."""
    verb = trigger
    while verb.dep_ in _PART and child(verb, "mark", "nsubj", "nsubjpass") is None:
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    lists = wordlists("doubt")
    for mark in verb.lefts:
        if mark.dep_ in {"mark", "advmod"} and mark.lower_ in lists["whether"]:
            return True
        before = mark.nbor(-1).lower_ if mark.i else ""
        if mark.dep_ == "mark" and mark.lower_ == "as" and before in lists["lasting_as"]:
            return True
    return False


def is_withheld(trigger: Token) -> bool:
    """Whether somebody has not consented: "has not endorsed it", "has yet to agree"."""
    consents = trigger.lemma_.lower() in wordlists("doubt")["consents"]
    only = any(word.lower_ == "only" for word in trigger.lefts)  # "not only backed it but ..."
    return consents and trigger.pos_ == "VERB" and not only and _fails(trigger)


def is_lacking(trigger: Token) -> bool:
    """Whether something else is told to be without it: "refuses talks without a pullout"."""
    before = trigger.head
    held = trigger.dep_ in {"pobj", "pcomp"} and before.dep_ == "prep"
    return held and before.lower_ in wordlists("doubt")["lacking"]


def _weighs(verb: Token) -> bool:
    """Whether a deed is the object: not "considered the raid an insult"."""
    lists, lemma = wordlists("doubt"), verb.lemma_.lower()
    thought = lemma in lists["weighs"] or (lemma in lists["considers"] and verb.tag_ == "VBG")
    if not thought or is_passive(verb) or is_negated(verb):
        return False
    return child(verb, "oprd", "ccomp") is None


def _is_doubted(noun: Token) -> bool:
    """Whether the claims that *noun* names are told as unconfirmed, and as nobody's.

    "The Front's claim that ..." is told as the Front's, whoever could not confirm it.
    """
    lists = wordlists("doubt")
    if next(doers(noun), None) is not None:
        return False
    if any(word.lower_ in lists["unconfirmed"] for word in noun.lefts):
        return True
    verb = noun.head
    if noun.dep_ == "nsubj":  # "reports | have yet to be confirmed"
        verb = child(verb, "xcomp") or verb
        return verb.lemma_.lower() in lists["confirms"] and is_passive(verb) and _fails(verb)
    return noun.dep_ in _OBJECT and verb.lemma_.lower() in lists["confirms"] and _fails(verb)


def _fails(verb: Token) -> bool:
    """Whether nobody confirms: "could not verify", "unable to confirm", "not possible to"."""
    if is_negated(verb):
        return True
    above = verb.head
    if verb.dep_ not in {"xcomp", "acl", "ccomp"} or "to" not in auxiliaries(verb):
        return False
    words = {above.lemma_.lower(), *(word.lower_ for word in above.children)}
    yet = above.lemma_ == "have" and "yet" in words
    return yet or is_negated(above) or not words.isdisjoint(wordlists("doubt")["unable"])
