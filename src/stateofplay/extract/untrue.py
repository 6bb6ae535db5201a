"""What is told only as said falsely: "reports that they had agreed were wrong".

What is asserted is not the deed but that it was not done, by whoever says so or by the report
itself. Words are data (``words/untrue.yml``).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.extract.circumstances import auxiliaries, is_negated
from stateofplay.extract.reality import is_hypothetical
from stateofplay.extract.syntax import child, is_finite
from stateofplay.extract.wordlists import wordlists

_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_MODIFIERS = frozenset({"amod", "compound", "advmod"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp", "npadvmod"})


def is_untrue(trigger: Token) -> bool:
    """Whether the clause or claim whose deed *trigger* is told is said to be untrue."""
    clause = _clause(trigger)
    above = clause.head
    if clause.dep_ in _CLAUSES | {"csubj"} and _is_false_predicate(above, clause):
        return True
    if clause.dep_ in {"ccomp", "pcomp"} and _is_said_falsely(clause):
        return True
    noun = _claim(clause)
    return noun is not None and _is_false(noun)


def _clause(trigger: Token) -> Token:
    """The word that heads the clause of *trigger*; what is joined without a subject goes along."""
    head = trigger.head
    light = trigger.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in wordlists("verbs")["light"]
    clause = head if light and trigger.pos_ not in _VERBAL else trigger
    while clause.dep_ == "conj" and clause.tag_ == clause.head.tag_ == "VBG":
        clause = clause.head
    return clause


def _claim(clause: Token) -> Token | None:
    """The noun that tells of *clause* as said: "the *claim* that", "*reports* of a raid"."""
    lists, above = wordlists("untrue"), clause.head
    if clause.dep_ in {"pobj", "pcomp"} and above.dep_ == "prep" and above.lower_ == "of":
        return above.head if above.head.lemma_.lower() in lists["claims"] else None
    if clause.dep_ not in _CLAUSES or clause.pos_ not in _VERBAL or clause.i < above.i:
        return None
    if clause.tag_ == "VBG" and not is_finite(clause):
        return None  # "fake news | accusing them"
    if clause.dep_ == "relcl" and child(clause, "mark") is None:
        return None  # "a claim | they made"
    noun = above.pos_ == "NOUN" or above.dep_ in _SUBJECTS  # "claims" that was read as a verb
    told = lists["claims"] | lists["beliefs"]
    return above if noun and above.lemma_.lower() in told else None


def _is_false(noun: Token) -> bool:
    """Whether the claim that *noun* names is called untrue, or somebody says no to it."""
    lists, above = wordlists("untrue"), noun.head
    before = (word for word in noun.lefts if word.dep_ in _MODIFIERS)
    if any(_is_untrue_word(word) for word in before):
        return True
    if noun.dep_ == "pobj":
        if above.lower_ == "as":  # "dismissed | as false reports that", "as a lie claims that"
            return _is_disputed(above.head)
        led = f"{above.head.lemma_.lower()} {above.lower_}"
        return led in lists["untrue_behind"] and _has_no(above.head)
    if noun.dep_ in _SUBJECTS and _is_false_predicate(above, noun):
        return True
    shown = noun.dep_ == "nsubjpass" and _is_untrue_word(above)
    return shown or (noun.dep_ in _OBJECTS and (_is_disputed(above) or _is_called(above, noun)))


def _is_untrue_word(word: Token) -> bool:
    """Whether *word* says so as an adjective or participle: "false", "dismissing reports"."""
    disputing = word.tag_ == "VBG" and word.lemma_.lower() in wordlists("verbs")["disputes"]
    return (disputing or word.lower_ in wordlists("untrue")["untrue"]) and not is_negated(word)


def _has_no(noun: Token) -> bool:
    """Whether "truth" is told as none: "no truth to", "little truth in"; else always."""
    none = wordlists("untrue")["none"]
    return noun.pos_ != "NOUN" or any(word.lower_ in none for word in noun.lefts)


def _is_disputed(verb: Token) -> bool:
    disputes = verb.lemma_.lower() in wordlists("verbs")["disputes"]
    return disputes and not any(map(is_negated, (verb, verb.head)))


def _is_called(verb: Token, noun: Token) -> bool:
    """Whether *verb* calls its object untrue: "called reports of it a lie".

    Parsers hang that word into the clause that the object holds.
    """
    lists = wordlists("untrue")
    if verb.lemma_.lower() not in lists["calls"] or is_negated(verb):
        return False
    said = (*_predicates(verb), *(word for each in noun.subtree for word in _predicates(each)))
    return any(word.lower_ in lists["untrue"] for word in said)


def _predicates(verb: Token) -> Iterator[Token]:
    """Yield what *verb* says its subject or object is: "wrong", "as untrue", "a lie"."""
    for word in verb.rights:
        inner = child(word, "pobj", "amod") if word.dep_ == "prep" and word.lower_ == "as" else None
        for one in (word, inner):
            if one is not None and (one is inner or one.dep_ in _PREDICATES):
                yield one
                yield from (other for other in one.rights if other.dep_ == "conj")
                yield from (other for other in one.lefts if other.dep_ in _MODIFIERS)


def _is_false_predicate(verb: Token, subject: Token) -> bool:
    """Whether *subject* is said to be untrue: "is false", "was not true", "is a lie".

    Of a clause only what no deed can be: "it was wrong that they fired" blames the firing.
    """
    lists = wordlists("untrue")
    supposed = is_hypothetical(verb) or is_hypothetical(subject)
    if supposed or not auxiliaries(verb).isdisjoint(lists["may_be"]):
        return False
    if verb.lemma_.lower() not in lists["is"]:
        return False
    untrue = lists["untrue"] - (lists["wrong"] if subject.pos_ in _VERBAL else frozenset())
    words = {word.lower_ for word in _predicates(verb) if word.i != subject.i}
    if is_negated(verb):
        return not words.isdisjoint(lists["not_so"])
    return not words.isdisjoint(untrue)


def _is_said_falsely(clause: Token) -> bool:
    """Whether the verb above says so falsely: "falsely claimed that", "wrongly accused it of"."""
    verb = clause.head if clause.dep_ == "ccomp" else clause.head.head
    if verb.pos_ not in _VERBAL or is_negated(verb):
        return False
    lists = wordlists("untrue")
    told = verb.lemma_.lower() in wordlists("verbs")["say"] | lists["lays"]
    return told and any(word.lower_ in lists["falsely"] for word in verb.children)
