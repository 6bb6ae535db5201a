"""Short quotations, sums of money and rates in the words of a sentence."""

from __future__ import annotations

from stateofplay.compare.acts.marks import amounts, counts, other_numbers, quotations
from stateofplay.core.text import Span

VOW = "She vowed \u201cthunder and hail\u201d; its envoy spoke of a \u201cheap of humbug\u201d."
WHOLE = Span(0, len(VOW))


def test_what_is_quoted_next_to_an_act_marks_it() -> None:
    assert quotations(VOW, Span(4, 30)) == {"thunder and hail"}
    assert quotations(VOW, WHOLE) == {"thunder and hail", "heap of humbug"}


def test_a_quotation_that_began_in_the_sentence_before_is_one() -> None:
    said = "They will be met by thunder and hail,\u201d she said on Monday."

    assert "thunder and hail" in quotations(said, Span(0, 10))


def test_common_words_and_apostrophes_mark_nothing() -> None:
    assert not quotations(
        "He said \u201cit is\u201d the envoys' and the ministers' plan.", Span(0, 60)
    )


def test_rates_are_no_sums_and_sums_no_counts() -> None:
    text = "from 10 percent to 25% on $200bn, or 200 billion euros, for 31 towns"

    assert amounts(text) == {("%", "10"), ("%", "25"), ("$", "200 billion")}
    assert counts(text) == {("", "31")}


def test_numbers_part_only_in_a_unit_in_which_both_are_told() -> None:
    rates, sums = amounts("by 25 percent"), amounts("on $200 billion")

    assert not other_numbers(rates, sums)
    assert not other_numbers(rates | sums, sums)
    assert other_numbers(rates | sums, rates | amounts("on $300 billion"))
