from __future__ import annotations

import pytest

from stateofplay.resolve.wording.deeds import (
    asked_of,
    ceases,
    done_of,
    load_data,
    plainly,
    realises,
    verb_of,
)

WHO = frozenset({"norland", "norlandic"})


@pytest.mark.parametrize(("words", "left"), load_data()["examples"])
def test_how_much_and_that_it_is_only_tried_is_left_out(words: str, left: str) -> None:
    assert plainly(words) == left


@pytest.mark.parametrize(("trigger", "verb"), load_data()["verbs"])
def test_the_verb_at_the_end_of_a_trigger_is_found(trigger: str, verb: str) -> None:
    assert verb_of(trigger) == verb


@pytest.mark.parametrize(("words", "deed"), load_data()["asked"])
def test_what_somebody_is_asked_to_do_is_a_deed(words: str, deed: str) -> None:
    assert asked_of(words, WHO) == deed


def test_who_is_named_by_an_adjective_before_a_noun_is_not_told_to_be_it() -> None:
    assert asked_of("that the Norlandic government leave now", WHO) == "to leave now"


def test_the_subject_of_a_verb_of_ending_is_what_ends() -> None:
    assert ceases("stop")
    assert not ceases("pay")


def test_what_must_be_done_to_something_is_told_by_the_end_of_a_trigger() -> None:
    assert done_of("must be regulated") == "regulated"
    assert done_of("should be carefully kept") == "kept"
    assert done_of("should be supported") == ""
    assert done_of("must go") == ""
    assert done_of("must be avoided") == ""


def test_what_is_done_may_say_no_more_than_that_a_thing_is_to_be() -> None:
    assert realises("reached")
    assert not realises("explained")
