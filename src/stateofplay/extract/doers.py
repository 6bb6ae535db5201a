"""Who must do something is asked to: a trained reader takes him for the one who asks.

Words are data (``words/doers.yml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Step
from stateofplay.core.text import Span
from stateofplay.extract.attribution import speakers
from stateofplay.extract.circumstances import auxiliaries
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import (
    child,
    joined,
    stands_in,
    subjects,
)
from stateofplay.extract.wordlists import wordlists

_FIRST_PERSON = frozenset({"i", "we"})


def with_real_askers(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Let who must do something be asked, by who says so: "| Norland must stop, Moreau said"."""
    head = head_of(parsed, draft.trigger)
    if head is None or not draft.actors or draft.types[0][0] != "REQUEST":
        return draft
    obliged = [word for word in _obliged(draft, head) if word.lower_ not in _FIRST_PERSON]
    tokens = {word.i for word in obliged}
    left = tuple(span for span in draft.actors if not _heads(parsed, span, tokens))
    if left == draft.actors:
        return draft
    owing = tuple(m.span for word in obliged if (m := parsed.mention_at(word)) is not None)
    asking = (parsed.mention_at(word) for word in _askers(head) if word.i not in tokens)
    step = Step(what="actor", how="who must do it is asked; who says so asks")
    return replace(
        draft,
        actors=left or tuple(mention.span for mention in asking if mention is not None),
        recipients=owing or draft.recipients,
        steps=(*draft.steps, step),
    )


def _heads(parsed: Parsed, span: Span, tokens: set[int]) -> bool:
    head = head_of(parsed, span)
    return head is not None and head.i in tokens


def _obliged(draft: ActDraft, trigger: Token) -> Iterator[Token]:
    """Who must do it: the subject of "must", "has to".

    Where the verb itself asks, its subject does: "Norland should | demand a pullout".
    """
    lists = wordlists("doers")
    said = any(stands_in(draft.trigger, word) for word in trigger.lefts if word.dep_ == "aux")
    if trigger.lemma_.lower() in wordlists("verbs")["asked"] and not said:
        return
    verb = trigger.head if trigger.dep_ == "aux" else trigger
    while verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        verb = verb.head
    to = verb.lemma_.lower() in lists["obliging_verb"] and child(verb, "xcomp") is not None
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is not None and (to or not auxiliaries(verb).isdisjoint(lists["obliging"])):
        yield from joined(subject)


def _askers(trigger: Token) -> Iterator[Token]:
    """Who says it; or who acts in the clause before a colon: "They set a deadline: he must go"."""
    said = speakers(trigger)
    yield from said or _before_colon(trigger)


def _before_colon(trigger: Token) -> Iterator[Token]:
    for verb in (trigger, *trigger.ancestors):
        clause = next((word for word in verb.lefts if word.dep_ == "ccomp"), None)
        after = clause.doc[clause.right_edge.i + 1] if clause is not None else None
        if clause is not None and after is not None and after.text == ":":
            yield from subjects(clause)
            return
