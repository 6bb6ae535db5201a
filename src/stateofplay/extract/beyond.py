"""Which of the clauses that "and" or "but" joins a word belongs to: each verb has its own.

"Promised to respect their rights | and threatened to go on *if they did not disarm*": no promise
hangs on the condition. Grammar only: no kind of act and no word is known here.
"""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.extract.syntax import child, joined_to

_BESIDE = frozenset({"advcl", "pcomp"})
_CONTENT = frozenset({"dobj", "ccomp", "xcomp", "prep", "agent", "dative", "attr", "acomp", "oprd"})


def is_beyond(place: Token, head: Token) -> bool:
    """Whether *place* stands in a clause joined behind the one of *head*, or in one before it.

    "A day after he threatened war *if they did not sign*, Stone | asked for talks". Not where both
    verbs share what follows: "rejects and will not discuss a truce unless ...".
    """
    for verb in place.ancestors:
        if verb.i < head.i and verb.head.i == head.i and _is_told(verb, place):
            return True
        first = joined_to(verb)
        if first is None or verb.i <= head.i:
            continue
        if verb.is_ancestor(head):
            return False
        if first.i == head.i:
            return says_enough(first, verb)
        if first.is_ancestor(head):
            return True
    return False


def is_of_another(clause: Token, head: Token, behind: int) -> bool:
    """Whether the condition that *clause* tells is that of another statement behind this one.

    "Urged them to sign, and warned that there will be a price *if they do not*"; "will leave but
    would return *if they sign*". Not where a clause that "and" joins ends with it, which all may
    share: "no gate will open and no lorry will leave until ...".

    Args:
        clause: Head of the condition.
        head: Head of the words that name the act.
        behind: Where these words, and those for what it is about, end.
    """
    if clause.dep_ != "advcl":
        return False
    for verb in clause.ancestors:
        if verb.i == head.i or verb.is_ancestor(head):
            return False
        if verb.left_edge.idx < behind:
            continue
        own = child(verb, "nsubj", "nsubjpass", "expl") is not None
        if verb.dep_ == "ccomp" and own and verb.head.i != head.i:
            return True
        if verb.dep_ == "conj" and ((own and clause.i < verb.i) or _is_set_against(verb)):
            return True
    return False


def _is_set_against(verb: Token) -> bool:
    """Whether "but" joins *verb*."""
    return any(word.lower_ == "but" and word.i < verb.i for word in verb.head.children)


def _is_told(verb: Token, place: Token) -> bool:
    """Whether *verb* tells of a time or matter beside, and *place* stands behind who does it."""
    subject = child(verb, "nsubj", "nsubjpass") if verb.dep_ in _BESIDE else None
    return subject is not None and subject.i < place.left_edge.i


def says_enough(first: Token, verb: Token) -> bool:
    """Whether *first* has an object or clause before *verb* begins."""
    return any(word.dep_ in _CONTENT and word.i < verb.i for word in first.rights)
