"""What a report leaves open is not told as done."""

from __future__ import annotations

from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Figure, Reality
from stateofplay.core.text import Report, Span
from stateofplay.extract import Extractor, parsed_of
from stateofplay.extract.complete import Completer
from stateofplay.extract.doubt import is_withheld
from stateofplay.extract.drafts import ActDraft
from stateofplay.ontology import load

pytestmark = pytest.mark.model

CLAIM = "Claims that the army had killed 30 people could not be confirmed."


@pytest.mark.parametrize(
    ("text", "told"), [(CLAIM, Reality.POSSIBLE), ("The army killed 30 people.", Reality.ACTUAL)]
)
def test_act_and_figure(analyser: Analyser, extractor: Extractor, text: str, told: Reality) -> None:
    report = Report(source="x", title="", text=text, published=date(2031, 5, 2))
    [(_, doc)] = analyser.pipe([report])
    at = report.full_text.index("killed")
    draft = ActDraft(
        trigger=Span(at, at + 6), types=(("ASSAULT", 1.0),), reality=Reality.ACTUAL, found_by="x"
    )
    found = [s.content for s in extractor.extract(report, doc).statements]  # type: ignore[arg-type]
    act = Completer(load()).complete(parsed_of(report, doc), draft)  # type: ignore[arg-type]

    assert act is not None
    assert isinstance(act.content, Act)
    assert act.content.reality is told
    assert [each.reality for each in found if isinstance(each, Figure)] == [told]


@pytest.mark.parametrize(
    ("text", "word", "withheld"),
    [
        ("Norland has not endorsed the plan.", "endorsed", True),
        ("Norland has yet to agree to the plan.", "agree", True),
        ("Norland failed to agree on a truce.", "agree", True),
        ("Norland endorsed the plan.", "endorsed", False),
        ("Norland not only backed the plan but paid for it.", "backed", False),
        ("Norland did not object to the plan.", "object", False),
    ],
)
def test_who_has_not_consented(analyser: Analyser, text: str, word: str, *, withheld: bool) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == word]  # type: ignore[union-attr]
    assert is_withheld(token) is withheld


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Moreau spoke of 40 dead people that would have taken place.", Reality.POSSIBLE),
        ("Moreau was told about the potential for 40 deaths.", Reality.POSSIBLE),
        ("Moreau was told about the raid with 40 deaths.", Reality.ACTUAL),
    ],
)
def test_dead_of_what_did_not_happen(
    analyser: Analyser, extractor: Extractor, text: str, told: Reality
) -> None:
    report = Report(source="x", title="", text=text, published=date(2031, 5, 2))
    [(_, doc)] = analyser.pipe([report])
    found = [s.content for s in extractor.extract(report, doc).statements]  # type: ignore[arg-type]

    assert [each.reality for each in found if isinstance(each, Figure)] == [told]
