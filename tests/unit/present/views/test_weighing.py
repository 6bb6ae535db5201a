"""What a reader sees first: proposals of several parties, then of many reports, of those heard."""

from __future__ import annotations

from collections import Counter
from datetime import date

from stateofplay.present.views.weighing import Held, voices, weight

HEARD = Counter({"Norland": 9, "Sudland": 7, "Acme": 1})


def test_the_order_of_proposals() -> None:
    day, later = date(2031, 5, 2), date(2031, 5, 9)
    proposals = {
        "shared": [Held("Norland", 1, 0.7, day), Held("Sudland", 1, 0.6, day)],
        "told by many": [Held("Acme", 3, 0.7, day)],
        "of a side, surer": [Held("Norland", 1, 0.9, day)],
        "of a side, later": [Held("Norland", 1, 0.7, later)],
        "of a side": [Held("Norland", 1, 0.7, day)],
        "of a firm": [Held("Acme", 1, None, later)],
    }

    assert sorted(proposals, key=lambda name: weight(proposals[name], HEARD)) == [*proposals]


def test_each_position_counts_for_its_party() -> None:
    assert voices([Held("Norland", 2, None), Held("Norland", 1, 0.9), Held("Acme", 1, 0.9)]) == {
        "Norland": 3,
        "Acme": 1,
    }
