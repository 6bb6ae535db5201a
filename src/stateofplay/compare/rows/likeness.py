"""How likely two claims are about one thing, by their words: learned from rows that people made.

The weights (``data/rows.yml``, `likeness`) are those of a logistic regression over pairs of claims
that rules leave in two rows; `python -m training.rows` works them out. How rare a word is was
counted in news of many subjects, so that two claims are alike whatever else has been read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, fsum

from stateofplay.compare.facts import stems
from stateofplay.compare.rows.asked import load_data
from stateofplay.compare.rows.completed import Cell
from stateofplay.compare.stories.words import rarity_of_stem
from stateofplay.core.text import Span


@dataclass(frozen=True, slots=True)
class Stems:
    """Stems of some words, and how much they tell together."""

    all: frozenset[str]
    weight: float

    def contained(self, other: Stems) -> float:
        """The share of the shorter that is in both, each stem by its rarity, 0-1."""
        least = min(self.weight, other.weight)
        return _weight(self.all & other.all) / least if least else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What of a claim its likeness to others depends on.

    Attributes:
        name: Of the proposal's name.
        rarest: The stem of the name that tells most, "" of a name without any.
        about: Of the words that the act is about.
        sentence: Of the sentence.
        place: Where the sentence stands in which report.
        sides: Which parties hold which stance in it.
    """

    name: Stems
    rarest: str
    about: Stems
    sentence: Stems
    place: tuple[str, Span]
    sides: frozenset[tuple[str, str]]


def words_of(cells: Collection[Cell]) -> Words:
    """Give the words of one claim; *cells* are those of each of its holders."""
    first = next(iter(cells)).claim
    holders = ((cell.claim.holder, cell.claim.stance) for cell in cells)
    name = _stems(first.proposal)
    return Words(
        name=name,
        rarest=max(name.all, key=lambda stem: (rarity_of_stem(stem), stem), default=""),
        about=_stems(first.fact.entry.about or ""),
        sentence=_stems(first.fact.entry.statement.evidence.exact),
        place=(first.fact.report, first.fact.entry.statement.evidence.span),
        sides=frozenset((holder.party or holder.name, stance.value) for holder, stance in holders),
    )


@lru_cache(maxsize=1 << 14)
def _stems(text: str) -> Stems:
    found = stems(text)
    return Stems(found, _weight(found))


def _weight(some: Iterable[str]) -> float:
    return fsum(map(rarity_of_stem, some))


def likeness(one: Words, other: Words) -> float:
    """Say how likely two claims are about one thing, 0-1; 0 of names that share no telling word."""
    if one.rarest not in other.name.all and other.rarest not in one.name.all:
        return 0.0
    weights = _weights()
    seen = features(one, other)
    return 1 / (1 + exp(-fsum([weights["bias"], *(weights[what] * seen[what] for what in seen)])))


def features(one: Words, other: Words) -> dict[str, float]:
    """Give what is weighed; the file says what each stands for."""
    return {
        "name": one.name.contained(other.name),
        "about": one.about.contained(other.about),
        "sentence": one.sentence.contained(other.sentence),
        "report": float(one.place[0] == other.place[0]),
        "sides": float(not one.sides.isdisjoint(other.sides)),
        "one_sentence": float(one.place == other.place),
    }


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = load_data()["likeness"]
    return weights
