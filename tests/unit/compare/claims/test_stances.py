from __future__ import annotations

import pytest

from stateofplay.compare.claims.stances import (
    announced,
    asks,
    is_guessed,
    is_paper,
    load_data,
    names_nobody,
    opens,
    orders_own,
    qualification,
    reservation,
    sets_terms,
)

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
    ("before", "guess"),
    [*((words, True) for words in DATA["guesses"]), *((words, False) for words in DATA["told"])],
)
def test_what_who_writes_guesses_is_no_position(before: str, guess: bool) -> None:
    assert is_guessed(before) is guess


@pytest.mark.parametrize(("said", "about", "does"), DATA["announcing"])
def test_a_deed_of_their_own_to_come_is_announced(said: str, about: str, does: str | None) -> None:
    assert announced(said, about) == does


@pytest.mark.parametrize(
    ("words", "told"),
    [*((words, True) for words in DATA["terms"]), *((words, False) for words in DATA["order"])],
)
def test_an_order_or_a_time_is_no_condition(words: str, told: bool) -> None:
    assert sets_terms(words) == told


@pytest.mark.parametrize("kind", ["refusing", "excluding"])
def test_which_words_open_terms(kind: str) -> None:
    data = load_data()

    assert [each for each in data[f"{kind}_terms"] if not opens(kind, each)] == []
    assert [each for each in data["other_terms"] if opens(kind, each)] == []


@pytest.mark.parametrize(("said", "after", "told"), DATA["reservations"])
def test_which_words_accept_with_a_reservation(said: str, after: str, told: str) -> None:
    assert reservation(said, after) == told


@pytest.mark.parametrize(("about", "after", "told"), DATA["qualified"])
def test_how_what_is_asked_is_to_be(about: str, after: str, told: str) -> None:
    assert qualification(about, after) == told


def test_who_orders_their_own_asks_nobody() -> None:
    assert [said for said in DATA["to_own"] if not orders_own(said, "to halt")] == []
    assert [said for said in DATA["to_others"] if orders_own(said, "to halt")] == []
    assert not orders_own(DATA["to_own"][0], "not to halt")


def test_who_holds_no_position() -> None:
    assert [name for name in DATA["no_holders"] if not names_nobody(name)] == []
    assert [name for name in DATA["written"] if not is_paper(name)] == []
    assert [name for name in DATA["holders"] if names_nobody(name) or is_paper(name)] == []
