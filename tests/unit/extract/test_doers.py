"""Who tells of an act, judges it, suffers it or owes it is not who does it."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.doers import with_real_doers
from stateofplay.extract.drafts import ActDraft

pytestmark = pytest.mark.model


def roles(
    analyser: Analyser, text: str, kind: str, trigger: str, actors: list[str]
) -> tuple[list[str], list[str]]:
    """Give actors and recipients of an act that a reader gave *actors*."""
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    full = report.full_text

    def span(words: str) -> Span:
        start = full.index(words)
        return Span(start, start + len(words))

    read = ActDraft(
        trigger=span(trigger),
        types=((kind, 0.9),),
        actors=tuple(map(span, actors)),
        found_by="x",
    )
    done = with_real_doers(parsed_of(report, doc), read)  # type: ignore[arg-type]
    words = [full[s.start : s.end] for s in done.actors]
    return words, [full[s.start : s.end] for s in done.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "actor"),
    [
        ("Norland listed 300 children it says were abducted.", "COERCE", "abducted", "it"),
        ("Norland said two of its soldiers were killed.", "ASSAULT", "killed", "Norland"),
        ("President Moreau called the strikes a crime.", "ASSAULT", "strikes", "President Moreau"),
        ("Norland condemned the raid on the port.", "ASSAULT", "raid", "Norland"),
        (
            "Moreau said Norland must stop or face sanctions.",
            "SANCTION",
            "sanctions",
            "Norland",
        ),
    ],
)
def test_is_not_the_doer(
    analyser: Analyser, text: str, kind: str, trigger: str, actor: str
) -> None:
    assert roles(analyser, text, kind, trigger, [actor])[0] == []


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "actor"),
    [
        ("The police said five people were arrested.", "COERCE", "arrested", "The police"),
        ("Norland's army said most were intercepted.", "ASSAULT", "intercepted", "Norland's army"),
        ("Norland should demand a pullout.", "REQUEST", "demand", "Norland"),
        ("Norland called the raid Operation Storm.", "ASSAULT", "raid", "Norland"),
        ("President Moreau ordered the strikes.", "ASSAULT", "strikes", "President Moreau"),
        ("Norland defended its raid on the port.", "ASSAULT", "raid", "Norland"),
        ("Norland faces down rivals and imposed sanctions.", "SANCTION", "sanctions", "Norland"),
    ],
)
def test_may_be_the_doer(
    analyser: Analyser, text: str, kind: str, trigger: str, actor: str
) -> None:
    assert roles(analyser, text, kind, trigger, [actor])[0] == [actor]


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
    ],
)
def test_who_must_do_it_is_asked(
    analyser: Analyser, text: str, trigger: str, read: str, asking: list[str], asked: list[str]
) -> None:
    assert roles(analyser, text, "REQUEST", trigger, [read]) == (asking, asked)
