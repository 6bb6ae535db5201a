"""Who denies a deed that lines of a brief tell.

A page that says "Norland shelled the town", and not that Norland denies it, takes a side. Nothing
here says who is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from stateofplay import ontology
from stateofplay.compare.acts.disputed import dispute_block
from stateofplay.compare.facts import known, side
from stateofplay.core.judgements import Entry, Relation
from stateofplay.core.statements import Act
from stateofplay.present.brief.lines import Kept
from stateofplay.present.brief.salience import rare_words

_CLASS = "material conflict"
"""PLOVER's class of deeds: whoever only says something can be heard saying it."""

_SHARED = 2
"""Words that tell something which a deed and what is denied have in common at least."""


def denials(kept: Kept, entries: Sequence[Entry]) -> list[Entry]:
    """Give the statements in which who did a deed, or who speaks for them, denies it.

    Args:
        kept: What lines are computed from.
        entries: Statements of one act; of what is only said nothing is denied here.
    """
    deeds = [entry for entry in entries if _type(entry) in _deeds()]
    blocks = {dispute_block(side(actor)) for entry in deeds for actor in known(entry.actors)}
    words = _words(deeds)
    found: dict[str, Entry] = {}
    for group in kept.comparisons:
        if group.relation is Relation.DIFFERS and group.block in blocks:
            said = [kept.entries[key] for key in group.statements if key in kept.entries]
            if len(words & _words(said)) >= _SHARED:
                found |= {each.id: each for each in said if _type(each) == "REJECT"}
    return list(found.values())


def deniers(denied: Iterable[Entry], entries: Iterable[Entry]) -> list[str]:
    """Name who denies what *entries* tell, one of each side that acts in them."""
    acting = {side(actor) for entry in entries for actor in known(entry.actors)}
    named: dict[str, str] = {}
    for actor in (actor for each in denied for actor in known(each.actors)):
        if side(actor) in acting:
            named.setdefault(side(actor), actor.name)
    return list(named.values())


def _type(entry: Entry) -> str:
    return entry.content.type if isinstance(entry.content, Act) else ""


@cache
def _deeds() -> frozenset[str]:
    """Types of acts that are done to somebody."""
    return frozenset(name for name, kind in ontology.load().acts.items() if kind.quad == _CLASS)


def _words(entries: Iterable[Entry]) -> frozenset[str]:
    """The words that tell what is done and to whom, or what is denied."""
    return frozenset(word for entry in entries for word in rare_words(_matter(entry)))


def _matter(entry: Entry) -> str:
    whom = " ".join(actor.mention for actor in entry.recipients)
    return f"{entry.trigger} {entry.about or ''} {whom}"
