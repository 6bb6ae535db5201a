"""What in a sentence belongs to an act and what only stands near it.

A trained reader takes conditions, actors and kinds of acts from the whole sentence. Where the parse
shows that they belong elsewhere, these checks take them back; none adds anything. Words are data
(``words/scope.yml``, with examples and counter-examples that run as tests).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind, Step
from stateofplay.core.text import Span
from stateofplay.extract.attribution import speakers
from stateofplay.extract.circumstances import is_negated
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import (
    child,
    doers,
    is_passive,
    joined,
    objects,
    preposition_objects,
    stands_in,
    subjects,
)
from stateofplay.extract.wordlists import wordlists

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Deeds of force: who tells of them, and whoever else is named, did not do them."""

_AGREEING = frozenset({"AGREE", "SUPPORT"})
_VERBAL = frozenset({"VERB", "AUX"})


def within_scope(parsed: Parsed, draft: ActDraft, found: Sequence[ActDraft]) -> ActDraft | None:
    """Take back what does not belong to *draft*.

    Args:
        parsed: The report.
        draft: One act.
        found: All acts of the report.

    Returns:
        The act with what is its own; None if it is no act at all.
    """
    head = head_of(parsed, draft.trigger)
    if head is None:
        return draft
    if _withholds_an_answer(draft, head) or _by_a_thing(draft, head):
        return None
    if _tells_refusal(draft, head, found):
        return None
    if draft.condition is not None and _of_another(parsed, draft, head, found):
        draft = _noted(replace(draft, condition=None), "condition", "it limits another act")
    kept = tuple(span for span in draft.actors if not _is_bystander(parsed, draft, head, span))
    if not any(word.pos_ in _VERBAL for word in head.sent):  # a heading: "15.40 'No truce'"
        kept = tuple(span for span in kept if _is_beside(parsed, span, head))
    if draft.types[0][0] != "CONSULT":
        kept = tuple(span for span in kept if not _is_addressed(parsed, span))
    if kept != draft.actors:
        how = "named only as a modifier, as who tells of it, or elsewhere"
        draft = _noted(replace(draft, actors=kept), "actor", how)
    return draft


def _noted(draft: ActDraft, what: str, how: str) -> ActDraft:
    return replace(draft, steps=(*draft.steps, Step(what=what, how=f"taken back: {how}")))


def _withholds_an_answer(draft: ActDraft, head: Token) -> bool:
    """Whether nobody says no: "would not say whether", "declined to comment"."""
    if draft.types[0][0] != "REJECT":
        return False
    lists = wordlists("scope")
    if head.lemma_.lower() in lists["answering"]:
        declined = is_negated(head) or head.head.lemma_.lower() in lists["declining"]
        return declined and not _answers_plea(head)
    if head.lemma_.lower() not in lists["declining"]:
        return False
    answer = child(head, "xcomp")
    withheld = answer is not None and answer.lemma_.lower() in lists["answering"]
    return withheld and answer is not None and not _answers_plea(answer)


def _answers_plea(verb: Token) -> bool:
    """Whether what is not answered asks for something: "to a *demand* that they leave"."""
    nouns = {noun.lemma_.lower() for noun in (*objects(verb), *preposition_objects(verb, "to"))}
    return not nouns.isdisjoint(wordlists("scope")["answered"])


def _by_a_thing(draft: ActDraft, head: Token) -> bool:
    """Whether a thing makes something possible: "said the *pauses* would allow aid in"."""
    if head.lemma_.lower() not in wordlists("scope")["enabling"] or not draft.actors:
        return False
    subject = child(head, "nsubj")
    if subject is None or subject.pos_ != "NOUN":
        return False
    whole = Span(subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge))
    return not any(whole.overlaps(actor) for actor in draft.actors)


def _tells_refusal(draft: ActDraft, head: Token, found: Sequence[ActDraft]) -> bool:
    """Whether an "agreement" only tells of a refusal: "assured her that Norland *opposed* it"."""
    clause = child(head, "ccomp")
    if draft.types[0][0] not in _AGREEING or clause is None:
        return False
    if head.lemma_.lower() not in wordlists("scope")["assuring"]:
        return False
    inside = Span(clause.left_edge.idx, clause.right_edge.idx + len(clause.right_edge))
    return any(each.types[0][0] == "REJECT" and inside.contains(each.trigger) for each in found)


