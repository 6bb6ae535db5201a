"""Positions as known on any day, worked out from one preparation of the entries.

`positions(entries, as_of=day)` prepares all entries again for every day. Here they are prepared
once; of each holder's stand on a proposal, only what was new since another day is worked out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from stateofplay.compare.claims.claims import Claim, claims_of, holders_of
from stateofplay.compare.facts import fact_of, in_order
from stateofplay.compare.positions.positions import history
from stateofplay.compare.reports.origins import Groups, copied
from stateofplay.compare.rows.completed import Cell, Key, Names, key_of
from stateofplay.compare.rows.rows import rows_in, with_joined
from stateofplay.core.judgements import Entry
from stateofplay.core.positions import Position

_Known = tuple[object, ...]
"""What a holder's positions depend on: which claims there are, and which reports are copies."""


@dataclass(slots=True)
class _Block:
    """Claims of which rows are made apart from all others, and the rows found so far.

    Attributes:
        days: Publication of the cells, in the order in which `cells` stand.
        known: The rows by how many of the cells are known.
    """

    cells: list[Cell] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    known: dict[int, dict[Key, str]] = field(default_factory=dict)


class Replay:
    """The matrix of positions with its history, for any day."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Prepare *entries*, which are read once, in any order."""
        self._published: dict[str, date] = {}
        claims: list[Claim] = []

        def kept() -> Iterator[Entry]:
            for entry in entries:
                if entry.status == "rejected":
                    continue
                self._published[entry.report.id] = entry.report.published or date.max
                if holders_of(entry):
                    claims.extend(claims_of(fact_of(entry)))
                yield entry

        self._copies = copied(kept())
        self._claims = sorted(claims, key=lambda claim: in_order(claim.fact.entry))
        self._days = [claim.fact.entry.report.published or date.max for claim in self._claims]
        self._names = Names()
        self._blocks: dict[object, _Block] = defaultdict(_Block)
        for claim, day in zip(self._claims, self._days, strict=True):
            cell = self._names.cell(claim)
            self._blocks[cell.block].cells.append(cell)
            self._blocks[cell.block].days.append(day)
        self._known: dict[tuple[str, str], dict[_Known, list[Position]]] = defaultdict(dict)

    def at(self, as_of: date | None = None) -> tuple[Position, ...]:
        """Give what `positions` gives of the same entries, as known on *as_of*; None: now."""
        wires = self._wires(as_of)
        rows: dict[Key, str] = {}
        cells: list[Cell] = []
        for block in self._blocks.values():
            count = _count(block.days, as_of)
            rows |= self._rows(block, count)
            cells += block.cells[:count]
        rows = with_joined(rows, cells)
        stands: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self._claims[: _count(self._days, as_of)]:
            stands[rows[key_of(claim)], claim.holder.id].append(claim)
        found: list[Position] = []
        for stand, claims in sorted(stands.items()):
            key = tuple([(id(claim), wires.find(claim.fact.report)) for claim in claims])
            known = self._known[stand]
            if key not in known:
                known[key] = history(stand[0], claims, wires)
            found += known[key]
        return tuple(found)

    def _rows(self, block: _Block, count: int) -> dict[Key, str]:
        if count not in block.known:
            block.known[count] = rows_in(block.cells[:count], self._names)
        return block.known[count]

    def _wires(self, as_of: date | None) -> Groups:
        groups = Groups()
        for one, other in self._copies:
            if as_of is None or max(self._published[one], self._published[other]) <= as_of:
                groups.join(one, other)
        return groups


def _count(days: Sequence[date], as_of: date | None) -> int:
    return len(days) if as_of is None else bisect_right(days, as_of)
