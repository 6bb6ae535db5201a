"""A doer whom the reader doubts is let go, if grammar does not name him."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.unnamed import sure_doers, without_doubted

pytestmark = pytest.mark.model

STRUCK = "Nine men were killed in the town on Monday after the Front seized the bridge."


@pytest.mark.parametrize(
    ("text", "trigger", "score", "kept"),
    [
        (STRUCK, "killed", 0.95, True),
        (STRUCK, "killed", 0.35, False),
        (STRUCK, "killed", 0.55, False),
        ("The Front hit a school.", "hit", 0.2, True),
        ("The Front came. A mine killed two men.", "killed", 0.55, False),
        ("The Front came. The army killed two men.", "killed", 0.55, True),
        ("The Front came. The raids went on.", "raids", 0.55, False),
        ("The Front ended its raids on Marl.", "raids", 0.45, True),
        ("The raids by the Front went on.", "raids", 0.2, True),
        ("Moreau blamed the Front for the raids.", "raids", 0.45, True),
        ("The Front denied responsibility for the raids.", "raids", 0.45, True),
        ("The raids were attributed to the Front.", "raids", 0.45, True),
        ("The Front launched a series of raids.", "raids", 0.45, True),
        ("Marl was hit in a raid by the Front.", "hit", 0.45, True),
        ("The Front said that Marl was hit on Monday.", "hit", 0.75, False),
        ("The Front condemned the raids on Marl.", "raids", 0.75, False),
        ("The Front defended its raids on Marl.", "raids", 0.45, True),
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


def test_who_is_sure_to_have_done_such_a_deed_may_be_meant_again(analyser: Analyser) -> None:
    text = "The Front shelled Marl. The raids went on."
    report = Report(source="x", title="", text=text, published=date(2031, 5, 2))
    [(_, doc)] = analyser.pipe([report])
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]

    def draft(trigger: str, score: float) -> ActDraft:
        [actor, at] = [
            Span(start, start + len(word))
            for word in ("Front", trigger)
            for start in [report.full_text.index(word)]
        ]
        scores = {actor: score}
        types = (("ASSAULT", 1.0),)
        return ActDraft(trigger=at, types=types, actors=(actor,), actor_scores=scores, found_by="x")

    told, again = draft("shelled", 0.7), draft("raids", 0.55)

    assert sure_doers(parsed, [told, again]) == {("ASSAULT", "fron")}
    assert without_doubted(parsed, again, sure_doers(parsed, [told])).actors
    assert not without_doubted(parsed, again, sure_doers(parsed, [again])).actors
