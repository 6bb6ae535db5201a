"""Who acts, or is acted upon, together with whom a finder names: "Norland and *Sudland* agreed".

A trained reader that names one of a list often leaves out the others. Grammar says who stands in
the list; nobody is added where the finder names no one of it, or where it is far from the act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from spacy.tokens import Token

from stateofplay.core.statements import Step
from stateofplay.core.text import Span
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed

_DOING = frozenset({"VERB", "AUX"})
_CHOOSING = frozenset({"or", "nor"})
_NEAR = 3
"""Links from a list up to a word that the act hangs on: "between X and Y" is three from a verb."""


def with_joined(parsed: Parsed, draft: ActDraft) -> ActDraft:
    """Add those whom the syntax joins to an actor or a recipient of *draft*."""
    actors = tuple(_others(parsed, draft, draft.actors, draft.recipients))
    taken = (*draft.actors, *actors)
    recipients = tuple(_others(parsed, draft, draft.recipients, taken))
    steps = [
        Step(what=role, how="joined to another by the syntax")
        for role, added in (("actor", actors), ("recipient", recipients))
        if added
    ]
    return replace(
        draft,
        actors=taken,
        recipients=(*draft.recipients, *recipients),
        steps=(*draft.steps, *steps),
    )


def _others(
    parsed: Parsed, draft: ActDraft, named: tuple[Span, ...], opposite: tuple[Span, ...]
) -> Iterator[Span]:
    """Yield who stands in a list with one of *named*.

    Not of a list that holds the act's other side, too: of a truce between Norland and Sudland,
    "Norland's strikes" are not both states'.
    """
    text, trigger = parsed.report.full_text, head_of(parsed, draft.trigger)
    taken = [draft.trigger, *named]
    others = {text[span.start : span.end] for span in opposite}
    for span in named:
        head = head_of(parsed, span)
        listed = _list_of(head) if trigger is None or not _is_told_of(head, trigger) else []
        mentions = [m for word in listed if (m := parsed.mention_at(word)) is not None]
        if trigger is None or not mentions or not _is_near(listed[0], trigger):
            continue
        if any(m.exact in others or any(map(m.span.overlaps, opposite)) for m in mentions):
            continue
        for mention in mentions:
            if not any(map(mention.span.overlaps, taken)):
                taken.append(mention.span)
                yield mention.span


def _is_told_of(name: Token | None, trigger: Token) -> bool:
    """Whether a clause that has the act tells of *name* alone: "and its ally Turkey, which ..."."""
    within = (trigger, *trigger.ancestors)
    return name is not None and name.dep_ == "appos" and any(w.dep_ == "relcl" for w in within)


def _list_of(word: Token | None) -> list[Token]:
    """The list that *word* stands in; empty if it is none, or if the parse is in doubt.

    "Or" joins names of one ("the Front, or NLF"); a verb between the names shows that clauses
    were taken for a list.
    """
    listed = (word, *_beside(word)) if word is not None else ()
    found = sorted(listed, key=lambda token: token.i)
    between = found[0].doc[found[0].i : found[-1].i] if found else ()
    doubt = any(token.pos_ in _DOING or token.lower_ in _CHOOSING for token in between)
    return found if len(found) > 1 and not doubt else []


def _beside(word: Token) -> tuple[Token, ...]:
    """Those joined to *word*, or to what it names: "Norland and *the armed group* the Front"."""
    described = word.doc[word.i - 1] if word.dep_ == "appos" and word.i else word
    others: tuple[Token, ...] = word.conjuncts or described.conjuncts
    return tuple(other for other in others if other.i not in (word.i, described.i))


def _is_near(first: Token, trigger: Token) -> bool:
    """Whether a list that begins with *first* hangs on an act, or closely on what it hangs on."""
    if trigger.is_ancestor(first):
        return True
    above = {word.i for word in chain((trigger,), trigger.ancestors)}
    near = (word.i for _, word in zip(range(_NEAR), first.ancestors, strict=False))
    return any(number in above for number in near)
