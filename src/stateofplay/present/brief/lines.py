"""What a brief is made of: lines, each with the statements that it is computed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from stateofplay.core.judgements import Comparison, Entry, Header
from stateofplay.core.positions import Position
from stateofplay.present.brief.salience import Place, foremost, place_of, weights_in

Rank = TypeVar("Rank", int, tuple[bool, bool, float])

NAMES = 3
"""How many names a line lists; the others are counted."""

OF_ONE = 3
"""How many lines of one party come before others have had their turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A statement behind a line, and the report it stands in."""

    statement: str
    report: Header


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line.

    Attributes:
        about: Whom or what it is on; "" where its words alone tell.
    """

    about: str
    text: str
    sources: tuple[Source, ...]

    @property
    def head(self) -> str:
        """What is shown first and stressed: who tells it, where it is on nobody."""
        return self.about or f"{self.sources[0].report.publisher or 'One report'} tells"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines under one heading, "" for none."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a brief.

    Attributes:
        left_out: How many lines had no room.
        see: The command that shows all.
        what: What these lines are, and on what: "positions, on ...".
        empty: What is said where there is no line.
    """

    title: str
    groups: tuple[Group, ...]
    left_out: int
    see: str
    what: str = ""
    empty: str = "Nothing found."

    @property
    def more(self) -> str:
        """Say how many lines had no room, and of what: "And 3 more figures"; "" for none."""
        return f"And {self.left_out:,} more {self.what}".strip() if self.left_out else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What all acts and figures up to the brief's last day tell.

    Attributes:
        reports: Parties, and how many reports tell what each does.
        topical: Proposals that a topic names.
        statements: How many acts and figures there are.
        words: How much each word of the story weighs (see `salience`).
        leads: Acts that can have a line though one report alone tells them, of the sentences that
            tell most first.
    """

    reports: tuple[tuple[str, int], ...]
    topical: tuple[str, ...]
    statements: int
    words: tuple[tuple[str, float], ...] = ()
    leads: tuple[str, ...] = ()

    @property
    def parties(self) -> dict[str, int]:
        """Reports by party."""
        return dict(self.reports)


def heard_in(entries: Iterable[Entry]) -> Heard:
    """Gather what all *entries*, none of them rejected, tell."""
    entries = list(entries)
    topical: dict[str, None] = {}
    told: set[tuple[str, str]] = set()
    for entry in entries:
        topical.update((name, None) for name in entry.proposals if entry.is_topical(name))
        told.update((actor.party or actor.name, entry.report.id) for actor in entry.actors)
    parties = Counter(party for party, _ in told)
    words = weights_in(entries)
    return Heard(
        reports=tuple(sorted(parties.items())),
        topical=tuple(topical),
        statements=len(entries),
        words=tuple(sorted(words.items())),
        leads=foremost(entries, words),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the lines are computed from.

    Attributes:
        entries: Acts and figures by id, up to the brief's last day; of a large ledger at least
            those that lines can be made of.
        heard: What all acts and figures up to that day tell.
        positions: Those that pass the filters, with their history.
        comparisons: Those that pass the filters.
        figures: Ids of the figures that pass the filters.
        acts: Ids of the acts that do.
        leads: Ids of those of them that can have a line though one report alone tells them.
        latest: First day of the latest chapter, if there are several: what is told only before it
            stands behind what is told since.
        since: A line needs a source published on this day or later; None: any source.
    """

    entries: Mapping[str, Entry]
    heard: Heard
    positions: tuple[Position, ...]
    comparisons: tuple[Comparison, ...]
    since: date | None
    figures: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    latest: date | None = None

    def is_old(self, sources: Iterable[Source]) -> bool:
        """Say whether all *sources* were published before the latest chapter."""
        days = [source.report.published for source in sources]
        return self.latest is not None and all(day and day < self.latest for day in days)

    def sources(self, statements: Iterable[str]) -> tuple[Source, ...]:
        """Give the sources of a line, by day of publication; none if no one is recent enough."""
        found = [self.entries[each] for each in dict.fromkeys(statements) if each in self.entries]
        found.sort(key=lambda entry: (entry.report.published or date.max, entry.report.id))
        days = [entry.report.published for entry in found]
        if self.since and not any(day and day >= self.since for day in days):
            return ()
        return tuple(Source(statement=entry.id, report=entry.report) for entry in found)

    def places_of(self, lines: Iterable[Line | None]) -> frozenset[Place]:
        """Give the sentences that *lines* are computed from."""
        made = [line for line in lines if line is not None]
        return frozenset(
            place_of(self.entries[source.statement]) for line in made for source in line.sources
        )

    def line(self, about: str, text: str, statements: Iterable[str]) -> Line | None:
        """Make a line, None if nothing recent enough stands behind it."""
        sources = self.sources(statements)
        return Line(about=about, text=text, sources=sources) if sources else None


def on_day(entry: Entry) -> str:
    """Give the day of a statement's report in brackets, as it stands behind words; "" of none."""
    return f" ({entry.report.published})" if entry.report.published else ""


def reports_of(sources: Iterable[Source]) -> int:
    """Count the reports behind a line."""
    return len({source.report.id for source in sources})


def first(ranked: Sequence[tuple[Rank, Line]], room: int) -> list[Line]:
    """Give as many lines as have room, those with the lowest rank first."""
    return [line for _, line in sorted(ranked, key=lambda item: (item[0], item[1].about))][:room]


def out_of_turn(parties: Iterable[str], most: int = OF_ONE) -> list[bool]:
    """Say of each, the first first, whether as many of its party as have their turn came before.

    Args:
        parties: Whose each is, or what it is on.
        most: How many have their turn.

    Example:
        >>> out_of_turn(["Norland", "Norland", "Norland", "Sudland", "Norland"])
        [False, False, False, False, True]
    """
    turns: Counter[str] = Counter()
    late = []
    for party in parties:
        turns[party] += 1
        late.append(turns[party] > most)
    return late
