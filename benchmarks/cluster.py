"""A run on Spark beside a run on one process: the same records, and what they take.

python -m benchmarks.cluster SOURCE [--reports N] [--master local[2]]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from stateofplay import pipeline, settling
from stateofplay.core.serialise import to_json
from stateofplay.core.text import Report
from stateofplay.engine import Engine, Recipe
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.read import read
from stateofplay.spark import Cluster


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print wall time and processor time of this process and of its children that ended."""
    before, start = os.times(), time.monotonic()
    yield
    after, wall = os.times(), time.monotonic() - start
    own = after.user + after.system - before.user - before.system
    children = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    print(f"{what}: {wall:.0f} s wall, {own:.0f} s processor here, {children:.0f} s in children")


def records(ledger: Ledger) -> tuple[object, ...]:
    """Give all that the ledger holds and has decided."""
    return (*ledger.entries(), *ledger.entities(), *ledger.identities(), *ledger.comparisons())


def size(path: Path) -> int:
    """Give the bytes of a file or of all files in a folder."""
    return sum(
        each.stat().st_size for each in ([path] if path.is_file() else path.rglob("*.parquet"))
    )


def main() -> None:
    """Take the first reports of a source through both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--master", default="local[2]")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compared(Path(folder), given.source, given.reports, given.master)
    print(f"largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


def compared(folder: Path, source: str, number: int, master: str) -> None:
    """Read both ways and print whether all is the same."""
    with timed("read in"):
        reports = list(
            islice((item for item in read([source]) if isinstance(item, Report)), number)
        )
    words = sum(len(report.full_text.split()) for report in reports)
    text = sum(len(report.full_text.encode()) for report in reports)
    print(f"{len(reports)} reports, {words:,} words, {text:,} bytes of text")
    halves = [folder / f"{half}.jsonl" for half in range(2)]
    for half, path in enumerate(halves):
        lines = (to_json(report) for report in reports[half::2])
        path.write_text("\n".join(json.dumps(_plain(line)) for line in lines), "utf-8")
    sources = [str(path) for path in halves]
    with open_ledger(folder / "one.db") as one, open_ledger(folder / "many.db") as many:
        engine = Engine.load()
        with timed("one process, without settling"):
            outcomes = list(engine.read(item for item in read(sources) if isinstance(item, Report)))
        with timed("kept and settled"):
            run = one.begin_run("one", {})
            for _, outcome in outcomes:
                if isinstance(outcome, tuple):
                    one.keep(*outcome, run)
            settling.settle(one, run)
        with Cluster(Recipe(), master=master, partitions=8) as cluster:
            items = cluster.over(sources, str(folder / "readings"))
            with timed(f"Spark {master}, with bringing in and settling"):
                pipeline.Run(many, cluster, lambda _: None).over(items)
        same = records(one) == records(many)
        print(f"{len(records(one)):,} records; the same: {same}")
    readings, ledger = size(folder / "readings"), size(folder / "many.db")
    print(f"Parquet {readings / text:.2f} and ledger {ledger / text:.2f} times the text")


def _plain(report: dict[str, object]) -> dict[str, object]:
    names = {"published": "date", "publisher": "sitename"}
    return {names.get(key, key): value for key, value in report.items() if key != "source"}


if __name__ == "__main__":
    main()
