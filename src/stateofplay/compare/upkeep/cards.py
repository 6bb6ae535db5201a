"""What comparing has to know of a report that it does not read again: its card.

A card names the blocks within which the statements of a report are compared, and gives, when it is
first asked, what is looked at in reports as a whole: that follows from the sentences in which the
statements stand. All of a card follows from the entries of the report alone, but for whom its
figures count and for its neighbours, which hang on other reports, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from stateofplay.compare.acts.acts import act_block, key_of
from stateofplay.compare.acts.disputed import dispute_blocks
from stateofplay.compare.facts import Fact, in_order
from stateofplay.compare.figures.populations import Key, number_known, population_block
from stateofplay.compare.reports.context import Context, subjects
from stateofplay.compare.reports.copies import Print, print_of
from stateofplay.compare.stories import Profile, profile
from stateofplay.compare.upkeep.blocks import bears_on
from stateofplay.core.judgements import Header
from stateofplay.core.statements import Figure, Quotation

Row = tuple[str, Sequence[int], Sequence[int], Sequence[int], int]
"""A sign: its id, and the places of its words (blocks, subjects, people, number) among a card's."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What is known of an act or a figure.

    Attributes:
        id: The statement's.
        blocks: Names of all within which it is compared, or on which it bears; of figures, those
            of one block count the same people; of acts, the last may be that of their event.
        subjects: See `stateofplay.compare.reports.context.subjects`.
        people: Ids of all whom it names.
        number: The number that may tell whom others count, "" if it is none (`number_known`).
    """

    id: str
    blocks: tuple[str, ...]
    subjects: tuple[str, ...]
    people: tuple[str, ...]
    number: str


def sign_of(fact: Fact, whom: Callable[[Fact], Key], event: str | None = None) -> Sign:
    """Give what is known of a statement.

    Args:
        fact: An act or a figure.
        whom: Tells whom or what a figure counts.
        event: The block of the event of an act (`stateofplay.compare.acts.retold`), if it has any.
    """
    entry = fact.entry
    number = ""
    if isinstance(entry.content, Figure):
        blocks = [population_block(whom(fact))]
        number = number_known(fact)
    else:
        key = key_of(entry)
        blocks = [] if key is None else [act_block(key)]
        blocks += [*bears_on(entry), *dispute_blocks(entry), *([event] if event else [])]
    people = (*entry.actors, *entry.recipients, *entry.attributed_to)
    return Sign(
        entry.id,
        tuple(dict.fromkeys(blocks)),
        tuple(sorted(subjects(entry))),
        tuple(dict.fromkeys(actor.id for actor in people)),
        number,
    )


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a report in which statements stand, each once, in the order of the text.

    Attributes:
        all: Those of statements of any kind.
        compared: Those of acts and figures, which tell its story.
    """

    all: str
    compared: str

    @classmethod
    def of(cls, told: Iterable[tuple[int, str, bool]]) -> Self:
        """Put sentences together.

        Args:
            told: Of each statement where its sentence begins, the sentence, and whether the
                statement is compared.
        """
        every: dict[int, str] = {}
        compared: dict[int, str] = {}
        for start, sentence, is_compared in told:
            every[start] = sentence
            if is_compared:
                compared[start] = sentence
        return cls(*("\n".join(each[n] for n in sorted(each)) for each in (every, compared)))


def sentences_of(facts: Iterable[Fact]) -> Sentences:
    """Give the sentences of all statements of a report."""
    return Sentences.of(
        (
            fact.entry.statement.evidence.span.start,
            fact.entry.statement.evidence.exact,
            not isinstance(fact.entry.content, Quotation),
        )
        for fact in facts
    )


