"""Which words of time belong to which act."""

from __future__ import annotations

from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.complete import head_of
from stateofplay.extract.timing import time_of

pytestmark = pytest.mark.model

CASES = [
    # sentence, trigger, who acts, words of time
    ("Norland shelled the port on Friday.", "shelled", "Norland", "Friday"),
    ("An attack on Tuesday killed five people.", "killed", "", "Tuesday"),
    ("Ada Stone visited Norland on Friday, urging calm.", "urging", "Ada Stone", "Friday"),
    ("Ada Stone said on Friday she rejected the plan.", "rejected", "she", "Friday"),
    ("Ada Stone said on Friday that Norland shelled the port.", "shelled", "Norland", None),
    ("Ada Stone on Friday condemned the shelling of the port.", "shelling", "", None),
    ("Norland shut the port after the October 7 attack.", "shut", "Norland", None),
    ("Norland has shut the port since 7 October.", "shut", "Norland", "since 7 October"),
    ("14:05 - Norland shelled the port on Friday, an envoy said.", "shelled", "Norland", "Friday"),
    ("14:05 - Norland shelled the port, an envoy said.", "shelled", "Norland", None),
    ("Five men died in a raid in Marl, on Friday, an envoy said.", "died", "", "Friday"),
    ("Norland shelled Marl, and on Friday an envoy spoke.", "shelled", "Norland", None),
    ("Norland shut the port for two weeks.", "shut", "Norland", None),
]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


@pytest.mark.parametrize(("sentence", "trigger", "actor", "wanted"), CASES)
def test_words_of_time(
    analyser: Analyser, sentence: str, trigger: str, actor: str, wanted: str | None
) -> None:
    report = Report(source="test", title="News", text=sentence, published=date(2023, 11, 8))
    (pair,) = analyser.pipe([report])
    parsed = parsed_of(report, pair[1])
    text = report.full_text
    start = text.index(trigger)
    head = head_of(parsed, Span(start, start + len(trigger)))
    assert head is not None
    actors = frozenset(m.span for m in parsed.mentions if m.exact == actor)
    span = time_of(parsed, head, actors)
    assert (text[span.start : span.end] if span else None) == wanted
