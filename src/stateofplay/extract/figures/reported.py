"""Who tells a count where its clause does not hang on the verb of saying, or on no such verb."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from stateofplay.core.measures import HAPPENED
from stateofplay.core.statements import Figure, Statement
from stateofplay.extract.syntax import child, is_passive, subjects
from stateofplay.extract.wordlists import wordlists

_SAYING = frozenset({"VBP", "VBZ", "VBD"})
_BREATH = 5
"""Words from a count to the "and" before the next one: "were killed in the raid and"."""
_PREDICATE = frozenset({"oprd", "attr", "ccomp"})


def calling(node: Token) -> Iterator[Token]:
    """Find who judges what the toll is told of: "called the raid a stain that left 40 dead"."""
    clause = next((word for word in node.ancestors if word.dep_ == "relcl"), None)
    judged = clause.head if clause is not None else None
    if judged is not None and judged.dep_ == "pobj" and judged.head.lower_ == "as":
        judged = judged.head  # "described it as a massacre that killed 40"
    elif judged is None or judged.dep_ not in _PREDICATE:
        return
    verb = judged.head
    told = verb.lemma_.lower() in wordlists("figures")["calling"] and not is_passive(verb)
    if told and verb.tag_ in _SAYING:
        yield from subjects(verb)


def lost_clause(node: Token) -> Iterator[Token]:
    """Find who tells in "said | soldiers killed 12": the parser makes a participle of the verb.

    One of a passive would have no object.
    """
    verb = node.head
    while verb.dep_ == "acl" and verb.head.dep_ in {"dobj", "pobj"}:
        noun = verb.head
        above = noun.head if noun.dep_ == "dobj" else noun.head.head
        if _says(above) and noun.i > above.i and child(node.head, "dobj") == node:
            yield from subjects(above)
            return
        verb = above


def trailing(node: Token) -> Iterator[Token]:
    """Find who tells what a participle adds: "says it fell, injuring two".

    The last to say something before the participle.
    """
    deed = next((word for word in (node, *node.ancestors) if word.dep_ == "advcl"), None)
    if deed is None or deed.tag_ != "VBG" or child(deed, "nsubj", "mark") is not None:
        return
    if deed.lemma_.lower() in wordlists("figures")["meaning"]:
        return  # "..., the mayor said, referring to the raid that killed 40"
    opening = deed.left_edge.i
    if not opening or deed.nbor(-1).text != "," or deed.i > node.i:
        return
    said = (word for word in reversed(deed.doc[deed.sent.start : opening]) if _says(word))
    verb = next(said, None)
    if verb is not None and verb in {deed.head, *deed.head.subtree} and child(verb, "ccomp"):
        yield from subjects(verb)


def is_told_with(doc: Doc, statement: Statement, before: Statement) -> bool:
    """Whether "and" joins a count to the one *before*, whose source opens what both are told in.

    "Officials said four people were killed and | 11 others wounded", wherever the parse has it.
    """
    one, other = before.content, statement.content
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return False
    if not {one.measure, other.measure} <= HAPPENED or not before.attributed_to:
        return False
    if any(who.span.start > one.trigger.start for who in before.attributed_to):
        return False
    between = doc.char_span(one.trigger.end, other.trigger.start, alignment_mode="contract")
    words = [word.lower_ for word in between or () if not word.is_space]
    near = 0 < len(words) <= _BREATH and words[-1] == "and" and words.count("and") == 1
    return near and not any(word.is_punct for word in between or ())


def _says(verb: Token) -> bool:
    """Whether *verb* is finite, active and one of saying."""
    return verb.tag_ in _SAYING and verb.lemma_.lower() in wordlists("verbs")["say"]
