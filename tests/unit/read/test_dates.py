from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.read.dates import day_line, parse_day


@pytest.mark.parametrize(
    "given",
    [
        "2023-11-03",
        " 2023-11-03 ",
        "2023-11-03T23:30:00-05:00",
        "2023-11-03 10:00:00",
        "20231103",
        "20231103T100000",
        "3 November 2023",
        "Nov. 3, 2023",
        "Friday, November 3, 2023",
        "Fri, 03 Nov 2023 09:00:00 GMT",
        "2023/11/03",
        "03 Nov 2023 12:30 +0200",
        1699000000,
        1699000000000,
    ],
)
def test_ways_to_write_a_day(given: object) -> None:
    assert str(parse_day(given)) == "2023-11-03"


@pytest.mark.parametrize(
    ("given", "day"),
    [("13/11/2023", "2023-11-13"), ("11/13/2023", "2023-11-13"), ("5.5.2023", "2023-05-05")],
)
def test_numbers_that_can_be_one_day_only(given: str, day: str) -> None:
    assert str(parse_day(given)) == day


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("03/11/2023", "two different days"),
        ("November 2023", "no single day"),
        ("2023", "no single day"),
        ("2023-13-01", "no such day"),
        ("31/31/2023", "no such day"),
        ("9999-12-31", "no day of publication"),
        ("0001-01-01", "no day of publication"),
        ("yesterday", "not understood"),
        (True, "not understood"),
        (float("nan"), "not understood"),
        (1e300, "not understood"),
        pytest.param(10**400, "not understood", id="too large a number"),
    ],
)
def test_what_names_no_day(given: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_day(given)


@given(st.text() | st.integers() | st.floats() | st.none() | st.booleans())
def test_anything_else_is_refused_in_words(value: object) -> None:
    with suppress(ValueError):
        assert isinstance(parse_day(value), date)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Maren Courier", "", "12 March 2024", "", "Text."], "2024-03-12"),
        (["2024-03-12"], "2024-03-12"),
        (["Published: March 12, 2024"], "2024-03-12"),
        (["Fighting began on 12 March 2024, officials said."], None),
        (["March 2024"], None),
        (["Tuesday"], None),
        (["One.", "Two.", "Three.", "Four.", "12 March 2024"], None),
    ],
)
def test_a_day_on_a_line_of_its_own_near_the_top(lines: list[str], expected: str | None) -> None:
    assert day_line(lines) == expected
