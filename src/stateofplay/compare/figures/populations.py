"""Whom or what a figure counts, by which figures of several reports are comparable at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from stateofplay.compare.facts import Fact, names, related
from stateofplay.compare.figures.revisions import is_rival
from stateofplay.compare.reports.context import Context
from stateofplay.core.errors import DataError
from stateofplay.core.statements import Bound, Figure, Reality
from stateofplay.datafiles import read_mapping

DATA = "populations.yml"

PART = "some of them"
"""Population of a part whose words do not tell whom: never that of a whole."""

TELLING = 100
"""An equal number from here on is hardly chance; smaller ones need a place, claimant or words."""

FEW = 10
"""Smaller numbers are told of many things."""

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
    """Name the number by which a figure may tell, or be told, whom it counts; "" if it is none.

    A large one whenever it is told, a smaller one with its day.
    """
    figure = figure_of(fact)
    number = "|".join(map(str, _number(fact)))
    if figure.value >= TELLING:
        return number
    exact = figure.value > 1 and figure.bound is not Bound.VAGUE
    return f"{number}|{fact.day}" if exact and fact.day is not None else ""


def may_stand_for(own: Key, told: Key) -> bool:
    """Say of two with one number whether *told* tells no less than *own* whom they count."""
    return PART not in {own[1], told[1]} and _telling(own) <= set(told[1].split())


def _telling(key: Key) -> set[str]:
    return set(key[1].split()) - listed("light")


class Told:
    """Whom figures count whose words tell little, as others with the same number tell.

    "40 people" are the "40 miners" of another report, "three commanders" its "three commanders of
    the Front". A large number may be told by any related report; a smaller one by a report of one
    story for the same day in like words, and below ten only if both name some. Kept up as figures
    come and go.
    """

    def __init__(self, context: Context) -> None:
        """Begin with no figure."""
        self._context = context
        self._held: dict[str, dict[Key, dict[int, Fact]]] = defaultdict(dict)
        self._found: dict[tuple[str, str, Key], Key | None] = {}

    def revise(self, gone: Iterable[Fact], new: Iterable[Fact]) -> list[Fact]:
        """Take figures out and in; give those that now may count others than before."""
        self._found.clear()
        touched: set[str] = set()
        for fact in gone:
            held = self._held[number_known(fact)].get(population(figure_of(fact)), {})
            if held.pop(id(fact), None) is not None:
                touched.add(number_known(fact))
        for fact in new:
            if number := number_known(fact):
                held = self._held[number].setdefault(population(figure_of(fact)), {})
                held[id(fact)] = fact
                touched.add(number)
        by_key = (held for number in sorted(touched) for held in self._held[number].values())
        return [fact for held in by_key for fact in held.values()]

    def whom(self, fact: Fact) -> Key:
        """Give whom a figure counts; where it says little, as others tell if they tell one.

        A sentence that only gives another number than the one before counts whom that one does.
        """
        key, number = population(figure_of(fact)), number_known(fact)
        if not number or is_rival(fact) or _is_round_sum(fact):
            return key
        if key[1] and figure_of(fact).value >= TELLING:
            return key  # what it says goes on in other numbers of the same people
        if figure_of(fact).value < TELLING:
            return self._told(fact, key, number) or key
        asked = fact.report, number, key
        if asked not in self._found:
            self._found[asked] = self._told(fact, key, number)
        return self._found[asked] or key

    def _told(self, fact: Fact, own: Key, number: str) -> Key | None:
        """The one who tells most whom *fact* counts, if all who tell more agree with it."""
        if figure_of(fact).value < FEW and not _telling(own):
            return None
        by_key = self._held[number]
        more = (key for key in by_key if key[1] and key != own and may_stand_for(own, key))
        found: Key | None = None
        for key in sorted(more, key=lambda key: (len(key[1].split()), key)):
            if any(self._may_tell(fact, own, each) for each in by_key[key].values()):
                if found is not None and not may_stand_for(found, key):
                    return None  # of two, nothing follows
                found = key
        return found

    def _may_tell(self, fact: Fact, own: Key, other: Fact) -> bool:
        if figure_of(fact).value >= TELLING:
            return self._context.related(fact.report, other.report)
        named = bool(_telling(own)) and not names(fact).isdisjoint(names(other))
        alike = named or related(fact, other)
        return alike and self._context.one_story(fact.report, other.report)


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


def _root(word: str) -> str:
    """A word for several people without its plural, or the word that means the same."""
    single = word.removesuffix("s")
    return alike().get(word) or alike().get(single) or single


@cache
def alike() -> dict[str, str]:
    """Give words of ``data/populations.yml`` for people who have another name there."""
    same = read_mapping("stateofplay.compare", "data", DATA)["alike"]
    return {word: name for name, words in same.items() for word in words}


@cache
def meant(measure: str) -> frozenset[str]:
    """Give the words that tell nobody else of a measure: all the displaced are civilians."""
    told = read_mapping("stateofplay.compare", "data", DATA)["meant"]
    return frozenset(told.get(measure, ()))


def number_of(figure: Figure) -> str:
    """Give value and high end in a form that equal numbers share ("250", "2.5E+2" are equal).

    A vague one is equal to vague ones only: "dozens" are not 24.
    """
    vague = "~" if figure.bound is Bound.VAGUE else ""
    return f"{vague}{figure.value.normalize()}|{figure.high}"


def population(figure: Figure) -> Key:
    """Give what is counted, and whether as a fact. Equal keys are comparable."""
    measure, general = figure.measure, listed("general")
    words = [word for word in _WORD.findall((figure.of or "").lower()) if word not in general]
    roots = {_root(word) for word in words} - meant(measure)
    counted = " ".join(sorted(roots - listed("light") or roots))
    if not counted and figure.part_of is not None:
        counted = PART
    return measure, counted, (figure.unit or "").lower(), is_possible(figure)
