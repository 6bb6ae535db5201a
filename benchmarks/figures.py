"""How well figures are read, held against floors; and a sample for a reader to judge.

    python -m benchmarks.figures --shared ../shared [--floors FILE] [--raise]
    python -m benchmarks.figures --sample 300 --seed 7 --out FILE

What ``--shared`` lacks is skipped, and that is said. Casualty sentences whose row is no multiple of
three may be used for developing; the sample is drawn from the others, and so are the scores.
``--raise`` writes higher scores as the new floors; a floor is never lowered.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import figures_data as data
from benchmarks.figures_read import Reader
from benchmarks.figures_scores import agreeing_sides, incidents, official_tolls
from benchmarks.floors import raise_floors, show
from benchmarks.reading import measure
from stateofplay.core.text import Report

SEED = 7
TARGETS = {
    "dev value + measure F1": 0.88,
    "dev all right F1": 0.75,
    "official tolls within a day": 0.95,
    "incidents: reports right": 0.65,
    "incidents: consensus right": 0.80,
}


def main() -> int:
    """Measure and print, or write the sample; give 1 if a score fell below its floor."""
    options = _options()
    if options.sample:
        return write_sample(options.shared / "data", options.sample, options.seed, options.out)
    scores: dict[str, float] = {}
    for path, scorer in _scorers(options.shared).items():
        if path.exists():
            scores |= scorer()
        else:
            print(f"Not measured: there is nothing at {path}.")
    floors: dict[str, float] = json.loads(options.floors.read_text("utf-8"))
    fallen = show(scores, floors)
    for name, target in TARGETS.items():
        if name in scores and scores[name] < target:
            print(f"short of its target {target:.2f}: {name} {scores[name]:.3f}")
    if options.raise_floors:
        raise_floors(options.floors, floors, scores)
    return 1 if fallen else 0


def _scorers(shared: Path) -> Mapping[Path, Callable[[], dict[str, float]]]:
    """Each folder that is measured on, and what measures on it."""
    reader = Reader.load()
    mentions, tolls = shared / "data" / data.MENTIONS, shared / "data" / data.TOLLS
    return {
        shared / "gold" / "dev": lambda: _dev(shared / "gold"),
        tolls: lambda: official_tolls(reader, data.casualties(mentions), data.tolls(tolls)),
        mentions: lambda: agreeing_sides(reader, data.casualties(mentions), SEED),
        shared / "data" / data.INCIDENTS: lambda: incidents(
            reader, data.incidents(shared / "data" / data.INCIDENTS), SEED
        ),
    }


def _dev(gold: Path) -> dict[str, float]:
    scores = measure(gold, "dev")
    return {
        "dev value + measure F1": scores["figure type f1"],
        "dev all right F1": scores["figure full f1"],
    }


def write_sample(folder: Path, size: int, seed: int, out: Path | None) -> int:
    """Write sentences with digits, and what is found in each, for a reader to judge."""
    path = folder / data.MENTIONS
    if not path.exists():
        print(f"No sample: there is nothing at {path}.")
        return 0
    reader = Reader.load()
    lines = [
        "Judge each line under a sentence: are number with hedge, measure, side and source as the",
        "sentence has them? And is a count missing? source: - is the report's own count.",
        "",
    ]
    drawn = data.drawn(data.casualties(path), size, seed)
    reports = {row.index: Report(source=str(row.index), title="", text=row.text) for row in drawn}
    found = reader.lines(reports)
    for number, row in enumerate(drawn, start=1):
        lines.append(f"{number}. [row {row.index}, {row.day or 'no date'}] {row.text}")
        lines += found.get(row.index) or ["    (nothing)"]
        lines.append("")
    text = "\n".join(lines)
    if out is None:
        print(text)
    else:
        out.write_text(text, "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score figures, or draw a sample to judge.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--floors", type=Path, default=Path("benchmarks/figures-floors.json"))
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    parser.add_argument("--sample", type=int, help="how many sentences to draw for a judge")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, help="file for the sample; else standard output")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
