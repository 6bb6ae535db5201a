"""Words per second, files to ledger, beside bare spaCy on the same texts in the same run.

    python -m benchmarks.speed REPORTS.jsonl[.gz] [--reports 100] [--runs 3]

Prints medians and the spread over the runs; the ratio is what can be compared between
machines. Memory is that of this process as long as it has not loaded the bare pipeline, which
holds a whole batch of parsed reports.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language

from stateofplay import pipeline
from stateofplay.analyse.models import DEFAULT_MODEL
from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.ledger import open_ledger
from stateofplay.read import read


def main() -> None:
    """Measure and print."""
    options = _options()
    items = read([str(options.source)])
    reports = list(islice((i for i in items if not isinstance(i, Problem)), options.reports))
    words = sum(len(report.full_text.split()) for report in reports)
    begun = time.perf_counter()
    engine = pipeline.Engine.load()
    loaded = time.perf_counter() - begun
    empty = _peak()
    whole = [_seconds(lambda: _whole(engine, reports))]
    peak = _peak()
    nlp = spacy.load(DEFAULT_MODEL, exclude=["senter"])  # one of its own, as a user would
    bare = [_seconds(lambda: _bare(nlp, reports))]
    for _ in range(1, options.runs):  # turn about, so that a busy machine hits both alike
        whole.append(_seconds(lambda: _whole(engine, reports)))
        bare.append(_seconds(lambda: _bare(nlp, reports)))
    _print("bare spaCy", words, bare)
    _print("files to ledger", words, whole)
    print(f"ratio            {statistics.median(bare) / statistics.median(whole):9.2f}")
    print(f"models loaded in {loaded:9.2f} s")
    print(f"memory at peak   {peak:9.0f} MB ({empty:.0f} with the models alone)")


def _peak() -> float:
    """Give the most megabytes that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _bare(nlp: Language, reports: list[Report]) -> None:
    for _ in nlp.pipe(report.full_text for report in reports):
        pass


def _whole(engine: pipeline.Engine, reports: list[Report]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        lines = (
            {"title": r.title, "text": r.text, "date": str(r.published), "sitename": r.publisher}
            for r in reports
        )
        source.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
        with open_ledger(Path(folder) / "speed.db") as ledger:
            pipeline.read_into(ledger, [str(source)], engine=engine)


def _seconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _print(name: str, words: int, seconds: list[float]) -> None:
    rates = [words / each for each in seconds]
    middle, spread = statistics.median(rates), max(rates) - min(rates)
    print(f"{name:16} {middle:9,.0f} words a second of processor time (spread {spread:,.0f})")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Words per second beside bare spaCy.")
    parser.add_argument("source", type=Path)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
