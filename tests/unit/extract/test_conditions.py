"""Conditions and reasons with all their words."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.datafiles import read_mapping
from stateofplay.extract import parsed_of
from stateofplay.extract.conditions import (
    condition_at,
    find_condition,
    find_reason,
    opened,
    split_condition,
    to_verb,
)

pytestmark = pytest.mark.model

WORDS = read_mapping("stateofplay.extract", "words", "connectives.yml")


def test_a_condition_that_was_cut_short_reaches_to_its_verb(analyser: Analyser) -> None:
    text = "Norland rejected a truce until the miners were freed."
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    start = report.full_text.index("until")
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]
    found = to_verb(parsed, Span(start, start + len("until the miners")))

    assert report.full_text[found.start : found.end] == "until the miners were freed"
    assert to_verb(parsed, found) == found


@pytest.mark.parametrize(
    ("text", "verb", "about", "condition", "kept"),
    [
        (
            "Stone urged them to sign, and to warn that there will be war if Norland leaves.",
            "urged",
            "to sign",
            "if Norland leaves",
            False,
        ),
        (
            "Norland backed the raids because it knew that if Sudland had time, it would attack.",
            "backed",
            "the raids",
            "if Sudland had time",
            False,
        ),
        (
            "Stone would leave the talks but would return if Norland signs.",
            "leave",
            "the talks",
            "if Norland signs",
            False,
        ),
        (
            "Stone urged them to sign if Norland leaves.",
            "urged",
            "to sign",
            "if Norland leaves",
            True,
        ),
        (
            "Stone said that Norland would sign the treaty if Sudland leaves.",
            "sign",
            "the treaty",
            "if Sudland leaves",
            True,
        ),
    ],
)
def test_a_condition_of_what_else_is_said_is_none_of_the_act(
    analyser: Analyser, text: str, verb: str, about: str, condition: str, kept: bool
) -> None:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]
    [token] = [token for token in doc if token.text == verb]  # type: ignore[union-attr]
    full = report.full_text
    start, behind = full.index(condition), full.index(about) + len(about)

    found = condition_at(parsed, Span(start, start + len(condition)), token, behind)

    assert (found is not None) is kept


@pytest.mark.parametrize(
    ("text", "verb", "reason"),
    [
        ("Norland closed its embassy because of the shelling.", "closed", "the shelling"),
        ("Norland left the talks owing to the raid on the port.", "left", "the raid on the port"),
        ("Norland left because the Front had broken it.", "left", "the Front had broken it"),
        ('Norland left because the Front had "broken it."', "left", 'the Front had "broken it."'),
        ("Norland rejected the plan, calling it a trap.", "rejected", "a trap"),
        ("Norland rejected the plan, describing it as a trap.", "rejected", "a trap"),
        ("Norland rejected the plan, citing the shelling.", "rejected", "the shelling"),
        ("Norland rejected them all, calling them not true.", "rejected", "not true"),
        (
            "Norland rejected the plan, warning the Front that it would fail.",
            "rejected",
            "it would fail",
        ),
    ],
)
def test_reason(analyser: Analyser, text: str, verb: str, reason: str) -> None:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == verb]  # type: ignore[union-attr]
    found = find_reason(token, "REJECT")

    assert found is not None
    assert report.full_text[found.start : found.end] == reason


@pytest.mark.parametrize("example", [*WORDS["reason_ends"], *WORDS["reason_goes_on"]], ids=str)
def test_where_a_reason_ends(analyser: Analyser, example: dict[str, str]) -> None:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=example["text"])])
    [verb] = [t for t in doc if t.text in ("rejected", "opposed")]  # type: ignore[union-attr]
    found = find_reason(verb, "REJECT")

    assert found is not None
    assert report.full_text[found.start : found.end] == example["reason"]


@pytest.mark.parametrize(
    "text",
    [
        "Norland rejected the plan, calling its authors fools.",
        "Norland rejected the account, calling the raid a murder.",
        "Norland rejected the plan, warning the Front of a long war.",
    ],
)
def test_what_is_said_of_something_else_is_no_reason(analyser: Analyser, text: str) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == "rejected"]  # type: ignore[union-attr]

    assert find_reason(token, "REJECT") is None


def test_words_without_a_known_connective_open_with_their_first() -> None:
    text = "Talks, only as part of a settlement."

    found = opened(split_condition("only as part of a settlement", 7), text)

    assert found.connective == "only"
    assert text[found.span.start : found.span.end] == "as part of a settlement"


@pytest.mark.parametrize(
    ("text", "verb", "condition"),
    [
        (
            "Stone ruled out any talks while Norland is under siege.",
            "ruled",
            "while Norland is under siege",
        ),
        (
            "Stone rejected any talks while the bombs are falling.",
            "rejected",
            "while the bombs are falling",
        ),
        (
            "Norland rejects all talks in the event that the Front attacks.",
            "rejects",
            "in the event that the Front attacks",
        ),
        ("Stone refused to sign, while Norland is ready to.", "refused", None),
        ("Stone refused to speak while leaving the hall.", "refused", None),
        ("Stone refused a vest while he was in the hall.", "refused", None),
        ("Stone refused to sign while Norland says it is ready to.", "refused", None),
    ],
)
def test_a_state_that_lasts_is_a_condition_of_a_refusal(
    analyser: Analyser, text: str, verb: str, condition: str | None
) -> None:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == verb]  # type: ignore[union-attr]
    found = find_condition(token, "REJECT", sure=True)

    words = report.full_text[found.span.start : found.span.end] if found else None
    assert (f"{found.connective} {words}" if found else None) == condition


@pytest.mark.parametrize(
    "text",
    [
        "Stone would sign the accord even if the Front left the talks.",
        "Norland asked if the Front would sign the accord.",
        "Norland rejected the plan, warning that the Front will pay if it strikes.",
    ],
)
def test_what_is_granted_asked_or_said_of_something_else_is_no_condition(
    analyser: Analyser, text: str
) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    verb = next(t for t in doc if t.text in ("sign", "asked", "rejected"))  # type: ignore[union-attr]

    assert find_condition(verb, "AGREE") is None
