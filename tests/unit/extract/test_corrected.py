"""What a correction takes back is not told again."""

from __future__ import annotations

from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Figure
from stateofplay.core.text import Report
from stateofplay.extract import Extractor

pytestmark = pytest.mark.model


EARLIER = (
    "An earlier version of this story wrongly said that 14 people had been killed. "
    "Four people were killed."
)
CITING = (
    "Correction: An earlier version of this report, citing an official, said that at least 14 "
    "people were killed in Monday's raid. The correct figure is four, according to the mayor."
)
ELSEWHERE = (
    "Correction: A report said that Marl had fallen.\n\n"
    "A report said that 14 people had been killed."
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Correction: A report on Monday said that 14 people had been killed in Marl.", []),
        ("Correction: an earlier version of this article said that 14 people had been killed.", []),
        (EARLIER, [4]),
        (CITING, [4]),
        ("A report on Monday said that 14 people had been killed in Marl.", [14]),
        ("Correction: Four people were killed in Marl.", [4]),
        (ELSEWHERE, [14]),
    ],
)
def test_figures(analyser: Analyser, extractor: Extractor, text: str, values: list[int]) -> None:
    report = Report(source="x", title="", text=text, published=date(2031, 5, 2))
    [(_, doc)] = analyser.pipe([report])
    found = [s.content for s in extractor.extract(report, doc).statements]  # type: ignore[arg-type]

    assert [each.value for each in found if isinstance(each, Figure)] == values
