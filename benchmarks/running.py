"""Runs as people start them: workers, start, memory, size of the ledger, a report more, views.

    python -m benchmarks.running REPORTS.jsonl[.gz] [--reports 60] [--runs 3] [--ledger BIG.db]

Every number is a median with its spread. Seconds of the clock tell little on a busy machine;
processor time and ratios within one run do.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from benchmarks.killing import kept
from stateofplay import settling
from stateofplay.copies import carried
from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.ledger import open_ledger
from stateofplay.read import read

VIEWS = ("positions", "acts", "figures", "compare", "reports", "names", "problems")
COMMAND = (sys.executable, "-m", "stateofplay")


@dataclass(slots=True)
class Once:
    """One run of the command.

    Attributes:
        seconds: By the clock.
        first: Seconds until the first report was kept.
        processor: Seconds of processor time of all its processes.
        memory: Megabytes of the largest worker, at half of the reports and at the end.
    """

    seconds: float
    first: float
    processor: float
    memory: tuple[float, float]


def main() -> None:
    """Measure and print."""
    options = _options()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    items = (item for item in read([str(options.source)]) if not isinstance(item, Problem))
    reports = list(islice(items, options.reports))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source"
        source.mkdir()
        for number, report in enumerate(reports):
            (source / f"{number:06}.txt").write_text(report.full_text, "utf-8", "replace")
        runs: dict[int, list[Once]] = {1: [], 2: []}
        for turn in range(options.runs):  # turn about, so that a busy machine hits both alike
            for workers, found in runs.items():
                ledger = folder / f"{turn}-{workers}.db"
                found.append(_once(source, ledger, workers, len(reports)))
        _print_runs(runs)
        size = ledger.stat().st_size
        text = sum(len(report.full_text.encode("utf-8", "replace")) for report in reports)
        print(f"ledger / text       {size / text:8.2f}   ({text / 1e6:.1f} MB of text)")
        big = folder / "big.db"
        shutil.copy(options.ledger or ledger, big)
        _print_more(big, options.runs)
        _print_views(big, options.runs)


def _once(source: Path, ledger: Path, workers: int, number: int) -> Once:
    before = _children()
    begun = time.monotonic()
    command = [*COMMAND, "read", str(source), "--ledger", str(ledger), "--workers", str(workers)]
    process = subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    first = 0.0
    half = end = 0.0
    while process.poll() is None:
        count = kept(ledger)
        first = first or (time.monotonic() - begun if count else 0.0)
        memory = _largest_child(process.pid)
        half, end = (memory or half) if count <= number / 2 else half, memory or end
        time.sleep(0.2)
    seconds = time.monotonic() - begun
    return Once(seconds, first, _children() - before, (half, end))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _largest_child(parent: int) -> float:
    """Give the megabytes of the largest process that *parent* has started, 0 if none is left."""
    largest = 0.0
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        for child in children:
            for line in Path(f"/proc/{child}/status").read_text().splitlines():
                if line.startswith("VmRSS:"):
                    largest = max(largest, int(line.split()[1]) / 1024)
    except OSError:  # it has just ended
        pass
    return largest


def _print_runs(runs: dict[int, list[Once]]) -> None:
    for workers, found in runs.items():
        name = f"{workers} worker" if workers == 1 else f"{workers} workers"
        _print(name, [each.seconds for each in found], "s of the clock")
        _print("", [each.processor for each in found], "s of processor time")
        _print("", [each.first for each in found], "s to the first report")
        _print("", [each.memory[0] for each in found], "MB of a worker at half")
        _print("", [each.memory[1] for each in found], "MB of a worker at the end")
    clocks = [[each.seconds - each.first for each in found] for found in runs.values()]
    ratios = [one / two for one, two in zip(*clocks, strict=True)]
    _print("two workers / one", ratios, "times, after the first report")


def _print_more(ledger: Path, runs: int) -> None:
    """Time what a report more costs a settled ledger: a copy of one, as another outlet's."""
    with open_ledger(ledger) as opened:
        rows = [row for row in opened.reports() if row.engine]
        statements = sum(row.acts + row.figures + row.quotations for row in rows)
        run = opened.begin_run("benchmark", {})
        settling.settle(opened, run)
        seconds = []
        for turn in range(runs):
            report = opened.report(rows[len(rows) // 2].header.id)
            found = opened.reading_of(rows[len(rows) // 2].header.id)
            assert report is not None  # noqa: S101 - it was just listed
            assert found is not None  # noqa: S101
            opened.keep(*carried(found, _other(report, turn)), run)
            begun = time.process_time()
            settling.settle(opened, run)
            seconds.append(time.process_time() - begun)
    _print("one report more", seconds, f"s of processor time among {statements:,} statements")


def _other(report: Report, turn: int) -> Report:
    return replace(report, publisher=f"Outlet {turn}")


def _print_views(ledger: Path, runs: int) -> None:
    for view in VIEWS:
        seconds = []
        for _ in range(runs):
            before = _children()
            command = [*COMMAND, view, "--ledger", str(ledger)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            seconds.append(_children() - before)
        _print(view, seconds, "s of processor time")


def _print(name: str, values: Sequence[float], unit: str) -> None:
    spread = max(values) - min(values)
    print(f"{name:18} {statistics.median(values):9.2f} {unit} (spread {spread:.2f})", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Runs as people start them.")
    parser.add_argument("source", type=Path)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--ledger", type=Path, help="A large ledger, to look at in place of ours.")
    return parser.parse_args()


if __name__ == "__main__":
    main()
