"""Expressions of time: where they stand, what they mean, how exact they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.timex import Kind, days_of, find_timexes, precision
from stateofplay.timex.calendar import shift
from stateofplay.timex.counting import number

PUBLISHED = date(2023, 11, 8)
_SOME = (
    "a the of last next two weeks days ago since early late 5 7 1998 2023 October May Friday "
    "morning year quarter third at 10 p.m. now in and , . week the end first nineteen 90s"
)
_WORDS = st.lists(st.sampled_from(_SOME.split()), max_size=25).map(" ".join)


@given(st.text(max_size=80) | _WORDS, st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_gives_expressions_in_order_that_stand_in_it(
    text: str, published: date | None
) -> None:
    end = 0
    for timex in find_timexes(text, published):
        assert end <= timex.span.start < timex.span.end <= len(text)
        assert text[timex.span.start : timex.span.end] == timex.text
        assert timex.days is None or timex.days[0] <= timex.days[1]
        end = timex.span.end


@pytest.mark.parametrize(
    ("value", "name", "first", "last"),
    [
        ("2023-11-03", "day", date(2023, 11, 3), date(2023, 11, 3)),
        ("2023-11-03TNI", "part of day", date(2023, 11, 3), date(2023, 11, 3)),
        ("2023-W44", "week", date(2023, 10, 30), date(2023, 11, 5)),
        ("2023-W44-WE", "weekend", date(2023, 11, 4), date(2023, 11, 5)),
        ("2023-02", "month", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-Q3", "quarter", date(2023, 7, 1), date(2023, 9, 30)),
        ("2023-H2", "half", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023-WI", "season", date(2023, 12, 1), date(2024, 2, 29)),
        ("2023", "year", date(2023, 1, 1), date(2023, 12, 31)),
        ("199", "decade", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", "century", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_value_tells_its_days_and_how_exact_it_is(
    value: str, name: str, first: date, last: date
) -> None:
    assert precision(value) == name
    assert days_of(value) == (first, last)


@pytest.mark.parametrize(
    "value", [None, "", "PAST_REF", "P2W", "XXXX-10-07", "2023-02-31", "2023-W60"]
)
def test_what_is_no_date_has_no_days(value: str | None) -> None:
    assert days_of(value) is None


def test_a_month_back_from_its_last_day_is_a_day_there_is() -> None:
    assert shift("2023-03-31", "M", -1) == "2023-02"
    assert shift("2023-Q3", "Y", -1) == "2022-Q3"
    assert shift("2023-11-03", "D", -3) == "2023-10-31"


@pytest.mark.parametrize(
    ("by", "year"), [(-1100, "0923"), (-2000, "0023"), (-2022, "0001"), (-3000, None)]
)
def test_years_of_long_ago_keep_their_four_digits(by: int, year: str | None) -> None:
    value = shift("2023-11-08", "Y", by)

    assert value == year
    assert precision(value) == (year and "year")


def test_numbers_in_words() -> None:
    read = {text: number(text) for text in ("twenty-four", "2 1/2", "a dozen", "two hundred")}
    assert {text: float(value or 0) for text, value in read.items()} == {
        "twenty-four": 24,
        "2 1/2": 2.5,
        "a dozen": 12,
        "two hundred": 200,
    }
    assert number("a lot") is None


def test_a_day_before_counts_from_the_day_told_last() -> None:
    found = find_timexes("They met on Monday. A day earlier, shells had fallen.", PUBLISHED)
    assert [timex.value for timex in found] == ["2023-11-06", "2023-11-05"]


def test_a_day_before_nothing_has_no_days() -> None:
    (timex,) = find_timexes("A day earlier, shells had fallen.", PUBLISHED)
    assert timex.days is None


def test_a_day_before_does_not_count_from_the_month_since_when_something_lasts() -> None:
    text = "On Tuesday he saw the port, shut since war came in May 2021. A day earlier it burnt."
    found = find_timexes(text, PUBLISHED)
    assert [timex.value for timex in found] == ["2023-11-07", "2021-05", "2023-11-06"]


def test_a_day_counted_from_one_of_years_ago_has_no_days() -> None:
    text = "The pact was signed on 3 March 2019. A day later the mayor resigned."
    assert find_timexes(text, PUBLISHED)[-1].days is None
    assert find_timexes("It fell 500 days ago.", PUBLISHED)[-1].days is not None


def test_a_stretch_up_to_publication_keeps_its_length_and_has_days() -> None:
    (timex,) = find_timexes("It killed 30 in the past two weeks.", PUBLISHED)
    assert (timex.kind, timex.value) == (Kind.DURATION, "P2W")
    assert timex.days == (PUBLISHED - timedelta(14), PUBLISHED)


def test_without_a_day_of_publication_only_full_dates_have_days() -> None:
    found = find_timexes("On Friday, on 5 May, yesterday and on 7 October 2023.", None)
    assert [timex.days for timex in found if timex.days] == [(date(2023, 10, 7), date(2023, 10, 7))]


def test_the_title_does_not_run_into_the_text() -> None:
    found = find_timexes("Toll rises by 5\n\nNovember was cold.", PUBLISHED)
    assert [timex.text for timex in found] == ["November"]


def test_what_is_to_come_lies_ahead_when_it_is_known_to() -> None:
    (timex,) = find_timexes("talks on Friday", PUBLISHED, ahead=True)
    assert timex.value == "2023-11-10"
