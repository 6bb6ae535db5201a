"""The parts of what an act is about are what grammar joins, and only what is meant alike."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Condition, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.extract import parsed_of
from stateofplay.extract.coordinated import with_parts

pytestmark = pytest.mark.model


def _trigger(text: str) -> str:
    return next(w for w in text.split() if w.endswith("ed") or w == "hopes")


def parts(
    analyser: Analyser,
    text: str,
    about: str,
    *,
    type_: str = "REQUEST",
    condition: str = "",
    triggers: tuple[str, ...] = (),
) -> list[str]:
    """Parts of *about* in *text*."""
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    full = report.full_text

    def place(words: str) -> Span:
        return Span(full.index(words), full.index(words) + len(words))

    def told(trigger: str, about: Span | None) -> Statement:
        terms = Condition(connective="until", span=place(condition)) if condition else None
        act = Act(trigger=place(trigger), type=type_, about=about, condition=terms)
        evidence = cite(report, Span(2, len(full)))
        return Statement(content=act, evidence=evidence, found_by="test")

    acts = [told(_trigger(text), place(about)), *(told(each, None) for each in triggers)]
    first = next(iter(with_parts(parsed_of(report, doc), acts)))  # type: ignore[arg-type]
    assert isinstance(first.content, Act)
    return [full[part.start : part.end] for part in first.content.parts]


@pytest.mark.parametrize(
    ("text", "about", "expected"),
    [
        (
            "France demanded a ceasefire and the release of prisoners.",
            "a ceasefire and the release of prisoners",
            ["a ceasefire", "the release of prisoners"],
        ),
        (
            "France demanded the withdrawal of troops, the lifting of the siege and aid.",
            "the withdrawal of troops, the lifting of the siege and aid",
            ["the withdrawal of troops", "the lifting of the siege and aid"],
        ),
        (
            "France urged Spain to halt the fighting and to open crossings.",
            "to halt the fighting and to open crossings",
            ["to halt the fighting", "open crossings"],
        ),
        (
            "France demanded an end to the strikes and the blockade.",
            "an end to the strikes and the blockade",
            ["the strikes", "the blockade"],
        ),
        (
            "The leaders urged Spain to stop the bombing, lift the siege and let aid in.",
            "to stop the bombing, lift the siege and let aid in",
            ["to stop the bombing", "lift the siege", "let aid in"],
        ),
        (
            "France demanded a deal, a ceasefire.",
            "a deal, a ceasefire",
            [],
        ),
        ("France demanded a ceasefire.", "a ceasefire", []),
        ("France demanded a pause but no ceasefire.", "a pause but no ceasefire", []),
        ("France demanded a pause, not a ceasefire.", "a pause, not a ceasefire", []),
        ("France demanded a pause or a ceasefire.", "a pause or a ceasefire", []),
    ],
)
def test_what_and_joins_is_parted(
    analyser: Analyser, text: str, about: str, expected: list[str]
) -> None:
    assert parts(analyser, text, about) == expected


def test_what_is_refused_may_be_joined_by_or(analyser: Analyser) -> None:
    text = "France rejected a pause or a prisoner swap."

    found = parts(analyser, text, "a pause or a prisoner swap", type_="REJECT")

    assert found == ["a pause", "a prisoner swap"]


def test_what_stands_beside_the_words_is_a_part(analyser: Analyser) -> None:
    text = "France demanded a ceasefire and the release of prisoners."

    assert parts(analyser, text, "a ceasefire") == ["a ceasefire", "the release of prisoners"]


def test_what_another_act_is_named_by_is_no_part(analyser: Analyser) -> None:
    text = "France demanded a ceasefire and the release of prisoners."

    assert parts(analyser, text, "a ceasefire", triggers=("release",)) == []


def test_a_condition_is_no_part(analyser: Analyser) -> None:
    text = "France rejected a ceasefire until the return of hostages and the withdrawal of troops."

    found = parts(
        analyser,
        text,
        "a ceasefire",
        type_="REJECT",
        condition="the return of hostages and the withdrawal of troops",
    )

    assert found == []


def test_what_is_joined_to_a_finite_verb_is_told_and_not_asked(analyser: Analyser) -> None:
    text = "France hopes Spain will stop the strikes and leave the town."

    assert parts(analyser, text, "Spain will stop the strikes") == []
