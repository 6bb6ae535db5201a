"""One table of currencies and scales serves figures, marks of acts and names of proposals."""

from __future__ import annotations

import pytest

from stateofplay.compare.acts.marks import amounts
from stateofplay.extract.figures.numbers import find_numbers
from stateofplay.resolve.wording.deeds import plainly
from stateofplay.sums import load, scale_of


@pytest.mark.parametrize("sign", load()["signs"])
def test_every_sign_tells_a_sum_in_a_figure_and_in_a_mark(sign: str) -> None:
    (number,) = find_numbers(f"The fund holds {sign}40 million.")

    assert (number.value, number.currency) == (40_000_000, sign)
    assert amounts(f"a fund of {sign}40m") == {("$", "40 million")}


@pytest.mark.parametrize("word", load()["words"])
def test_every_word_tells_a_sum_in_a_figure_and_in_a_mark(word: str) -> None:
    (number,) = find_numbers(f"The fund holds 40 million {word}.")

    assert number.currency == word
    assert amounts(f"a fund of 40 million {word}") == {("$", "40 million")}


def test_pounds_are_a_sum_behind_a_scale_alone() -> None:
    assert amounts("3 million pounds") == {("$", "3 million")}
    assert not amounts("3 pounds of flour")


@pytest.mark.parametrize("sign", ["$", "¥", "₪"])
def test_a_sum_is_left_out_of_the_name_of_a_deed(sign: str) -> None:
    assert plainly(f"to buy up to {sign}50 billion of grain") == "to buy grain"


def test_what_is_no_scale_is_none() -> None:
    assert scale_of("percent") == ""
