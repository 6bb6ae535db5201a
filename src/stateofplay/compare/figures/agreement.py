"""What several reports of one event agree on: how many were killed and hurt.

The numbers are those of one report, the one that has most support. Each report supports its own,
and less those that take nothing back of what it tells: the same dead where it has no word of the
hurt (three quarters; half if they are told one by one), the same hurt where it has none of the
dead, as many in all with more of them dead (half: some died later). A report without a word of
either has no voice. Of numbers with equal support those of a report that says it tells of several
events go last, those of more people first, then those of more dead; but a report of many, and
several times as many as another tells, is of more than one event. So may be one that tells of the
hurt one by one beside the dead: who tells only of the dead does not support it.
"""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.compare.figures.tolls import Toll

_MANY, _TIMES = 10, 4
"""So many, and so many times as many as another report tells, are told of several events."""


def agreed(tolls: Sequence[Toll]) -> Toll | None:
    """Give what most reports of one event tell; None without any report.

    Args:
        tolls: What each report tells, each origin once, in any order.
    """
    telling = [one for one in tolls if one.words] or list(tolls)
    least = min((one.hit for one in telling if one.hit), default=0)

    def support(one: Toll) -> tuple[float, bool, bool, int, int]:
        voices = sum(_voice(other, one) for other in telling)
        of_one_event = one.hit < _MANY or one.hit <= _TIMES * least
        return voices, not one.of_several, of_one_event, one.hit, one.killed

    return max(telling, key=support, default=None)


def _voice(told: Toll, one: Toll) -> float:
    """How far a report that tells *told* supports *one*: 1 its own numbers, less what fits them."""
    if (told.killed, told.injured) == (one.killed, one.injured):
        return 1
    same_dead = told.killed == one.killed and told.is_silent("injured") and not one.is_loose
    if same_dead and not one.is_one_by_one:
        return 0.75  # of the hurt that others count it says nothing
    same_hurt = told.injured == one.injured and told.is_silent("killed")
    died_later = told.hit == one.hit and told.killed < one.killed
    return 0.5 if same_dead or same_hurt or died_later else 0
