"""Series: what one claimant counted of one thing, as reports follow each other.

Figures are joined only by what the reports' own words join: a comparison that finds them to tell
one count (the same number, or one that took another's place), or one report that gives a number
twice. What stands alone is a series of its own: that two tolls are of one place, event or people
is never assumed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stateofplay.compare.facts import known
from stateofplay.compare.figures.claimants import Claimant, claimant, share
from stateofplay.compare.figures.populations import FEW, number_of, population
from stateofplay.compare.reports.origins import Groups
from stateofplay.core.judgements import Actor, Comparison, Relation
from stateofplay.core.statements import Bound, Figure

ONE_COUNT = (Relation.SAME, Relation.REPEATS, Relation.UPDATES)
"""Relations of figures that tell one count."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as far as series ask for it.

    Attributes:
        id: Of the statement.
        report: Id of the report.
        sources: Who is credited for it.
    """

    id: str
    report: str
    figure: Figure
    sources: tuple[Actor, ...]


def series_of(
    counts: Iterable[Count], comparisons: Iterable[Comparison]
) -> list[tuple[Count, ...]]:
    """Part figures into series: each in one, of one claimant or of those who share a count.

    A figure without a source is taken for that of whoever counts the same.

    Args:
        counts: In an order that is kept within each series and decides the order of series.
        comparisons: What reports say together, acts or figures; others than of *counts* are
            passed over.
    """
    by_id = {count.id: count for count in counts}
    found = _Joining(by_id)
    for relation in ONE_COUNT:
        for group in comparisons:
            if group.kind == "figure" and group.relation is relation:
                found.join([by_id[each] for each in group.statements if each in by_id])
    for again in _told_again(by_id.values()):
        found.join(again)
    return found.series()


def _told_again(counts: Iterable[Count]) -> Iterable[list[Count]]:
    """Numbers that one report gives several times for one thing; small ones are of many things.

    So are vague ones: "dozens died".
    """
    found: dict[object, list[Count]] = defaultdict(list)
    for count in counts:
        if count.figure.value >= FEW and count.figure.bound is not Bound.VAGUE:
            key = population(count.figure), number_of(count.figure)
            found[count.report, *key].append(count)
    return [counts for counts in found.values() if len(counts) > 1]


class _Joining:
    """Which figures are joined so far, and by whose count each lot is."""

    def __init__(self, counts: dict[str, Count]) -> None:
        self._groups = Groups()
        self._counts = counts
        self._credited = {
            count.id: frozenset(map(_who, count.sources)) for count in counts.values()
        }

    def join(self, counts: Sequence[Count]) -> None:
        """Join each figure with the first one before it that is not by another's count."""
        for place, count in enumerate(counts):
            mine = self._groups.find(count.id)
            for other in counts[:place]:
                its = self._groups.find(other.id)
                if its == mine or _may_share(self._credited[mine], self._credited[its]):
                    both = self._credited[mine] | self._credited[its]
                    self._groups.join(mine, its)
                    self._credited[self._groups.find(mine)] = both
                    break

    def series(self) -> list[tuple[Count, ...]]:
        found: dict[str, list[Count]] = defaultdict(list)
        for each, count in self._counts.items():
            found[self._groups.find(each)].append(count)
        return [tuple(counts) for counts in found.values()]


def _who(actor: Actor) -> Claimant:
    """Name a claimant; one of whom nobody could tell who it is, by the words."""
    return claimant(actor) if known([actor]) else Claimant(id=actor.name.casefold())


def _may_share(some: frozenset[Claimant], others: frozenset[Claimant]) -> bool:
    """Whether nothing tells two claimants apart."""
    return not some or not others or share(some, others)
