"""Who must do something is asked to do it, by who says so."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.doers import with_real_askers
from stateofplay.extract.drafts import ActDraft

pytestmark = pytest.mark.model


def roles(
    analyser: Analyser, text: str, trigger: str, actors: list[str]
) -> tuple[list[str], list[str]]:
    """Give actors and recipients of an act that a reader gave *actors*."""
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    full = report.full_text

    def span(words: str) -> Span:
        start = full.index(words)
        return Span(start, start + len(words))

    read = ActDraft(
        trigger=span(trigger),
        types=(("REQUEST", 0.9),),
        actors=tuple(map(span, actors)),
        found_by="x",
    )
    done = with_real_askers(parsed_of(report, doc), read)  # type: ignore[arg-type]
    words = [full[s.start : s.end] for s in done.actors]
    return words, [full[s.start : s.end] for s in done.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "read", "asking", "asked"),
    [
        ("Norland must stop, Moreau said.", "must stop", "Norland", ["Moreau"], ["Norland"]),
        ("Norland must stop the war.", "must stop", "Norland", [], ["Norland"]),
        ("Moreau said Norland has to leave.", "has to leave", "Norland", ["Moreau"], ["Norland"]),
        (
            "Ada Stone and Jan Berg had set a deadline: Norland must accept a truce by Monday.",
            "must accept",
            "Norland",
            ["Ada Stone", "Jan Berg"],
            ["Norland"],
        ),
        ("We must stop the war, Moreau said.", "must stop", "We", ["We"], []),
        ("Norland asked that Sudland stop.", "asked", "Norland", ["Norland"], []),
        ("Norland should demand a pullout.", "demand", "Norland", ["Norland"], []),
    ],
)
def test_who_must_do_it_is_asked(
    analyser: Analyser, text: str, trigger: str, read: str, asking: list[str], asked: list[str]
) -> None:
    assert roles(analyser, text, trigger, [read]) == (asking, asked)
