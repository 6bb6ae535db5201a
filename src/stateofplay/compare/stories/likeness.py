"""How alike two reports are: signs, each with its weight, and one sum.

A pure function of two profiles: what else is in the ledger changes nothing, so that a comparison
once made stays right when more reports come.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from stateofplay.compare.stories.profiles import DATA, Profile, load_data
from stateofplay.compare.stories.words import cosine, rarity
from stateofplay.core.errors import DataError

_LEAST = 0.02
"""Added before a logarithm: likeness below it says nothing more."""

_RARE = 3.0
_NAMES = 8
_FEW_NAMES = 3
_UNTOLD = 0.3
_SHOWN = 6


def signs(one: Profile, other: Profile) -> dict[str, float]:
    """Give what speaks for and against one story, by the names of ``stories.yml``."""
    headlines = sorted((cosine(one.title, other.lead), cosine(other.title, one.lead)))
    shared = sorted((rarity(word) for word in one.names.keys() & other.names.keys()), reverse=True)
    covered = sorted((_covered(one, other), _covered(other, one)))
    return {
        "words": math.log(_LEAST + cosine(one.words, other.words)),
        "names": math.log(_LEAST + cosine(one.names, other.names)),
        "headline": headlines[1],
        "headline_log": math.log(_LEAST + headlines[1]),
        "headline_back": math.log(_LEAST + headlines[0]),
        "rare_names": sum(max(0.0, value - _RARE) for value in shared[:_NAMES]) / 10,
        "days_apart": _apart(one, other),
        "other_days": _conflict(one.days, other.days),
        "other_ages": _conflict(one.ages, other.ages),
        "other_hours": _conflict(one.hours, other.hours),
        "other_addresses": _conflict(one.addresses, other.addresses),
        "names_covered": covered[1],
        "names_covered_back": covered[0],
    }


def likeness(one: Profile, other: Profile) -> float:
    """Give the log odds that two reports are on one story; above `same` they are taken to be."""
    weights = _weights()
    return weights[""] + sum(weights[name] * value for name, value in signs(one, other).items())


def shared_words(one: Profile, other: Profile) -> tuple[str, ...]:
    """Give the words that speak most for one story, the most telling first."""
    common = one.words.keys() & other.words.keys()
    ranked = sorted(common, key=lambda word: (-one.words[word] * other.words[word], word))
    return tuple(ranked[:_SHOWN])


def threshold(name: str) -> float:
    """Give a number of ``stories.yml``: ``same``, ``related``, ``window``."""
    value = load_data().get(name)
    if not isinstance(value, int | float):
        raise DataError(DATA, name, "must be a number")
    return float(value)


def _covered(one: Profile, other: Profile) -> float:
    """Share of the most telling names of *one* that *other* has; a fixed value if there are few."""
    if min(len(one.telling), len(other.telling)) < _FEW_NAMES:
        return _UNTOLD
    return sum(word in other.words for word in one.telling) / len(one.telling)


def _conflict(one: frozenset[Any], other: frozenset[Any]) -> float:
    return float(bool(one) and bool(other) and one.isdisjoint(other))


def _apart(one: Profile, other: Profile) -> float:
    """Days between two reports as a share of the window, at most 1; 1 if a day is not known."""
    if one.day is None or other.day is None:
        return 1.0
    return min(1.0, abs((one.day - other.day).days) / threshold("window"))


@cache
def _weights() -> Mapping[str, float]:
    """Weights by sign; the constant has the empty name."""
    listed = load_data()["weights"]
    return {str(name): float(value) for name, value in listed.items() if name != "constant"} | {
        "": float(listed["constant"])
    }
