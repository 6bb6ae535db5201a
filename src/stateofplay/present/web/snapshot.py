"""The ledger as the pages show it, held in memory for one state of the ledger.

Lists, filters and charts must answer at once among a hundred thousand statements; only single
entries, texts and the search are asked of the ledger itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from time import sleep
from typing import TypeVar, cast

from stateofplay.compare import Replay
from stateofplay.compare.facts import is_sure
from stateofplay.core.collecting import uncollected
from stateofplay.core.judgements import Actor, Comparison, Entry, Header, Place
from stateofplay.core.positions import Position
from stateofplay.core.reviews import Status
from stateofplay.core.slugs import slug
from stateofplay.core.statements import LIKELY
from stateofplay.ledger import Ledger, ReportRow
from stateofplay.present.views.directory import Called, Known, called, directory
from stateofplay.present.views.filters import is_about, of_party
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.lines import Line, line_of
from stateofplay.present.web.series import Series, all_series
from stateofplay.present.web.stories import Story, shared_counts, stories
from stateofplay.present.web.words import RELATIONS

T = TypeVar("T")

DAYS_KEPT = 500
"""Days of the replay whose positions are kept worked out."""

CELLS_KEPT = 10
"""Days of the replay whose positions are kept sorted by cell, too."""

PAUSE = 0.02
"""Seconds between two days that are worked out in the background: requests go first."""


class Snapshot:
    """Everything that lists and charts need, and indexes over it."""

    def __init__(
        self,
        state: tuple[int, ...],
        ledger: Ledger,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        """Read the ledger through.

        Args:
            state: `Ledger.state` before reading.
            ledger: Is read once and not kept.
            on_progress: Told now and then how many statements of how many are read.
        """
        self.state = state
        self.reports: tuple[ReportRow, ...] = tuple(ledger.reports())
        self.lines, self._sure_acts = list[Line](), list[Entry]()
        with uncollected():
            self._replay = Replay(self._read(ledger, on_progress))
            self._sure = Replay(self._sure_acts)
            self.comparisons: tuple[Comparison, ...] = ledger.comparisons()
            self.known: tuple[Known, ...] = directory(ledger)
        self.problems = sum(1 for _ in ledger.problems())
        self.every = self._replay.at
        self.positions = lru_cache(maxsize=DAYS_KEPT)(self._positions)
        self.cells = lru_cache(maxsize=CELLS_KEPT)(self._cells)
        self._kept: dict[tuple[str, ...], object] = {}

    def keep(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """Give what *make* makes, made once for this state of the ledger."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])

    def _read(self, ledger: Ledger, on_progress: Callable[[int, int], None]) -> Iterator[Entry]:
        total = sum(row.acts + row.figures + row.quotations for row in self.reports)
        actors: dict[Actor, Actor] = {}
        places: dict[Place, Place] = {}
        for entry in ledger.entries():
            if entry.status == Status.REJECTED:
                continue
            self.lines.append(line_of(entry, actors, places))
            if entry.statement.kind == "act" and is_sure(entry, LIKELY):
                self._sure_acts.append(entry)
            if len(self.lines) % 500 == 0:
                on_progress(len(self.lines), total)
            yield entry

    def _positions(self, as_of: date | None) -> tuple[Position, ...]:
        """Positions by what is sure, as the table has them; guesses only where nothing else is."""
        sure = list(self._sure.at(as_of))
        taken = {(each.proposal, party_of(each.holder)) for each in sure}
        behind = {key for each in sure for key in each.statements}
        for each in self._replay.at(as_of):
            known = (each.proposal, party_of(each.holder)) in taken
            if not known and behind.isdisjoint(each.statements):
                sure.append(each)
        return tuple(sure)

    def _cells(self, as_of: date | None) -> dict[str, list[Position]]:
        found: dict[str, list[Position]] = defaultdict(list)
        for position in self.positions(as_of):
            found[cell_key(position.proposal, party_of(position.holder))].append(position)
        return dict(found)

    def chosen(self, asked: Asked, lines: Sequence[Line]) -> Sequence[Line]:
        """Give those of *lines* that pass the filters of a request."""
        return asked.choose(lines, self.story_of, self.called)

    def held(self, asked: Asked, found: Sequence[Position]) -> list[Position]:
        """Give those of *found* on what, and of whom, a request asks for."""
        filters = asked.meant(self.called)
        if not (filters.party or filters.about):
            return list(found)
        return [
            each
            for each in found
            if of_party(filters, each.holder.name, each.holder.party)
            and is_about(filters, each.proposal, *each.also_told, *self.wordings(each))
        ]

    def wordings(self, position: Position) -> tuple[str, ...]:
        """Give what the statements behind a position are about, in their words."""
        lines = (self.by_id.get(key) for key in position.statements)
        return tuple(dict.fromkeys(line.about for line in lines if line and line.about))

    @cached_property
    def called(self) -> tuple[Called, ...]:
        """Those who have other names."""
        return tuple(called(self.known))

    @cached_property
    def held_by(self) -> dict[str, list[Position]]:
        """Positions by the id of their holder, as known now."""
        found: dict[str, list[Position]] = defaultdict(list)
        for position in self.positions(None):
            found[position.holder.id].append(position)
        return dict(found)

    @cached_property
    def members(self) -> dict[str, list[Known]]:
        """Who speaks for a party, by its name."""
        found: dict[str, list[Known]] = defaultdict(list)
        for known in self.known:
            if known.party:
                found[known.party].append(known)
        return dict(found)

    @cached_property
    def rows(self) -> dict[str, ReportRow]:
        """Reports by id."""
        return {row.header.id: row for row in self.reports}

    @cached_property
    def by_id(self) -> dict[str, Line]:
        """Statements by id."""
        return {line.id: line for line in self.lines}

    @cached_property
    def of_report(self) -> dict[str, list[Line]]:
        """Statements by report."""
        return _grouped(self.lines, lambda line: line.report.id)

    @cached_property
    def of_kind(self) -> dict[str, list[Line]]:
        """Statements by kind."""
        return _grouped(self.lines, lambda line: line.kind)

    def of_kinds(self, *kinds: str) -> Sequence[Line]:
        """Give the statements of some kinds, by report and text."""
        if len(kinds) == 1:
            return self.of_kind.get(kinds[0], [])
        return self.keep(("of kinds", *kinds), lambda: [x for x in self.lines if x.kind in kinds])

    @cached_property
    def of_actor(self) -> dict[str, list[Line]]:
        """Statements by the ids of those who have a part in them."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            for actor in dict.fromkeys(person.id for person in line.people):
                found[actor].append(line)
        return dict(found)

    @cached_property
    def groups_of(self) -> dict[str, list[Comparison]]:
        """Comparisons by the statements that take part in them."""
        found: dict[str, list[Comparison]] = defaultdict(list)
        for group in self.comparisons:
            for statement in group.statements:
                found[statement].append(group)
        return dict(found)

    @cached_property
    def people(self) -> dict[str, Known]:
        """Who is known, by id."""
        return {known.id: known for known in self.known}

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Days on which something was published, the first one first."""
        found = {row.header.published for row in self.reports}
        return tuple(sorted(day for day in found if day))

    @cached_property
    def series(self) -> dict[str, Series]:
        """What is counted, that of most statements first."""
        found = all_series(self.of_kind.get("figure", ()), self.comparisons)
        return {each.key: each for each in found}

    @cached_property
    def acts_by_day(self) -> tuple[Line, ...]:
        """Acts in order of the day they tell of."""
        acts = self.of_kinds("act")
        key = lambda line: (line.day or date.max, line.report.id, line.start)  # noqa: E731
        return tuple(sorted(acts, key=key))

    @cached_property
    def placed(self) -> list[Line]:
        """Statements whose place is known, by report and text."""
        return [line for line in self.lines if line.place is not None]

    @cached_property
    def groups(self) -> tuple[Comparison, ...]:
        """Comparisons, what independent reports agree on first, then what most tell."""
        rank = {relation: place for place, relation in enumerate(RELATIONS)}
        key = lambda each: (rank[each.relation], -len(each.reports), each.topic)  # noqa: E731
        return tuple(sorted(self.comparisons, key=key))

    @cached_property
    def offers(self) -> tuple[tuple[int, str, str], ...]:
        """Pairs of reports by how many comparisons they share, the most first."""
        counts = shared_counts(self.comparisons)
        pairs = ((count, one, other) for (one, other), count in counts.items())
        return tuple(sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])))

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Groups of reports on one story, the largest first."""
        return stories(self.comparisons, self.reports)

    @cached_property
    def story_of(self) -> dict[str, str]:
        """Report id -> key of its story."""
        return {report: story.key for story in self.stories for report in story.reports}

    @cached_property
    def descent(self) -> dict[str, list[tuple[str, Header]]]:
        """What came of a report, by its id: its copies and its later forms."""
        found: dict[str, list[tuple[str, Header]]] = defaultdict(list)
        for row in self.reports:
            for label, origin in (("Copy", row.copy_of), ("Later form", row.revision_of)):
                if origin is not None:
                    found[origin].append((label, row.header))
        return dict(found)

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Outlets in alphabetical order."""
        return tuple(sorted({row.header.publisher for row in self.reports if row.header.publisher}))

    def warm(self) -> None:
        """Work out all indexes now, so that the first visitor does not wait for them."""
        for name in ("rows", "by_id", "of_report", "of_actor", "groups_of", "people", "series"):
            getattr(self, name)
        for name in ("story_of", "days", "publishers", "acts_by_day", "groups", "offers"):
            getattr(self, name)
        for name in ("descent", "placed", "held_by", "members"):
            getattr(self, name)
        self.positions(None)

    def rehearse(self) -> None:
        """Work out the positions of every day, the latest first, so that the replay is quick."""
        for day in self.days[:-DAYS_KEPT:-1]:
            self.positions(day)
            sleep(PAUSE)


def party_of(actor: Actor) -> str:
    """Name the column of the matrix that *actor* stands in."""
    return actor.party or actor.name


@lru_cache(maxsize=100_000)
def cell_key(proposal: str, party: str) -> str:
    """Name a cell of the matrix in addresses."""
    return f"{slug(proposal)}--{slug(party)}"


def _grouped(lines: list[Line], key: Callable[[Line], str]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[key(line)].append(line)
    return dict(found)
