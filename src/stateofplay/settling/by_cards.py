"""Settling a large ledger in which little is new: what is touched is read, by the cards of all.

followed(ledger, run)      decides what new reports and decisions change, if cards are kept
rows_of(cards, ...)        what is to be kept for the next time, after all was decided anew
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from stateofplay.compare.upkeep.cards import Card, Cards, Sentences, Sign
from stateofplay.compare.upkeep.known import Wanted
from stateofplay.compare.upkeep.touched import News, Revision, revise
from stateofplay.core.decisions import Decision
from stateofplay.core.judgements import Entry
from stateofplay.core.reviews import Review
from stateofplay.core.topics import TopicDecision
from stateofplay.ledger import CardRow, CardRows, Ledger, Who
from stateofplay.settling.people import People, naming

LARGE = 100
"""Readings from which cards are kept: a smaller ledger is settled anew in a second or two."""

FEW = 30
"""Of so many readings one may be new; more touch so much that settling all anew is quicker."""

Decisions = Collection[Decision | TopicDecision | Review]


@dataclass(frozen=True, slots=True)
class Followed:
    """What was decided.

    Attributes:
        who: Who is who, if that had to be worked out.
        rows: Cards to be kept, those that are others now.
        gone: Readings that have no card any more.
    """

    who: Who | None
    rows: CardRows
    gone: Collection[int]


def rows_of(cards: Cards, readings: Mapping[int, str], decision: int) -> CardRows:
    """Give the cards of all reports as a ledger keeps them.

    Args:
        cards: By report.
        readings: Reports by the number of their current reading.
        decision: The last decision of a person that is followed.
    """
    numbers = {report: reading for reading, report in readings.items()}
    return CardRows(
        cards={numbers[each]: _row(card) for each, card in cards.of.items()},
        near={numbers[each]: sorted(others) for each, others in cards.near.items()},
        copies=sorted(cards.copies),
        decision=decision,
    )


def followed(ledger: Ledger, run: int) -> Followed | None:
    """Decide what is new in a ledger of which cards are kept.

    Returns:
        None, and nothing is decided, if none are kept that are right, or much is new.
    """
    kept = ledger.cards()
    if kept is None:
        return None
    decision = ledger.state()[-1]
    decisions = ledger.decided_since(kept.decision)
    if any(isinstance(each, Decision) for each in decisions):
        return None
    following = _Following(ledger, kept)
    if FEW * len(following.new) > len(kept.cards):
        return None
    moved = following.identify(run)
    return following.compare(following.news(moved, decisions), run, decision)


class _Following:
    """Follows what is new in a ledger.

    Attributes:
        new: Numbers of the readings of which nothing is decided yet.
    """

    def __init__(self, ledger: Ledger, kept: CardRows) -> None:
        self._ledger = ledger
        self._readings = ledger.readings()
        self._identified = ledger.identified()
        self._current = {report: reading for reading, report in self._readings.items()}
        self._held = {row.header.id: reading for reading, row in kept.cards.items()}
        self._who: Who | None = None
        self._cards = _cards(ledger, kept)
        self.new = self._readings.keys() - self._identified

    def identify(self, run: int) -> Mapping[str, frozenset[str]]:
        """Decide who is who; give the reports of which somebody is shown otherwise, with ids."""
        if self._readings.keys() == self._identified:  # a person's word on entries or proposals
            return {}
        people = People(self._ledger.held_decisions())
        people.take(self._ledger, self._identified)
        moved = people.follow(self._ledger, self._readings, run)
        self._who = people.who()
        return moved

    def news(self, moved: Mapping[str, frozenset[str]], decisions: Decisions) -> News:
        """Find which reports are to be looked at, and read these."""
        ledger, cards = self._ledger, self._cards.of
        ids = naming(ledger)
        reviewed = [each.statement for each in decisions if isinstance(each, Review)]
        ids |= {entry.id: entry.report.id for entry in ledger.entries(ids=reviewed)}
        topics = {f"about {name}" for each in decisions for name in self._topics(each)}
        reports = {self._readings[each] for each in self.new} | {*ids.values(), *ledger.outdated()}
        reports |= {
            each for each, reading in self._held.items() if self._current.get(each) != reading
        }
        reports |= {each for each, people in moved.items() if each in cards}
        reports |= {each for each, card in cards.items() if not topics.isdisjoint(card.known)}
        entries: dict[str, list[Entry]] = {each: [] for each in sorted(reports)}
        for entry in ledger.entries_to_compare(list(entries), self._who):
            entries[entry.report.id].append(entry)

        def is_other(report: str, sign: Sign) -> bool:
            names = {*moved.get(report, ()), *topics}
            return sign.id in ids or not names.isdisjoint((*sign.people, *sign.subjects))

        return News(entries=entries, is_other=is_other)

    def compare(self, news: News, run: int, decision: int) -> Followed:
        """Compare what *news* touch, and write what that changes."""
        ledger = self._ledger
        found = revise(self._cards, news, self._read)
        before = set(ledger.comparisons_in(found.blocks, found.counted))
        after = set(found.found)
        ledger.revise_comparisons(before - after, after - before, run)
        return self._kept_now(found, decision)

    def _read(self, wanted: Wanted) -> Iterator[Entry]:
        numbered = {self._current[report]: ids for report, ids in wanted.items()}
        return self._ledger.entries_in(numbered, self._who)

    def _topics(self, decision: Decision | TopicDecision | Review) -> Iterable[str]:
        """Name the proposals of which acts may be about others since a decision.

        Those of all decisions: of one that is taken back, others may have followed.
        """
        if isinstance(decision, TopicDecision):
            for row in self._ledger.topic_decisions():
                yield from (*row.decision.topics, row.decision.name)

    def _kept_now(self, found: Revision, decision: int) -> Followed:
        cards = {
            self._current[report]: _row(card)
            for report, card in found.cards.items()
            if card is not None
        }
        near = {self._current[each]: sorted(others) for each, others in found.near.items()}
        gone = [self._held[report] for report in found.cards if report in self._held]
        return Followed(
            self._who,
            CardRows(cards=cards, near=near, copies=sorted(found.copies), decision=decision),
            gone,
        )


def _cards(ledger: Ledger, kept: CardRows) -> Cards:
    rejected = ledger.rejected(kept.decision)

    def reading_of(reading: int) -> Callable[[], Sentences]:
        def read() -> Sentences:
            return Sentences.of(
                (start, sentence, kind != "quotation")
                for key, kind, start, sentence in ledger.sentences(reading)
                if key not in rejected
            )

        return read

    of = {
        row.header.id: Card(
            header=row.header, names=row.words, rows=row.rows, read=reading_of(reading)
        )
        for reading, row in kept.cards.items()
    }
    near = {
        row.header.id: frozenset(others)
        for reading, row in kept.cards.items()
        if (others := kept.near[reading])
    }
    return Cards(of=of, near=near, copies=frozenset(kept.copies))


def _row(card: Card) -> CardRow:
    return CardRow(card.header, card.names, card.rows)
