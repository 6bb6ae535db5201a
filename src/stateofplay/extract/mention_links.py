"""Which mentions the syntax says are the same: appositions, relative pronouns, the first person."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from stateofplay.core.closed_classes import ARTICLES, FIRST_PERSON, INDEPENDENT, PERSONAL_RELATIVES
from stateofplay.core.statements import Mention, MentionKind
from stateofplay.extract.attribution import speakers

_FIRST_PERSON = FIRST_PERSON - INDEPENDENT  # "mine" may be a pit


def link_mentions(doc: Doc, by_token: dict[int, Mention]) -> None:
    """Complete *by_token* in place: words of names, and `Mention.same_as`."""
    _link(doc, by_token)
    _link_first_person(doc, by_token)
    _fill_names(doc, by_token)


def _fill_names(doc: Doc, by_token: dict[int, Mention]) -> None:
    """Let every word of a name lead to its mention: parsers differ on which word heads it."""
    for entity in doc.ents:
        heads = [token.i for token in entity if token.i in by_token]
        if heads:
            for token in entity:
                by_token.setdefault(token.i, by_token[heads[-1]])


def _link(doc: Doc, by_token: dict[int, Mention]) -> None:
    """Mark appositions and relative pronouns as the same as what they stand with."""
    for index in sorted(by_token):
        token, mention = doc[index], by_token[index]
        if token.dep_ == "appos" and (head := _named_by(token, by_token)) is not None:
            _join(by_token, head.i, index)
        elif token.lower_ in PERSONAL_RELATIVES and mention.kind is MentionKind.PRONOUN:
            clause = next((word for word in token.ancestors if word.dep_ == "relcl"), None)
            if clause is not None and (other := by_token.get(clause.head.i)):
                by_token[index] = replace(mention, same_as=other.span, plural=other.plural)


def _join(by_token: dict[int, Mention], head: int, token: int) -> None:
    """Link the mention at *token* to the one at *head*, of which it is the apposition."""
    other, mention = by_token[head], by_token[token]
    if mention.kind is other.kind is MentionKind.PLACE or mention.span == other.span:
        return
    linked = replace(mention, same_as=other.span)
    kinds = (other.kind, mention.kind)
    if kinds == (MentionKind.PERSON, MentionKind.ROLE):
        role, owner = other.role or _office(mention), other.owner or mention.owner
        by_token[head] = replace(other, role=role, owner=owner)
    elif kinds == (MentionKind.ROLE, MentionKind.PERSON):
        role, owner = mention.role or _office(other), mention.owner or other.owner
        linked = replace(linked, role=role, owner=owner)
    by_token[token] = linked


def _named_by(token: Token, by_token: dict[int, Mention]) -> Token | None:
    """The word that *token* stands in apposition to.

    In "the minister of Egypt, Amr Nasser" parsers hang the name on Egypt: it is the minister's.
    """
    head = token.head
    office = head.head.head if head.dep_ == "pobj" else head
    named, held = by_token.get(token.i), by_token.get(office.i)
    if named and held and (named.kind, held.kind) == (MentionKind.PERSON, MentionKind.ROLE):
        return office
    return head if head.i in by_token else None


def _link_first_person(doc: Doc, by_token: dict[int, Mention]) -> None:
    """Mark "I" and "we" as the one whose words they stand in, where the syntax tells."""
    for index in sorted(by_token):
        token, mention = doc[index], by_token[index]
        if token.lower_ not in _FIRST_PERSON:
            continue
        named = (by_token.get(word.i) for word in speakers(token))
        speaker = next((m for m in named if m and m.exact.lower() not in _FIRST_PERSON), None)
        if speaker is not None:
            by_token[index] = replace(mention, same_as=speaker.span)


def _office(mention: Mention) -> str:
    words = mention.exact.split()
    if mention.owner:
        skip = mention.exact.find(mention.owner)
        if skip >= 0:
            words = mention.exact[skip + len(mention.owner) :].removeprefix("'s").split()
    return " ".join(w for w in words if w.lower() not in ARTICLES) or mention.exact
