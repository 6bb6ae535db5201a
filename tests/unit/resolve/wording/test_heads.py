from __future__ import annotations

from stateofplay.datafiles import read_mapping
from stateofplay.resolve.wording.own_words import OwnWords

OWN = OwnWords.load(read_mapping("stateofplay.resolve", "data", "function_words.yml"))


def test_a_joined_quality_does_not_end_the_head() -> None:
    assert (
        OWN.head("a narrow and brutal reading of the law") == "narrow and brutal reading of the law"
    )
    assert OWN.head("the removal and the sale") == "removal"


def test_a_preposition_belongs_to_a_verb_but_not_to_a_noun() -> None:
    assert OWN.head("to submit to inspections") == "submit to inspections"
    assert OWN.head("curfew in the capital") == "curfew"


def test_a_participle_and_a_possessor_at_the_end_are_left_out() -> None:
    assert OWN.head("miners held in Vell") == "miners"


def test_whose_country_it_is_is_left_out_with_the_pronoun() -> None:
    assert OWN.head("to close his country's mines") == "close mines"
    assert OWN.head("this month's election") == "election"
    assert OWN.head("the country's mines") == "country's mines"


def test_what_ends_a_quotation_is_no_mark_of_an_owner() -> None:
    assert OWN.head("8 \u2018faithless officers\u2019 aboard") == "faithless officers aboard"
    assert OWN.head("the miners\u2019 wages") == "miners' wages"
