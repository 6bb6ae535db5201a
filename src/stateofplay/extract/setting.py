"""The words that say when and where an act took place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed

_DURATION = re.compile(
    r"^(?:the )?(?:\w+[ -])?(?:years?|months?|weeks?|days?|hours?|decades?)$|year-old", re.I
)
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "over", "off"})


def time_of(trigger: Token) -> Span | None:
    """The nearest expression of date or time in the clause of *trigger*."""
    best: tuple[int, Span] | None = None
    for entity in _times(trigger.sent):
        if _DURATION.search(entity.text):
            continue
        if not _same_clause(entity.root, trigger):
            continue
        distance = min(abs(entity.start - trigger.i), abs(entity.end - trigger.i))
        if best is None or distance < best[0]:
            best = distance, Span(entity.start_char, entity.end_char)
    return best[1] if best else None


def _times(sentence: Tokens) -> Iterator[Tokens]:
    """Names of dates and times in *sentence*; `Span.ents` would go through the whole text."""
    start = None
    for token in sentence:
        if token.ent_iob_ != "I":
            if start is not None:
                yield token.doc[start : token.i]
            start = token.i if token.ent_type_ in {"DATE", "TIME"} else None
    if start is not None:
        yield sentence.doc[start : sentence.end]


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


def _same_clause(word: Token, trigger: Token) -> bool:
    """Whether no other verb stands between *word* and the verb of *trigger*."""
    verb = next((t for t in (trigger, *trigger.ancestors) if t.pos_ in {"VERB", "AUX"}), trigger)
    for above in word.ancestors:
        if above.i in {trigger.i, verb.i}:
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return False
    return False
