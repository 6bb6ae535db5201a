"""What is told only as said falsely was not done."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Figure, Reality
from stateofplay.core.text import Report, Span
from stateofplay.extract import Extractor, parsed_of
from stateofplay.extract.complete import Completer
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.untrue import is_untrue
from stateofplay.ontology import load

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "untrue"),
    [
        ("Moreau said reports that Norland had agreed to a truce were wrong.", "agreed", True),
        ("The claim that Norland attacked the convoy is false.", "attacked", True),
        ("The claim that Norland attacked the convoy is not true.", "attacked", True),
        ("The claim that Norland attacked the convoy is true.", "attacked", False),
        ("The claim that Norland attacked the convoy may be false.", "attacked", False),
        ("If reports that Norland had fired are false, he will go.", "fired", False),
        ("Moreau dismissed as false reports that Norland had shelled the town.", "shelled", True),
        ("Moreau called the claim that Norland had shelled the town a lie.", "shelled", True),
        ("Moreau did not call the claim that Norland shelled it false.", "shelled", False),
        ("Reports that Norland had shelled the town were rejected by Moreau.", "shelled", True),
        ("Reports that Norland had shelled the town were fabricated.", "shelled", True),
        ("There was no truth to reports that Norland bombed the port.", "bombed", True),
        ("There was some truth to reports that Norland bombed the port.", "bombed", False),
        ("Contrary to reports that Norland had left, it stayed.", "left", True),
        ("Moreau pushed back against reports that Norland had bombed it.", "bombed", True),
        ("The paper spread false claims that Norland had bombed the port.", "bombed", True),
        ("The paper spread claims that Norland had bombed the port.", "bombed", False),
        ("The ministry dismissed reports of a raid as baseless.", "raid", True),
        ("The ministry dismissed the officer who led a raid.", "raid", False),
        ("It was not true that Norland had accepted the truce.", "accepted", True),
        ("It was wrong that Norland had shelled the town.", "shelled", False),
        ("Norland falsely claimed that Sudland had shelled the town.", "shelled", True),
        ("Norland falsely accused Sudland of shelling the town.", "shelling", True),
        ("Norland falsely accused Sudland of shelling the town.", "accused", False),
        ("Norland accused Sudland of shelling the town.", "shelling", False),
        ("Moreau spoke of baseless news accusing the minister.", "accusing", False),
    ],
)
def test_what_is_told_only_as_said_falsely(
    analyser: Analyser, text: str, word: str, *, untrue: bool
) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == word]  # type: ignore[union-attr]
    assert is_untrue(token) is untrue


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
