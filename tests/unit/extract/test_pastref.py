"""Which words place an act in a past without a day."""

from __future__ import annotations

from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.complete import head_of, mention_for
from stateofplay.extract.pastref import past_words_of

pytestmark = pytest.mark.model

CASES = [
    # text, trigger, actor, words of the past
    ("Norland previously rejected the treaty.", "rejected", "Norland", "previously"),
    ("Norland has previously rejected the treaty.", "rejected", "Norland", None),
    ("Norland had rejected the treaty.", "rejected", "Norland", None),
    ("Norland rejected the treaty in the past.", "rejected", "Norland", "in the past"),
    ("Norland rejected two treaties in the past year.", "rejected", "Norland", None),
    ("Norland used to reject such treaties.", "reject", "Norland", "used"),
    ("Norland used the vote to reject the treaty.", "reject", "Norland", None),
    ("Initially reluctant to join, Norland now lets it in.", "reluctant", "Norland", "Initially"),
    ("Deeply reluctant to join, Norland now lets it in.", "reluctant", "Norland", None),
    ("The prior refusal of Norland was a mistake.", "refusal", "Norland", "prior"),
    ("The new refusal of Norland was a mistake.", "refusal", "Norland", None),
    ("Norland shelled it after a previous assault.", "assault", "Norland", None),
    ("During her tenure, Stone urged a truce.", "urged", "Stone", "During her tenure"),
    ("During her visit, Stone urged a truce.", "urged", "Stone", None),
    ("Then-minister Stone urged a truce.", "urged", "Stone", "Then"),
    ("A letter of then-minister Hale urged Stone to go.", "go", "Stone", None),
    ("Then-minister Hale urged her, and Stone rejected it.", "rejected", "Stone", None),
    ("Ada Stone, then minister of Norland, urged a truce.", "urged", "Ada Stone", "then"),
    ("It asked for time, then Stone urged a truce.", "urged", "Stone", None),
    ("Stone then urged a truce.", "urged", "Stone", None),
]


@pytest.mark.parametrize(("text", "trigger", "actor", "wanted"), CASES)
def test_past_words(
    analyser: Analyser, text: str, trigger: str, actor: str, wanted: str | None
) -> None:
    report = Report(source="test", title="News", text=text, published=date(2023, 11, 8))
    [(_, doc)] = analyser.pipe([report])
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]
    start, begin = report.full_text.index(trigger), report.full_text.index(actor)
    head = head_of(parsed, Span(start, start + len(trigger)))
    assert head is not None

    found = past_words_of(parsed, head, [mention_for(parsed, Span(begin, begin + len(actor)))])

    assert (report.full_text[found.start : found.end] if found else None) == wanted
