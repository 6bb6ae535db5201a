"""A doer whom the reader doubts is let go, if grammar does not name him."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.unnamed import without_doubted

pytestmark = pytest.mark.model

STRUCK = "Nine men were killed in the town on Monday after the Front seized the bridge."


@pytest.mark.parametrize(
    ("text", "trigger", "score", "kept"),
    [
        (STRUCK, "killed", 0.95, True),
        (STRUCK, "killed", 0.35, False),
        ("The Front hit a school.", "hit", 0.2, True),
    ],
)
def test_actor(analyser: Analyser, text: str, trigger: str, score: float, *, kept: bool) -> None:
    report = Report(source="x", title="", text=text, published=date(2031, 5, 2))
    [(_, doc)] = analyser.pipe([report])
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]
    whole = report.full_text
    actor = Span(whole.index("Front"), whole.index("Front") + 5)
    at = whole.index(trigger)
    draft = ActDraft(
        trigger=Span(at, at + len(trigger)),
        types=(("ASSAULT", 1.0),),
        actors=(actor,),
        actor_scores={actor: score},
        found_by="x",
    )

    assert bool(without_doubted(parsed, draft).actors) is kept
    saying = replace(draft, types=(("ACCUSE", 1.0),))
    assert without_doubted(parsed, saying) == saying
