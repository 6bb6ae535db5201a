"""Comparisons that are kept up as reports come and go are those of all reports at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare import Standing, compare
from stateofplay.compare.reports.copies import copies_among, print_of
from stateofplay.compare.reports.prints import Prints
from stateofplay.core.judgements import Entry

from .test_comparisons import ENTRIES

WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=8, max_size=30).map(" ".join)
TEXTS = st.lists(st.tuples(st.sampled_from("ABCDEFGHIJ"), WORDS, st.integers(1, 3)), max_size=16)


@given(ENTRIES, st.permutations(["Herald", "Post", "Wire"]))
def test_comparing_as_reports_come_is_comparing_all(entries: list[Entry], order: list[str]) -> None:
    standing = Standing()
    for report in order:
        standing.revise([report], [each for each in entries if each.report.id == report])

    assert set(standing.comparisons()) == set(compare(entries))


@given(ENTRIES)
def test_a_report_that_goes_leaves_nothing_behind(entries: list[Entry]) -> None:
    standing = Standing()
    standing.revise({each.report.id for each in entries}, entries)
    revised = standing.revise(["Wire"], [])
    rest = [each for each in entries if each.report.id != "Wire"]

    assert set(standing.comparisons()) == set(compare(rest))
    assert set(revised.gone).isdisjoint(compare(rest))


@given(TEXTS)
def test_copies_are_known_as_reports_come_change_and_go(texts: list[tuple[str, str, int]]) -> None:
    prints, held = Prints(), {}
    for report, words, times in texts:
        held[report] = print_of(". ".join([words] * times))
        prints.revise([], {report: held[report]})
        assert sorted(prints.pairs) == copies_among(held)
    for report in sorted(held):
        del held[report]
        prints.revise([report], {})
        assert sorted(prints.pairs) == copies_among(held)
