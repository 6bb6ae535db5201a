"""What is asked, by whom, and what its refusal refuses, where grammar leaves no doubt.

A promise to ask is asking; who "was asked" does not ask; "a request from" names who asks; who asks
for something "and was refused" was refused that; who does not take an offer accepts nothing. Words
are data (``words/asked.yml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Reality, Step
from stateofplay.extract.circumstances import is_negated
from stateofplay.extract.complete import head_of
from stateofplay.extract.doubt import is_withheld
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, is_passive, stands_in, surface_subjects
from stateofplay.extract.wordlists import wordlists

_PROMISES, _ASKS, _REFUSES = "AGREE", "REQUEST", "REJECT"


def with_what_is_asked(parsed: Parsed, drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """Apply the five to the acts of a report."""
    asking = (_as_asking(parsed, _not_taken(parsed, draft)) for draft in drafts)
    found = [_by_giver(parsed, _of_whom_it_is_asked(parsed, draft)) for draft in asking]
    return [_with_what_was_refused(parsed, draft, found) for draft in found]


def _not_taken(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Let who does not take an offer accept nothing: "an | offer *the Front did not accept*"."""
    head = head_of(parsed, draft.trigger)
    clause = child(head, "relcl") if head is not None and head.pos_ == "NOUN" else None
    if clause is None or draft.types[0][0] != _PROMISES or not draft.actors:
        return draft
    if not is_withheld(clause):
        return draft
    taking = list(surface_subjects(clause, 0))
    if not all(any(stands_in(span, token) for token in taking) for span in draft.actors):
        return draft
    inside = draft.about is not None and stands_in(draft.about, clause)
    about = None if inside else draft.about
    step = Step(what="reality", how="an offer that its actor is told not to take")
    return replace(draft, about=about, reality=Reality.DENIED, steps=(*draft.steps, step))


def _as_asking(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Type a promise to ask as asking: "promised to press Norland to open the port".

    No more than the asking is promised; the port's opening is nothing that the speaker accepts.
    """
    if draft.types[0][0] != _PROMISES:
        return draft
    head = head_of(parsed, draft.trigger)
    verb = child(head, "xcomp") if head is not None and not is_negated(head) else None
    if verb is None or verb.lemma_.lower() not in wordlists("asked")["asking"]:
        return draft
    types = ((_ASKS, draft.types[0][1]), *(t for t in draft.types if t[0] != _ASKS))
    step = Step(what="act", how=f'a promise to "{verb.lemma_.lower()}": asking')
    return replace(draft, types=types, steps=(*draft.steps, step))


def _of_whom_it_is_asked(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Let who is asked be asked: "when | asked for help, *Norland* refused"."""
    head = head_of(parsed, draft.trigger)
    if head is None or draft.types[0][0] != _ASKS or not is_passive(head):
        return draft
    if head.lemma_.lower() not in wordlists("asked")["addressed"]:
        return draft
    asked = list(surface_subjects(head, 0))
    left = tuple(s for s in draft.actors if not any(stands_in(s, token) for token in asked))
    if left == draft.actors:
        return draft
    mentions = (parsed.mention_at(token) for token in asked)
    recipients = tuple(mention.span for mention in mentions if mention is not None)
    step = Step(what="recipient", how="who is asked, told in the passive")
    return replace(draft, actors=left, recipients=recipients, steps=(*draft.steps, step))


def _by_giver(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Take the doer of a noun from "from" right behind it: "a request *from* Ann Stone"."""
    head = head_of(parsed, draft.trigger)
    if head is None or head.lemma_.lower() not in wordlists("asked")["from_somebody"]:
        return draft
    giver = _giver(head)
    mention = parsed.mention_at(giver) if giver is not None else None
    if mention is None or draft.actors == (mention.span,):
        return draft
    step = Step(what="actor", how="who the words come from")
    return replace(draft, actors=(mention.span,), steps=(*draft.steps, step))


def _giver(noun: Token) -> Token | None:
    preposition = next((w for w in noun.rights if w.i == noun.i + 1 and w.lower_ == "from"), None)
    return child(preposition, "pobj") if preposition is not None else None


def _with_what_was_refused(parsed: Parsed, draft: ActDraft, found: Sequence[ActDraft]) -> ActDraft:
    """Tell what was refused to one who asked: "asked for a pause *and was refused* by Moreau"."""
    head = head_of(parsed, draft.trigger)
    refused = draft.types[0][0] == _REFUSES and head is not None and head.dep_ == "conj"
    if head is None or not refused or not is_passive(head) or child(head, "dobj") is not None:
        return draft
    asked = next((each for each in found if stands_in(each.trigger, head.head)), None)
    if asked is None or asked.types[0][0] != _ASKS or asked.about is None:
        return draft
    step = Step(what="about", how="what the one who was refused had asked for")
    return replace(draft, about=asked.about, steps=(*draft.steps, step))
