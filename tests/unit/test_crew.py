"""Processes that read: order, time limits, deaths."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stateofplay.core.errors import ModelError, Problem, Stage, WorkerError
from stateofplay.core.text import Report
from stateofplay.crew import REPORT_SECONDS, Crew
from stateofplay.present.commands import reading

from .engines import Dies, Fails, Loads

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


def reports(*texts: str) -> list[Report]:
    return [Report(source=str(n), title="", text=text) for n, text in enumerate(texts)]


def test_the_limit_of_time_is_the_one_that_the_command_shows() -> None:
    assert reading.SECONDS == REPORT_SECONDS


def test_what_comes_out_is_in_the_order_of_what_went_in() -> None:
    items: list[Report | str] = [*reports(*map(str, range(60)))]
    items.insert(7, "no report")
    items.append("at the end")

    with Crew(Loads(), 2) as crew:
        found = list(crew.read(items))
        assert crew.name == "obedient"

    assert [item for item, _ in found] == items
    assert [isinstance(outcome, tuple) for _, outcome in found] == [
        isinstance(item, Report) for item in items
    ]


def test_many_items_that_are_no_reports_pass_through() -> None:
    with Crew(Loads(), 1) as crew:
        assert [item for item, _ in crew.read(["x"] * 1000)] == ["x"] * 1000


@pytest.mark.parametrize("workers", [1, 2])
def test_a_report_that_takes_too_long_is_a_problem(workers: int) -> None:
    items = reports("one", "sleep", "three", "four")

    with Crew(Loads(), workers, seconds=1.0) as crew:
        outcomes = [outcome for _, outcome in crew.read(items)]

    assert [isinstance(outcome, Problem) for outcome in outcomes] == [False, True, False, False]
    assert isinstance(outcomes[1], Problem)
    assert outcomes[1].stage is Stage.EXTRACT
    assert outcomes[1].report_id == items[1].id
    assert "longer than 1 seconds" in outcomes[1].message


def test_a_report_whose_process_dies_is_a_problem_and_the_rest_is_read() -> None:
    with Crew(Loads(), 1) as crew:
        outcomes = [outcome for _, outcome in crew.read(reports("one", "two", "die", "four"))]

    assert [isinstance(outcome, Problem) for outcome in outcomes] == [False, False, True, False]
    assert isinstance(outcomes[2], Problem)
    assert "SIGKILL" in outcomes[2].message


def test_a_process_killed_from_outside_costs_no_report(tmp_path: Path) -> None:
    items = reports("one", f"die-once {tmp_path / 'dead'}", "three")

    with Crew(Loads(), 1) as crew:
        outcomes = [outcome for _, outcome in crew.read(items)]

    assert not any(isinstance(outcome, Problem) for outcome in outcomes)


def test_an_engine_that_cannot_be_loaded_is_told() -> None:
    with Crew(Fails(), 1) as crew, pytest.raises(ModelError, match="Install it"):
        crew.wait()
    with Crew(Dies(), 1) as crew, pytest.raises(WorkerError, match="SIGKILL"):
        crew.wait()


def test_processes_end_with_the_crew() -> None:
    with Crew(Loads(), 2) as crew:
        ids = [post.worker._process.pid for post in crew._posts]
        next(iter(crew.read(reports("one", "sleep"))))

    deadline = time.monotonic() + 5
    while any(_runs(each) for each in ids):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _runs(process: int | None) -> bool:
    return process is not None and Path(f"/proc/{process}").exists()


def test_a_process_that_reads_loads_no_commands() -> None:
    """It loads the program's main module again before it begins."""
    program = "import sys, stateofplay.__main__; assert 'stateofplay.present' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
