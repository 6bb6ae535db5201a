"""Deeds that are told as not come about: planned, called off, or what somebody could have done.

Words are data (``words/unrealised.yml``, with examples and counter-examples that run as tests).
"""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.extract.circumstances import auxiliaries, is_negated
from stateofplay.extract.syntax import child
from stateofplay.extract.wordlists import wordlists

_MODIFIERS = frozenset({"amod", "advmod", "compound"})
_VERBAL = frozenset({"VERB", "AUX"})
_UNDER = frozenset({"xcomp", "acl", "advcl"})


def is_unrealised(trigger: Token) -> bool:
    """Whether the words around *trigger* tell that the deed did not, or not yet, come about."""
    return (
        _is_unfulfilled(trigger)
        or _is_planned(trigger)
        or _is_called_off(trigger)
        or _is_intended(trigger)
    )


def is_alleged(trigger: Token) -> bool:
    """Whether the report calls the deed alleged: "allegedly struck", "an alleged raid"."""
    alleged = wordlists("unrealised")["alleged"]
    return any(word.dep_ in _MODIFIERS and word.lower_ in alleged for word in trigger.children)


def _is_unfulfilled(trigger: Token) -> bool:
    """Whether it is what would have been: "could have struck", "would have launched a raid"."""
    verb = trigger
    clause = child(trigger, "relcl")
    if clause is not None and trigger.pos_ == "NOUN" and _happens(clause):
        verb = clause  # "forty dead that | would have come about"
    elif trigger.pos_ not in _VERBAL:
        if trigger.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
            return False
        verb = trigger.head
        takes_place = trigger.dep_ == "nsubj" and _happens(verb)
        light = trigger.dep_ != "nsubj" and verb.lemma_ in wordlists("verbs")["light"]
        if not (takes_place or light):
            return False
    said = auxiliaries(verb)
    unreal = not said.isdisjoint(wordlists("unrealised")["unreal"])
    return unreal and "have" in said and verb.tag_ in {"VBN", "VBD"}


def _happens(verb: Token) -> bool:
    return verb.lemma_.lower() in wordlists("unrealised")["happens"]


def _is_planned(trigger: Token) -> bool:
    """Whether a noun is called planned or possible: "a planned strike", not "a well planned"."""
    planned = wordlists("unrealised")["planned"]
    return trigger.pos_ in {"NOUN", "PROPN"} and any(
        word.lower_ in planned and child(word, "advmod", "neg") is None
        for word in trigger.lefts
        if word.dep_ in {"amod", "compound"}
    )


def _is_called_off(trigger: Token) -> bool:
    """Whether somebody prevents or gives up the deed: "called off the strike"."""
    lists = wordlists("unrealised")
    lasting = trigger.lemma_.lower() in lists["lasting"]
    noun = trigger.pos_ in {"NOUN", "PROPN"} and not lasting
    verb = trigger.head
    if noun and trigger.dep_ in {"dobj", "nsubjpass"}:
        lemma, particle = verb.lemma_.lower(), child(verb, "prt")
        called = particle is not None and f"{lemma} {particle.lower_}" in lists["called_off"]
        return (called or lemma in lists["called_off"]) and not is_negated(verb)
    behind = trigger.dep_ == "pcomp" or (noun and trigger.dep_ == "pobj")
    if not behind or verb.dep_ not in {"prep", "pcomp"}:
        return False
    words = [verb.lower_]
    above = verb.head
    while above.dep_ in {"prep", "advmod", "prt"}:  # "backed | away from"
        words.insert(0, above.lower_)
        above = above.head
    beside = [w.lower_ for w in above.children if w.dep_ in {"prt", "advmod"} and w.i < trigger.i]
    ways = {" ".join((above.lemma_.lower(), *words))}
    ways |= {f"{above.lemma_.lower()} {side} {verb.lower_}" for side in beside}
    return not ways.isdisjoint(lists["given_up"]) and not is_negated(above)


def _is_intended(trigger: Token) -> bool:
    """Whether somebody means to do it: "plans to send", "are preparing to evacuate"."""
    verb = trigger
    if trigger.pos_ not in _VERBAL:
        if trigger.dep_ != "dobj" or trigger.head.lemma_ not in wordlists("verbs")["light"]:
            return False
        verb = trigger.head
    if verb.dep_ not in _UNDER or "to" not in auxiliaries(verb):
        return False
    above = verb.head
    kind = "intends" if above.pos_ in _VERBAL else "intentions"
    return above.lemma_.lower() in wordlists("unrealised")[kind] and above.i < verb.i
