"""A doer whom the sentence does not name: whom the reader takes from elsewhere is let go.

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
from stateofplay.extract.syntax import child, doers, is_passive, joined, subjects
from stateofplay.extract.wordlists import wordlists

_HARM = frozenset({"ASSAULT", "COERCE"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those"})
_ARGUMENT = frozenset({"dobj", "pobj", "dative"})

SURE = 0.6
"""From this score on, a doer from another sentence is kept: the text before may well tell."""


_LEAST = 0.4
"""Below it, five of six whom the reader took for a doer were wrong on hand-read reports."""


def without_unnamed(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Leave the actor open where neither the sentence nor the reader is plain on him."""
    head = head_of(parsed, draft.trigger)
    if head is None or not draft.actors:
        return draft
    kept = tuple(span for span in draft.actors if not _is_doubted(parsed, draft, head, span))
    if draft.types[0][0] in _HARM:
        kept = tuple(span for span in kept if not _is_guessed(parsed, draft, head, span))
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


def _is_guessed(parsed: Parsed, draft: ActDraft, head: Token, actor: Span) -> bool:
    named = head_of(parsed, actor)
    if named is None:
        return False
    if _is_only_when(head, named):
        return True
    weapon = _bare_weapon(head)
    if weapon is None and not _is_uprooted(head):
        return False
    if named.sent != head.sent:
        return draft.actor_scores.get(actor, 0.0) < SURE
    if weapon is None or weapon.is_ancestor(named):
        return False
    return named.dep_ in _ARGUMENT and named.i < weapon.i and not named.is_ancestor(head)


def _is_only_when(head: Token, named: Token) -> bool:
    """Whether *named* only tells the time of what nobody is told to have done.

    "Nine were killed there, two days after the Front took the city": not "killed after it shelled
    the city", where the one tells of the other.
    """
    if not is_passive(head) or child(head, "agent") is not None or named.sent != head.sent:
        return False
    words = head.doc[head.i + 1 : named.i]
    opening = next((w for w in words if w.lower_ in wordlists("unnamed")["apart"]), None)
    if opening is None or opening.nbor(-1).lemma_.lower() not in wordlists("unnamed")["lengths"]:
        return False
    above = list(named.ancestors)
    return any(word.i == opening.i or opening in word.lefts for word in above)


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
