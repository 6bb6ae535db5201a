"""Who was refused, promised, asked or told something is at the receiving end, and did not do it.

A trained reader that finds nobody else takes the subject of such a passive for the doer:
"*she* was denied a visa". With whom one talks or is at war is there, too. Words are data
(``words/received.yml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Step
from stateofplay.core.text import Span
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import (
    child,
    is_passive,
    joined,
    preposition_objects,
    surface_subjects,
)
from stateofplay.extract.wordlists import wordlists

_CLAUSES = frozenset({"acl", "relcl"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BESIDE = frozenset({"appos", "conj"})
_COMMA = 2
"""Code points between a description and the name behind it, at most."""


def with_receivers(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Make the recipient of *draft* whom grammar puts there, and the reader elsewhere."""
    head = head_of(parsed, draft.trigger)
    if head is None:
        return draft
    if head.pos_ in _NOUNS:
        return _shared_with(parsed, draft, head)
    draft = _described(parsed, draft, head)
    return _of_passive(parsed, draft, head) if _is_received(head) else draft


def _shared_with(parsed: Parsed, draft: ActDraft, noun: Token) -> ActDraft:
    """Take who is behind "with" from the actors: "the talks *with Moreau* in Norland".

    Not of what both sides do to each other: "clashes with soldiers".
    """
    lists = wordlists("received")
    if draft.types[0][0].lower() not in lists["shared"] or noun.lemma_.lower() in lists["mutual"]:
        return draft
    others = [parsed.mention_at(word) for word in preposition_objects(noun, "with")]
    if not others or others[0] is None:
        return draft
    spans = tuple(mention.span for mention in others if mention is not None)
    if any(_is_one_of(parsed, span, spans) for span in draft.recipients):
        return draft
    acting = tuple(span for span in draft.actors if not any(map(span.overlaps, spans)))
    step = Step(what="recipient", how='behind "with"')
    return replace(draft, actors=acting, recipients=spans, steps=(*draft.steps, step))


def _is_one_of(parsed: Parsed, span: Span, others: tuple[Span, ...]) -> bool:
    """Whether *span* is one of *others*, or stands beside one: "the envoy, Ann Stone"."""
    head = head_of(parsed, span)
    beside = any(0 <= span.start - other.end <= _COMMA for other in others)
    return beside or any(map(span.overlaps, others)) or (head is not None and head.dep_ in _BESIDE)


def _described(parsed: Parsed, draft: ActDraft, verb: Token) -> ActDraft:
    """Take the subject of a passive for whom only a clause names that describes it.

    "Hospitals *filled with the injured* were told to leave": the hospitals were told.
    """
    if not is_passive(verb) or len(draft.recipients) != 1:
        return draft
    named = head_of(parsed, draft.recipients[0])
    if named is None:
        return draft
    for subject in surface_subjects(verb, 0):
        mention = parsed.mention_at(subject)
        if mention is None or any(map(mention.span.overlaps, draft.actors)):
            continue
        clauses = (word for word in subject.rights if word.dep_ in _CLAUSES)
        if any(word.is_ancestor(named) and verb not in word.subtree for word in clauses):
            step = Step(what="recipient", how="the other is named only in its description")
            return replace(draft, recipients=(mention.span,), steps=(*draft.steps, step))
    return draft


def _of_passive(parsed: Parsed, draft: ActDraft, head: Token) -> ActDraft:
    """Make the recipient of *draft* who is its actor only as the subject of such a passive.

    Whom "by" names acts then, if anybody does. Whom else the reader took for actor or recipient
    were its next best: they are neither.
    """
    receiving = list(_receivers(parsed, head))
    moved = tuple(span for span in draft.actors if any(map(span.overlaps, receiving)))
    if not moved:
        return draft
    agents = (parsed.mention_at(word) for word in _agents(head))
    acting = tuple(mention.span for mention in agents if mention is not None)
    also = (span for span in draft.recipients if any(map(span.overlaps, receiving)))
    step = Step(what="recipient", how="subject of a passive: at the receiving end")
    return replace(draft, actors=acting, recipients=(*moved, *also), steps=(*draft.steps, step))


def _is_received(verb: Token) -> bool:
    """Whether *verb* is such a passive: not "he's promised", which may be "has"."""
    lists, lemma = wordlists("received"), verb.lemma_.lower()
    beside = (f"{lemma} {word.lower_}" for word in verb.children if word.dep_ in {"prt", "advmod"})
    known = lists["received"] | lists["affected"]
    if lemma not in known and known.isdisjoint(beside):
        return False
    auxiliary = child(verb, "auxpass")
    own = child(verb, "nsubj", "nsubjpass") is not None
    if auxiliary is not None:
        return auxiliary.lower_ not in lists["unclear"] and (own or verb.dep_ != "ccomp")
    thing = child(verb, "dobj")
    if verb.dep_ == "conj":  # "was arrested and | denied bail", not "and denied the charge"
        withheld = thing is not None and thing.lemma_.lower() in lists["withheld"]
        own = own or child(verb, "aux", "dative") is not None
        return is_passive(verb.head) and not own and (withheld or is_passive(verb))
    placed = verb.dep_ == "acl" or (verb.dep_ == "advcl" and verb.i < verb.head.i)
    bare = verb.tag_ == "VBN" and placed and child(verb, "aux") is None
    return bare and (thing is None or lemma in lists["given"])  # "trucks | denied entry"


def _agents(verb: Token) -> Iterator[Token]:
    """Yield whom "by" names, also where the parser hangs it on what is given: "a visa by"."""
    yield from preposition_objects(verb, "by")
    thing = child(verb, "dobj")
    yield from preposition_objects(thing, "by") if thing is not None else ()


def _receivers(parsed: Parsed, verb: Token) -> Iterator[Span]:
    """Yield the words of the subject, and of who is named beside it: "her son, Ivo, was denied"."""
    for subject in surface_subjects(verb, 0):
        for word in joined(subject):
            for one in (word, *(right for right in word.rights if right.dep_ == "appos")):
                mention = parsed.mention_at(one)
                yield mention.span if mention is not None else Span(one.idx, one.idx + len(one))
