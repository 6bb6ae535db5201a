"""Announced deeds: what grammar makes of a finder's answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Reality
from stateofplay.core.text import Report, Span
from stateofplay.extract.announced import as_announced
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.mentions import find_mentions
from stateofplay.extract.parsed import Parsed, sentence_spans
from stateofplay.ontology import load

pytestmark = pytest.mark.model
ANNOUNCED = {name: act.announced for name, act in load().acts.items() if act.announced}


def parse(analyser: Analyser, text: str) -> Parsed:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    mentions, by_token = find_mentions(report, doc)
    sentences = sentence_spans(report, doc)
    return Parsed(report=report, doc=doc, sentences=sentences, mentions=mentions, by_token=by_token)


def draft(parsed: Parsed, kind: str, trigger: str, actor: str) -> ActDraft:
    def place(words: str) -> Span:
        start = parsed.report.full_text.index(words)
        return Span(start, start + len(words))

    return ActDraft(
        trigger=place(trigger), types=((kind, 0.9), ("REJECT", 0.1)), actors=(place(actor),),
        reality=Reality.POSSIBLE, found_by="test",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "wanted"),
    [
        ("France will send food to the island.", "AID", "send", "AGREE"),
        ("France will arrest the rebels.", "COERCE", "arrest", "THREATEN"),
        ("France sent food to the island.", "AID", "sent", "AID"),
        ("France will not send food to the island.", "AID", "send", "AID"),
        ("If France will send food, the island is saved.", "AID", "send", "AID"),
        ("France will welcome the plan.", "SUPPORT", "welcome", "SUPPORT"),
    ],
)
def test_what_an_actor_says_he_will_do_is_a_promise_or_a_threat(
    analyser: Analyser, text: str, kind: str, trigger: str, wanted: str
) -> None:
    parsed = parse(analyser, text)
    act = draft(parsed, kind, trigger, "France")
    found = as_announced(act, head_of(parsed, act.trigger), ANNOUNCED)
    assert found.types[0][0] == wanted
    assert (found.reality is Reality.ACTUAL) is (wanted != kind)


def test_an_announcement_is_the_actors_own(analyser: Analyser) -> None:
    parsed = parse(analyser, "Italy said that France will send food.")
    act = draft(parsed, "AID", "send", "Italy")
    found = as_announced(act, head_of(parsed, act.trigger), ANNOUNCED)
    assert found == replace(act)
