from __future__ import annotations

import pytest

from stateofplay.resolve.described.pairs import load_data, noun_of_two
from tests.unit.resolve.marked import entities, reading_of


def names(marked: str, number: int) -> set[str]:
    """Give the names of all whom a mention, by its number, is."""
    mention = reading_of(marked).mentions[number].id
    return {each.name for each in entities(marked) if mention in each.mentions}


@pytest.mark.parametrize("words", load_data()["pairs"])
def test_words_for_two_are_known(words: str) -> None:
    assert noun_of_two(words) is not None


@pytest.mark.parametrize("words", load_data()["others"])
def test_other_words_tell_of_no_two(words: str) -> None:
    assert noun_of_two(words) is None


NORWAY = "[Norway|place subject] met [Sweden|place]. "


@pytest.mark.parametrize("words", ["the two sides", "both countries", "the two governments"])
def test_two_states_of_one_sentence_are_the_two(words: str) -> None:
    assert names(f"{NORWAY}Then [{words}|group plural subject] agreed.", 2) == {"Norway", "Sweden"}


def test_who_speaks_for_a_state_tells_it() -> None:
    text = (
        "[Norwegian President Ada Stone|person subject role=President owner=Norwegian] met "
        "[Swedish President Eve Moreau|person role=President owner=Swedish]. "
    )

    assert names(f"{text}[Both sides|group plural subject] agreed.", 2) == {"Norway", "Sweden"}
    assert names(f"{text}[The two leaders|role plural subject] agreed.", 2) == {
        "Ada Stone",
        "Eve Moreau",
    }


@pytest.mark.parametrize(
    "text",
    [
        "[Norway|place subject] met [Sweden|place] and [France|place]. ",
        "[Norway|place subject] left. ",
        f"{NORWAY}[France|place subject] left. ",
        f"{NORWAY}[Police|group plural subject] fought [protesters|group plural], and ",
    ],
)
def test_where_others_are_told_two_sides_stay_open(text: str) -> None:
    number = text.count("[")

    assert names(f"{text}[both sides|group plural subject] left.", number) == {"sides"}


def test_an_expert_on_leaders_is_none_of_the_two() -> None:
    text = (
        "[Swedish President Eve Moreau|person subject role=President owner=Swedish] left. "
        "[Norwegian President Ada Stone|person subject role=President owner=Norwegian] left. "
        "[Ann Lind|person subject role=editor] wrote. "
        "[The two leaders|role plural subject] agreed."
    )

    assert names(text, 3) == {"Ada Stone", "Eve Moreau"}


def test_two_without_an_article_are_any_two() -> None:
    assert names(f"{NORWAY}[Two countries|group plural subject] left.", 2) == {"countries"}
