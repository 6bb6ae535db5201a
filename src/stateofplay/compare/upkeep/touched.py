"""How all statements compare after some reports came, changed or went, without reading all again.

    revision = revise(before, news, read)      what `compare` would find otherwise than before

Of all other reports the cards are looked at (`compare.upkeep.cards`). They tell the blocks
that new statements are in, those of reports that have other copies, and those in which a
neighbour's news may be told by others now. Only the statements of these blocks are read, and
compared anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from stateofplay.compare.facts import Fact, fact_of, parted
from stateofplay.compare.figures.populations import (
    Key,
    Told,
    figure_of,
    may_stand_for,
    population,
    population_of,
)
from stateofplay.compare.reports.origins import wires_of
from stateofplay.compare.reports.runs import copies_of
from stateofplay.compare.upkeep.beside import (
    Near,
    acts_beside,
    neighbours_anew,
    news_beside,
    wanted,
)
from stateofplay.compare.upkeep.cards import Card, Cards, Sign, card_of, sign_of
from stateofplay.compare.upkeep.doings import Doings
from stateofplay.compare.upkeep.known import Known, Read
from stateofplay.compare.upkeep.numbers import Numbers
from stateofplay.compare.upkeep.retagged import event_of, events_anew, events_beside, with_event
from stateofplay.core.judgements import Comparison, Entry

Pairs = frozenset[tuple[str, str]]

_COUNTED = "counted|"
"""Begins the names of blocks of figures (see `stateofplay.compare.figures.populations`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is otherwise than before.

    Attributes:
        entries: All entries of each report that came or changed; none of one that went.
        is_other: Says of a report, and what is known of a statement in it, whether that may have
            changed; of reports that are new, or tell otherwise, all have.
    """

    entries: Mapping[str, Sequence[Entry]]
    is_other: Callable[[str, Sign], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What follows.

    Attributes:
        blocks: Names of the blocks that were compared anew; of figures, see `counted`.
        counted: Ids of the figures in blocks that were compared anew, before or now.
        found: All comparisons of these blocks, as they are now.
        cards: Those that are new or others; None for a report that is gone.
        near: Neighbours of the reports that have another card, or other neighbours.
        copies: As in `Cards`.
    """

    blocks: frozenset[str]
    counted: frozenset[str]
    found: tuple[Comparison, ...]
    cards: Mapping[str, Card | None]
    near: Near
    copies: Pairs


def revise(before: Cards, news: News, read: Read) -> Revision:
    """Compare anew what *news* touch.

    Args:
        before: What is known of all reports, those of *news* as they were.
        news: The reports that came, changed or went.
        read: Gives statements of other reports, by the ids of report and statement.
    """
    return _Touched(before, read).revise(news)


class _Touched:
    """What is touched by a few reports, found step by step."""

    def __init__(self, before: Cards, read: Read) -> None:
        self._before = before
        self._cards = dict(before.of)
        self._near = dict(before.near)
        self._context = Known(self._cards, self._near, read)
        self._pairs = before.copies
        self._changed: dict[str, Card | None] = {}
        self._neighbours: Near = {}

    def revise(self, news: News) -> Revision:
        retold = self._take(news)
        both = self._before.of, self._cards
        self._neighbours = neighbours_anew(both, self._near, retold, self._context.one_story)
        self._near.update(self._neighbours)
        copied = self._copies_anew(retold)
        signs = self._other_signs(retold, news)
        retagged = self._whom_anew(chain.from_iterable(signs.values()))
        changed = {each for each, others in signs.items() if others}
        blocks = self._events_anew(changed)
        told = chain(retagged, *signs.values(), *map(self._signs, copied))
        blocks |= {block for sign in told for block in sign.blocks}
        around = self._around(changed, copied)
        blocks |= news_beside(self._cards, self._context, around, blocks)
        blocks |= acts_beside(self._cards, blocks)
        blocks |= events_beside(self._cards, blocks)
        counted, found = self._compared(frozenset(blocks))
        return Revision(
            blocks=frozenset(blocks),
            counted=counted,
            found=found,
            cards=self._changed,
            near={
                report: self._near.get(report, frozenset())
                for report in {*self._changed, *self._neighbours} & {*self._cards}
            },
            copies=self._pairs,
        )

    def _signs(self, report: str) -> tuple[Sign, ...]:
        return self._cards[report].signs if report in self._cards else ()

    def _put(self, report: str, card: Card | None) -> None:
        self._changed[report] = card
        if card is None:
            self._cards.pop(report, None)
        else:
            self._cards[report] = card

    def _take(self, news: News) -> set[str]:
        """Write cards of what is new; give the reports that tell otherwise than before."""
        retold = set()
        for report, entries in news.entries.items():
            facts = [fact_of(each) for each in entries if each.status != "rejected"]
            before = self._before.of.get(report)
            after = card_of(facts, _as_told) if facts else None
            if before is None or after is None or not before.tells_the_same(after):
                retold.add(report)
            elif before is not None and after is not None:
                after = after.with_signs(_as_before(after.signs, before.signs))
            self._context.hold(facts)
            self._put(report, after)
        return retold

    def _copies_anew(self, retold: Collection[str]) -> set[str]:
        """Find the copies of what is told anew; give the reports that have other copies now."""
        if retold:
            prints = {report: card.printed for report, card in self._cards.items()}
            self._pairs = frozenset(copies_of(prints))
        before, after = wires_of(sorted(self._before.copies)), wires_of(sorted(self._pairs))
        self._context.wires = after
        both = {report for pair in self._before.copies | self._pairs for report in pair}
        return {each for each in both if before.find(each) != after.find(each)}

    def _other_signs(self, retold: Collection[str], news: News) -> dict[str, list[Sign]]:
        """Give what was and is known of statements that came, changed or went, by report."""
        found = {}
        for report in news.entries:
            before = self._before.of[report].signs if report in self._before.of else ()
            after = self._signs(report)
            same = set(before) & set(after)
            found[report] = [
                sign
                for sign in (*before, *after)
                if report in retold or sign not in same or news.is_other(report, sign)
            ]
        return found

    def _whom_anew(self, signs: Iterable[Sign]) -> list[Sign]:
        """Find again whom figures count that say "people": whom others of the same number do.

        Args:
            signs: What came, changed or went; the numbers in it are looked at.

        Returns:
            What was and is known of those that count others than before.
        """
        numbers = {sign.number for sign in signs if sign.number}
        facts = self._context.facts_of(wanted(self._cards, numbers, lambda sign: (sign.number,)))
        told = Told(self._context)
        told.revise((), facts)
        after: dict[str, dict[str, Sign]] = defaultdict(dict)
        for fact in facts:
            after[fact.report][fact.entry.id] = sign_of(fact, told.whom)
        moved: list[Sign] = []
        for report, found in after.items():
            card = self._cards[report]
            others = [sign for sign in card.signs if found.get(sign.id, sign) != sign]
            if others:
                self._put(report, card.with_signs(found.get(sign.id, sign) for sign in card.signs))
                moved += [*others, *(found[sign.id] for sign in others)]
        return moved

    def _events_anew(self, changed: Collection[str]) -> set[str]:
        """Find again of which events acts are; give the blocks that this touches."""
        moved = {*changed, *self._neighbours}
        found = events_anew(self._before.of, self._cards, self._context, moved)
        for report, card in found.cards.items():
            self._put(report, card)
        return {*found.blocks}

    def _around(self, changed: Collection[str], copied: Collection[str]) -> set[str]:
        """Give the reports of which who else is on their story, or what these tell, has changed."""
        near = [self._before.near.get(each, ()) for each in changed]
        near += [self._near.get(each, ()) for each in {*changed, *copied}]
        return {each for listed in (*near, self._neighbours) for each in listed}

    def _compared(self, blocks: frozenset[str]) -> tuple[frozenset[str], tuple[Comparison, ...]]:
        """Compare all statements of *blocks*; give the figures among them, those that left, too."""
        before, after = (_counted(cards, blocks) for cards in (self._before.of, self._cards))
        facts = self._context.facts_of(wanted(self._cards, blocks, lambda sign: sign.blocks))
        acts, figures = parted(facts)
        _, of_acts = Doings(self._context, blocks).revise((), acts)
        _, of_figures = Numbers(self._context, _Homes(self._context, after)).revise((), figures)
        return frozenset({*before, *after}), (*of_acts, *of_figures)


class _Homes(Told):
    """Whom figures count, as their cards have it."""

    def __init__(self, context: Known, blocks: Mapping[str, str]) -> None:
        super().__init__(context)
        self._blocks = blocks

    def revise(self, gone: Iterable[Fact], new: Iterable[Fact]) -> list[Fact]:  # noqa: ARG002
        """Take figures out and in: nothing follows for others."""
        return []

    def whom(self, fact: Fact) -> Key:
        """Give whom a figure counts."""
        return population_of(self._blocks[fact.entry.id])


def _counted(cards: Mapping[str, Card], blocks: frozenset[str]) -> dict[str, str]:
    """Give the figures of *blocks*, each with its block."""
    return {
        sign.id: block
        for card in cards.values()
        if not blocks.isdisjoint(card.known)
        for sign in card.signs
        for block in sign.blocks
        if block.startswith(_COUNTED) and block in blocks
    }


def _as_told(fact: Fact) -> Key:
    return population(figure_of(fact))


def _as_before(signs: Iterable[Sign], before: Iterable[Sign]) -> Iterator[Sign]:
    """Give *signs*; figures that say little of whom they count, count whom they did.

    Acts are of the events that they were of.
    """
    known = {sign.id: sign for sign in before}
    for sign in signs:
        earlier = known.get(sign.id)
        if earlier is None:
            yield sign
        elif sign.number:
            own, was = (population_of(each.blocks[0]) for each in (sign, earlier))
            told = earlier.number == sign.number and may_stand_for(own, was)
            yield replace(sign, blocks=earlier.blocks) if told else sign
        else:
            yield with_event(sign, event_of(earlier))
