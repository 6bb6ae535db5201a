"""What is told only as said falsely was not done."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Figure, Reality
from stateofplay.core.text import Report, Span
from stateofplay.extract import Extractor, parsed_of
from stateofplay.extract.complete import Completer
from stateofplay.extract.drafts import ActDraft
from stateofplay.ontology import load

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "told", "credited"),
    [
        ("Reports that the army had killed 30 men are false.", Reality.DENIED, []),
        ("Reports that the army had killed 30 men are new.", Reality.ACTUAL, ["Reports"]),
    ],
)
def test_neither_its_act_nor_its_figure_is_told_as_done(
    analyser: Analyser, extractor: Extractor, text: str, told: Reality, credited: list[str]
) -> None:
    report = Report(source="x", title="", text=text)
    [(_, doc)] = analyser.pipe([report])
    at, whose = report.full_text.index("killed"), report.full_text.index("Reports")
    draft = ActDraft(
        trigger=Span(at, at + 6),
        types=(("ASSAULT", 1.0),),
        sources=(Span(whose, whose + 7),),
        found_by="x",
    )

    act = Completer(load()).complete(parsed_of(report, doc), draft)  # type: ignore[arg-type]
    found = extractor.extract(report, doc).statements  # type: ignore[arg-type]

    assert act is not None
    assert isinstance(act.content, Act)
    assert act.content.reality is told
    assert [source.exact for source in act.attributed_to] == credited
    assert [s.content.reality for s in found if isinstance(s.content, Figure)] == [told]
