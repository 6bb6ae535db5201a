"""What is asked, by whom, and what its refusal refuses, where grammar leaves no doubt.

A promise to ask is asking; "a request from" names who asks; who asks for something "and was
refused" was refused that; who calls something the best or the only way to an end asks for that,
not for the end. Who is called on, or answers what is demanded, is not who asks. Words are data
(``words/asked.yml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Step
from stateofplay.core.text import Span
from stateofplay.extract.circumstances import is_negated
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.phrases import phrase
from stateofplay.extract.syntax import child, is_passive, stands_in, surface_subjects
from stateofplay.extract.wordlists import wordlists

_PROMISES, _ASKS, _REFUSES, _BACKS = "AGREE", "REQUEST", "REJECT", "SUPPORT"
_COMPLEMENTS = ("attr", "xcomp", "ccomp", "advcl")
"""What follows "is": "a truce", "to talk", "for Norland to talk"."""


def with_what_is_asked(parsed: Parsed, drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """Apply these to the acts of a report."""
    found = [_by_giver(parsed, _as_asking(parsed, draft)) for draft in drafts]
    found = [_with_what_is_best(parsed, draft) for draft in found]
    return [_with_what_was_refused(parsed, draft, found) for draft in found]


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


def without_who_is_asked(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Take from the actors who is asked: "calls for *Norland* to leave", "*Norland* met a demand".

    A finder takes the only one who is named for the one who asks. Nobody else is told.
    """
    head = head_of(parsed, draft.trigger)
    noun = head is not None and head.pos_ == "NOUN"
    if head is None or not noun or draft.types[0][0] != _ASKS:
        return draft
    asked = tuple(span for span in draft.actors if _is_asked(parsed, head, span))
    if not asked:
        return draft
    acting = tuple(span for span in draft.actors if span not in asked)
    also = tuple(s for s in draft.recipients if not any(map(s.overlaps, asked)))
    step = Step(what="actor", how="who is asked does not ask")
    return replace(draft, actors=acting, recipients=(*asked, *also), steps=(*draft.steps, step))


def _is_asked(parsed: Parsed, noun: Token, actor: Span) -> bool:
    named = head_of(parsed, actor)
    if named is None:
        return False
    first = named.left_edge.i
    if noun.i < first:
        between = [word.lower_ for word in noun.doc[noun.i + 1 : first]]
        return bool(between) and wordlists("asked")["upon"].issuperset(between)
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or verb.lemma_.lower() not in wordlists("asked")["answering"]:
        return False
    return child(noun, "poss") is None and named in surface_subjects(verb, 0)


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


def _with_what_is_best(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Tell what is called the best or only way: "the best hope of peace, he said, *is a truce*".

    A finder may take the end for it ("peace"), or what names both ("the best hope of peace").
    """
    best = head_of(parsed, draft.trigger)
    if draft.types[0][0] not in (_ASKS, _BACKS) or best is None or draft.about is None:
        return draft
    named = Span(best.left_edge.idx, best.right_edge.idx + len(best.right_edge))
    if not named.contains(draft.about) or not any(map(_is_superlative, best.lefts)):
        return draft
    other = _equated(best)
    words = phrase(other) if other is not None else None
    if words is None:
        return draft
    if other is not None and other.pos_ == "VERB":  # "is | to talk", "is | for Norland to talk"
        words = Span(other.left_edge.idx, words.end)
    step = Step(what="about", how=f'what is called "{best.lower_}"')
    return replace(draft, about=words, steps=(*draft.steps, step))


def _is_superlative(word: Token) -> bool:
    return word.tag_ == "JJS" or word.lower_ in wordlists("asked")["only"]


def _equated(noun: Token) -> Token | None:
    """What *noun* is said to be, or what is said to be it; None if nothing, or it is denied."""
    verb = noun.head
    if verb.lemma_.lower() not in wordlists("asked")["equating"] or is_negated(verb):
        return None
    if noun.dep_ == "attr":
        subject = child(verb, "nsubj", "csubj")
        return subject if subject is not None and subject.pos_ != "PRON" else None
    found = (word for word in verb.rights if word.dep_ in _COMPLEMENTS)
    return next(found, None) if noun.dep_ == "nsubj" else None
