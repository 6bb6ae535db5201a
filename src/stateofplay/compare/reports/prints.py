"""Which reports carry one text, kept up as reports come and go.

Gives what `compare.reports.copies.copies_among` finds in all prints at once. Runs of words are
held by their hashes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from stateofplay.compare.reports.copies import CROWD, Print, is_copy


class Prints:
    """Prints of reports, and the pairs of these that are copies.

    Attributes:
        pairs: As `copies_among` lists them.
    """

    def __init__(self) -> None:
        self.pairs: set[tuple[str, str]] = set()
        self._prints: dict[str, Print] = {}
        self._holders: dict[int, tuple[str, ...]] = {}
        self._own: Counter[str] = Counter()
        self._shared: dict[str, Counter[str]] = defaultdict(Counter)

    def revise(self, gone: Iterable[str], new: Mapping[str, Print]) -> None:
        """Take reports out and in; one that is there already and comes in is replaced."""
        touched: set[str] = set()
        for report in sorted({*gone, *new} & self._prints.keys()):
            for run in set(self._prints.pop(report).runs):
                held = tuple(each for each in self._holders[run] if each != report)
                touched.update(self._moved(self._holders[run], held))
                if held:
                    self._holders[run] = held
                else:
                    del self._holders[run]
            touched.add(report)
        for report in sorted(new):
            self._prints[report] = new[report]
            for run in set(new[report].runs):
                before = self._holders.get(run, ())
                self._holders[run] = (*before, report)
                touched.update(self._moved(before, self._holders[run]))
            touched.add(report)
        self.pairs -= {pair for pair in self.pairs if not touched.isdisjoint(pair)}
        for report in touched & self._prints.keys():
            for other, count in self._shared[report].items():
                if count and self._is_copy(report, other, count):
                    self.pairs.add((report, other) if report < other else (other, report))

    def _moved(self, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
        """Count a run with other holders than before; give the others whose counts changed."""
        if len(before) <= CROWD:
            self._count(before, -1)
        if len(after) <= CROWD:
            self._count(after, 1)
        return before if (len(before) <= CROWD) != (len(after) <= CROWD) else ()

    def _count(self, held: tuple[str, ...], by: int) -> None:
        for report in held:
            self._own[report] += by
        for one, other in combinations(held, 2):
            self._shared[one][other] += by
            self._shared[other][one] += by

    def _is_copy(self, one: str, other: str, count: int) -> bool:
        shorter, longer = sorted((one, other), key=lambda report: (self._own[report], report))
        prints = self._prints
        return is_copy(count, self._own[shorter], prints[shorter], prints[longer])
