"""A run on Spark leaves the ledger of a run on one machine, record for record."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stateofplay import pipeline
from stateofplay.core.errors import ClusterError
from stateofplay.engine import Recipe
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.spark import Cluster

from .engines import Fails

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
]
pytest.importorskip("pyspark", reason="pip install 'stateofplay[spark]'")

PLACES = ("Norland", "Sudmark", "Eastmere")


def story(day: int, place: str) -> dict[str, Any]:
    other = PLACES[(PLACES.index(place) + 1) % len(PLACES)]
    text = (
        f"{place}'s foreign minister, Ada Stone, rejected a ceasefire with {other} on Monday, "
        f"unless all hostages are released.\n\nAt least {10 + day} people were killed in "
        f"{other}, its health ministry said. She called on {other} to open the crossing."
    )
    title = f"{place} rejects ceasefire, day {day}"
    return {"title": title, "text": text, "date": f"2031-05-{day:02}", "sitename": f"The {place}"}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Two files and a folder: copies within and between them, broken lines, odd letters."""
    folder = tmp_path_factory.mktemp("sources")
    records = [story(day, place) for day in range(1, 5) for place in PLACES]
    odd = story(9, "Norland") | {"title": "Half \ud800 a letter, \x00"}
    lines = [json.dumps(each) for each in [*records[:8], records[2], odd]]
    lines.insert(3, '{"title": ')
    (folder / "one.jsonl").write_text("\n".join(lines), "utf-8")
    with gzip.open(folder / "two.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write("\n".join(json.dumps(each) for each in records[6:]))
    (folder / "more" / "deep").mkdir(parents=True)
    (folder / "more" / "b.json").write_text(json.dumps(story(6, "Sudmark")), "utf-8")
    (folder / "more" / "deep" / "a.txt").write_text("Eastmere agrees\n\nEastmere agreed to talks.")
    (folder / "more" / "picture.png").write_bytes(b"\x89PNG")
    given = ("one.jsonl", "two.jsonl.gz", "more", "missing.json")
    return [str(folder / name) for name in given]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with Cluster(Recipe(), master="local[2]", partitions=3) as opened:
        yield opened


def content(ledger: Ledger) -> list[object]:
    reports = [(row, ledger.report(row.header.id)) for row in ledger.reports()]
    decided = [list(ledger.identities()), ledger.comparisons(), list(ledger.problems())]
    return [reports, list(ledger.entries()), list(ledger.entities()), *decided]


def test_the_ledger_is_that_of_a_run_on_one_machine(
    cluster: Cluster, sources: list[str], tmp_path: Path
) -> None:
    with open_ledger(tmp_path / "one.db") as one, open_ledger(tmp_path / "many.db") as many:
        here = pipeline.read_into(one, sources)
        there = pipeline.Run(many, cluster, lambda _: None).over(
            cluster.over(sources, str(tmp_path / "readings"))
        )

        assert content(many) == content(one)
        assert (there.new, there.statements) == (here.new, here.statements)
        assert there.problems == here.problems
        assert there.new == 15
        assert there.statements > 40
        assert len(there.problems) >= 4

        known = frozenset(row.header.id for row in many.reports())
        again = cluster.over(sources, str(tmp_path / "again"), known)
        assert pipeline.Run(many, cluster, lambda _: None).over(again).new == 0
        assert content(many) == content(one)


@pytest.mark.usefixtures("cluster")
def test_an_engine_that_cannot_be_loaded_is_told() -> None:
    broken = Cluster(Fails(), master=None, partitions=1)  # type: ignore[arg-type]

    with pytest.raises(ClusterError, match="model small: is missing"):
        _ = broken.name
