"""Harm whose doer the sentence does not name: whom the reader takes from elsewhere is let go.

"Urged all sides to spare clinics after shells hit a school": no side is told to have fired. Words
are data (``words/unnamed.yml``, with examples and counter-examples that run as tests).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Step
from stateofplay.core.text import Span
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, is_passive
from stateofplay.extract.wordlists import wordlists

_HARM = frozenset({"ASSAULT", "COERCE"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those"})
_ARGUMENT = frozenset({"dobj", "pobj", "dative"})

SURE = 0.6
"""From this score on, a doer from another sentence is kept: the text before may well tell."""


def without_unnamed(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Leave the actor of a harm open where neither its sentence nor the reader is plain on him."""
    head = head_of(parsed, draft.trigger)
    if head is None or draft.types[0][0] not in _HARM or not draft.actors:
        return draft
    kept = tuple(span for span in draft.actors if not _is_guessed(parsed, draft, head, span))
    if kept == draft.actors:
        return draft
    step = Step(what="actor", how="taken back: the sentence names no doer")
    return replace(draft, actors=kept, steps=(*draft.steps, step))


def _is_guessed(parsed: Parsed, draft: ActDraft, head: Token, actor: Span) -> bool:
    named = head_of(parsed, actor)
    if named is None:
        return False
    weapon = _bare_weapon(head)
    if weapon is None and not _is_uprooted(head):
        return False
    if named.sent != head.sent:
        return draft.actor_scores.get(actor, 0.0) < SURE
    if weapon is None or weapon.is_ancestor(named):
        return False
    return named.dep_ in _ARGUMENT and named.i < weapon.i and not named.is_ancestor(head)


def _is_uprooted(head: Token) -> bool:
    """Whether people are told as displaced, by nobody: "have been displaced"."""
    uprooted = head.lemma_.lower() in wordlists("unnamed")["uprooted"]
    return uprooted and is_passive(head) and child(head, "agent") is None


def _bare_weapon(head: Token) -> Token | None:
    """The weapon that does it and is nobody's: "shells hit", not "the shells hit"."""
    subject = child(head, "nsubj")
    if subject is None or subject.lemma_.lower() not in wordlists("unnamed")["weapons"]:
        return None
    told = any(word.dep_ == "poss" or word.lower_ in _DEFINITE for word in subject.lefts)
    return None if told else subject
