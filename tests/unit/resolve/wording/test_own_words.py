from __future__ import annotations

import pytest

from stateofplay.datafiles import read_mapping
from stateofplay.resolve.wording.own_words import DATA, OwnWords

OWN = OwnWords.load(read_mapping("stateofplay.resolve", "data", "function_words.yml"))
LISTS = read_mapping("stateofplay.resolve", "data", DATA)


@pytest.mark.parametrize(("words", "name"), LISTS["examples"])
def test_what_can_be_asked_or_refused_is_named_by_its_own_words(words: str, name: str) -> None:
    assert OWN.name(words) == name


@pytest.mark.parametrize("words", LISTS["not"])
def test_what_tells_no_proposal_has_no_name(words: str) -> None:
    assert OWN.name(words) == ""


def test_a_refusal_is_not_denied_twice() -> None:
    assert OWN.name("not to burn the fields", refused=True) == "burn the fields"


def test_nobody_is_a_proposal() -> None:
    assert OWN.name("Norland", actors=frozenset({"norland"})) == ""
    assert OWN.name("Norland", actors=frozenset()) == "Norland"
    assert OWN.name("Norland this chance", actors=frozenset({"norland"})) == ""
