from __future__ import annotations

import pytest

from stateofplay.core.statements import Act, Statement
from stateofplay.core.text import Span, cite
from tests.unit.resolve.marked import name, reading_of


def _deed(marked: str, number: int, act: str = "ASSAULT") -> tuple[Statement, ...]:
    """A deed by the mention with that number."""
    reading = reading_of(marked)
    actor = reading.mentions[number]
    content = Act(trigger=Span(actor.span.end, actor.span.end + 3), type=act, actors=(actor,))
    evidence = cite(reading.report, Span(2, len(reading.report.full_text)))
    return (Statement(content=content, evidence=evidence, found_by="test"),)


@pytest.mark.parametrize(
    ("weapon", "who"),
    [
        ("[French fighter jets|place plural owner=French]", "French military"),
        ("[France's air defences|group plural owner=France's]", "French military"),
        ("[Hamas rockets|organisation plural owner=Hamas]", "Hamas"),
    ],
)
def test_a_weapon_that_strikes_is_who_has_it(weapon: str, who: str) -> None:
    text = f"{weapon} struck [Kalmo|place]."

    assert name(text, 0, _deed(text, 0)) == who


@pytest.mark.parametrize(
    "weapon",
    [
        "[drones|place plural]",
        "[non-French planes|group plural]",
        "[a jet|place]",
    ],
)
def test_a_weapon_of_nobody_told_is_nobodys(weapon: str) -> None:
    text = f"[France|place] waited. {weapon} struck [Kalmo|place]."

    assert name(text, 1, _deed(text, 1)) not in ("French military", "France")


def test_a_weapon_that_is_struck_is_no_military() -> None:
    text = "[Rebels|group plural subject] shot down [a French plane|place owner=French]."

    assert name(text, 1, _deed(text, 0)) == "French plane"
