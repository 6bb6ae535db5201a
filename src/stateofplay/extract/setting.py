"""The words that say where an act took place.

Where something happened is not where it was said: what stands with a verb of saying is the
place of the telling, and is not looked at for what is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.timing import holders
from stateofplay.extract.wordlists import wordlists

_TAKEN_FOR = (MentionKind.PERSON, MentionKind.ORGANISATION)
_DEPTH = 3
"""Nouns between a preposition and the name: "homes | in a district | near Norport"."""


def place_of(
    parsed: Parsed, trigger: Token, taken: frozenset[Span], *, material: bool = False
) -> Mention | None:
    """The place where what *trigger* names took place, as the sentence names it.

    A name goes before a description, and what is nearer before what is farther.

    Args:
        parsed: The report.
        trigger: The head of the words that name the act.
        taken: Mentions that act or are acted upon.
        material: Whether it is a deed that takes place where it is aimed ("strikes on the port").

    Returns:
        None if the sentence names none.
    """
    described: Mention | None = None
    for mention in _candidates(parsed, trigger, taken, material):
        if is_named(mention):
            return mention
        described = described or mention
    return described


def is_named(mention: Mention) -> bool:
    """Whether *mention* is a name, not a description ("the town")."""
    return mention.exact.split()[-1][:1].isupper()


def _candidates(
    parsed: Parsed, trigger: Token, taken: frozenset[Span], material: bool
) -> Iterator[Mention]:
    lists = wordlists("setting")
    for holder in holders(parsed, trigger):
        nouns = [child for child in holder.children if child.dep_ == "dobj"]
        if not material and holder.lemma_.lower() not in wordlists("verbs")["light"]:
            nouns = []  # "condemned the strike in the port": spoken of, not where it was said
        if material and holder.i == trigger.i:
            for noun in nouns:
                mention = parsed.mention_at(noun)
                if mention is not None and mention.kind is MentionKind.PLACE:
                    yield from (m for m in _under(parsed, noun) if m.span not in taken)
        for head in (holder, *nouns):
            aimed = material and holder.i == trigger.i
            yield from _after(parsed, head, lists["where"], taken)
            if aimed:
                yield from _after(parsed, head, lists["where"] | lists["aimed"], frozenset())


def _after(
    parsed: Parsed, head: Token, prepositions: frozenset[str], taken: frozenset[Span]
) -> Iterator[Mention]:
    """Places behind a preposition that hangs on *head*."""
    for preposition in head.children:
        if preposition.dep_ != "prep" or preposition.lower_ not in prepositions:
            continue
        for noun in preposition.children:
            if noun.dep_ == "pobj":
                yield from (m for m in _under(parsed, noun) if m.span not in taken)
                yield from (m for m in _mistaken(parsed, noun) if m.span not in taken)


def _mistaken(parsed: Parsed, noun: Token) -> Iterator[Mention]:
    """The one word behind "in" that a tagger took for a person or body: "died in Norport".

    It keeps its kind, which says that it is a place only if one of that name is known.
    """
    mention = parsed.mention_at(noun) if noun.head.lower_ == "in" else None
    if mention is None or mention.kind not in _TAKEN_FOR or mention.role is not None:
        return
    lone = noun.tag_ == "NNP" and mention.exact == noun.text and not noun.text.isupper()
    if lone and not any(word.dep_ == "relcl" for word in noun.children):
        yield mention


def _under(parsed: Parsed, noun: Token, depth: int = 0) -> Iterator[Mention]:
    """The place that *noun* names, or that the words behind it name: "the city of Norport"."""
    mention = parsed.mention_at(noun)
    place = mention is not None and mention.kind is MentionKind.PLACE
    if mention is not None and place and is_named(mention):
        yield mention
        return
    if depth < _DEPTH:
        within = wordlists("setting")["within"]
        if not place:
            within -= {"of"}  # "in support of ..." is nowhere
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in within:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield from _under(parsed, inner, depth + 1)
            elif child.dep_ in {"poss", "appos"} and place:
                yield from _under(parsed, child, _DEPTH)
        yield from _named_behind(parsed, noun)
    if mention is not None and place and mention.head in wordlists("setting")["described"]:
        yield mention


def _named_behind(parsed: Parsed, noun: Token) -> Iterator[Mention]:
    """The name right behind "the town of", wherever the parse hangs it."""
    doc = parsed.doc
    if noun.lemma_.lower() not in wordlists("setting")["described"]:
        return
    if noun.i + 1 >= len(doc) or doc[noun.i + 1].lower_ != "of":
        return
    for word in doc[noun.i + 2 : noun.i + 5]:
        mention = parsed.mention_at(word)
        if mention is not None and is_named(mention):
            yield replace(mention, kind=MentionKind.PLACE)  # whatever else it looked like
            return
