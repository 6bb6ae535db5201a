"""Numbers: value, range, hedge, currency, and what counts nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.core.statements import Bound
from stateofplay.extract.figures.number_words import load_data, load_lexicon
from stateofplay.extract.figures.numbers import Number, find_numbers

_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def only(text: str) -> Number:
    [number] = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9,770 people", "9770"),
        ("3030 rockets", "3030"),
        ("1.4 million people", "1400000"),
        ("a million and a half people", "1500000"),
        ("two and a half million people", "2500000"),
        ("half a million people", "500000"),
        ("a half-million people", "500000"),
        ("two dozen boys", "24"),
        ("a dozen boys", "12"),
        ("forty-two men", "42"),
        ("one hundred and five men", "105"),
        ("two hundred thousand men", "200000"),
        ("10k marched", "10000"),
        ("several marchers", "3"),
        ("several hundred marchers", "300"),
        ("dozens of marchers", "24"),
        ("scores of marchers", "40"),
        ("hundreds of marchers", "200"),
        ("thousands of marchers", "2000"),
        ("tens of thousands of marchers", "20000"),
        ("hundreds of thousands of marchers", "200000"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10,000-12,000 soldiers", 10000, 12000),
        ("10 to 12 soldiers", 10, 12),
        ("between 50 and 100 soldiers", 50, 100),
        ("between 17\u201319 soldiers", 17, 19),
        ("2-3 million people", 2_000_000, 3_000_000),
    ],
)
def test_range(text: str, low: int, high: int) -> None:
    number = only(text)
    assert (number.value, number.high, number.bound) == (low, high, Bound.RANGE)


def test_a_rise_is_no_range() -> None:
    assert [n.high for n in find_numbers("It rose by three to 14 members.")] == [None, None]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("40 people", Bound.EXACT),
        ("more than 40 people", Bound.MORE_THAN),
        ("well over 40 people", Bound.MORE_THAN),
        ("at least 40 people", Bound.AT_LEAST),
        ("no fewer than 40 people", Bound.AT_LEAST),
        ("40 or more", Bound.AT_LEAST),
        ("up to another 40 people", Bound.UP_TO),
        ("as many as 40 people", Bound.UP_TO),
        ("fewer than 40 people", Bound.LESS_THAN),
        ("nearly 40 people", Bound.ABOUT),
        ("some 40 people", Bound.ABOUT),
        ("an estimated 40 people", Bound.ABOUT),
        ("dozens of people", Bound.VAGUE),
        ("tens of thousands of people", Bound.VAGUE),
    ],
)
def test_bound(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


def test_the_span_takes_in_the_hedge() -> None:
    text = "He saw no fewer than 12 people."
    span = only(text).span
    assert text[span.start : span.end] == "no fewer than 12"


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$225 million in aid", 225_000_000, "$"),
        ("more than $200 billion worth", 200_000_000_000, "$"),
        ("€3.8bn", 3_800_000_000, "€"),
        ("14 million dollars", 14_000_000, "dollars"),
    ],
)
def test_money(text: str, value: int, currency: str) -> None:
    number = only(text)
    assert (number.value, number.currency) == (value, currency)


@pytest.mark.parametrize("rule", load_data()["left_out"], ids=lambda rule: str(rule["name"]))
def test_numbers_that_count_nothing(rule: dict[str, str]) -> None:
    assert find_numbers(rule["example"]) == ()
    assert [text for text in rule["not"] if not find_numbers(text)] == []


_HEDGES = [
    (bound, entry["example"])
    for table in ("hedges", "after")
    for bound, entry in load_data()[table].items()
]


@pytest.mark.parametrize(("bound", "example"), _HEDGES)
def test_hedge_examples(bound: str, example: str) -> None:
    assert [number.bound for number in find_numbers(example)] == [Bound(bound)]


@given(st.integers(1, 10**12).filter(lambda value: not 1800 <= value < 2100))
def test_digits_come_back(value: int) -> None:
    assert only(f"They saw {value:,} people.").value == value


@given(st.integers(1, 999))
def test_words_come_back(value: int) -> None:
    small = {number: word for word, number in load_lexicon().small.items()}
    hundreds, rest = divmod(value, 100)
    words = [f"{small[hundreds]} hundred"] if hundreds else []
    if rest and rest < 20:
        words.append(small[rest])
    elif rest:
        words.append(_TENS[rest // 10 - 2] + (f"-{small[rest % 10]}" if rest % 10 else ""))
    assert only(f"They saw {' and '.join(words)} people.").value == value


@given(
    st.text(
        alphabet=st.sampled_from("0123456789  ,.-\u2013 $€%:aone twofivmrhudlsk\n"), max_size=80
    )
)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = find_numbers(text)
    ends = [0]
    for number in found:
        assert ends[-1] <= number.core.start < number.core.end <= len(text)
        assert number.span.contains(number.core)
        ends.append(number.core.end)


def test_a_range_may_begin_with_its_high_end() -> None:
    number = only("between 14,000 and 13,000 soldiers")
    assert (number.value, number.high, number.bound) == (13000, 14000, Bound.RANGE)


def test_over_behind_handed_is_no_hedge() -> None:
    assert only("They handed over 117 men").bound is Bound.EXACT
    assert only("They met over 117 men").bound is Bound.MORE_THAN
