"""Positions as known on any day, worked out from one preparation of the entries.

`positions(entries, as_of=day)` prepares all entries again for every day. Here they are prepared
once; of each holder's stand on a proposal, only what was new since another day is worked out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stateofplay.compare.claims import Claim, claims_of, holders_of
from stateofplay.compare.facts import fact_of, in_order
from stateofplay.compare.origins import Groups, copied
from stateofplay.compare.positions import history
from stateofplay.core.judgements import Entry
from stateofplay.core.positions import Position

_Known = tuple[int, tuple[str, ...]]
"""What a holder's positions depend on: how many claims there are, and which are copies."""


@dataclass(slots=True)
class _Stand:
    """All claims of one holder on one proposal, and the positions worked out so far.

    Attributes:
        days: Publication of the claims, in the order in which `claims` stand.
    """

    proposal: str
    claims: list[Claim] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    known: dict[_Known, list[Position]] = field(default_factory=dict)


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
        stands: dict[tuple[str, str], _Stand] = defaultdict(lambda: _Stand(""))
        for claim in sorted(claims, key=lambda claim: in_order(claim.fact.entry)):
            stand = stands[claim.proposal, claim.holder.id]
            stand.proposal = claim.proposal
            stand.claims.append(claim)
            stand.days.append(claim.fact.entry.report.published or date.max)
        self._stands = dict(sorted(stands.items()))

    def at(self, as_of: date | None = None) -> tuple[Position, ...]:
        """Give what `positions` gives of the same entries, as known on *as_of*; None: now."""
        wires = self._wires(as_of)
        found: list[Position] = []
        for stand in self._stands.values():
            count = len(stand.days) if as_of is None else bisect_right(stand.days, as_of)
            if not count:
                continue
            claims = stand.claims[:count]
            key = (count, tuple([wires.find(claim.fact.report) for claim in claims]))
            if key not in stand.known:
                stand.known[key] = history(stand.proposal, claims, wires)
            found += stand.known[key]
        return tuple(found)

    def _wires(self, as_of: date | None) -> Groups:
        groups = Groups()
        for one, other in self._copies:
            if as_of is None or max(self._published[one], self._published[other]) <= as_of:
                groups.join(one, other)
        return groups
