from hypothesis import given
from hypothesis import strategies as st

from stateofplay.analyse.truecase import truecase


def _common(word: str) -> bool:
    return word in {"rejects", "calls", "for", "truce", "rose"}


def test_words_of_a_title_cased_headline_follow_the_body() -> None:
    body = "On Monday Norland rejected the plan that Rose had made for a truce."
    told = truecase("Norland Rejects Calls For Truce Plan From Rose", body, _common)
    assert told == "Norland rejects calls for truce plan From Rose"


def test_a_headline_in_sentence_case_stays_as_it_is() -> None:
    title = "Norland rejects calls for a truce"
    assert truecase(title, "The Truce failed.", _common) is title


def test_abbreviations_stay() -> None:
    assert "UN" in truecase("UN Calls For Truce Rejects Calls", "", _common)


@given(st.text(max_size=80), st.text(max_size=80))
def test_only_the_case_changes(title: str, body: str) -> None:
    told = truecase(title, body, lambda word: len(word) % 2 == 0)
    assert len(told) == len(title)
    assert told.lower() == title.lower()
