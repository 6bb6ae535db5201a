"""Which proposals a reader should see first, in a table as in the brief.

Those on which several speak come first: they can be compared. Then count the reports that bear the
positions out, how often those who hold them are heard on anything (the sides of the crisis, before
firms and commentators), how sure the program is, and what is latest. People weighed the rows of
sixteen crises; this order came nearest to theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stateofplay.core.positions import Position


@dataclass(frozen=True, slots=True)
class Held:
    """What of a position counts: who holds it, by how many reports, how surely, since when."""

    party: str
    reports: int
    confidence: float | None
    since: date | None = None


Weight = tuple[float, ...]


def held_by(position: Position) -> Held:
    """Give what counts of a position."""
    holder = position.holder
    return Held(
        holder.party or holder.name, position.independent, position.confidence, position.since
    )


def voices(held: Iterable[Held]) -> Counter[str]:
    """Count by party the reports that tell of its positions, one for each position."""
    found: Counter[str] = Counter()
    for each in held:
        found[each.party] += each.reports
    return found


def weight(held: Sequence[Held], heard: Counter[str]) -> Weight:
    """Sort key of a proposal, the lowest first.

    Args:
        held: The positions on it.
        heard: What `voices` gives of all positions.
    """
    parties = {each.party for each in held}
    return (
        -min(len(parties), 2),
        -sum(each.reports for each in held),
        -max((heard[party] for party in parties), default=0),
        -max((1.0 if each.confidence is None else each.confidence for each in held), default=0),
        -max((each.since.toordinal() for each in held if each.since), default=0),
    )
