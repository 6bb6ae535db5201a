"""Protesters of one report are one crowd, unless it tells of two."""

from __future__ import annotations

import pytest

from tests.unit.resolve.marked import name, who

MORE = "[Student-led protesters|group plural subject] marched. "


@pytest.mark.parametrize(
    "words", ["the protesters", "demonstrators", "thousands of protesters", "Protestors"]
)
def test_the_noun_alone_is_the_crowd_told_more_of(words: str) -> None:
    assert name(f"{MORE}[{words}|group plural subject] left.", 1) == "Student-led protesters"


def test_without_more_told_all_nouns_are_one_crowd() -> None:
    text = "[Protesters|group plural] came. [The demonstrators|group plural] left."

    assert who(text, 0) == who(text, 1) is not None


def test_two_crowds_are_kept_apart_from_the_noun_alone() -> None:
    text = MORE + "[Rival protesters|group plural subject] came. [Protesters|group plural] left."

    assert name(text, 2) not in (name(text, 0), name(text, 1))


@pytest.mark.parametrize("some", ["two protesters", "350 protesters"])
def test_some_of_a_crowd_are_not_the_crowd(some: str) -> None:
    assert name(f"{MORE}[{some}|group plural] left.", 1) != "Student-led protesters"


def test_one_of_a_crowd_is_not_the_crowd() -> None:
    text = MORE + "[The protester|group singular subject] left."

    assert name(text, 1) != "Student-led protesters"


def test_crowds_counted_apart_are_several() -> None:
    text = (
        MORE + "[Hundreds of protesters|group plural] came. [Dozens of protesters|group plural] "
        "left. [The protesters|group plural] sang."
    )

    assert len({name(text, number) for number in range(4)}) > 1
    assert name(text, 3) != name(text, 0)
