"""A task of the cluster reads the same words once; with an engine that reads quickly."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stateofplay import pipeline, spark
from stateofplay.core.errors import Problem, Stage
from stateofplay.core.text import Report
from stateofplay.engine import Outcome, failed
from stateofplay.ledger import open_ledger

from .engines import Loads, Obedient

READ: list[str] = []


class Watched(Obedient):
    """Keeps what it was given; cannot read what says so."""

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Outcome]]:
        for report, outcome in super().read(reports):
            READ.append(report.source)
            broken = "broken" in report.text
            yield report, failed(report, Stage.EXTRACT, "broken") if broken else outcome


@dataclass(frozen=True)
class Watches:
    def load(self) -> Watched:
        return Watched()


def report(source: str, text: str) -> Report:
    return Report(source=source, title="Truce", text=text, publisher=source)


def test_of_the_same_words_the_first_is_read_and_all_if_it_fails() -> None:
    items: list[tuple[tuple[int, int], Report | Problem]] = [
        ((0, 2), report("copy", 'It said "no".')),
        ((0, 1), report("first", "It said \u201cno\u201d.")),
        ((1, 0), report("broken 1", "broken")),
        ((1, 1), report("broken 2", "broken")),
        ((2, 0), Problem(source="x", stage=Stage.READ, message="not JSON")),
    ]
    READ.clear()

    rows = {row[:2]: row[2:] for row in spark._through(Watches(), items)}  # type: ignore[arg-type]

    assert READ == ["first", "broken 1", "broken 2"]
    assert {place: tuple(map(bool, row)) for place, row in rows.items()} == {
        (0, 1): (True, True, False),
        (0, 2): (True, False, False),
        (1, 0): (True, False, True),
        (1, 1): (True, False, True),
        (2, 0): (False, False, True),
    }


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_copies_in_different_files_come_to_one_task(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pip install 'stateofplay[spark]'")
    sources = [str(tmp_path / f"{number}.jsonl") for number in range(3)]
    for source in sources:
        texts = [
            {"title": "Truce", "text": f"Talks {n}.", "sitename": source, "date": "2031-05-05"}
            for n in range(9)
        ]
        Path(source).write_text("\n".join(map(json.dumps, texts)), "utf-8")
    folder = str(tmp_path / "readings")
    with (
        spark.Cluster(Loads(), master="local[1]", partitions=4) as cluster,  # type: ignore[arg-type]
        open_ledger(tmp_path / "x.db") as ledger,
    ):
        run = pipeline.Run(ledger, cluster, lambda _: None)
        result = run.over(cluster.over(sources, folder))
        rows = cluster._session.read.parquet(folder).collect()

    assert (result.new, result.copies, result.problems) == (27, 18, ())
    assert sum(row.outcome is not None for row in rows) == 9
    assert cluster._outcomes == {}
