"""Rows that no rule makes one, and whose claims are alike in words, are shown as one.

Average linkage: the two rows whose claims are likeliest about one thing, on the average, are made
one, and so on as long as that is likely enough (``data/rows.yml``, `joined`). Nothing joins what is
told apart: topics of two names, things of two kinds, what is turned round and what is not, other
doers or targets, other words that tell apart, and what a person decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count
from math import fsum
from typing import NamedTuple

from stateofplay.compare.rows.asked import listed, load_data
from stateofplay.compare.rows.completed import Cell, Key
from stateofplay.compare.rows.gist import Gist
from stateofplay.compare.rows.likeness import Words, likeness, words_of
from stateofplay.compare.rows.parties import split

_COMPARED = 8
"""Claims of a row that are compared with those of another: its first ones."""


class Told(NamedTuple):
    """What a name tells that keeps it apart from others.

    Attributes:
        topic: The topic whose name it is, "" for none.
        gist: Its kind, and who does it to whom.
        is_contrary: Whether it wants less of a thing, or none.
    """

    topic: str
    gist: Gist
    is_contrary: bool

    def is_apart(self, other: Told) -> bool:
        """Whether both cannot be one."""
        one, its = self.gist, other.gist
        if one.turned != its.turned or self.is_contrary != other.is_contrary:
            return True
        if one.kind != its.kind or (self.topic and other.topic and self.topic != other.topic):
            return True
        if any(a and b and a.isdisjoint(b) for a, b in ((one.by, its.by), (one.to, its.to))):
            return True
        return bool(((one.exact | one.rest) ^ (its.exact | its.rest)) & listed("telling"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that may be made one with others.

    Attributes:
        name: The row's.
        reports: How many tell of it.
        words: Of the claims that are compared.
        told: What the claims' names tell.
        days: First and last day of publication.
    """

    name: str
    reports: int
    words: tuple[Words, ...]
    told: frozenset[Told]
    days: tuple[int, int]

    def is_apart(self, other: Row) -> bool:
        """Whether something told of the one keeps it from being the other."""
        return any(one.is_apart(two) for one in self.told for two in other.told)

    def is_near(self, other: Row) -> bool:
        """Whether the reports of both are near enough in time."""
        begins, ends = max(self.days[0], other.days[0]), min(self.days[1], other.days[1])
        return bool(begins - ends <= load_data()["days"])


def joined(names: Mapping[Key, str], cells: Iterable[Cell]) -> dict[str, str]:
    """Find rows that are shown as one.

    Args:
        names: The row of each claim.
        cells: All claims, once for each holder, in any order.

    Returns:
        Of rows that are shown under another's name, that name.
    """
    groups = _grouped(sorted(_rows(names, cells), key=lambda row: row.name))
    best = ((group, min(group, key=_rank)) for group in groups)
    return {row.name: first.name for group, first in best for row in group if row is not first}


def _rank(row: Row) -> tuple[object, ...]:
    """Sort key of names, the best first: it leaves nothing open, many tell of it, it is short."""
    return all(told.gist.open for told in row.told), -row.reports, len(row.name), row.name


def _rows(names: Mapping[Key, str], cells: Iterable[Cell]) -> Iterator[Row]:
    """Give the rows that hold nothing that a person decided."""
    told: dict[str, dict[Key, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    settled: set[str] = set()
    for cell in cells:
        told[names[cell.key]][cell.key].append(cell)
        if cell.claim.fact.entry.settled:
            settled.add(names[cell.key])
    for name, claims in told.items():
        if name not in settled:
            yield _row(name, list(claims.values()))


def _row(name: str, claims: Sequence[Collection[Cell]]) -> Row:
    first = [next(iter(cells)) for cells in claims]
    days = [cell.day for cell in first]
    order = sorted(range(len(claims)), key=lambda at: (first[at].day, first[at].key))
    return Row(
        name=name,
        reports=len({cell.report for cell in first}),
        words=tuple(words_of(claims[at]) for at in order[:_COMPARED]),
        told=frozenset(map(told_by, first)),
        days=(min(days), max(days)),
    )


def told_by(cell: Cell) -> Told:
    """Give what the name that a claim is about tells."""
    topic = cell.name if cell.claim.fact.entry.is_topical(cell.name) else ""
    _, said = split(cell.name)
    return Told(topic, cell.gist, not listed("contrary").isdisjoint(said))


def _grouped(rows: Sequence[Row]) -> Iterable[list[Row]]:
    """Give which rows are one; groups are numbered, and those made one get a new number."""
    least, numbers = load_data()["joined"], count(len(rows))
    groups = {number: [row] for number, row in enumerate(rows)}
    alike = _alike(rows)
    ways = [
        (-much, one, other)
        for one, others in alike.items()
        for other, much in others.items()
        if one < other and much > least
    ]
    heapify(ways)
    while ways:
        _, one, other = heappop(ways)
        if not (one in groups and other in groups) or _kept_apart(groups[one], groups[other]):
            continue
        sizes = [sum(len(row.words) for row in groups[each]) for each in (one, other)]
        new = next(numbers)
        groups[new] = groups.pop(one) + groups.pop(other)
        near = (alike.pop(one), alike.pop(other))
        for third in sorted((near[0].keys() | near[1].keys()) & groups.keys()):
            told = [each.get(third, 0.0) * size for each, size in zip(near, sizes, strict=True)]
            much = sum(told) / sum(sizes)
            alike[new][third] = alike[third][new] = much
            if much > least:
                heappush(ways, (-much, third, new))
    return groups.values()


def _kept_apart(ones: Iterable[Row], others: Sequence[Row]) -> bool:
    return any(one.is_apart(other) for one in ones for other in others)


def _alike(rows: Sequence[Row]) -> dict[int, dict[int, float]]:
    """Give how alike the claims of two rows that may be one are on the average, by place."""
    having: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for stem in frozenset().union(*(words.name.all for words in row.words)):
            having[stem].append(place)
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for one, row in enumerate(rows):
        rarest = {words.rarest for words in row.words}
        for other in {place for stem in rarest for place in having[stem]} - {one, *found[one]}:
            near = row.is_near(rows[other]) and not row.is_apart(rows[other])
            if near and (much := _average(row, rows[other])):
                found[one][other] = found[other][one] = much
    return found


def _average(row: Row, other: Row) -> float:
    told = [likeness(one, two) for one in row.words for two in other.words]
    return fsum(told) / len(told)
