"""Copies are found among the numbers of runs as among the runs themselves."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from stateofplay.compare.copies import copies_among, print_of
from stateofplay.compare.runs import Numbered, numbered, pairs_among

from .test_standing import TEXTS


@given(TEXTS)
def test_numbers_tell_the_copies_that_words_tell(texts: list[tuple[str, str, int]]) -> None:
    prints, told = {}, {}
    for report, words, times in texts:
        house, day = report[0], date(2023, 11, times)
        prints[report] = print_of(". ".join([words] * times), house, day)
        told[report] = Numbered(numbered(prints[report]), house, day)

    assert sorted(pairs_among(told)) == copies_among(prints)


def test_a_report_without_words_is_no_copy() -> None:
    empty = Numbered(numbered(print_of("")), None, None)

    assert pairs_among({"one": empty, "other": empty}) == set()