def _of_another(parsed: Parsed, draft: ActDraft, head: Token, found: Sequence[ActDraft]) -> bool:
    """Whether the condition hangs on another act that this one does not stand under.

    "Rejected any truce unless ..., and said that no fuel would enter": the fuel has no condition.
    """
    condition = draft.condition
    clause = head_of(parsed, condition) if condition else None
    if condition is None or clause is None or clause.sent != head.sent:
        return False
    carrier = _carrier(clause)
    if carrier is None or carrier.i == head.i or head.is_ancestor(carrier):
        return False
    others = [each for each in found if each.trigger != draft.trigger]
    owner = next((each for each in others if stands_in(each.trigger, carrier)), None)
    if owner is None or owner.condition is None or not owner.condition.overlaps(condition):
        return False
    return head.idx > clause.idx or head.dep_ == "advcl"


def _carrier(clause: Token) -> Token | None:
    """The verb that a condition limits: the nearest above the clause that it opens."""
    verb = next(
        (w for w in (clause, *clause.ancestors) if w.dep_ in {"advcl", "prep", "mark"}), None
    )
    return verb.head if verb is not None and verb.head.i != verb.i else None


def _is_bystander(parsed: Parsed, draft: ActDraft, head: Token, actor: Span) -> bool:
    """Whether *actor* is named in the sentence of a deed of force without having done it."""
    if draft.types[0][0] not in MATERIAL:
        return False
    if _describes(parsed, actor):
        return True
    named = head_of(parsed, actor)
    mention = parsed.mention_at(named) if named is not None else None
    if named is None or mention is None:
        return False
    if named.sent != head.sent:
        return _is_where(parsed, named, mention) or _tells_no_doer(head)
    telling = mention.head in wordlists("scope")["telling"]
    told = telling and any(word.i == named.i for word in speakers(head))
    return told and not _does(head, named)


def _is_addressed(parsed: Parsed, actor: Span) -> bool:
    """Whether *actor* is only spoken to: "in an interview with | the Lake Courier"."""
    named = head_of(parsed, actor)
    while named is not None and named.dep_ == "appos":
        named = named.head
    if named is None or named.dep_ != "pobj" or named.head.dep_ != "prep":
        return False
    to = named.head
    return f"{to.head.lemma_.lower()} {to.lower_}" in wordlists("scope")["addresses"]


def _is_beside(parsed: Parsed, span: Span, head: Token) -> bool:
    """Whether *span* stands in the sentence of *head*."""
    named = head_of(parsed, span)
    return named is not None and named.sent == head.sent


def _tells_no_doer(head: Token) -> bool:
    """Whether people only are counted among the dead: "nine have been killed", by nobody named."""
    suffered = head.lemma_.lower() in wordlists("scope")["suffered"]
    return suffered and is_passive(head) and child(head, "agent") is None


def _describes(parsed: Parsed, actor: Span) -> bool:
    """Whether a name only forms a word that describes: "Front-run", "Front-controlled"."""
    rest = parsed.report.full_text[actor.end : actor.end + 24]
    if rest[:1] not in {"-", "\u2011"}:
        return False
    word = rest[1:].split(" ")[0].strip(",.;:'\"\u2019\u201d").lower()
    return word in wordlists("scope")["describing"]


def _does(head: Token, named: Token) -> bool:
    """Whether grammar makes *named* the doer: subject, agent, possessor of the deed."""
    found = {*subjects(head), *doers(head), *preposition_objects(head, "by")}
    if head.dep_ in {"amod", "compound"}:
        found |= {*doers(head.head)}
    for verb in head.ancestors:  # "ordered the strikes": not "said that strikes"
        said = verb.lemma_.lower() in wordlists("verbs")["say"]
        if verb.pos_ == "VERB" and not said:
            found |= {noun for noun in subjects(verb) if not noun.is_ancestor(head)}
    return any(named.i == word.i for one in found for word in joined(one))


def _is_where(parsed: Parsed, named: Token, mention: Mention) -> bool:
    """Whether a headline names a place only as where something is: "Clashes in *Norland City*"."""
    if mention.kind is not MentionKind.PLACE or not parsed.in_headline(named):
        return False
    lists = wordlists("setting")
    return named.dep_ == "pobj" and named.head.lower_ in lists["where"] | lists["aimed"]
