"""Who was refused, promised, asked or told something is at the receiving end, and did not do it.

A trained reader that finds nobody else takes the subject of such a passive for the doer:
"*she* was denied a visa". Words are data (``words/received.yml``).
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

_BARE = frozenset({"acl", "advcl"})


def with_receivers(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Make the recipient of *draft* who is its actor only as the subject of such a passive.

    Whom "by" names acts then, if anybody does. Whom else the reader took for actor or recipient
    were its next best: they are neither.
    """
    head = head_of(parsed, draft.trigger)
    if head is None or not _is_received(head):
        return draft
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
    if lemma not in lists["received"] and lists["received"].isdisjoint(beside):
        return False
    auxiliary = child(verb, "auxpass")
    if auxiliary is not None:
        return auxiliary.lower_ not in lists["unclear"]
    thing = child(verb, "dobj")
    if verb.dep_ == "conj":  # "was arrested and | denied bail", not "and denied the charge"
        withheld = thing is not None and thing.lemma_.lower() in lists["withheld"]
        own = child(verb, "nsubj", "aux", "dative") is not None
        return is_passive(verb.head) and not own and (withheld or is_passive(verb))
    bare = verb.tag_ == "VBN" and verb.dep_ in _BARE and child(verb, "aux") is None
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
