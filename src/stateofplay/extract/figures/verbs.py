"""Which verbs tell of a counted phrase, and whether it is their object or their subject."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.match import has_object, in_hedge, is_parted
from stateofplay.extract.syntax import child

_RELATIVE = frozenset({"WDT", "WP", "IN"})


def verbs_of(token: Token, count: Count) -> Iterator[tuple[Token, str]]:
    """Verbs that *token* is an object or subject of, with its place there."""
    head, dep = token.head, token.dep_
    if in_hedge(token, count) and head.pos_ == "VERB":
        yield head, "object" if token.i > head.i else "subject"
    if dep == "dobj" and is_parted(head, token):
        return
    if dep in {"dobj", "nsubjpass", "attr", "oprd"} and head.pos_ in {"VERB", "AUX"}:
        yield head, "object"
    elif dep == "nsubj":
        yield head, "subject"
        if not has_object(head) and not shares_object(head):
            yield head, "object"
        yield from ((word, "object") for word in head.children if word.dep_ in {"xcomp", "acomp"})
    elif dep == "pobj" and head.dep_ == "agent":
        yield head.head, "subject"
    if dep == "nsubjpass":
        yield from _raised(head)


def shares_object(verb: Token) -> bool:
    """Whether the object of *verb* stands behind the next verb: "a man shot and killed a guard"."""
    after = child(verb, "conj")
    if after is None or child(after, "nsubj", "nsubjpass", "auxpass") is not None:
        return False
    between = verb.doc[verb.i + 1 : after.i]
    close = all(word.lower_ in {"and", ","} or word.pos_ == "ADV" for word in between)
    return close and has_object(after)


def _raised(verb: Token) -> Iterator[tuple[Token, str]]:
    """Verbs below a passive one: "are believed to be buried", "were set to be released"."""
    for word in verb.children:
        if word.dep_ != "xcomp":
            continue
        yield word, "object" if _is_passive(word) else "subject"
        yield from ((deeper, "object") for deeper in word.children if deeper.dep_ == "xcomp")


def clauses_on(token: Token) -> Iterator[tuple[Token, str]]:
    """Participles and relative clauses on *token*: "people killed", "men who marched"."""
    for word in token.rights:
        if word.dep_ == "acl":
            if word.tag_ != "VBG" or _is_passive(word):
                yield word, "object"
            yield word, "subject"
            for deeper in word.children:
                if deeper.dep_ == "xcomp" and (deeper.tag_ != "VB" or _is_passive(deeper)):
                    yield deeper, "object"
        elif word.dep_ == "relcl":
            passive = any(inner.dep_ in {"nsubjpass", "auxpass"} for inner in word.children)
            theirs = _is_of_others(word)
            yield word, "object" if passive or theirs else "subject"
            for deeper in word.children:
                told = theirs and deeper.dep_ == "ccomp" and not _is_of_somebody(deeper)
                if told or deeper.dep_ in {"xcomp", "conj", "acomp"}:
                    yield deeper, "object" if deeper.tag_ == "VBN" else "subject"


def _is_of_somebody(verb: Token) -> bool:
    """Whether *verb* has a subject of its own."""
    subject = child(verb, "nsubj", "nsubjpass")
    return subject is not None and subject.tag_ not in _RELATIVE


def _is_of_others(clause: Token) -> bool:
    """Whether others do it to the counted: "people the group holds", "it says have been killed"."""
    doer = child(clause, "nsubj")
    where = any(word.tag_ == "WRB" for word in clause.lefts)
    return not where and doer is not None and doer.tag_ not in _RELATIVE and not has_object(clause)


def _is_passive(verb: Token) -> bool:
    return any(word.dep_ == "auxpass" for word in verb.children)


def joined_verbs(verb: Token, frame: str) -> Iterator[Token]:
    """*verb*, and what it is joined to without an object of its own ("arrested and held")."""
    yield verb
    for word in verb.children:
        another = child(word, "nsubj", "nsubjpass") is not None
        own = another or (frame != "subject" and has_object(word))
        if word.dep_ == "conj" and word.pos_ == "VERB" and not own:
            yield word
