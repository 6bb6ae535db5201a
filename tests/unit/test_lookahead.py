"""How much waits in memory between the sources and what reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from stateofplay import lookahead
from stateofplay.core.text import Report
from stateofplay.lookahead import ahead


def most_waiting(items: Iterable[object]) -> tuple[list[object], int]:
    """Give what comes out, and how many items waited at most."""
    taken = most = 0

    def counted() -> Iterator[object]:
        nonlocal taken
        for item in items:
            taken += 1
            yield item

    given = []
    for item in ahead(counted()):
        given.append(item)
        most = max(most, taken - len(given))
    return given, most


@pytest.mark.parametrize("number", [0, 1, 3, 4, 5, 99])
def test_all_come_in_their_order(number: int) -> None:
    items = list(range(number))

    assert most_waiting(items)[0] == items


def test_no_more_than_so_many_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookahead, "AHEAD", 20)

    assert most_waiting(range(999)) == (list(range(999)), 20)


def test_long_reports_wait_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookahead, "CHARACTERS", 1000)
    short = [Report(source="x", title=str(n), text="so it is") for n in range(50)]
    long = [Report(source="x", title=str(n), text="so it is " * 200) for n in range(50)]

    assert most_waiting(short)[1] > 30
    given, most = most_waiting(long)
    assert given == long
    assert most <= 1
    assert most_waiting([*short, *long, *short])[0] == [*short, *long, *short]
