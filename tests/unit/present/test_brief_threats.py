from __future__ import annotations

import pytest

from stateofplay.present.brief_threats import can_be_met, load_data, names_threat, says_will

DATA = load_data()


@pytest.mark.parametrize(
    ("words", "told"),
    [*((words, True) for words in DATA["told"]), *((words, False) for words in DATA["untold"])],
)
def test_words_that_name_a_threat(words: str, told: bool) -> None:
    assert names_threat(words) == told


@pytest.mark.parametrize(("words", "told"), [("will strike", True), ("vowed", False)])
def test_words_that_say_what_will_be_done(words: str, told: bool) -> None:
    assert says_will(words) == told


@pytest.mark.parametrize(
    ("words", "met"),
    [
        *((words, True) for words in DATA["escape"]),
        *((words, False) for words in DATA["no_escape"]),
    ],
)
def test_a_condition_that_can_be_met(words: str, met: bool) -> None:
    assert can_be_met(words) == met
