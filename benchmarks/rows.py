"""Score which claims the table of positions puts in one row, by crises that people grouped.

    python -m benchmarks.rows --data DATA [--floors FILE] [--raise] [--misses] [--half 0]

``rows-read.jsonl`` has one crisis a line: hashes of its reports, and for each claim that a program
made of them the place of its verb and the row where a person put it, whatever the program called
its proposal; no texts. Each crisis is read into a ledger of its own. Scored by B-cubed (Bagga and
Baldwin 1998) over the claims whose verbs a person grouped: of those in one row with a claim, how
many belong there (precision); of those that belong with it, how many are there (recall). Claims of
two rows may be in either. Half 0 may be looked at, half 1 is only measured.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crises import is_at_hand, ledgers_of, parser, report_of
from benchmarks.floors import hold_against
from stateofplay.compare.claims.claims import claims_of
from stateofplay.compare.facts import Fact, facts_of
from stateofplay.compare.rows.completed import key_of
from stateofplay.compare.rows.rows import rows_of
from stateofplay.core.text import Span

READ = Path("benchmarks/rows-read.jsonl")


@dataclass(frozen=True, slots=True)
class Line:
    """Where a claim's verb stands, and its row, or rows, by a person's word; none: no position."""

    report: int
    verb: Span
    rows: frozenset[str]


@dataclass(frozen=True, slots=True)
class Crisis:
    """One crisis: hashes of its reports, what a person grouped, and how the rows are called."""

    name: str
    half: int
    reports: tuple[str, ...]
    lines: tuple[Line, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim that a person grouped, and the row in which the program has it."""

    rows: frozenset[str]
    row: str
    report: int


def main() -> int:
    """Measure, print, compare; give 1 if a score fell below its floor."""
    options = parser(__doc__, Path("benchmarks/rows-floors.json")).parse_args()
    if not is_at_hand(options.data):
        return 0
    crises = [each for each in load() if options.half in (None, each.half)]
    with tempfile.TemporaryDirectory() as folder:
        placed = {
            crisis.name: placed_in(crisis, facts_of(kept.entries(kinds=("act",))))
            for crisis, kept in ledgers_of(crises, options.data, Path(folder))
        }
    if options.misses:
        for crisis in crises:
            if crisis.half == 0:
                print("\n".join(shown(crisis, placed[crisis.name])))
    return hold_against(scores(crises, placed), options)


def load(path: Path = READ) -> list[Crisis]:
    """Give all crises."""
    records = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Crisis(
            name=record["crisis"],
            half=record["half"],
            reports=tuple(record["reports"]),
            lines=tuple(
                Line(number, Span(*at), frozenset(rows)) for number, at, rows in record["lines"]
            ),
            names=record["rows"],
        )
        for record in records
    ]


def placed_in(crisis: Crisis, facts: Iterable[Fact]) -> list[Placed]:
    """Give the claims of a crisis that a person grouped, with their rows by the program."""
    claims = [claim for fact in facts for claim in claims_of(fact)]
    shown = rows_of(claims)
    found: dict[tuple[int, Span, str], Placed] = {}
    for claim in claims:
        entry = claim.fact.entry
        report, verb = report_of(entry), entry.content.trigger
        rows = rows_told(crisis, report, verb)
        if claim.sure and rows:
            placed = Placed(rows, shown[key_of(claim)], report)
            found.setdefault((report, verb, claim.proposal), placed)
    return list(found.values())


def scores(crises: Sequence[Crisis], placed: Mapping[str, list[Placed]]) -> dict[str, float]:
    """Give B-cubed precision, recall and F1 by half, and how many rows several reports share."""
    found: dict[str, float] = {}
    for half in sorted({crisis.half for crisis in crises}):
        some = [placed[crisis.name] for crisis in crises if crisis.half == half]
        parts = [cubed(claims) for claims in some]
        total = max(1, sum(len(each) for each in some))
        precision, recall = (
            sum(part[i] * len(each) for part, each in zip(parts, some, strict=True)) / total
            for i in (0, 1)
        )
        found[f"half {half} precision"] = precision
        found[f"half {half} recall"] = recall
        found[f"half {half} F1"] = 2 * precision * recall / max(1e-9, precision + recall)
    return found


def cubed(claims: Sequence[Placed]) -> tuple[float, float]:
    """Give B-cubed precision and recall of one crisis, 0-1; 0 of no claims."""
    precision = recall = 0.0
    for claim in claims:
        here = [each for each in claims if each.row == claim.row]
        there = [each for each in claims if each.rows & claim.rows]
        both = [each for each in here if each.rows & claim.rows]
        precision += len(both) / len(here)
        recall += len(both) / len(there)
    return precision / max(1, len(claims)), recall / max(1, len(claims))


def shown(crisis: Crisis, claims: Iterable[Placed]) -> Iterator[str]:
    """Give the rows of a person's table, the proposals they came under, and those mixed up."""
    by_row: dict[str, list[Placed]] = defaultdict(list)
    by_name: dict[str, list[Placed]] = defaultdict(list)
    for claim in claims:
        by_name[claim.row].append(claim)
        for row in claim.rows:
            by_row[row].append(claim)
    yield f"\n== {crisis.name}"
    for row, members in sorted(by_row.items(), key=lambda each: -len(each[1])):
        if len(members) > 1:
            names = sorted({claim.row for claim in members})
            yield f"{len(members)} {crisis.names.get(row, row)}: {' | '.join(names)}"
    for name, members in sorted(by_name.items()):
        rows = {crisis.names.get(row, row) for claim in members for row in claim.rows}
        if len(rows) > 1:
            yield f"MIXED {name}: {' | '.join(sorted(rows))}"


def rows_told(crisis: Crisis, report: int, verb: Span) -> frozenset[str]:
    """The rows of a claim by its verb; none if no person grouped it or it is no position."""
    for line in crisis.lines:
        if line.report == report and line.verb.overlaps(verb):
            return line.rows
    return frozenset()


if __name__ == "__main__":
    sys.exit(main())
