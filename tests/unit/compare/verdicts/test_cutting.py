"""Words that tell an act keep to whom it was done, and end where something else begins."""

from __future__ import annotations

import pytest

from stateofplay.compare.verdicts.cutting import first_of, goes_on, last_of
from stateofplay.core.text import Span


def span(sentence: str, words: str) -> Span:
    start = sentence.index(words)
    return Span(start, start + len(words))


def begun(sentence: str, actor: str, trigger: str, part: str) -> str:
    parts = [span(sentence, part)]
    first, _ = first_of(sentence, span(sentence, trigger), [span(sentence, actor)], parts)
    return sentence[first:]


def test_to_whom_it_was_done_is_not_taken_for_who_acts() -> None:
    said = "Norland says on its own account that the other pilot has been rescued."
    assert begun(said, "Norland", "rescued", "other pilot") == "other pilot has been rescued."


def test_who_is_to_do_what_is_asked_is_not_taken_for_who_asks() -> None:
    said = "Ada Stone said Norland should not yet withdraw from the fort."
    assert begun(said, "Ada Stone", "withdraw", "Norland").startswith("Norland should not yet")
    said = "Ada Stone holds that Norland had a right to the fort."
    assert begun(said, "Ada Stone", "had a right", "Norland").startswith("Norland had a right")


def test_what_holds_a_verb_is_a_clause_and_no_subject() -> None:
    said = "Ada Stone said rumours that Norland had signed the treaty were wrong."
    assert begun(said, "Ada Stone", "were wrong", "Norland had signed the treaty") == "were wrong."


def test_what_belongs_to_who_acts_is_the_subject_of_a_verb() -> None:
    said = "Norland crew's plane shot down a glider."
    assert begun(said, "Norland crew", "shot down", "a glider") == said


def test_words_begin_with_the_verb_behind_who_acts() -> None:
    said = "Norland shot down a glider."
    assert begun(said, "Norland", "shot down", "a glider") == "shot down a glider."


@pytest.mark.parametrize(
    ("behind", "alone", "belongs"),
    [
        (" on the camp", True, True),
        (" emanating from Norland", True, True),
        (" comes at a time of need", True, False),
        (" provocations in spring", False, True),
        (" represents a stab in the back", False, False),
        (" topped the agenda", False, False),
        (" a crime", False, False),
    ],
)
def test_a_noun_ends_where_a_verb_may_begin(behind: str, *, alone: bool, belongs: bool) -> None:
    assert goes_on(behind, alone=alone) is belongs


def test_where_and_with_what_is_left_out_of_a_brief_telling() -> None:
    said = "Norland shelled Vell harbour for nine hours, it said."
    ends = [last_of(said, 8, 15, brief=brief) for brief in (False, True)]
    assert [said[8:end] for end in ends] == [
        "shelled Vell harbour for nine hours",
        "shelled Vell harbour",
    ]


def test_of_what_was_wrong_no_subject_is_shown() -> None:
    said = "Norland said in its paper that word of a treaty was wrong."
    assert begun(said, "Norland", "wrong", "a treaty") == "was wrong."
