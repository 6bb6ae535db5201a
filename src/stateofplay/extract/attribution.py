"""Who is credited for what is said: chains of saying verbs, and "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.extract.syntax import child, doers, governors, joined, surface_subjects
from stateofplay.extract.wordlists import wordlists

_REPORTED = frozenset({"ccomp", "parataxis"})


def speakers(token: Token) -> list[Token]:
    """Find who the words around *token* are credited to, the nearest first.

    Climbs from *token*: "Mora said | the army told her | it had fired" gives army, Mora.
    Joined speakers follow one another. Empty if nobody is credited.
    """
    found: dict[int, Token] = {}
    for clause, verb in governors(token):
        for word in (*_according_to(clause, token), *_inserted(clause, token)):
            found.setdefault(word.i, word)
        reported = clause.dep_ in _REPORTED and _is_saying(verb)
        if reported or _is_claimed(clause, verb):
            for word in _subject(verb):
                found.setdefault(word.i, word)
    top = token.sent.root if token.i != token.sent.root.i else token
    for word in (*_according_to(top, token), *_inserted(top, token)):
        found.setdefault(word.i, word)
    return [word for word in found.values() if word.i != token.i]


def _subject(verb: Token) -> Iterator[Token]:
    if verb.pos_ == "NOUN":
        yield from doers(verb)
    else:
        yield from surface_subjects(verb, 0)


def _is_saying(word: Token) -> bool:
    return word.lemma_.lower() in wordlists("verbs")["say"]


def _is_claimed(clause: Token, noun: Token) -> bool:
    """Whether *clause* is what a noun of saying holds: "his claim that..."."""
    return clause.dep_ == "acl" and noun.pos_ == "NOUN" and child(clause, "mark") is not None


def _according_to(clause: Token, told: Token) -> Iterator[Token]:
    """Sources named by "according to" that hangs on *clause* and covers *told*."""
    for word in clause.children:
        if word.lower_ == "according" and _covers(word, told):
            to = child(word, "prep")
            noun = child(to, "pobj") if to is not None else None
            if noun is not None:
                yield from joined(noun)


def _covers(according: Token, told: Token) -> bool:
    """Whether "according to" behind a clause belongs to *told*: only to the clause just before it.

    Parsers hang it on the main verb, however many clauses lie between.
    """
    if according.i < told.i:
        return True
    before = told.doc[told.sent.start : according.i]
    verbs = [verb for verb in before if child(verb, "nsubj", "nsubjpass") is not None]
    return not verbs or verbs[-1].i <= told.i or verbs[-1].is_ancestor(told)


def _inserted(clause: Token, told: Token) -> Iterator[Token]:
    """Sources of an inserted "X said" that the parser hangs on the clause it reports."""
    for word in clause.children:
        if not _is_saying(word) or child(word, "nsubj") is None:
            continue
        if any(_is_next_speech(other, word) and other.is_ancestor(told) for other in clause.rights):
            continue
        bare = word.dep_ == "ccomp" and child(word, "mark") is None and _is_bare(word)
        if word.dep_ == "parataxis" or (bare and not _is_saying(clause)):
            yield from surface_subjects(word, 0)


def _is_next_speech(verb: Token, inserted: Token) -> bool:
    """Whether *verb* opens what another says: "40 died, X said, and the army said 50 fled"."""
    return verb.dep_ == "conj" and verb.i > inserted.i and _is_saying(verb)


def _is_bare(verb: Token) -> bool:
    """Whether *verb* has little but its subject: "X said", not "said that X said ..."."""
    small = {"nsubj", "punct", "advmod", "npadvmod", "prep", "aux"}
    return all(word.dep_ in small for word in verb.children)
