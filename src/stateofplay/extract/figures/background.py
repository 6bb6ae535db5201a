"""Counts told as background: what everybody knows, credited to nobody.

"The ministry said 40 had died since the raid, which killed 12": the 40 are the ministry's count,
the 12 are the report's own.
"""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.extract.figures.rules import SourceWords
from stateofplay.extract.syntax import child

_CLAUSES = frozenset({"relcl", "advcl", "acl"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


def background(words: SourceWords, node: Token, governor: Token) -> Token | None:
    """The verb of the clause that only recalls a count, whoever is speaking around it, or None.

    A clause recalls if it opens so ("since", "when"), is said in passing (", which killed 12"), or
    lies two clauses deep ("after a raid launched in answer to the attack that killed 12").

    Args:
        words: The frames of counting: which connectives and prepositions recall.
        node: The counted phrase's topmost token.
        governor: The verb, adjective or noun whose circumstances are those of the count.
    """
    inside = {node.i, governor.i}
    deep = None
    for clause in (node, *node.ancestors):
        if clause.dep_ == "ccomp" and clause.head.pos_ == "VERB":
            return None
        if clause.head.i == node.i:  # "12 people who were killed"
            continue
        if clause.dep_ == "prep" and clause.lower_ in words.recalling_prepositions and deep:
            return deep
        if clause.dep_ not in _CLAUSES or (clause.dep_ == "acl" and clause.i in inside):
            continue
        if deep is not None or _recalls(words, clause):
            return deep or clause
        deep = clause
    return None


def _recalls(words: SourceWords, clause: Token) -> bool:
    if clause.dep_ == "advcl":
        return _opening(clause) in words.recalling_marks
    before = [word for word in clause.subtree if word.i < clause.i]
    relative = next((word for word in before if word.tag_ in _RELATIVE), None)
    if clause.dep_ != "relcl" or relative is None:
        return False
    if relative.tag_ == "WRB" or relative.dep_ == "pobj":
        return True
    return relative.i > 0 and relative.nbor(-1).text == ","


def _opening(clause: Token) -> str | None:
    mark = child(clause, "mark") or next(
        (word for word in clause.lefts if word.dep_ == "advmod" and word.tag_ == "WRB"), None
    )
    return mark.lower_ if mark is not None else None
