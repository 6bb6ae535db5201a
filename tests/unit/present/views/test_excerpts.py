"""Tables of long lists stop, and say so; programs get all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.present.views.excerpts import MOST_ROWS, excerpt, most_rows
from stateofplay.present.views.formats import Format

ROWS = [{"n": n} for n in range(10)]


@pytest.mark.parametrize(
    ("limit", "form", "most"),
    [
        (None, Format.TABLE, MOST_ROWS),
        (None, Format.JSON, None),
        (None, Format.CSV, None),
        (0, Format.TABLE, None),
        (7, Format.TABLE, 7),
        (7, Format.JSON, 7),
    ],
)
def test_a_table_stops_where_nothing_is_asked(
    limit: int | None, form: Format, most: int | None
) -> None:
    assert most_rows(limit, form) == most


def test_the_newest_are_the_last() -> None:
    part = excerpt(ROWS, 3, newest=True)

    assert part.rows == ROWS[-3:]
    assert part.line == "The newest 3 rows. All: --limit 0; fewer: see --help."


def test_the_first_say_of_how_many() -> None:
    part = excerpt(ROWS, 3)

    assert part.rows == ROWS[:3]
    assert part.line == "The first 3 rows of 10. All: --limit 0; fewer: see --help."


@given(st.none() | st.integers(1, 20), st.booleans())
def test_nothing_is_lost_but_what_is_told(most: int | None, newest: bool) -> None:
    part = excerpt(ROWS, most, newest=newest)

    assert len(part.rows) + part.left == len(ROWS)
    assert bool(part.line) == (part.left > 0)
