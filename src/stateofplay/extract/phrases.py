"""From a head word to the words of its phrase."""

from __future__ import annotations

from spacy.tokens import Token

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
    tokens = []
    for token in head.doc[head.left_edge.i : head.right_edge.i + 1]:
        if token.i in ends and token.i > head.i:
            break
        if token.i in leave_out:
            tokens = [] if token.i < head.i else tokens
            continue
        tokens.append(token)
    while tokens and (tokens[0].is_punct or tokens[0].is_space or _opens(tokens[0], head)):
        tokens.pop(0)
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ == "cc"):
        tokens.pop()
    if not tokens:
        return None
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _ends(head: Token, keep_conditions: bool) -> set[int]:
    ends: set[int] = set()
    for word in head.subtree:
        if word.i == head.i:
            continue
        if word.dep_ in _LEFT_OUT and word.i > head.i or word.lower_ == "according":
            ends.add(word.left_edge.i)
        elif word.dep_ == "advcl" and word.i > head.i and not keep_conditions:
            if any(mark.lower_ in _OPENERS for mark in word.children):
                ends.add(word.left_edge.i)
    return ends


def _opens(token: Token, head: Token) -> bool:
    return token.lower_ in {"that", "to", "whether"} and token.dep_ in {"mark", "aux"} and token.i < head.i
