"""Score the whole program on hand-read reports and hold the scores against floors.

    python -m benchmarks.reading --gold GOLD_FOLDER [--floors benchmarks/floors.json] [--raise]

GOLD_FOLDER holds ``score.py``, ``score_positions.py`` and the reports in ``dev``. Without it
nothing is measured and that is said. ``--raise`` writes the scores as the new floors where
they are higher; a floor is never lowered.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.floors import raise_floors, show
from stateofplay import ontology, pipeline
from stateofplay.ledger import open_ledger
from stateofplay.present.views.export import statement_record
from stateofplay.present.views.filters import Filters
from stateofplay.present.views.formats import write_json, write_jsonl
from stateofplay.present.views.views import VIEWS

STORY = 7
"""The first reports of the dev set tell one story; their positions are scored together."""


def main() -> int:
    """Measure, print, compare; give 1 if a score fell below its floor."""
    options = _options()
    dev = options.gold / "dev"
    if not dev.is_dir():
        print(f"Not measured: there are no hand-read reports at {dev}.")
        return 0
    scores = measure(options.gold, options.split)
    floors: dict[str, float] = json.loads(options.floors.read_text("utf-8"))
    fallen = show(scores, floors)
    if options.raise_floors and options.split == "dev":
        held = {name: score for name, score in scores.items() if not _is_of_found(name)}
        raise_floors(options.floors, floors, held)
    return 1 if fallen and options.split == "dev" else 0


def measure(gold: Path, split: str) -> dict[str, float]:
    """Read the reports of *split* and give every score by name, each between 0 and 1."""
    engine = pipeline.Engine.load()
    sources = sorted(str(path) for path in (gold / split).glob("*.json"))
    with tempfile.TemporaryDirectory() as folder:
        whole = read_reports(engine, sources, Path(folder) / "all.db")
        scores = _flat(_run(gold / "score.py", gold / split, whole["statements"]))
        if split == "dev":
            story = read_reports(engine, sources[:STORY], Path(folder) / "story.db")
            names = ",".join(Path(source).stem for source in sources[:STORY])
            files = (story["positions"], story["statements"])
            found = _run(gold / "score_positions.py", gold / split, *files, "--reports", names)
            scores |= {f"positions {name}": found[name] for name in ("recall", "precision")}
    return scores


def read_reports(engine: pipeline.Engine, sources: Sequence[str], ledger: Path) -> dict[str, Path]:
    """Read *sources* into a new ledger; give the files of what it exports."""
    files = {name: ledger.with_suffix(f".{name}") for name in ("statements", "positions")}
    types = ontology.load()
    with open_ledger(ledger) as kept:
        pipeline.read_into(kept, sources, engine=engine)
        with files["statements"].open("w", encoding="utf-8") as out:
            found = kept.entries(kinds=("act", "figure"))
            write_jsonl((statement_record(entry, types) for entry in found), out)
        with files["positions"].open("w", encoding="utf-8") as out:
            write_json(VIEWS["positions"].records(kept, types, Filters()), out)
    return files


def _run(program: Path, *arguments: object) -> dict[str, Any]:
    command = [sys.executable, str(program), *map(str, arguments), "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    scores: dict[str, Any] = json.loads(result.stdout)
    return scores


def _flat(scores: dict[str, Any]) -> dict[str, float]:
    """The scores by name; a role of acts also as the share of all clear acts that have it right.

    The share of those found falls where a reader finds more, and harder, acts than before: no
    floor holds it (docs/decisions/0021).
    """
    flat: dict[str, float] = {}
    for kind in ("act", "figure"):
        for level in ("type", "full"):
            for measure_, value in scores[kind][level].items():
                flat[f"{kind} {level} {measure_}"] = value
        for role, value in scores[kind]["roles"].items():
            flat[f"{kind} {role} right"] = value
    for role, value in scores["act"]["roles"].items():
        flat[f"act {role} right of all"] = value * scores["act"]["type"]["r"]
    return flat


def _is_of_found(name: str) -> bool:
    """Whether a score is a role's share of the acts found, which no floor holds."""
    return name.startswith("act ") and name.endswith(" right")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the program on hand-read reports.")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--floors", type=Path, default=Path("benchmarks/floors.json"))
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
