"""What figures say together does not depend on the order in which they came."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from stateofplay.compare.facts import Fact, facts_of
from stateofplay.compare.reports.context import context_of
from stateofplay.compare.upkeep.numbers import Numbers
from tests.unit.compare.made import figure

COUNT = "The health ministry has put the number of villagers killed on the Vell at {}"


def told_by(facts: Sequence[Fact], pieces: Sequence[Sequence[Fact]]) -> list[tuple[str, ...]]:
    numbers, held = Numbers(context_of(facts)), set()
    for piece in pieces:
        before, after = numbers.revise((), piece)
        held -= {(each.summary, *each.statements) for each in before}
        held |= {(each.summary, *each.statements) for each in after}
    return sorted(held)


@pytest.mark.parametrize("seed", range(6))
def test_figures_that_come_in_pieces_say_what_they_say_at_once(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    entries = [
        figure(value, report=f"Post {day} {n}", day=day, text=COUNT.format(value))
        for day in range(1, 25)
        for n in range(10)
        for value in [1000 + 40 * day + 10 * chance.randrange(8)]
    ]
    facts = facts_of(entries)
    chance.shuffle(facts)
    pieces = [facts[at : at + 40] for at in range(0, len(facts), 40)]
    assert told_by(facts, pieces) == told_by(facts, [facts])
