"""How likely an act of the reader is right in who does what, from the scores of its parts.

The score of a trigger says how likely there is an act at all; most of what goes wrong beyond
that is its type and who does it. A logistic model of the three scores tells both together
(weights: `training.confidence`, learnt on reports that no training of the reader saw).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

FEATURES = ("constant", "trigger", "type", "actor", "no actor", "several actors")
"""What the weights belong to, in their order; scores count by their log odds."""

_LEAST = 1e-3


def features(trigger: float, kind: float, actors: Sequence[float]) -> tuple[float, ...]:
    """Give the `FEATURES` of an act.

    Args:
        trigger: Score of its trigger, 0-1.
        kind: Score of its type, 0-1.
        actors: Score of each of its actors, 0-1.
    """
    doer = _log_odds(min(actors)) if actors else 0.0
    rest = (doer, float(not actors), float(len(actors) > 1))
    return (1.0, _log_odds(trigger), _log_odds(kind), *rest)


def confidence(values: Sequence[float], weights: Sequence[float]) -> float:
    """Say how likely type and actors are right, 0-1.

    Args:
        values: The act's `features`.
        weights: One for each.

    Raises:
        ValueError: If there are not as many weights as features.

    Example:
        >>> round(confidence((1.0, 2.0), (-1.0, 0.5)), 2)
        0.5
    """
    total = sum(v * w for v, w in zip(values, weights, strict=True))
    return 1.0 / (1.0 + math.exp(-total))


def _log_odds(score: float) -> float:
    kept = min(max(score, _LEAST), 1.0 - _LEAST)
    return math.log(kept / (1.0 - kept))
