"""Quotations stand letter for letter, or are refused."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from stateofplay.core.errors import DataError, EvidenceError, LedgerError, ModelError, UsageError
from stateofplay.core.text import CONTEXT, Report, Span, cite, verify

REPORT = Report(source="a.txt", title="Truce “refused” 🕊", text="Norland said no. " * 9)


def test_offsets_are_code_points_of_title_blank_line_and_text() -> None:
    start = REPORT.full_text.index("🕊")

    assert cite(REPORT, Span(start, start + 1)).exact == "🕊"
    assert cite(REPORT, Span(start + 3, start + 10)).exact == "Norland"


def test_context_ends_where_the_text_does() -> None:
    whole = cite(REPORT, Span(0, len(REPORT.full_text)))
    inside = cite(REPORT, Span(60, 61))

    assert (whole.prefix, whole.suffix) == ("", "")
    assert (len(inside.prefix), len(inside.suffix)) == (CONTEXT, CONTEXT)


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 4), Span(-1, 3), Span(0, 10_000)])
def test_an_empty_or_outlying_span_is_refused(span: Span) -> None:
    with pytest.raises(EvidenceError, match="non-empty span"):
        cite(REPORT, span)


def test_a_quotation_with_other_words_or_of_another_report_is_refused() -> None:
    evidence = cite(REPORT, Span(0, 5))
    verify(REPORT, evidence)

    with pytest.raises(EvidenceError, match="not the ones quoted"):
        verify(REPORT, replace(evidence, exact="truce"))
    with pytest.raises(EvidenceError, match="is of report"):
        verify(replace(REPORT, title="Truce agreed"), evidence)


def test_the_same_words_are_the_same_report_wherever_they_lie() -> None:
    assert replace(REPORT, source="b.txt").id == REPORT.id
    assert replace(REPORT, publisher="Gazette").id != REPORT.id


@pytest.mark.parametrize(
    "error",
    [
        UsageError("No.", "Yes."),
        EvidenceError("r1", 0, 4, "missing"),
        ModelError("small", "not installed", "Install it"),
        LedgerError("a.db", "is a folder", "Give a file"),
        DataError("a.yml", "entry", "lacks a name", frozenset({"name"})),
    ],
)
def test_errors_keep_their_words_between_processes(error: Exception) -> None:
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own
