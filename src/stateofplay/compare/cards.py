"""What comparing has to know of a report that it does not read again: its card.

A card names the blocks within which the statements of a report are compared, and holds what is
looked at in reports as a whole. It follows from the entries of the report alone, but for whom its
figures count and for its neighbours, which hang on other reports, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

from stateofplay.compare.acts import act_block, key_of
from stateofplay.compare.blocks import bears_on
from stateofplay.compare.context import Context, subjects
from stateofplay.compare.disputed import dispute_blocks
from stateofplay.compare.facts import Fact, in_order
from stateofplay.compare.origins import prints_of
from stateofplay.compare.populations import Key, number_known, population_block
from stateofplay.compare.runs import numbered
from stateofplay.compare.stories import Counted, Profile, counted_of, weighed
from stateofplay.core.judgements import Header
from stateofplay.core.serialise import from_json, to_json
from stateofplay.core.statements import Figure, Quotation
from stateofplay.core.text import Report

_NOTHING = Report(source="", title="", text="")
"""Stands in for the report where what is read back quotes nothing."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What is known of an act or a figure.

    Attributes:
        id: The statement's.
        blocks: Names of all within which it is compared, or on which it bears; of figures, those
            of one block count the same people.
        subjects: See `stateofplay.compare.context.subjects`.
        people: Ids of all whom it names.
        number: The number that may tell whom others count, "" if it is none (`number_known`).
    """

    id: str
    blocks: tuple[str, ...]
    subjects: tuple[str, ...]
    people: tuple[str, ...]
    number: str


def sign_of(fact: Fact, whom: Callable[[Fact], Key]) -> Sign:
    """Give what is known of a statement; *whom* tells whom or what a figure counts."""
    entry = fact.entry
    number = ""
    if isinstance(entry.content, Figure):
        blocks = [population_block(whom(fact))]
        number = number_known(fact)
    else:
        key = key_of(entry)
        blocks = [] if key is None else [act_block(key)]
        blocks += [*bears_on(entry), *dispute_blocks(entry)]
    people = (*entry.actors, *entry.recipients, *entry.attributed_to)
    return Sign(
        entry.id,
        tuple(dict.fromkeys(blocks)),
        tuple(sorted(subjects(entry))),
        tuple(dict.fromkeys(actor.id for actor in people)),
        number,
    )


@dataclass(frozen=True, kw_only=True)
class Card:
    """What is known of a report.

    Attributes:
        publisher: Who published it.
        published: When.
        counted: The words of its acts and figures as JSON, None if it has none.
        runs: The hashes of its runs of words (`stateofplay.compare.prints`).
        names: All words that signs refer to, each once.
        rows: The signs, each as its id and the places of its words in *names*.
    """

    publisher: str | None
    published: date | None
    counted: dict[str, Any] | None
    runs: bytes
    names: Sequence[str]
    rows: Sequence[Sequence[Any]] = field(repr=False)

    @classmethod
    def of(
        cls, header: Header, counted: Counted | None, runs: bytes, signs: Iterable[Sign]
    ) -> Self:
        """Write a card."""
        card = cls(
            publisher=header.publisher,
            published=header.published,
            counted=None if counted is None else to_json(counted),
            runs=runs,
            names=(),
            rows=(),
        )
        return card.with_signs(signs)

    def with_signs(self, signs: Iterable[Sign]) -> Self:
        """Give the card with other signs."""
        places: dict[str, int] = {}

        def placed(words: Iterable[str]) -> list[int]:
            return [places.setdefault(word, len(places)) for word in words]

        rows = [
            [sign.id, *map(placed, (sign.blocks, sign.subjects, sign.people, [sign.number]))]
            for sign in signs
        ]
        return replace(self, names=list(places), rows=rows)

    def tells_the_same(self, other: Card) -> bool:
        """Say whether another card of the same report is made from the same words."""
        mine = self.publisher, self.published, self.counted, self.runs
        return mine == (other.publisher, other.published, other.counted, other.runs)

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
                for key, blocks, subject, people, [number] in self.rows
            ]
        )

    @cached_property
    def told(self) -> frozenset[str]:
        """What the report tells of (`stateofplay.compare.context.Context.told`)."""
        return frozenset([self.names[place] for row in self.rows for place in row[2]])

    @cached_property
    def profile(self) -> Profile | None:
        """What shows its story; None if it has no act or figure."""
        if self.counted is None:
            return None
        return weighed(from_json(Counted, self.counted, _NOTHING))

    def plain(self) -> dict[str, Any]:
        """Give all but the runs as JSON."""
        return {
            "publisher": self.publisher,
            "published": self.published and self.published.isoformat(),
            "counted": self.counted,
            "names": self.names,
            "rows": self.rows,
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any], runs: bytes) -> Self:
        """Read what `plain` gave."""
        published = plain["published"]
        return cls(
            publisher=plain["publisher"],
            published=published and date.fromisoformat(published),
            counted=plain["counted"],
            runs=runs,
            names=plain["names"],
            rows=plain["rows"],
        )


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


def card_of(facts: Sequence[Fact], whom: Callable[[Fact], Key]) -> Card:
    """Write the card of the report that *facts*, at least one, are all the statements of.

    Args:
        facts: Quotations, too, in any order.
        whom: Tells whom or what a figure counts.
    """
    facts = sorted(facts, key=lambda fact: in_order(fact.entry))
    compared = [fact for fact in facts if not isinstance(fact.entry.content, Quotation)]
    [printed] = prints_of(fact.entry for fact in facts).values()
    return Card.of(
        facts[0].entry.report,
        counted_of(fact.entry for fact in compared) if compared else None,
        numbered(printed),
        (sign_of(fact, whom) for fact in compared),
    )


def cards_of(facts: Iterable[Fact], context: Context, whom: Callable[[Fact], Key]) -> Cards:
    """Write the cards of all reports.

    Args:
        facts: All statements, quotations, too.
        context: What is known of the reports.
        whom: Tells whom or what a figure counts.
    """
    headers = {fact.report: fact.entry.report for fact in facts}
    of = {}
    for report, header in headers.items():
        profile = context.profiles.get(report)
        of[report] = Card.of(
            header,
            None if profile is None else profile.counted,
            numbered(context.prints[report]),
            (sign_of(fact, whom) for fact in context.facts.get(report, ())),
        )
    return Cards(of=of, near=context.near, copies=frozenset(context.copies))
