"""Who stands with a deed that names no doer, and is told in another part: as harmed, or as telling.

"Norland reported raids", "Norland decried the downing of its plane", "the Norland tanker was hit":
who speaks of the deed, who owns what it hit, and what it hit did not do it. Words are data
(``words/unnamed.yml``).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.extract.syntax import (
    doers,
    governors,
    joined,
    preposition_objects,
    subjects,
    surface_subjects,
)
from stateofplay.extract.wordlists import wordlists

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"relcl", "acl", "agent"})


def is_harmed(head: Token, named: Token) -> bool:
    """Whether *named* stands in the sentence of the deed *head* as harmed, or owns what is."""
    if named.sent != head.sent or named.i in _possessors(head):
        return False
    return any(_stands_within(named, thing) or _owns(named, thing, head) for thing in _harmed(head))


def only_tells(head: Token, named: Token) -> bool:
    """Whether *named* only says, hears or thinks something of the deed, in which nobody is he."""
    if named.sent != head.sent or named.i in _possessors(head):
        return False
    for clause, verb in governors(head):
        if verb.pos_ not in _VERBS:
            continue
        if any(named.i == word.i for one in surface_subjects(verb, 0) for word in joined(one)):
            telling = _telling_verbs(as_clause=clause.dep_ == "ccomp")
            return head.i > verb.i and verb.lemma_.lower() in telling and not _takes_up(head, verb)
    return False


def owners(noun: Token) -> Iterator[Token]:
    """Yield the pronouns that tell whose *noun* is: "| its raids"."""
    own = wordlists("unnamed")["owners"]
    yield from (word for word in noun.lefts if word.dep_ == "poss" and word.lower_ in own)


def _possessors(head: Token) -> set[int]:
    found = (*subjects(head), *doers(head), *preposition_objects(head, "by"))
    return {word.i for one in found for word in joined(one)}


def _harmed(head: Token) -> Iterator[Token]:
    """Yield what the deed is done to, as grammar has it."""
    if head.pos_ not in _NOUNS:
        yield from (word for word in head.lefts if word.dep_ == "nsubjpass")
        yield from (word for word in head.rights if word.dep_ == "dobj")
        return
    yield from preposition_objects(head, "on", "against")
    if head.lemma_.lower() in wordlists("unnamed")["harming"]:
        yield from preposition_objects(head, "of")


def _stands_within(named: Token, thing: Token) -> bool:
    """Whether *named* is *thing* or describes it: "the | Norland tanker"; not in a clause on it."""
    word = named
    while word.i != thing.i:
        if word.dep_ in _CLAUSES or word.head.i == word.i or word.dep_ == "prep":
            return False
        word = word.head
    return True


def _owns(named: Token, thing: Token, head: Token) -> bool:
    """Whether *thing* is said to be that of *named*, who stands before: "the loss of its plane"."""
    own = any(word.lower_ == "own" for word in thing.lefts)
    its = next(owners(thing), None)
    before = named.pos_ != "PRON" and named.i < its.i if its is not None else False
    return before and not own and _leads(named, head)


def _leads(named: Token, head: Token) -> bool:
    """Whether *named* is the subject of a clause above *head*."""
    above = (verb for verb in head.ancestors if verb.pos_ in _VERBS)
    return any(
        named.i == word.i
        for verb in above
        for one in surface_subjects(verb, 0)
        for word in joined(one)
    )


def _telling_verbs(*, as_clause: bool) -> frozenset[str]:
    """Verbs under which a deed is only told: of those of saying, not "announced strikes"."""
    said = wordlists("verbs")["say"]
    return wordlists("unnamed")["tells"] | (
        said if as_clause else said - wordlists("verbs")["light"]
    )


def _takes_up(head: Token, verb: Token) -> bool:
    """Whether a pronoun between *verb* and the deed, or with it, can be who speaks: "said its"."""
    taking = wordlists("unnamed")["owners"] | wordlists("unnamed")["takes_up"]
    low, high = sorted((verb.i, head.i))
    return any(word.lower_ in taking for word in head.doc[low + 1 : high])
