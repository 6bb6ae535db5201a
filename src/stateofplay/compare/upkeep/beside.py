"""What has to be compared anew beside the blocks of new statements, told from cards alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from datetime import date

from stateofplay.compare.acts.acts import COVERAGE
from stateofplay.compare.facts import only_of
from stateofplay.compare.reports.context import COVERAGE_DAYS, THIN
from stateofplay.compare.stories.near import REACH, Arrival, neighbours_after
from stateofplay.compare.upkeep.cards import Card, Sign
from stateofplay.compare.upkeep.known import Known
from stateofplay.compare.verdicts.alone import matters

POSITION = "position|"
"""Begins the names of blocks of positions (see `stateofplay.compare.upkeep.blocks.bears_on`)."""

Of = Mapping[str, Card]
Near = Mapping[str, frozenset[str]]
ByDay = Mapping[str, Mapping[int, set[str]]]


def neighbours_anew(
    cards: tuple[Of, Of],
    near: Near,
    retold: Collection[str],
    one_story: Callable[[str, str], bool],
) -> Near:
    """Give the reports that have other neighbours, with these.

    Args:
        cards: Of all reports, before and now.
        near: The neighbours of each, before.
        retold: Reports that came, went or tell otherwise.
        one_story: As of `Context`, now.
    """
    before, now = cards
    moved = [of[each] for of in cards for each in retold if each in of]
    days = {card.header.published.toordinal() for card in moved if card.header.published}
    far = REACH * COVERAGE_DAYS
    wide = {day + step for day in days for step in range(-far, far + 1)}
    beside = (card.profile for card in before.values() if _day(card.header.published) in wide)
    new = (now[each].profile for each in sorted(retold) if each in now)
    arrival = Arrival(
        before=[each for each in beside if each is not None and each.size >= THIN],
        gone={each for each in retold if each in before},
        new=[each for each in new if each is not None and each.size >= THIN],
    )
    return neighbours_after(arrival, near, one_story, COVERAGE_DAYS)


def wanted(
    cards: Of, names: Collection[str], of: Callable[[Sign], Iterable[str]]
) -> dict[str, list[str]]:
    """Give the statements, by report, of which *of* gives one of *names*."""
    asked = frozenset(names)
    found = {}
    for report, card in cards.items():
        if not asked.isdisjoint(card.known):
            keys = [sign.id for sign in card.signs if not asked.isdisjoint(of(sign))]
            if keys:
                found[report] = keys
    return found


def news_beside(
    cards: Of, context: Known, around: Iterable[str], blocks: Collection[str]
) -> set[str]:
    """Name the other blocks in which some reports may tell news alone.

    Args:
        cards: Of all reports.
        context: Reads statements.
        around: Reports of which who else is on their story, or what these tell, has changed.
        blocks: Names of those that are compared anew anyway.
    """
    near = sorted({*around} & cards.keys())
    homes = {
        (report, sign.id): sign.blocks[0]
        for report in near
        for sign in cards[report].signs
        if sign.blocks and sign.blocks[0] not in blocks
    }
    by_day = _reports_by_day(cards, {*homes.values()})
    alone: dict[str, list[str]] = defaultdict(list)
    for (report, key), block in homes.items():
        day = cards[report].header.published
        if day is None or only_of({report}, day, COVERAGE, by_day[block]):
            alone[report].append(key)
    facts = context.facts_of(alone)
    return {homes[fact.report, fact.entry.id] for fact in facts if matters(fact)}


def acts_beside(cards: Of, blocks: Iterable[str]) -> set[str]:
    """Name the blocks of acts that are looked at where positions of *blocks* are compared."""
    positions = {block for block in blocks if block.startswith(POSITION)}
    found = set()
    for card in cards.values():
        if positions.isdisjoint(card.known):
            continue
        for sign in card.signs:
            for block in positions.intersection(sign.blocks):
                proposal, _, holder = block.removeprefix(POSITION).rpartition("|")
                found |= {b for b in sign.blocks if b.endswith(f"|{holder}|about {proposal}")}
    return found


def _reports_by_day(cards: Of, blocks: Set[str]) -> ByDay:
    """Give the reports that have anything in each of *blocks*, by ordinal of their day."""
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report, card in cards.items():
        if card.header.published:
            for block in card.known & blocks:
                found[block][card.header.published.toordinal()].add(report)
    return found


def _day(published: date | None) -> int | None:
    return published.toordinal() if published else None
