from __future__ import annotations

import pytest

from stateofplay.resolve.proposals.stands import load_data, stand_on

DATA = load_data()


@pytest.mark.parametrize(("type_", "trigger", "words", "matter"), DATA["stands"])
def test_a_side_is_taken_of_what_is_wanted_or_refused(
    type_: str, trigger: str, words: str, matter: str
) -> None:
    assert stand_on(type_, trigger, words) == matter


@pytest.mark.parametrize(("type_", "trigger", "words"), DATA["no_stands"])
def test_no_side_is_taken_there(type_: str, trigger: str, words: str) -> None:
    assert stand_on(type_, trigger, words) is None
