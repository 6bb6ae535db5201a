"""A promise to ask, who asks, what was refused to one who asked, what is called the best."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract.asked import with_what_is_asked, without_who_is_asked
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.mentions import find_mentions
from stateofplay.extract.parsed import Parsed, sentence_spans

pytestmark = pytest.mark.model


def parse(analyser: Analyser, text: str) -> Parsed:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    mentions, by_token = find_mentions(report, doc)  # type: ignore[arg-type]
    sentences = sentence_spans(report, doc)  # type: ignore[arg-type]
    return Parsed(report=report, doc=doc, sentences=sentences, mentions=mentions, by_token=by_token)  # type: ignore[arg-type]


def act(parsed: Parsed, kind: str, trigger: str, actor: str = "", about: str = "") -> ActDraft:
    def place(words: str) -> Span:
        start = parsed.report.full_text.index(words)
        return Span(start, start + len(words))

    return ActDraft(
        trigger=place(trigger), types=((kind, 0.9), ("CONSULT", 0.1)), found_by="test",
        actors=(place(actor),) if actor else (), about=place(about) if about else None,
    )  # fmt: skip


def words(parsed: Parsed, *spans: Span) -> list[str]:
    return [parsed.report.full_text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Moreau promised to press Norland to open the port.", "promised", "REQUEST"),
        ("Moreau promised to open the port.", "promised", "AGREE"),
        ("Moreau never promised to press Norland to open the port.", "promised", "AGREE"),
    ],
)
def test_a_promise_to_ask_is_asking(analyser: Analyser, text: str, trigger: str, kind: str) -> None:
    parsed = parse(analyser, text)

    (found,) = with_what_is_asked(parsed, [act(parsed, "AGREE", trigger, "Moreau")])

    assert found.types[0][0] == kind
    assert len({name for name, _ in found.types}) == len(found.types)


@pytest.mark.parametrize(
    ("text", "noun", "actors"),
    [
        ("Norland turned down a request from Sudland for fuel.", "request", ["Sudland"]),
        ("Norland turned down a request for fuel from its own army.", "request", ["Norland"]),
    ],
)
def test_who_a_request_comes_from_makes_it(
    analyser: Analyser, text: str, noun: str, actors: list[str]
) -> None:
    parsed = parse(analyser, text)

    (found,) = with_what_is_asked(parsed, [act(parsed, "REQUEST", noun, "Norland")])

    assert words(parsed, *found.actors) == actors


def test_what_was_refused_is_what_was_asked(analyser: Analyser) -> None:
    parsed = parse(
        analyser,
        "Stone asked Norland for a pause, long enough to bring aid in, and was refused by Moreau.",
    )
    asked = act(parsed, "REQUEST", "asked", "Stone", about="a pause")
    refused = act(parsed, "REJECT", "refused", "Moreau", about="aid in")

    _, found = with_what_is_asked(parsed, [asked, refused])

    assert found.about == asked.about


def test_a_refusal_with_an_object_of_its_own_keeps_it(analyser: Analyser) -> None:
    parsed = parse(analyser, "Stone asked Norland for a pause and refused the offer of talks.")
    asked = act(parsed, "REQUEST", "asked", "Stone", about="a pause")
    refused = act(parsed, "REJECT", "refused", "Stone", about="the offer of talks")

    assert with_what_is_asked(parsed, [asked, refused]) == [asked, refused]


@pytest.mark.parametrize(
    ("text", "trigger", "about", "expected"),
    [
        (
            "The best hope of peace, Moreau said, was a truce with Norland.",
            "best hope",
            "peace",
            "a truce with Norland",
        ),
        (
            "The only way to end the war is for Norland to talk, Moreau said.",
            "only way",
            "to end the war",
            "for Norland to talk",
        ),
        (
            "A truce would be the best way to spare civilians, Moreau said.",
            "best way",
            "spare civilians",
            "A truce",
        ),
        ("A truce is the best way to peace, Moreau said.", "best way", "A truce", "A truce"),
        ("It is the best way to peace, Moreau said.", "best way", "peace", "peace"),
        ("The plea for a truce was a mistake, Moreau said.", "plea", "a truce", "a truce"),
        ("War is not the best way to peace, Moreau said.", "best way", "peace", "peace"),
    ],
)
def test_who_calls_something_the_best_way_asks_for_that(
    analyser: Analyser, text: str, trigger: str, about: str, expected: str
) -> None:
    parsed = parse(analyser, text)

    (found,) = with_what_is_asked(parsed, [act(parsed, "SUPPORT", trigger, "Moreau", about)])

    assert found.about is not None
    assert words(parsed, found.about) == [expected]


@pytest.mark.parametrize(
    ("text", "noun", "actors"),
    [
        ("The vote came amid calls for Norland to close the port.", "calls", []),
        ("There were demands on Norland to close the port.", "demands", []),
        ("Norland did not comply with demands to close the port.", "demands", []),
        ("Norland ignored repeated pleas to close the port.", "pleas", []),
        ("Norland renewed its calls for Sudland to close the port.", "calls", ["Norland"]),
        ("Norland rejected its own demands to close the port.", "demands", ["Norland"]),
        ("Norland made demands to close the port.", "demands", ["Norland"]),
    ],
)
def test_who_is_asked_does_not_ask(
    analyser: Analyser, text: str, noun: str, actors: list[str]
) -> None:
    parsed = parse(analyser, text)

    found = without_who_is_asked(parsed, act(parsed, "REQUEST", noun, "Norland"))

    assert words(parsed, *found.actors) == actors
    assert words(parsed, *found.recipients) == ([] if actors else ["Norland"])
