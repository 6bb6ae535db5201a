"""Who did a harm is left open where the sentence does not say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.unnamed import without_unnamed

pytestmark = pytest.mark.model

DISPLACED = "The Front held Marl. The agency said 40,000 people had been displaced since Monday."
BY = "The Front held Marl. The agency said 40,000 people had been displaced by troops."
SHELLS = "Norland asked the Front to spare clinics after shells hit a school."
OWN = "Norland asked the Front to spare clinics after its shells hit a school."
FAR = "The Front fired on the base. Nine rockets hit the fence."
WHEN = "Nine men were killed in the town on Monday, two days after the Front seized the bridge."
STRUCK = "Nine men were killed in the town on Monday after the Front seized the bridge."
THE = "The Front fired on the base. The rockets hit the fence."


@pytest.mark.parametrize(
    ("text", "trigger", "score", "kept"),
    [
        (DISPLACED, "displaced", 0.49, False),
        (DISPLACED, "displaced", 0.95, True),
        (BY, "displaced", 0.49, True),
        (SHELLS, "hit", 0.98, False),
        (OWN, "hit", 0.98, True),
        (FAR, "hit", 0.2, False),
        (FAR, "hit", 0.95, True),
        (THE, "hit", 0.43, True),
        (WHEN, "killed", 0.95, False),
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

    assert bool(without_unnamed(parsed, draft).actors) is kept
    saying = replace(draft, types=(("ACCUSE", 1.0),))
    assert without_unnamed(parsed, saying) == saying
