"""Who is refused, promised or told something stands at its receiving end."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.received import with_receivers

pytestmark = pytest.mark.model


def spans(parsed: Parsed, *words: str) -> tuple[Span, ...]:
    starts = ((parsed.report.full_text.index(word), len(word)) for word in words)
    return tuple(Span(start, start + length) for start, length in starts)


def test_next_best_recipient_is_none(analyser: Analyser) -> None:
    report = Report(source="x", title="", text="Stone was promised papers on Moreau.")
    [(_, doc)] = analyser.pipe([report])
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]
    [trigger, stone, moreau] = spans(parsed, "promised", "Stone", "Moreau")
    draft = ActDraft(
        trigger=trigger,
        types=(("AGREE", 1.0),),
        actors=(stone,),
        recipients=(moreau,),
        found_by="x",
    )

    found = with_receivers(parsed, draft)

    assert (found.actors, found.recipients) == ((), (stone,))


@pytest.mark.parametrize(
    ("text", "act", "taken", "aimed", "expected"),
    [
        (
            "The war with Norland in Marl went on.",
            "ASSAULT war",
            "Norland",
            "Marl",
            ("", "Norland"),
        ),
        ("Stone's talks with Marl went on.", "CONSULT talks", "Stone Marl", "", ("Stone", "Marl")),
        (
            "Stone held talks with the envoy, Ivo.",
            "CONSULT talks",
            "Stone",
            "Ivo",
            ("Stone", "Ivo"),
        ),
        ("The clashes with Marl went on.", "ASSAULT clashes", "Marl", "", ("Marl", "")),
        ("The plea with Marl went on.", "REQUEST plea", "Marl", "", ("Marl", "")),
        ("Patients hit by Marl were told to go.", "REQUEST told", "", "Marl", ("", "Patients")),
        (
            "Patients were told by Ivo to leave Marl.",
            "REQUEST told",
            "Ivo",
            "Marl",
            ("Ivo", "Marl"),
        ),
        ("Stone was arrested and later released.", "RETREAT released", "Stone", "", ("", "Stone")),
    ],
)
def test_whom_grammar_puts_at_the_receiving_end(
    analyser: Analyser, text: str, act: str, taken: str, aimed: str, expected: tuple[str, str]
) -> None:
    report = Report(source="x", title="", text=text)
    [(_, doc)] = analyser.pipe([report])
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]
    kind, trigger = act.split()
    (words,) = spans(parsed, trigger)
    draft = ActDraft(
        trigger=words,
        types=((kind, 1.0),),
        actors=spans(parsed, *taken.split()),
        recipients=spans(parsed, *aimed.split()),
        found_by="x",
    )

    found = with_receivers(parsed, draft)

    told = (
        " ".join(report.full_text[span.start : span.end] for span in role)
        for role in (found.actors, found.recipients)
    )
    assert tuple(told) == expected
