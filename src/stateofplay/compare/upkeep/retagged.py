"""Of which events acts are after some reports came, changed or went, told from the cards of all.

What links two acts are they alone and that their reports are near one another. So only the acts of
reports that are otherwise are held against those near them; of all other acts, cards tell with
which they are of one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from stateofplay.compare.acts.retold import BLOCK, Retold
from stateofplay.compare.facts import Fact
from stateofplay.compare.upkeep.cards import Card, Sign
from stateofplay.compare.upkeep.known import Known

Of = Mapping[str, Card]


@dataclass(frozen=True, slots=True)
class Retagged:
    """What follows.

    Attributes:
        blocks: Events that acts were or are of, and all blocks of these acts.
        cards: Cards with acts that are of other events now.
    """

    blocks: frozenset[str]
    cards: Mapping[str, Card]


def events_anew(before: Of, now: Of, context: Known, moved: Collection[str]) -> Retagged:
    """Find again of which events acts are.

    Args:
        before: The cards of all reports, as they were.
        now: The cards as they are, but for events.
        context: Reads statements; its neighbours are those of now.
        moved: Reports with statements that came, changed or went, or with other neighbours.
    """
    events = {each for of in (before, now) for report in moved for each in _events(of, (report,))}
    mine = context.facts_of(_acts(now, moved))
    retold = Retold(context)
    retold.revise((), [*mine, *context.facts_of(_acts(now, _beside(context, now, moved)))])
    linked = {far for fact in mine for far in retold.linked_to(fact.entry.id)}
    events |= set(_events(now, now, linked))
    wanted = _acts(now, now, events, linked)
    facts = {fact.entry.id: fact for fact in (*mine, *context.facts_of(wanted))}
    retold = Retold(context)
    retold.revise((), facts.values())
    return _retagged(now, facts.values(), retold, events)


def events_beside(cards: Of, blocks: Collection[str]) -> set[str]:
    """Name the events of the acts of *blocks*: what these tell, is not said again of a block."""
    asked = frozenset(blocks)
    return {
        event
        for card in cards.values()
        if not asked.isdisjoint(card.known)
        for sign in card.signs
        if not asked.isdisjoint(sign.blocks)
        for event in _of_sign(sign)
    }


def with_event(sign: Sign, event: str | None) -> Sign:
    """Give what is known of an act, with the block of its event or without any."""
    blocks = tuple(block for block in sign.blocks if not block.startswith(BLOCK))
    return replace(sign, blocks=(*blocks, event) if event else blocks)


def event_of(sign: Sign) -> str | None:
    """Name the event of an act; None if it has none."""
    return next(_of_sign(sign), None)


def _retagged(now: Of, facts: Iterable[Fact], retold: Retold, events: Collection[str]) -> Retagged:
    by_report: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        by_report[fact.report].add(fact.entry.id)
    blocks, cards = {*events}, {}
    for report, keys in by_report.items():
        card = now[report]
        tagged = [
            with_event(sign, retold.block_of(sign.id)) if sign.id in keys else sign
            for sign in card.signs
        ]
        for sign in (*tagged, *card.signs):
            if sign.id in keys and event_of(sign):
                blocks.update(sign.blocks)
        if tuple(tagged) != card.signs:
            cards[report] = card.with_signs(tagged)
    return Retagged(frozenset(blocks), cards)


def _beside(context: Known, now: Of, moved: Collection[str]) -> set[str]:
    near = {each for report in moved for each in context.near.get(report, ())}
    return (near - {*moved}) & now.keys()


def _acts(
    cards: Of,
    reports: Iterable[str],
    events: Collection[str] | None = None,
    ids: Collection[str] = (),
) -> dict[str, list[str]]:
    """Give the statements of reports that may be acts: all, or those of *events* or *ids*."""
    asked = None if events is None else frozenset(events)
    found = {}
    for report in reports:
        if report not in cards:
            continue
        keys = [
            sign.id
            for sign in cards[report].signs
            if asked is None or sign.id in ids or not asked.isdisjoint(sign.blocks)
        ]
        if keys:
            found[report] = keys
    return found


def _events(cards: Of, reports: Iterable[str], ids: Collection[str] | None = None) -> Iterator[str]:
    for report in reports:
        for sign in cards[report].signs if report in cards else ():
            if ids is None or sign.id in ids:
                yield from _of_sign(sign)


def _of_sign(sign: Sign) -> Iterator[str]:
    return (block for block in sign.blocks if block.startswith(BLOCK))
