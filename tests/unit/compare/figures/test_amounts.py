from __future__ import annotations

from decimal import Decimal

import pytest

from stateofplay.compare.figures.amounts import amount_of, counted, wording
from stateofplay.core.statements import Bound, Figure
from stateofplay.core.text import Span


def made(value: int, bound: Bound, high: int | None = None) -> Figure:
    return Figure(
        trigger=Span(0, 1),
        measure="killed",
        value=Decimal(value),
        high=None if high is None else Decimal(high),
        bound=bound,
    )


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (made(9200, Bound.MORE_THAN), made(9770, Bound.EXACT), True),
        (made(9770, Bound.EXACT), made(9970, Bound.EXACT), False),
        (made(240, Bound.ABOUT), made(239, Bound.EXACT), True),
        (made(300, Bound.UP_TO), made(500, Bound.AT_LEAST), False),
        (made(20, Bound.RANGE, 30), made(25, Bound.EXACT), True),
        (made(24, Bound.VAGUE), made(51, Bound.EXACT), True),
    ],
)
def test_two_figures_meet_where_one_number_fits_both(
    one: Figure, other: Figure, *, meets: bool
) -> None:
    assert amount_of(one).meets(amount_of(other)) is meets


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (made(9200, Bound.MORE_THAN), "more than 9,200"),
        (made(20, Bound.RANGE, 30), "20 to 30"),
        (made(1000, Bound.EXACT), "1,000"),
    ],
)
def test_a_figure_is_shown_with_its_bound(figure: Figure, words: str) -> None:
    assert wording(figure) == words


def test_a_vague_figure_is_shown_in_its_own_words() -> None:
    figure = Figure(
        trigger=Span(0, 1), measure="killed", value=Decimal(24), bound=Bound.VAGUE, words="dozens"
    )
    assert wording(figure) == "dozens"


@pytest.mark.parametrize(
    ("of", "measure", "words"),
    [
        ("villagers", "killed", "villagers killed"),
        ("deaths", "killed", "deaths"),
        ("the dead", "killed", "the dead"),
        ("hostages", "killed", "hostages killed"),
        ("hostages", "held", "hostages"),
        ("", "killed", "people killed"),
        ("ballistic missiles", "weapons", "ballistic missiles (weapons)"),
        ("buildings", "other", "buildings"),
        ("", "money", "money"),
    ],
)
def test_the_measure_is_not_said_twice(of: str, measure: str, words: str) -> None:
    assert counted(of, measure) == words
