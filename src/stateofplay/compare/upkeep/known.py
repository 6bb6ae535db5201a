"""What comparing has to know of whole reports, from their cards: statements are read if needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from stateofplay.compare.facts import Fact, fact_of, in_order
from stateofplay.compare.reports.context import Context
from stateofplay.compare.reports.origins import Groups
from stateofplay.compare.stories import Profile
from stateofplay.compare.upkeep.cards import Card
from stateofplay.core.judgements import Entry

Wanted = Mapping[str, Collection[str]]
"""Report id -> ids of statements."""

Read = Callable[[Wanted], Iterable[Entry]]


class Known(Context):
    """A context of which no statement is read before it is asked for."""

    def __init__(
        self, cards: Mapping[str, Card], near: Mapping[str, frozenset[str]], read: Read
    ) -> None:
        """Take over all that there is to know.

        Args:
            cards: By report; may change until it is first asked for.
            near: The neighbours of each report; likewise.
            read: Gives statements of these reports.
        """
        super().__init__(profiles=_Profiles(cards), wires=Groups(), near=near, told=_Told(cards))
        self._cards = cards
        self._read = read
        self._facts: dict[str, dict[str, Fact]] = defaultdict(dict)
        self._subjects: dict[str, Mapping[str, list[str]]] = {}

    def hold(self, facts: Iterable[Fact]) -> None:
        """Take in statements that need not be read."""
        for fact in facts:
            self._facts[fact.report][fact.entry.id] = fact

    def facts_of(self, wanted: Wanted) -> list[Fact]:
        """Give statements, those of each report in the order of the text."""
        missing = {
            report: new
            for report, keys in wanted.items()
            if (new := [key for key in keys if key not in self._facts[report]])
        }
        if missing:
            self.hold(map(fact_of, self._read(missing)))
        return [
            fact
            for report, keys in wanted.items()
            for fact in sorted(map(self._facts[report].__getitem__, keys), key=_in_order)
        ]

    def of_matter(self, report: str, subject: str) -> Sequence[Fact]:
        """Give the facts of *report* that have *subject* among theirs."""
        if report not in self._subjects:
            found: dict[str, list[str]] = defaultdict(list)
            for sign in self._cards[report].signs:
                for each in sign.subjects:
                    found[each].append(sign.id)
            self._subjects[report] = found
        keys = self._subjects[report].get(subject, ())
        return self.facts_of({report: keys}) if keys else ()

    def outlet_of(self, report: str) -> tuple[str | None, date | None]:
        """Give who published a report, and when."""
        header = self._cards[report].header
        return header.publisher, header.published


def _in_order(fact: Fact) -> tuple[object, ...]:
    return in_order(fact.entry)


class _Profiles(Mapping[str, Profile]):
    """The profiles of reports that have any, each made when it is first asked for."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self._cards = cards

    def __getitem__(self, report: str) -> Profile:
        found = self._cards[report].profile
        if found is None:
            raise KeyError(report)
        return found

    def __iter__(self) -> Iterator[str]:
        return (report for report, card in self._cards.items() if card.rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Told(Mapping[str, frozenset[str]]):
    """What each report tells of."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self._cards = cards

    def __getitem__(self, report: str) -> frozenset[str]:
        return self._cards[report].told

    def __iter__(self) -> Iterator[str]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)
