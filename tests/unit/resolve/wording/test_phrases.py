from __future__ import annotations

import pytest

from stateofplay.datafiles import read_mapping
from stateofplay.resolve.wording.own_words import OwnWords
from stateofplay.resolve.wording.phrases import load_data

OWN = OwnWords.load(read_mapping("stateofplay.resolve", "data", "function_words.yml"))


@pytest.mark.parametrize(("words", "whole"), load_data()["examples"])
def test_what_tells_which_leads_on_from_the_head(words: str, whole: str) -> None:
    assert OWN.whole(words) == whole


def test_a_part_that_makes_a_name_too_long_is_left_out_as_a_whole() -> None:
    words = "the sale of the old stone mill on the island to the council of the two towns"

    assert OWN.whole(words) == "sale of the old stone mill on the island to the council"


def test_an_abbreviation_in_capitals_is_no_pronoun() -> None:
    assert OWN.whole("giving the WHO full data") == "giving the WHO full data"


def test_what_is_told_by_who_speaks_is_told_by_somebody_else() -> None:
    assert OWN.whole("to drive these wolves from our fields") == "drive wolves from fields"
    assert OWN.whole("the sale of these mills") == "sale of the mills"


def test_what_there_is_a_share_of_belongs_to_a_name_that_is_long_enough() -> None:
    words = "to allow a Norland citizen born in any part of the old town to leave"

    assert OWN.whole(words) == "allow a Norland citizen born in any part of the old town"
