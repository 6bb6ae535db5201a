"""Words of time become days, or nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.core.judgements import Interval
from stateofplay.core.text import Span
from stateofplay.resolve.settings.times import interval_at, is_of_telling, load_data
from stateofplay.timex import find_timexes

_DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _days_of(
    words: str, published: date | None, *, sentence: str = "", ahead: bool = False
) -> Interval | None:
    """The days of *words* where they stand in *sentence*, or by themselves after it."""
    text = sentence if words in sentence else f"{sentence}\n\n{words}"
    start = text.rindex(words)
    timexes = find_timexes(text, published, ahead=ahead)
    return interval_at(text, Span(start, start + len(words)), timexes, published)


@pytest.mark.parametrize(
    "example", load_data()["examples"], ids=lambda e: f"{e['words']} in {e['published']}"
)
def test_examples(example: dict[str, Any]) -> None:
    found = _days_of(
        example["words"],
        example["published"],
        sentence=example.get("sentence", ""),
        ahead=example.get("ahead", False),
    )
    days = (found.start, found.end) if found else (None, None)
    assert days == (example["start"], example["end"])
    if days == (None, None):
        assert (found.value if found else None) == example.get("value")


@pytest.mark.parametrize(
    ("text", "told"),
    [(text, kind == "said") for kind in ("said", "not_said") for text in load_data()[kind]],
)
def test_when_it_was_agreed_is_not_when_it_is_to_be(text: str, told: bool) -> None:
    start = text.index("Friday")
    assert is_of_telling(text, Span(start, start + len("Friday"))) is told


def test_words_are_kept() -> None:
    found = _days_of("late on Saturday", date(2023, 11, 5))
    assert found is not None
    assert found.text == "late on Saturday"


def test_what_is_to_come_lies_ahead() -> None:
    found = _days_of("on Friday", date(2023, 11, 1), ahead=True)
    assert found is not None
    assert found.start == date(2023, 11, 3)


@given(_DAYS, st.sampled_from(_WEEKDAYS))
def test_a_weekday_is_within_the_week_up_to_the_day_after_publication(day: date, name: str) -> None:
    found = _days_of(f"on {name}", day)
    assert found is not None
    assert found.start is not None
    assert timedelta(-1) <= day - found.start < timedelta(6)
    assert _WEEKDAYS[found.start.weekday()] == name


@given(_DAYS, _DAYS)
def test_a_full_date_does_not_depend_on_publication(day: date, published: date) -> None:
    words = f"{day.day} {day:%B} {day.year}"
    for found in (_days_of(words, published), _days_of(words, None)):
        assert found is not None
        assert (found.start, found.end) == (day, day)


@given(st.text(max_size=40), st.none() | _DAYS)
def test_any_words_give_an_ordered_interval_or_none(words: str, published: date | None) -> None:
    found = _days_of(words, published)
    if found is not None and found.start is not None and found.end is not None:
        assert found.start <= found.end
