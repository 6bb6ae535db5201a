"""Whom or what a figure counts, by which figures of several reports are comparable at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from stateofplay.compare.context import Context
from stateofplay.compare.facts import Fact
from stateofplay.core.errors import DataError
from stateofplay.core.statements import Figure

PART = "some of them"
"""Population of a part whose words do not tell whom: never that of a whole."""

TELLING = 100
"""An equal number from here on is hardly chance; smaller ones need a place, claimant or words."""

Key = tuple[str, str, str]
"""Measure, words for whom or what in alphabetical order, unit."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _general() -> frozenset[str]:
    """Words that do not tell whom a figure counts (``data/populations.yml``)."""
    path = files("stateofplay.compare").joinpath("data", "populations.yml")
    words = yaml.safe_load(path.read_text("utf-8")).get("general")
    if not isinstance(words, list):
        raise DataError(path.name, "general", "must be a list of words")
    return frozenset(map(str, words))


def figure_of(fact: Fact) -> Figure:
    """Give the figure of *fact*.

    Raises:
        TypeError: If it is an act or a quotation.
    """
    content = fact.entry.content
    if not isinstance(content, Figure):
        raise TypeError(f"not a figure: {type(content).__name__}")
    return content


def figure_block(figure: Figure) -> str:
    """Name the block in which a figure is compared: what is counted, in which unit.

    Whom it counts is no part of it, since that is told by other reports where one says "people".
    """
    return "|".join(("figure", figure.measure, (figure.unit or "").lower()))


def telling_whom(facts: Iterable[Fact]) -> dict[Key, list[Fact]]:
    """Give the figures that tell whom they count, by their large number (see `_number`)."""
    found: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        if population(figure_of(fact))[1] and figure_of(fact).value >= TELLING:
            found[_number(fact)].append(fact)
    return found


def whom(fact: Fact, told: Mapping[Key, Sequence[Fact]], context: Context) -> Key:
    """Give whom a figure counts; where it only says "people", as related reports tell.

    They must tell one population with the same large number; of two, nothing follows.
    """
    key = population(figure_of(fact))
    if key[1]:
        return key
    others = {
        population(figure_of(other))
        for other in told.get(_number(fact), ())
        if context.related(fact.report, other.report)
    }
    return min(others) if len(others) == 1 else key


def _number(fact: Fact) -> Key:
    figure = figure_of(fact)
    return figure.measure, f"{figure.value.normalize()}|{figure.high}", figure.unit or ""


def population(figure: Figure) -> Key:
    """Give what is counted: measure, words for whom or what, unit. Equal keys are comparable."""
    words = [word for word in _WORD.findall((figure.of or "").lower()) if word not in _general()]
    counted = " ".join(sorted({word.removesuffix("s") for word in words}))
    if not counted and figure.part_of is not None:
        counted = PART
    return figure.measure, counted, (figure.unit or "").lower()
