"""Numbers and what they count, as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stateofplay.compare.figures.amounts import wording
from stateofplay.core.statements import Bound, Figure, Reality
from stateofplay.core.text import Span
from stateofplay.present.views.counts import counting, measured, several

AT = Span(0, 1)
DOZENS = {"bound": Bound.VAGUE, "words": "dozens"}


@pytest.mark.parametrize(
    ("measure", "value", "told", "shown"),
    [
        (
            "killed",
            9200,
            {"of": "people", "bound": Bound.MORE_THAN},
            "more than 9,200 people killed",
        ),
        ("killed", 9200, {}, "9,200 people killed"),
        ("killed", 51, {"of": "dead"}, "51 dead"),
        ("killed", 9200, {"of": "deaths", "bound": Bound.MORE_THAN}, "more than 9,200 deaths"),
        ("killed", 24, {"of": "militants", **DOZENS}, "dozens of militants killed"),
        ("money", 30_000_000, {"of": "aid", "unit": "euros"}, "30m euros, aid (money)"),
        ("money", 5, {"unit": "dollars"}, "5 dollars (money)"),
        ("troops", 300, {"of": "reservists"}, "300 reservists (troops)"),
        ("troops", 24, {"of": "soldiers", **DOZENS}, "dozens of soldiers (troops)"),
        ("other", 4000, {"of": "workers"}, "4,000 workers"),
        ("killed", 40, {"reality": Reality.POSSIBLE}, "40 people killed (possible)"),
        ("troops", 300, {"of": "men", "reality": Reality.POSSIBLE}, "300 men (troops) (possible)"),
    ],
)
def test_a_figure_says_what_it_counts_and_nothing_twice(
    measure: str, value: int, told: dict[str, object], shown: str
) -> None:
    figure = Figure(trigger=AT, measure=measure, value=Decimal(value), **told)  # type: ignore[arg-type]

    assert counting(figure) == shown


def test_an_amount_is_shown_with_its_unit() -> None:
    figure = Figure(trigger=AT, measure="money", value=Decimal(12), high=Decimal(15), unit="euros")

    assert measured(figure) == "12-15 euros"


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("34000000000", "$", "$34bn"),
        ("1250000", "of dollars", "1.25m dollars"),
        ("34000000000", "DOLLARS", "34bn dollars"),
        ("1234567", "$", "$1,234,567"),
        ("950", "tons", "950 tons"),
        ("7700000", None, "7,700,000"),
    ],
)
def test_sums_are_short_where_no_digit_is_lost_and_people_never(
    value: str, unit: str | None, shown: str
) -> None:
    figure = Figure(trigger=AT, measure="money", value=Decimal(value), unit=unit)

    assert (measured(figure), wording(figure)) == (shown, shown)


def test_one_is_one_and_many_have_their_plural() -> None:
    assert several(1, "report") == "1 report"
    assert several(2000, "report") == "2,000 reports"
    assert several(0, "day of it", "days of it") == "0 days of it"
