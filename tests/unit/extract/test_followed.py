"""What is told of the next act of the same sentence, and by whom it is done."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.beyond import is_beyond
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.followed import within_clause
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import joined_to, surface_subjects

pytestmark = pytest.mark.model


def parse(analyser: Analyser, text: str) -> Parsed:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    return parsed_of(report, doc)  # type: ignore[arg-type]


def act(parsed: Parsed, kind: str, trigger: str, actor: str, recipient: str) -> ActDraft:
    def place(words: str) -> Span:
        start = parsed.report.full_text.index(words)
        return Span(start, start + len(words))

    return ActDraft(
        trigger=place(trigger), types=((kind, 0.9),), found_by="test",
        actors=(place(actor),), recipients=(place(recipient),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "clause", "beyond"),
    [
        (
            "Norland condemned the raid and refused to talk unless it ends.",
            "condemned",
            "ends",
            True,
        ),
        (
            "Norland condemned the raid and refused to talk unless it ends.",
            "refused",
            "ends",
            False,
        ),
        (
            "Stone promised to respect the rights and threatened to go on if they fled.",
            "promised",
            "fled",
            True,
        ),
        ("Norland rejected the pact and Sudland backed it if it holds.", "rejected", "holds", True),
        (
            "Norland will withdraw its troops and lift the siege if they disarm.",
            "withdraw",
            "disarm",
            False,
        ),
        (
            "Norland rejects and will not discuss the truce unless it ends.",
            "rejects",
            "ends",
            False,
        ),
        ("Norland said it would stay and fight until they left.", "said", "left", False),
        ("Norland was ready to meet them, but only if they disarmed.", "ready", "disarmed", False),
        (
            "While some say that Stone risks war if they flee, Norland touted the pact.",
            "touted",
            "flee",
            True,
        ),
        ("If they disarm, Norland will free them and praised the pact.", "free", "disarm", False),
    ],
)
def test_a_condition_behind_the_next_verb_is_not_the_first_ones(
    analyser: Analyser, text: str, word: str, clause: str, *, beyond: bool
) -> None:
    tokens = {token.text: token for token in parse(analyser, text).doc}

    assert is_beyond(tokens[clause], tokens[word]) is beyond


@pytest.mark.parametrize(
    ("text", "verb", "first", "subject"),
    [
        ("The bill urges Stone to stop and calls on Norland to help.", "calls", "urges", ["bill"]),
        ("Stone vowed to stop and threatened to leave.", "threatened", "vowed", ["Stone"]),
        ("Stone vowed to stop and leave.", "leave", None, ["Stone"]),
    ],
)
def test_a_finite_verb_is_not_joined_to_an_infinitive(
    analyser: Analyser, text: str, verb: str, first: str | None, subject: list[str]
) -> None:
    tokens = {token.text: token for token in parse(analyser, text).doc}
    found = joined_to(tokens[verb])

    assert (found.text if found is not None else None) == first
    assert [word.text for word in surface_subjects(tokens[verb], 0)] == subject


@pytest.mark.parametrize(
    ("text", "first", "second", "kept"),
    [
        (
            "Stone welcomed the pact but called on Norland to sign.",
            "SUPPORT welcomed",
            "called",
            False,
        ),
        (
            "Stone rejected the finding and asked Norland to leave.",
            "REJECT rejected",
            "asked",
            False,
        ),
        ("Stone warned that help was late and blamed Norland.", "ACCUSE warned", "blamed", False),
        ("Stone condemned the test and urged Norland to stop.", "ACCUSE condemned", "urged", True),
        ("Stone fired rockets and shelled Norland.", "ASSAULT fired", "shelled", True),
        ("Stone praised and thanked Norland.", "SUPPORT praised", "thanked", True),
    ],
)
def test_whom_the_next_verb_addresses_is_not_addressed_by_the_first(
    analyser: Analyser, text: str, first: str, second: str, *, kept: bool
) -> None:
    parsed = parse(analyser, text)
    one = act(parsed, *first.split(), "Stone", "Norland")
    other = act(parsed, "REQUEST", second, "Stone", "Norland")
    head = next(token for token in parsed.doc if token.text == first.split()[1])

    found = within_clause(parsed, one, head, [one, other])

    assert (found.recipients == one.recipients) is kept
