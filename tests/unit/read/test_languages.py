"""English is known at once by its small words; only what is not needs a model of languages."""

from __future__ import annotations

import pytest

from stateofplay.datafiles import read_mapping
from stateofplay.read.languages import foreign_language, is_plainly_english

DATA = read_mapping("stateofplay.read", "english.yml")


@pytest.mark.parametrize("text", DATA["english"])
def test_english_prose_is_known_by_its_small_words(text: str) -> None:
    assert is_plainly_english(text)
    assert foreign_language(text) is None


@pytest.mark.parametrize("text", DATA["others"])
def test_nothing_else_is(text: str) -> None:
    assert not is_plainly_english(text)


def test_another_language_is_named() -> None:
    assert foreign_language(DATA["others"][1] * 3) == "French"


def test_a_few_english_words_in_a_text_of_another_language_do_not_make_it_english() -> None:
    assert foreign_language("The Times: " + DATA["others"][2] * 3) == "German"
