from __future__ import annotations

import pytest

from stateofplay.compare.stances import asks, load_data, sets_terms

DATA = load_data()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        *((words, True) for words in DATA["asks"]),
        *((words, False) for words in DATA["asks_nothing"]),
    ],
)
def test_who_promises_to_ask_asks(words: str, told: bool) -> None:
    assert asks(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [*((words, True) for words in DATA["terms"]), *((words, False) for words in DATA["order"])],
)
def test_an_order_or_a_time_is_no_condition(words: str, told: bool) -> None:
    assert sets_terms(words) == told
