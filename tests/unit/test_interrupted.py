"""A run that ends at any write loses nothing: what it did not keep, the next one reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from stateofplay import pipeline
from stateofplay.core.errors import Problem, Stage
from stateofplay.core.text import Report
from stateofplay.engine import Outcome
from stateofplay.ledger import open_ledger
from stateofplay.ledger.sqlite import SqliteDatabase

from .ledger.story import REPORT, another, reading, resolved

T = TypeVar("T")

PROBLEM = Problem(
    source=REPORT.source, stage=Stage.EXTRACT, message="no figures", report_id=REPORT.id
)


class Half:
    """Finds statements in every report, and in one that a part of it cannot be read."""

    name = "one"

    def read(self, items: Iterable[Report | T]) -> Iterator[tuple[Report | T, Outcome | None]]:
        for item in items:
            if isinstance(item, Report):
                problems = (PROBLEM,) if item == REPORT else ()
                yield item, (replace(reading(item), problems=problems), resolved(item))
            else:
                yield item, None


class Killed(BaseException):
    pass


def run(path: Path) -> None:
    with open_ledger(path) as ledger:
        pipeline.Run(ledger, Half(), lambda _: None).over([REPORT, another("b.json")])


def kept(path: Path) -> list[Any]:
    with open_ledger(path) as ledger:
        return [
            [row.header.id for row in ledger.reports()],
            [entry.id for entry in ledger.entries()],
            list(ledger.problems()),
        ]


def test_an_end_at_any_write_loses_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = 0

    def counted(name: str) -> None:
        write = getattr(SqliteDatabase, name)

        def last(self: SqliteDatabase, *arguments: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                raise Killed
            return write(self, *arguments)

        monkeypatch.setattr(SqliteDatabase, name, last)

    run(tmp_path / "undisturbed.db")
    expected = kept(tmp_path / "undisturbed.db")
    assert expected[-1] == [PROBLEM]
    for name in ("write", "write_all", "insert"):
        counted(name)

    ends = 0
    while True:
        path = tmp_path / f"{ends}.db"
        left = ends + 1
        try:
            run(path)
        except Killed:
            ends += 1
        else:
            break
        left = 0
        run(path)
        assert kept(path) == expected, f"after an end at write {ends}"
    assert ends > 20
