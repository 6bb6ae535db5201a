"""What the words of an act point to is told elsewhere in the report, or left open."""

from __future__ import annotations

import re
from time import perf_counter

import pytest

from stateofplay.core.statements import Act, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.proposals.matters import load_data
from stateofplay.resolve.proposals.subjects import subjects_of
from tests.unit.resolve.proposals_marked import TOPICS, proposal

DATA = load_data()


@pytest.mark.parametrize(("marked", "name"), [*DATA["examples"], *DATA["not"]])
def test_a_deal_is_the_one_that_the_report_tells_of(marked: str, name: str) -> None:
    assert proposal(marked) == name


def test_a_report_of_hundreds_of_deals_is_read_in_seconds() -> None:
    pair = "Stone signed the nuclear deal with Vell. Reed praised the deal with Vell, told again. "
    report = Report(source="-", title="", text=pair * 200)
    sentences = tuple(
        Span(each.start(), each.end()) for each in re.finditer(r"\S[^.]*\.", report.full_text)
    )
    praised = re.finditer(r"praised (the deal with Vell)", report.full_text)
    acts = [
        Act(trigger=Span(m.start(), m.start(1) - 1), type="SUPPORT", about=Span(*m.span(1)))
        for m in praised
    ]
    statements = tuple(
        Statement(content=each, evidence=cite(report, sentence), found_by="test")
        for each, sentence in zip(acts, sentences[1::2], strict=True)
    )
    reading = Reading(
        report=report, mentions=(), statements=statements, sentences=sentences, engine="test"
    )

    start = perf_counter()
    named = [subject.proposal for subject in subjects_of(reading, TOPICS)]

    assert named == ["nuclear deal"] * 200
    assert perf_counter() - start < 15
