"""Who stands by an act without doing it: who tells of it, judges it, suffers it or owes it.

A trained reader takes the name nearest to an act for its actor. Where grammar gives that name
another part, it is taken back. Words are data (``words/doers.yml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import MentionKind, Step
from stateofplay.core.text import Span
from stateofplay.extract.attribution import speakers
from stateofplay.extract.circumstances import auxiliaries
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import (
    child,
    doers,
    governors,
    is_passive,
    joined,
    stands_in,
    subjects,
    surface_subjects,
)
from stateofplay.extract.wordlists import wordlists

_DONE_TO = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_PERSONS = frozenset({MentionKind.PERSON, MentionKind.ROLE, MentionKind.PRONOUN})
_FIRST_PERSON = frozenset({"i", "we"})
_OBJECT = frozenset({"dobj", "nsubj", "nsubjpass", "conj", "prep", "pobj"})


def with_real_doers(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Take back actors whom grammar gives another part; name who asks, if the words tell it."""
    head = head_of(parsed, draft.trigger)
    if head is None or not draft.actors:
        return draft
    if draft.types[0][0] == "REQUEST":
        return _asked_by_others(parsed, draft, head)
    if draft.types[0][0] not in _DONE_TO:
        return draft
    found = (*_judges(parsed, head), *_sufferers(head), *_tellers(head, draft.types[0][0]))
    others = {word.i for word in found}
    kept = tuple(span for span in draft.actors if not _heads(parsed, span, others))
    if kept == draft.actors:
        return draft
    step = Step(what="actor", how="taken back: only tells of it, judges it or suffers it")
    return replace(draft, actors=kept, steps=(*draft.steps, step))


def _heads(parsed: Parsed, span: Span, tokens: set[int]) -> bool:
    head = head_of(parsed, span)
    return head is not None and head.i in tokens


def _judges(parsed: Parsed, deed: Token) -> Iterator[Token]:
    """Who judges the deed that a noun names: "| Moreau called the strikes a crime"."""
    verb = _verb_above(deed) if deed.pos_ == "NOUN" else None
    if verb is None:
        return
    lists, own = wordlists("doers"), {word.i for word in doers(deed)}
    for word in subjects(verb):
        mention = parsed.mention_at(word)
        person = mention is not None and mention.kind in _PERSONS and word.lower_ != "it"
        judges = lists["judging"] | lists["naming"] if person else lists["judging"]
        if word.i not in own and verb.lemma_.lower() in judges:
            yield word


def _verb_above(noun: Token) -> Token | None:
    """The verb whose object *noun* is or stands in; None if it is in none."""
    for clause, above in governors(noun):
        if clause.dep_ not in _OBJECT:
            return None
        if above.pos_ == "VERB":
            return above
    return None


def _sufferers(deed: Token) -> Iterator[Token]:
    """Whom the deed threatens: "| Norland must stop or face sanctions"."""
    verb = deed.head
    if deed.dep_ == "dobj" and verb.lemma_.lower() in wordlists("doers")["suffering"]:
        yield from surface_subjects(verb, 0)


def _tellers(deed: Token, kind: str) -> Iterator[Token]:
    """Who says that it was done, by nobody named: "children it says were abducted"."""
    if deed.pos_ != "VERB" or not is_passive(deed) or child(deed, "agent") is not None:
        return
    lists, lemma = wordlists("doers"), deed.lemma_.lower()
    harm = kind == "ASSAULT" and lemma not in lists["repelling"]
    if deed.dep_ == "ccomp" and (harm or lemma in lists["crimes"]):
        yield from speakers(deed)


def _asked_by_others(parsed: Parsed, draft: ActDraft, head: Token) -> ActDraft:
    """Let who must do something be asked, by who says so: "| Norland must stop, Moreau said"."""
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
