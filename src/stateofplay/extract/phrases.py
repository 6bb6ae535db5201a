"""From a head word to the words of its phrase."""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.core.closed_classes import CLAUSE_MARKERS
from stateofplay.core.text import Span

_OPENERS = frozenset({"until", "unless", "if", "because", "although", "while", "whereas", "after"})
_LEFT_OUT = frozenset({"relcl", "parataxis"})


def phrase(
    head: Token, *, leave_out: frozenset[int] = frozenset(), keep_conditions: bool = False
) -> Span | None:
    """The words that hang on *head*, in one piece, as code points; None if nothing is left.

    Clauses that add something of their own (relative clauses, insertions, "because", and
    conditions unless *keep_conditions*) end the phrase; "that" and "to" before it are left out.

    Args:
        leave_out: Token indices to leave out (a connective).
    """
    ends = _ends(head, keep_conditions)
    tokens: list[Token] = []
    for token in head.doc[head.left_edge.i : head.right_edge.i + 1]:
        if token.i in ends and token.i > head.i:
            break
        if token.i in leave_out:
            tokens = [] if token.i < head.i else tokens
            continue
        tokens.append(token)
    while tokens and (tokens[0].is_punct or tokens[0].is_space or _opens(tokens[0], head)):
        tokens.pop(0)
    _drop_end(tokens, head)
    if not tokens:
        return None
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _drop_end(tokens: list[Token], head: Token) -> None:
    """Take off what does not belong: punctuation, "and", and the words that say when."""
    while tokens and tokens[-1].i > head.i:
        last = tokens[-1]
        is_time = last.ent_type_ in {"DATE", "TIME"}
        before_time = len(tokens) > 1 and last.dep_ == "prep" and _opens_time(last)
        if not (last.is_punct or last.is_space or last.dep_ == "cc" or is_time or before_time):
            return
        tokens.pop()
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()


def _opens_time(preposition: Token) -> bool:
    return any(word.ent_type_ in {"DATE", "TIME"} for word in preposition.children)


def _ends(head: Token, keep_conditions: bool) -> set[int]:
    ends: set[int] = set()
    for word in head.subtree:
        if word.i == head.i:
            continue
        after = word.i > head.i
        own = word.dep_ == "advcl" and any(mark.lower_ in _OPENERS for mark in word.children)
        added = word.dep_ in _LEFT_OUT or (own and not keep_conditions)
        if (after and added) or word.lower_ == "according":
            ends.add(word.left_edge.i)
    return ends


def _opens(token: Token, head: Token) -> bool:
    opener = token.lower_ in CLAUSE_MARKERS and token.dep_ in {"mark", "aux"}
    return opener and token.i < head.i
