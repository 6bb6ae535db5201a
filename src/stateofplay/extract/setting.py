"""The words that say where an act took place."""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "over", "off"})


def place_of(parsed: Parsed, trigger: Token, taken: frozenset[Span]) -> Mention | None:
    """The place named by a preposition of place that hangs on *trigger* or its object."""
    verb = trigger.head if trigger.pos_ == "NOUN" and trigger.dep_ == "dobj" else trigger
    for head in (trigger, verb, *(word for word in trigger.children if word.dep_ == "dobj")):
        for word in head.rights:
            if word.dep_ != "prep" or word.lower_ not in _WHERE:
                continue
            for noun in word.children:
                mention = parsed.mention_at(noun) if noun.dep_ == "pobj" else None
                if mention and mention.kind is MentionKind.PLACE and mention.span not in taken:
                    return mention
    return None
