from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from stateofplay.compare.tolls import toll
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Figure
from stateofplay.core.text import Span

from .made import figure


def made(
    value: int, measure: str, at: int, *, by: str = "figure/kill", of: str = "people"
) -> Entry:
    """An entry of a report whose headline is ten characters long."""
    entry = figure(value, measure=measure)
    content = entry.content
    assert isinstance(content, Figure)
    placed = replace(content, trigger=Span(at, at + 1), of=of, value=Decimal(value))
    statement = replace(entry.statement, content=placed, found_by=by)
    return replace(entry, statement=statement, report=replace(entry.report, title="x" * 10))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([made(3, "killed", 50), made(2, "killed", 5)], (2, 0, "headline", "none told")),
        ([made(9, "killed", 5000), made(2, "killed", 50)], (2, 0, "opening", "none told")),
        (
            [made(1, "killed", 20, by="figure/victim"), made(40, "killed", 5000)],
            (1, 0, "persons", "none told"),
        ),
        ([made(40, "killed", 5000)], (40, 0, "elsewhere", "none told")),
        (
            [made(6, "affected", 2, by="figure/gunfire"), made(2, "killed", 30)],
            (2, 4, "opening", "the rest"),
        ),
        (
            [made(1, "killed", 2), made(4, "affected", 30, by="figure/gunfire", of="others")],
            (1, 4, "headline", "the rest"),
        ),
        (  # the headline goes before the opening, also where it tells of all who were hit
            [made(4, "affected", 2, by="figure/gunfire"), made(1, "injured", 40)],
            (0, 4, "none told", "the rest"),
        ),
        ([made(4, "affected", 40, by="figure/victims")], (0, 4, "none told", "the rest")),
        (  # the deeds of a year
            [made(24, "killed", 40, of="homicides")],
            (0, 0, "none told", "none told"),
        ),
        (  # somebody told of far below is of another event
            [made(1, "killed", at, by="figure/victim") for at in (20, 3000)],
            (1, 0, "persons", "none told"),
        ),
        ([], (0, 0, "none told", "none told")),
    ],
)
def test_the_rule_that_chose_a_number_is_named(
    entries: list[Entry], expected: tuple[int, int, str, str]
) -> None:
    found = toll(entries)
    assert (found.killed, found.injured, found.killed_by, found.injured_by) == expected
