"""Acts that are linked, gathered into groups of one act each.

The closest are put together first, so neither the order in which reports came nor the first act of
a group decides what else is in it. Two groups become one if at least half of the pairs between them
are linked and no pair forbids it: likeness does not carry on from one to the next.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from heapq import heapify, heappop, heappush
from itertools import product

from stateofplay.compare.acts.tellings import Telling

Links = Mapping[str, Set[str]]
"""Ids of the acts of other reports to which an act is linked, by its id."""

Fit = Callable[[Telling, Telling], float | None]
"""How well two acts fit each other; None if they are two."""


def gathered(
    members: Iterable[Telling], links: Links, fits: Fit, least: float = math.inf
) -> list[list[Telling]]:
    """Part acts into groups of one act, each in the order of *members*.

    Those that fit at least so well count as linked, though no link leads from one to the other:
    their reports may be near a third one, and not near each other.
    """
    merging = _Merging(members, links, fits, least)
    merging.run()
    return merging.groups()


class _Merging:
    """Groups that become one until no two are close enough."""

    def __init__(self, members: Iterable[Telling], links: Links, fits: Fit, least: float) -> None:
        self._members = list(members)
        self._reports = [each.fact.report for each in self._members]
        place = {each.fact.entry.id: number for number, each in enumerate(self._members)}
        self._links = [{place[far] for far in links.get(key, ()) if far in place} for key in place]
        self._fits = fits
        self._least = least
        self._known: dict[tuple[int, int], float | None] = {}
        self._of = list(range(len(self._members)))
        self._held = {number: [number] for number in self._of}
        self._next = len(self._members)

    def groups(self) -> list[list[Telling]]:
        """Give the groups as they are, by their first acts."""
        listed = sorted(map(sorted, self._held.values()))
        return [[self._members[number] for number in group] for group in listed]

    def run(self) -> None:
        """Make one group of the two closest, as long as any two are close enough."""
        pairs = [(one, far) for one, links in enumerate(self._links) for far in links if one < far]
        waiting = [each for pair in pairs for each in self._ranked(*pair)]
        heapify(waiting)
        while waiting:
            _, one, other = heappop(waiting)
            if one in self._held and other in self._held:
                for each in self._merge(one, other):
                    heappush(waiting, each)

    def _merge(self, one: int, other: int) -> Iterator[tuple[float, int, int]]:
        """Make one group of two; yield those that it may be put together with."""
        made, self._next = self._next, self._next + 1
        self._held[made] = self._held.pop(one) + self._held.pop(other)
        for each in self._held[made]:
            self._of[each] = made
        near = {self._of[far] for each in self._held[made] for far in self._links[each]}
        for group in sorted(near - {made}):
            yield from self._ranked(group, made)

    def _ranked(self, one: int, other: int) -> Iterator[tuple[float, int, int]]:
        """Yield two groups, with what ranks them before others, if they may become one."""
        fit, linked, across = 0.0, 0, 0
        for pair in product(self._held[one], self._held[other]):
            found = self._fit(*sorted(pair))
            if found is None:
                return
            if self._reports[pair[0]] != self._reports[pair[1]]:
                fit += found
                across += 1
                linked += found >= self._least or pair[1] in self._links[pair[0]]
        if 2 * linked >= across:
            yield -fit / across, one, other

    def _fit(self, one: int, other: int) -> float | None:
        pair = one, other
        if pair not in self._known:
            self._known[pair] = self._fits(self._members[one], self._members[other])
        return self._known[pair]
