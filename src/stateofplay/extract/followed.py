"""What is told of the next act of the same sentence: a trained reader gives it to both.

"Condemned the raid and refused to talk *unless it ends*": the reproach has no condition. Nothing is
added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Step
from stateofplay.core.text import Span
from stateofplay.extract.beyond import is_beyond, says_enough
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, joined_to, stands_in
from stateofplay.extract.wordlists import wordlists

_HOSTILE = frozenset({"ACCUSE", "REQUEST"})
_HOW = "taken back: it stands with the next verb"


def within_clause(
    parsed: Parsed, draft: ActDraft, head: Token, found: Sequence[ActDraft]
) -> ActDraft:
    """Take back what is told of the next act: "condemned it and refused to talk | *unless ...*"."""
    verbs = [verb for each in found if (verb := _next(parsed, draft, head, each)) is not None]
    clause = head_of(parsed, draft.condition) if draft.condition is not None else None
    if clause is not None and (
        is_beyond(clause, head) or any(verb.is_ancestor(clause) for verb in verbs)
    ):
        draft = replace(
            draft, condition=None, steps=(*draft.steps, Step(what="condition", how=_HOW))
        )
    if _shares_aims(draft, head):
        return draft
    aims = {s for s in draft.recipients if any(_is_aim(parsed, s, verb) for verb in verbs)}
    kept = tuple(span for span in draft.recipients if span not in aims)
    if kept != draft.recipients:
        draft = replace(
            draft, recipients=kept, steps=(*draft.steps, Step(what="recipient", how=_HOW))
        )
    return draft


def _shares_aims(draft: ActDraft, head: Token) -> bool:
    """Whether what follows may be aimed at the same: "fired on and shelled | *the town*".

    Deeds one after another are, and reproach and demand: "condemned the test and urged | *Norland*
    to stop". Not a warning that tells of something: "warned that help was late and blamed | *her*".
    """
    kind = draft.types[0][0]
    if kind.lower() in wordlists("setting")["aimed_acts"]:
        return True
    return kind in _HOSTILE and child(head, "ccomp") is None


def _is_aim(parsed: Parsed, span: Span, verb: Token) -> bool:
    """Whether *span* is the object of *verb*, or of a preposition that follows it."""
    named = head_of(parsed, span)
    if named is None or named.i < verb.i:
        return False
    above = named.head.head if named.dep_ == "pobj" else named.head
    return named.dep_ in {"dobj", "pobj", "dative"} and above.i == verb.i


def _next(parsed: Parsed, draft: ActDraft, head: Token, other: ActDraft) -> Token | None:
    """The verb of *other* if those who do *draft* do it next, told with a verb of its own.

    Where a parser joins it to a clause under *head* ("warned that help *was* late and blamed
    Norland"), who does both decides: who warned blamed, no help did.
    """
    verb = head_of(parsed, other.trigger)
    first = joined_to(verb) if verb is not None and child(verb, "nsubj") is None else None
    if verb is None or first is None or verb.i <= head.i:
        return None
    if first.i == head.i:
        return verb if says_enough(first, verb) else None
    subject = child(first, "nsubj", "nsubjpass")
    same = bool(draft.actors) and set(other.actors) == set(draft.actors)
    if subject is None or not same or not head.is_ancestor(first):
        return None
    return None if any(stands_in(actor, subject) for actor in draft.actors) else verb
