"""Copies are found among the hashes of runs as among the runs themselves."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from stateofplay.compare.reports.copies import copies_among, print_of
from stateofplay.compare.reports.runs import pairs_among
from tests.unit.compare.upkeep.test_standing import TEXTS


@given(TEXTS)
def test_hashes_tell_the_copies_that_words_tell(texts: list[tuple[str, str, int]]) -> None:
    prints = {}
    for report, words, times in texts:
        house, day = report[0], date(2023, 11, times)
        prints[report] = print_of(". ".join([words] * times), house, day)

    assert sorted(pairs_among(prints)) == copies_among(prints)


def test_a_report_without_words_is_no_copy() -> None:
    empty = print_of("")

    assert pairs_among({"one": empty, "other": empty}) == set()
