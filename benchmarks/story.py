"""State of play over several reports: the bundled story's table, and who is who.

    python -m benchmarks.story [--gold GOLD_FOLDER] [--floors FILE] [--raise] [--misses]

The story is always measured. Who is who needs the hand-read reports of GOLD_FOLDER; without them
that part is not measured and it is said. Shares that should be low ("wrong", "wrongly") have
ceilings instead of floors. ``--raise`` writes better scores as the new floors.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.story_table import Table, label
from benchmarks.who import FIRST, THIRD, Gold, joined, pronouns
from stateofplay import demo, pipeline
from stateofplay.compare import positions
from stateofplay.core.judgements import Entry
from stateofplay.ledger import open_ledger

TOLERANCE = 0.01
"""A quantised model answers slightly differently on another kind of processor."""

SAMPLE = 3
"""Every third of the reports for training is read for its pronouns."""


def main() -> int:
    """Measure, print, compare; give 1 if a score is worse than its floor or ceiling."""
    options = _options()
    engine = pipeline.Engine.load()
    scores = story(engine, misses=options.misses)
    if (options.gold / "dev").is_dir():
        scores |= who(engine, options.gold, misses=options.misses)
    else:
        print(f"Who is who is not measured: there are no hand-read reports at {options.gold}.")
    floors: dict[str, float] = {}
    if options.floors.exists():
        floors = json.loads(options.floors.read_text("utf-8"))
    worse = _print(scores, floors)
    if options.raise_floors:
        better = {name: _better(name, score, floors) for name, score in scores.items()}
        text = json.dumps(floors | better, indent=1, sort_keys=True) + "\n"
        options.floors.write_text(text, "utf-8")
    return 1 if worse else 0


def story(engine: pipeline.Engine, *, misses: bool = False) -> dict[str, float]:
    """Read the bundled story; give the shares of expected positions found and of wrong ones."""
    table, folder = Table.load(), Path(demo.__path__[0]) / "story"
    entries = _entries(engine, [str(folder)])
    by_id = {entry.id: entry for entry in entries}
    cells = positions(entries)
    missed, false = table.missed(cells, by_id), list(table.false(cells, by_id))
    if misses:
        for wanted in missed:
            print("missed:", label(wanted))
        for cell, why in false:
            print("wrong:", cell.proposal, cell.holder.name, cell.stance, cell.condition, why)
    judged = sum(cell.proposal in {w["proposal"] for w in table.clear} for cell in cells)
    return {
        "story positions found": 1 - len(missed) / len(table.clear),
        "story positions wrong": len(false) / max(1, judged),
    }


def who(engine: pipeline.Engine, gold: Path, *, misses: bool = False) -> dict[str, float]:
    """Read hand-read reports; give the shares of actors joined and of pronouns right."""
    dev, train = Gold(gold, "dev"), Gold(gold, "train")
    sources = sorted(str(path) for path in (gold / "dev").glob("*.json"))
    scores = joined(tuple(dev.fillers(_entries(engine, sources))), dev.identities())
    sample = sorted(str(path) for path in (gold / "train").glob("*.json"))[::SAMPLE]
    fillers = tuple(train.fillers(_entries(engine, sample)))
    if misses:
        for f in fillers:
            if f.word in FIRST | THIRD and f.right is None:
                print("not", f.keys, "in", f.report, f.role, f.actor.mention, "->", f.actor.name)
    return scores | pronouns(fillers)


def _entries(engine: pipeline.Engine, sources: Sequence[str]) -> tuple[Entry, ...]:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "read.db") as kept:
        pipeline.read_into(kept, sources, engine=engine)
        return tuple(kept.entries(kinds=("act",)))


def _low(name: str) -> bool:
    return "wrong" in name


def _better(name: str, score: float, floors: dict[str, float]) -> float:
    pick = min if _low(name) else max
    return round(pick(score, floors.get(name, score)), 3)


def _print(scores: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print every score beside its floor or ceiling; give the names of the worse ones."""
    worse = []
    print(f"{'measure':28} {'score':>7} {'floor':>7}")
    for name, score in scores.items():
        floor = floors.get(name)
        sign = -1 if _low(name) else 1
        bad = floor is not None and sign * score < sign * floor - TOLERANCE
        shown = "" if floor is None else f"{floor:7.3f}"
        print(f"{name:28} {score:7.3f} {shown:>7}{'  WORSE THAN ITS FLOOR' if bad else ''}")
        if bad:
            worse.append(name)
    return worse


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the state of play over several reports.")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--floors", type=Path, default=Path("benchmarks/story-floors.json"))
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    parser.add_argument("--misses", action="store_true", help="print what is missed or wrong")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
