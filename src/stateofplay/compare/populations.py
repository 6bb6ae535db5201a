"""Whom or what a figure counts, by which figures of several reports are comparable at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from stateofplay.compare.context import Context
from stateofplay.compare.facts import Fact
from stateofplay.compare.revisions import is_rival
from stateofplay.core.errors import DataError
from stateofplay.core.statements import Figure, Reality
from stateofplay.datafiles import read_mapping

DATA = "populations.yml"

PART = "some of them"
"""Population of a part whose words do not tell whom: never that of a whole."""

TELLING = 100
"""An equal number from here on is hardly chance; smaller ones need a place, claimant or words."""

_ROUND = 2

Key = tuple[str, str, str, bool]
"""Measure, words for whom or what in alphabetical order, unit, whether it is only possible."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def listed(name: str) -> frozenset[str]:
    """Give a list of words of ``data/populations.yml``, which says what each is for.

    Raises:
        DataError: If it is no list.
    """
    words = read_mapping("stateofplay.compare", "data", DATA).get(name)
    if not isinstance(words, list):
        raise DataError(DATA, name, "must be a list of words")
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


def population_block(key: Key) -> str:
    """Name all figures that count the same."""
    measure, counted, unit, possible = key
    return "|".join(("counted", measure, counted, str(possible), unit))


def population_of(block: str) -> Key:
    """Read what `population_block` wrote."""
    _, measure, counted, possible, unit = block.split("|", 4)
    return measure, counted, unit, possible == str(True)


def number_known(fact: Fact) -> str:
    """Name the number by which a figure may tell, or be told, whom it counts; "" for small ones."""
    return "|".join(map(str, _number(fact))) if figure_of(fact).value >= TELLING else ""


class Told:
    """Whom figures count that say "people", as related reports with the same large number tell.

    Kept up as figures come and go.
    """

    def __init__(self, context: Context) -> None:
        """Begin with no figure."""
        self._context = context
        self._stating: dict[Key, dict[int, tuple[Key, str]]] = defaultdict(dict)
        self._silent: dict[Key, dict[int, Fact]] = defaultdict(dict)
        self._found: dict[tuple[str, Key], Key | None] = {}

    def revise(self, gone: Iterable[Fact], new: Iterable[Fact]) -> list[Fact]:
        """Take figures out and in; give those that now may count others than before."""
        self._found.clear()
        touched: set[Key] = set()
        for fact in gone:
            if figure_of(fact).value >= TELLING:
                number = _number(fact)
                self._silent[number].pop(id(fact), None)
                if self._stating[number].pop(id(fact), None) is not None:
                    touched.add(number)
        for fact in new:
            key = population(figure_of(fact))
            if figure_of(fact).value < TELLING:
                continue
            number = _number(fact)
            if key[1]:
                self._stating[number][id(fact)] = key, fact.report
                touched.add(number)
            else:
                self._silent[number][id(fact)] = fact
        return [fact for number in sorted(touched) for fact in self._silent[number].values()]

    def whom(self, fact: Fact) -> Key:
        """Give whom a figure counts; where it does not say, as others tell if they tell one.

        A sentence that only gives another number than the one before counts whom that one does.
        """
        key = population(figure_of(fact))
        if key[1] or figure_of(fact).value < TELLING or is_rival(fact) or _is_round_sum(fact):
            return key
        asked = fact.report, _number(fact)
        if asked not in self._found:
            self._found[asked] = self._told(*asked)
        return self._found[asked] or key

    def _told(self, report: str, number: Key) -> Key | None:
        by_key: dict[Key, dict[str, None]] = defaultdict(dict)
        for key, stating in self._stating[number].values():
            by_key[key][stating] = None
        found = None
        for key, reports in by_key.items():
            if not any(self._context.related(report, each) for each in reports):
                continue
            if found is not None:  # of two, nothing follows
                return None
            found = key
        return found


def _is_round_sum(fact: Fact) -> bool:
    """Whether it is a sum of one or two digits ("$10 million"), of which there are many."""
    figure = figure_of(fact)
    return figure.measure == "money" and len(figure.value.normalize().as_tuple().digits) <= _ROUND


def _number(fact: Fact) -> Key:
    figure = figure_of(fact)
    return figure.measure, number_of(figure), figure.unit or "", is_possible(figure)


def is_possible(figure: Figure) -> bool:
    """Say whether a number is feared, planned or threatened, and no count yet."""
    return figure.reality is Reality.POSSIBLE


def number_of(figure: Figure) -> str:
    """Give value and high end in a form that equal numbers share ("250", "2.5E+2" are equal)."""
    return f"{figure.value.normalize()}|{figure.high}"


def population(figure: Figure) -> Key:
    """Give what is counted, and whether as a fact. Equal keys are comparable."""
    words = [
        word for word in _WORD.findall((figure.of or "").lower()) if word not in listed("general")
    ]
    counted = " ".join(sorted({word.removesuffix("s") for word in words}))
    if not counted and figure.part_of is not None:
        counted = PART
    return figure.measure, counted, (figure.unit or "").lower(), is_possible(figure)
