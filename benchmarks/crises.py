"""Crises of hand-read reports, each read into a ledger of its own.

What a person read in a crisis is kept by hashes of its reports and places in them, without the
texts (``brief-read.jsonl``, ``rows-read.jsonl``); the texts are found again in public data.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from benchmarks.floors import add_options
from benchmarks.stances_read import texts_by_hash
from stateofplay import pipeline
from stateofplay.core.judgements import Entry
from stateofplay.engine import Engine
from stateofplay.ledger import Ledger, open_ledger


class Crisis(Protocol):
    """A name, and hashes of the title and text of its reports."""

    @property
    def name(self) -> str:
        """Names its ledger."""

    @property
    def reports(self) -> tuple[str, ...]:
        """In the order in which `report_of` counts them."""


C = TypeVar("C", bound=Crisis)


def parser(doc: str | None, floors: Path) -> argparse.ArgumentParser:
    """Make the options that all benchmarks of crises have.

    Args:
        doc: Of the benchmark; its first line says what it does.
        floors: Where its floors are.
    """
    made = argparse.ArgumentParser(description=doc.splitlines()[0] if doc else None)
    made.add_argument("--data", type=Path, required=True)
    made.add_argument("--misses", action="store_true")
    made.add_argument("--half", type=int, choices=(0, 1), default=None)
    add_options(made, floors)
    return made


def is_at_hand(data: Path) -> bool:
    """Say whether the folder of public data has news; if not, print that nothing is measured."""
    there = (data / "news").is_dir()
    if not there:
        print(f"Not measured: there are no reports at {data}.")
    return there


def ledgers_of(crises: Iterable[C], data: Path, folder: Path) -> Iterator[tuple[C, Ledger]]:
    """Give each crisis with its ledger, which is open until the next one is asked for.

    Args:
        crises: What was read by a person.
        data: The folder of public data.
        folder: Where ledgers are kept. A crisis that has one there is not read again.
    """
    engine = cache(Engine.load)
    texts = cache(lambda: texts_by_hash(data))
    for crisis in crises:
        reports = folder / crisis.name
        sources = [reports / f"{place}.json" for place in range(len(crisis.reports))]
        is_new = not reports.is_dir()
        if is_new:
            reports.mkdir(parents=True)
            for source, key in zip(sources, crisis.reports, strict=True):
                source.write_text(json.dumps(texts()[key]), "utf-8")
        with open_ledger(folder / f"{crisis.name}.db") as kept:
            if is_new:
                pipeline.read_into(kept, [str(source) for source in sources], engine=engine())
            yield crisis, kept


def report_of(entry: Entry) -> int:
    """Say which report of its crisis an entry is of, counted from 0."""
    return int(Path(entry.report.source).stem)
