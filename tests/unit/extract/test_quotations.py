"""Who is given the word, and what the words are."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Quotation
from stateofplay.core.text import Report
from stateofplay.extract import Extractor

pytestmark = pytest.mark.model


def quotations(analyser: Analyser, extractor: Extractor, text: str) -> list[tuple[str, str, str]]:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    reading = extractor.extract(report, doc)  # type: ignore[arg-type]
    full = report.full_text
    return [
        (
            full[q.trigger.start : q.trigger.end],
            " and ".join(speaker.exact for speaker in q.speakers),
            full[q.content.start : q.content.end],
        )
        for q in (s.content for s in reading.statements)
        if isinstance(q, Quotation)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The bridge collapsed on Monday, according to the mayor.",
            ("according to", "the mayor", "The bridge collapsed"),
        ),
        (
            "The ministry found that the bridge had not been checked.",
            ("found", "The ministry", "the bridge had not been checked"),
        ),
    ],
)
def test_the_word_is_given(
    analyser: Analyser, extractor: Extractor, text: str, wanted: tuple[str, str, str]
) -> None:
    [found] = quotations(analyser, extractor, text)
    assert found[0] == wanted[0]
    assert wanted[1].endswith(found[1].removeprefix("The "))
    assert found[2].startswith(wanted[2])


@pytest.mark.parametrize(
    "text",
    ["The parts were sorted according to size.", "The divers found the bell."],
)
def test_nobody_is_given_the_word(analyser: Analyser, extractor: Extractor, text: str) -> None:
    assert quotations(analyser, extractor, text) == []
