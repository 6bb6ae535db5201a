"""Score how many of the facts that several reports tell are told together.

    python -m benchmarks.together --data DATA [--floors FILE] [--raise]

``together-read.jsonl`` has one fact a line that a person found in two or more reports of a story:
hashes of these reports and the places of the words, no texts. A fact is *read* if statements of its
kind stand on the words of at least two of its reports, and *together* if one comparison holds
statements of two. Half 0 may be looked at, half 1 is only measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.standoff import digest

from benchmarks.floors import add_options, hold_against
from stateofplay import pipeline
from stateofplay.compare import compare
from stateofplay.core.judgements import Entry
from stateofplay.core.text import Span
from stateofplay.engine import Engine
from stateofplay.ledger import open_ledger

READ = Path("benchmarks/together-read.jsonl")
FILES = ("clusters/news_cluster_383", "news/gaza_2023")


@dataclass(frozen=True, slots=True)
class Fact:
    """What several reports tell.

    Attributes:
        kind: ``act`` or ``figure``.
        half: 0 or 1, see the module's head.
        told: The report, by its hash, and the words, for each telling.
    """

    kind: str
    half: int
    told: tuple[tuple[str, Span], ...]


def main() -> int:
    """Measure, print, compare; give 1 if a score fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    add_options(parser, Path("benchmarks/together-floors.json"))
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"Not measured: there are no reports at {options.data}.")
        return 0
    facts = load()
    return hold_against(scores(facts, *told_in(facts, options.data)), options)


def load(path: Path = READ) -> list[Fact]:
    """Give all facts."""
    records = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Fact(
            record["kind"],
            record["half"],
            tuple((each["sha256"], Span(*each["at"])) for each in record["told"]),
        )
        for record in records
    ]


def told_in(
    facts: Iterable[Fact], data: Path
) -> tuple[Mapping[str, Sequence[Entry]], list[set[str]]]:
    """Read the reports of *facts*; give their entries by hash, and the statements told together."""
    wanted = {key for fact in facts for key, _ in fact.told}
    found: dict[str, list[Entry]] = {key: [] for key in wanted}
    with tempfile.TemporaryDirectory() as folder:
        of_source = {}
        for key, raw in _texts(data, wanted):
            source = Path(folder) / f"{key}.json"
            source.write_text(json.dumps(raw), "utf-8")
            of_source[str(source)] = key
        with open_ledger(Path(folder) / "read.db") as kept:
            pipeline.read_into(kept, [*of_source], engine=Engine.load())
            entries = list(kept.entries())
        for entry in entries:
            found[of_source[entry.report.source]].append(entry)
        return found, [set(each.statements) for each in compare(entries)]


def scores(
    facts: Sequence[Fact], entries: Mapping[str, Sequence[Entry]], groups: Sequence[set[str]]
) -> dict[str, float]:
    """Give the share of acts and figures that are read, and that are together, by half."""
    shares = {}
    for kind in ("act", "figure"):
        for half in (0, 1):
            some = [fact for fact in facts if (fact.kind, fact.half) == (kind, half)]
            told = [list(_tellings(fact, entries)) for fact in some]
            together = sum(any(_holds(group, each) for group in groups) for each in told)
            read = sum(len(each) > 1 for each in told)
            shares[f"{kind}s of half {half} read"] = read / max(1, len(some))
            shares[f"{kind}s of half {half} together"] = together / max(1, len(some))
    return shares


def _holds(group: set[str], told: Iterable[set[str]]) -> bool:
    return sum(not group.isdisjoint(each) for each in told) > 1


def _tellings(fact: Fact, entries: Mapping[str, Sequence[Entry]]) -> Iterator[set[str]]:
    """Yield, for each report that is read so, the statements that stand on the words of a fact."""
    for key, words in fact.told:
        found = {
            entry.id
            for entry in entries.get(key, ())
            if entry.statement.kind == fact.kind and entry.statement.evidence.span.overlaps(words)
        }
        if found:
            yield found


def _texts(data: Path, wanted: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in FILES:
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                key = digest(f"{row['title']}\n\n{row['text']}")
                if key in wanted:
                    yield key, row


if __name__ == "__main__":
    sys.exit(main())
