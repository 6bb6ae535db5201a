"""The doer of a deed in whom the reader hardly believes is let go, if grammar does not name him."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Step
from stateofplay.core.text import Span
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import doers, joined, subjects

_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})

_LEAST = 0.4
"""Below it, five of six whom the reader took for a doer were wrong on hand-read reports."""


def without_doubted(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Leave the actor open where neither the sentence nor the reader is plain on him."""
    head = head_of(parsed, draft.trigger)
    if head is None or not draft.actors:
        return draft
    kept = tuple(span for span in draft.actors if not _is_doubted(parsed, draft, head, span))
    if kept == draft.actors:
        return draft
    step = Step(what="actor", how="taken back: the sentence names no doer")
    return replace(draft, actors=kept, steps=(*draft.steps, step))


def _is_doubted(parsed: Parsed, draft: ActDraft, head: Token, actor: Span) -> bool:
    """Whether the reader hardly believes in *actor*, and grammar does not name him either.

    Of deeds only: who says something, the reader knows well enough.
    """
    if draft.types[0][0] not in _DEEDS or draft.actor_scores.get(actor, 1.0) >= _LEAST:
        return False
    named = head_of(parsed, actor)
    told = (word.i for one in (*subjects(head), *doers(head)) for word in joined(one))
    return named is None or named.i not in told
