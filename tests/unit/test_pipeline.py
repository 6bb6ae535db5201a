"""The order of the stages, and what a run keeps when something goes wrong."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from stateofplay import pipeline
from stateofplay.core.errors import Problem, Stage
from stateofplay.core.statements import Reading
from stateofplay.core.text import Report
from stateofplay.ledger import open_ledger
from stateofplay.read import read

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def engine() -> pipeline.Engine:
    return pipeline.Engine.load()


def write_reports(folder: Path, number: int) -> list[str]:
    """Write reports of one small story; give their paths."""
    paths = []
    for count in range(number):
        path = folder / f"{count:03}.json"
        fields = {
            "title": f"Norland rejects truce for the {count}. time",
            "text": "Norland rejected a truce with the Southern Front on Monday. The Front had "
            f"asked for one. At least {count + 10} people were killed, the health ministry said.",
            "date": "2031-05-05",
            "sitename": f"Gazette {count % 3}",
        }
        path.write_text(json.dumps(fields), "utf-8")
        paths.append(str(path))
    return paths


def exported(path: Path) -> list[tuple[str, ...]]:
    with open_ledger(path) as ledger:
        identified = [
            (entry.id, *(actor.id for actor in entry.actors)) for entry in ledger.entries()
        ]
        return identified + [(group.id,) for group in ledger.comparisons()]


def test_a_report_that_breaks_a_stage_is_a_problem_and_the_rest_is_kept(
    tmp_path: Path, engine: pipeline.Engine
) -> None:
    class Fragile:
        name = engine.resolver.name

        def resolve(self, reading: Reading) -> object:
            if reading.report.source.endswith("001.json"):
                raise ValueError("a stage that does not understand this report")
            return engine.resolver.resolve(reading)

    broken = replace(engine, resolver=Fragile())  # type: ignore[arg-type]
    with open_ledger(tmp_path / "x.db") as ledger:
        result = pipeline.read_into(ledger, write_reports(tmp_path, 3), engine=broken)

        assert result.new == 2
        [problem] = result.problems
        assert problem.stage is Stage.RESOLVE
        assert problem.source.endswith("001.json")
        assert list(ledger.problems()) == [problem]


def test_reading_again_reads_nothing(tmp_path: Path, engine: pipeline.Engine) -> None:
    paths = write_reports(tmp_path, 3)
    with open_ledger(tmp_path / "x.db") as ledger:
        pipeline.read_into(ledger, paths, engine=engine)
        before = exported(tmp_path / "x.db")

        again = pipeline.read_into(ledger, [*paths, *paths], engine=engine)

    assert (again.new, again.known) == (0, 6)
    assert exported(tmp_path / "x.db") == before


def test_a_newer_engine_supersedes_and_overwrites_nothing(
    tmp_path: Path, engine: pipeline.Engine
) -> None:
    class Newer:
        name = "newer resolver"

        def resolve(self, reading: Reading) -> object:
            return engine.resolver.resolve(reading)

    newer = replace(engine, resolver=Newer())  # type: ignore[arg-type]
    paths = write_reports(tmp_path, 2)
    with open_ledger(tmp_path / "x.db") as ledger:
        pipeline.read_into(ledger, paths, engine=engine)
        before = [entry.id for entry in ledger.entries()]

        result = pipeline.read_into(ledger, paths, engine=newer)

        assert result.new == 2
        assert [entry.id for entry in ledger.entries()] == before
        assert len(list(ledger.runs())) == 2


def test_order_of_reading_does_not_matter(tmp_path: Path, engine: pipeline.Engine) -> None:
    paths = write_reports(tmp_path, 5)
    for name, order in (("a.db", paths), ("b.db", paths[::-1])):
        with open_ledger(tmp_path / name) as ledger:
            pipeline.read_into(ledger, order, engine=engine)

    assert sorted(exported(tmp_path / "a.db")) == sorted(exported(tmp_path / "b.db"))


def test_a_report_reads_the_same_alone_and_among_others(
    tmp_path: Path, engine: pipeline.Engine
) -> None:
    """Else a run that was interrupted, or has more processes, would not give the same ledger."""
    reports = [item for item in read(write_reports(tmp_path, 9)) if not isinstance(item, Problem)]
    longer = replace(reports[4], text=f"{reports[4].text} {reports[3].text}\n\nAn aside.")
    mixed = [*reports[:3], longer, *reports[3:]]

    together = [outcome for _, outcome in engine.read(mixed)]
    alone = [outcome for report in mixed for _, outcome in engine.read([report])]

    assert together == alone


def test_reading_takes_one_thread_and_leaves_the_rest_to_others(engine: pipeline.Engine) -> None:
    text = "Norland rejected a truce with the Southern Front on Monday. " * 200
    elsewhere = []
    for turn in range(3):
        process, thread = time.process_time(), time.thread_time()
        list(engine.read([Report(source="a", title=f"{turn}", text=text)]))
        thread = time.thread_time() - thread
        elsewhere.append((time.process_time() - process - thread) / thread)
    assert min(elsewhere) < 0.02


def test_a_report_of_two_million_words_is_a_problem_at_once(engine: pipeline.Engine) -> None:
    report = Report(source="x", title="Archive", text="truce " * 2_000_000)

    [(_, outcome)] = engine.read([report])

    assert isinstance(outcome, Problem)
    assert "at most 1,000,000" in outcome.message


def test_a_report_without_anything_to_find_is_read_all_the_same(
    tmp_path: Path, engine: pipeline.Engine
) -> None:
    report = Report(source="x", title="", text="Nothing much.")
    with open_ledger(tmp_path / "x.db") as ledger:
        run = pipeline.Run(ledger, pipeline.Here(engine), lambda _: None)

        assert run.over([report]).new == 1
