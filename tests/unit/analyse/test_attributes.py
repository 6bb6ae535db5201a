"""The fast ruler says what spaCy's says, and a report's neighbours change nothing in it."""

from __future__ import annotations

import pytest
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from stateofplay.analyse import Analyser
from stateofplay.analyse.attributes import FastRuler
from stateofplay.core.text import Report

pytestmark = pytest.mark.model

TEXTS = [
    "He did not say what you did, but that it was theirs.",
    "There is a plan. There's no other; those who have it know.",
    "Let's see: they're gonna stay, y'all ain't.",
    "There is and there are, was there? It is. Gonna gotta go, there's let's.",
    "C'mon, nothin' doing, the minister who'd been asked said.",
    "  \n It  rained\t, and while it did he waited to be told.\n",
    "",
]
SET: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]


@pytest.mark.parametrize("text", TEXTS)
def test_sets_what_the_ruler_sets(analyser: Analyser, text: str) -> None:
    off = ["attribute_ruler", "lemmatizer"]
    slow, fast = (analyser.nlp(text, disable=off) for _ in range(2))
    ruler = analyser.nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    for _ in range(2):  # what is remembered is the same as what was found out
        assert (ruler(slow).to_array(SET) == FastRuler(ruler)(fast).to_array(SET)).all()
    again = analyser.nlp(text, disable=off)
    assert (FastRuler(ruler)(again).to_array(SET) == slow.to_array(SET)).all()


def test_a_report_is_parsed_the_same_whatever_is_parsed_with_it(analyser: Analyser) -> None:
    reports = [
        Report(title=f"Talks {n}", text=(text + " ") * (5 * n + 1), source="test")
        for n, text in enumerate(TEXTS)
        if text
    ]
    forward = dict(zip((r.id for r in reports), analyser.pipe(reports), strict=True))
    backward = {report.id: doc for report, doc in analyser.pipe(reversed(reports))}
    for name, (_, doc) in forward.items():
        assert isinstance(doc, Doc)
        again = backward[name]
        assert isinstance(again, Doc)
        assert doc.to_bytes() == again.to_bytes()
