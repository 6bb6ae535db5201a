"""Grammar over what a finder proposes: who acts jointly, and what is only announced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind, Reality, Step
from stateofplay.core.text import Span
from stateofplay.extract.circumstances import is_announced, is_negated
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.reality import is_hypothetical
from stateofplay.extract.syntax import child, doers, is_passive, joined, subjects

_NAMED = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PEOPLE}
)
_IN_QUOTED_CLAUSE = frozenset({"ROOT", "ccomp", "parataxis", "conj"})


def with_joint_actors(parsed: Parsed, draft: ActDraft, head: Token) -> ActDraft:
    """Add those who act together with the actor: "Norland and Sudland | have agreed".

    Only names that the syntax joins in the place of the subject or possessor are added, and
    only to an actor who stands among them.
    """
    chain = tuple(subjects(head) if head.pos_ in {"VERB", "AUX"} else doers(head))
    named = [parsed.mention_at(token) for token in chain]
    together = [mention for mention in named if mention is not None and mention.kind in _NAMED]
    if len(together) < 2 or len(together) < len(chain) or not _is_short(parsed, together):
        return draft
    already = [m for m in together if any(m.span.overlaps(actor) for actor in draft.actors)]
    if not already or len(already) == len(together):
        return draft
    added = tuple(m.span for m in together if m not in already)
    step = Step(what="actor", how="joined to the actor by the syntax")
    return replace(draft, actors=(*draft.actors, *added), steps=(*draft.steps, step))


def _is_short(parsed: Parsed, together: list[Mention]) -> bool:
    """Whether only commas and "and" stand between the names, as in a list that is parsed right."""
    text = parsed.report.full_text
    gaps = pairwise(together)
    between = [text[one.span.end : other.span.start].split() for one, other in gaps]
    return all(len(words) <= 3 for words in between)


def as_announced(draft: ActDraft, head: Token, announced: Mapping[str, str]) -> ActDraft:
    """Type what an actor says he will do as the word that he gives: a promise or a threat.

    PLOVER codes cooperation still to come as AGREE and force still to come as THREATEN.

    Args:
        announced: Type of the deed -> type of its announcement.
    """
    kind = announced.get(draft.types[0][0])
    if kind is None or head.pos_ != "VERB" or head.dep_ not in _IN_QUOTED_CLAUSE:
        return draft
    if not is_announced(head) or is_negated(head) or is_passive(head) or is_hypothetical(head):
        return draft
    doer = child(head, "nsubj")
    spans = [Span(word.idx, word.idx + len(word)) for word in joined(doer)] if doer else []
    if not any(span.overlaps(actor) for span in spans for actor in draft.actors):
        return draft
    types = ((kind, draft.types[0][1]), *(t for t in draft.types if t[0] != kind))
    step = Step(what="act", how=f"told as still to come: {draft.types[0][0]} becomes {kind}")
    return replace(draft, types=types, reality=Reality.ACTUAL, steps=(*draft.steps, step))
