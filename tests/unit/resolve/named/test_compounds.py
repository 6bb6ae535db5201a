from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.resolve.within import entities_of
from tests.unit.resolve.marked import LEXICON, entities, name, reading_of, who


@pytest.mark.parametrize("told", ["Norway-Sweden", "Norway\u2013Sweden"])
def test_two_states_in_one_word_are_both(told: str) -> None:
    text = f"Ministers left. [{told}|organisation] talks go on."

    assert {one.name for one in entities(text)} == {"Norway", "Sweden"}


def test_a_headlines_war_is_nobodys_deed() -> None:
    reading = reading_of("[Norway-Sweden|organisation] war: what we know.")
    [mention] = reading.mentions
    headline = replace(reading, mentions=(replace(mention, sentence=0),))

    assert entities_of(headline, LEXICON) == ()


def test_a_person_of_two_peoples_is_no_two_states() -> None:
    assert who("It rained. [A Norwegian-American|organisation] was sentenced.", 0) is None


def test_a_name_with_a_hyphen_is_one() -> None:
    assert name("[Al-Dalati|organisation subject] spoke.", 0) == "Al-Dalati"
