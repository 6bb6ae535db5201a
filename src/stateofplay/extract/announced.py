"""Grammar over what a finder proposes: what is only announced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Reality, Step
from stateofplay.core.text import Span
from stateofplay.extract.circumstances import is_announced, is_negated
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.reality import is_hypothetical
from stateofplay.extract.syntax import child, is_passive, joined

_IN_QUOTED_CLAUSE = frozenset({"ROOT", "ccomp", "parataxis", "conj"})


def as_announced(draft: ActDraft, head: Token, announced: Mapping[str, str]) -> ActDraft:
    """Type what an actor says he will do as the word that he gives: a promise or a threat.

    PLOVER codes cooperation still to come as AGREE and force still to come as THREATEN.

    Args:
        announced: Type of the deed -> type of its announcement.
    """
    kind = announced.get(draft.types[0][0])
    if kind is None or head.pos_ != "VERB" or head.dep_ not in _IN_QUOTED_CLAUSE:
        return draft
    if not is_announced(head) or is_negated(head) or is_passive(head) or is_hypothetical(head):
        return draft
    doer = child(head, "nsubj")
    spans = [Span(word.idx, word.idx + len(word)) for word in joined(doer)] if doer else []
    if not any(span.overlaps(actor) for span in spans for actor in draft.actors):
        return draft
    types = ((kind, draft.types[0][1]), *(t for t in draft.types if t[0] != kind))
    step = Step(what="act", how=f"told as still to come: {draft.types[0][0]} becomes {kind}")
    return replace(draft, types=types, reality=Reality.ACTUAL, steps=(*draft.steps, step))