@dataclass(frozen=True, kw_only=True)
class Card:
    """What is known of a report.

    Attributes:
        header: Who published it, and when.
        names: All words that signs refer to, each once.
        rows: The signs.
        read: Gives its sentences.
    """

    header: Header
    names: Sequence[str]
    rows: Sequence[Row] = field(repr=False)
    read: Callable[[], Sentences] = field(repr=False, compare=False)

    @classmethod
    def of(cls, header: Header, read: Callable[[], Sentences], signs: Iterable[Sign]) -> Self:
        """Write a card."""
        return cls(header=header, names=(), rows=(), read=read).with_signs(signs)

    def with_signs(self, signs: Iterable[Sign]) -> Self:
        """Give the card with other signs."""
        places: dict[str, int] = {}

        def placed(words: Iterable[str]) -> list[int]:
            return [places.setdefault(word, len(places)) for word in words]

        rows: list[Row] = []
        for sign in signs:
            lists = placed(sign.blocks), placed(sign.subjects), placed(sign.people)
            [number] = placed([sign.number])
            rows.append((sign.id, *lists, number))
        return replace(self, names=list(places), rows=rows)

    def tells_the_same(self, other: Card) -> bool:
        """Say whether another card of the same report is made from the same words."""
        return self.header == other.header and self.sentences == other.sentences

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences that its statements stand in."""
        return self.read()

    @cached_property
    def known(self) -> frozenset[str]:
        """All names of blocks, subjects, people and numbers in it."""
        return frozenset(self.names)

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """What is known of its acts and figures, in the order of the report."""
        name = self.names.__getitem__
        return tuple(
            [
                Sign(
                    key,
                    tuple(map(name, blocks)),
                    tuple(map(name, subject)),
                    tuple(map(name, people)),
                    name(number),
                )
                for key, blocks, subject, people, number in self.rows
            ]
        )

    @cached_property
    def told(self) -> frozenset[str]:
        """What the report tells of (`stateofplay.compare.reports.context.Context.told`)."""
        return frozenset([self.names[place] for row in self.rows for place in row[2]])

    @cached_property
    def profile(self) -> Profile | None:
        """What shows its story; None if it has no act or figure."""
        if not self.rows:
            return None
        header = self.header
        return profile(header.id, header.title, self.sentences.compared, header.published)

    @cached_property
    def printed(self) -> Print:
        """What it has in common with its copies."""
        return print_of(self.sentences.all, self.header.publisher, self.header.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """What is known of all reports that are compared.

    Attributes:
        of: By report.
        near: The neighbours of each report, as in `Context`.
        copies: The pairs of reports that carry one text.
    """

    of: Mapping[str, Card]
    near: Mapping[str, frozenset[str]]
    copies: frozenset[tuple[str, str]]


def card_of(
    facts: Sequence[Fact],
    whom: Callable[[Fact], Key],
    event_of: Callable[[str], str | None] = lambda _: None,
) -> Card:
    """Write the card of the report that *facts*, at least one, are all the statements of.

    Args:
        facts: Quotations, too, in any order.
        whom: Tells whom or what a figure counts.
        event_of: Names the block of the event of an act, None if it has none.
    """
    facts = sorted(facts, key=lambda fact: in_order(fact.entry))
    compared = [fact for fact in facts if not isinstance(fact.entry.content, Quotation)]
    return Card.of(
        facts[0].entry.report,
        lambda: sentences_of(facts),
        (sign_of(fact, whom, event_of(fact.entry.id)) for fact in compared),
    )


def cards_of(
    facts: Iterable[Fact],
    context: Context,
    whom: Callable[[Fact], Key],
    event_of: Callable[[str], str | None],
) -> Cards:
    """Write the cards of all reports.

    Args:
        facts: All statements, quotations, too.
        context: What is known of the reports.
        whom: Tells whom or what a figure counts.
        event_of: As of `card_of`.
    """
    told: dict[str, list[Fact]] = {}
    for fact in facts:
        told.setdefault(fact.report, []).append(fact)
    of = {report: card_of(each, whom, event_of) for report, each in told.items()}
    return Cards(of=of, near=context.near, copies=frozenset(context.copies))
