"""Which act types are missed, invented and taken for one another; gains and losses of a change.

    python -m benchmarks.confusion --gold GOLD_FOLDER [--split dev] [--save FILE] [--against FILE]

Prints one line a PLOVER type: clear acts of it in the gold, how many are found, missed, invented
and taken for another type. ``--save`` keeps what was right; ``--against`` lists by number what a
change won and lost since then (never the words: hand-read texts stay outside the project).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.reading import read_reports
from stateofplay import pipeline

Act = Mapping[str, Any]


def load_scorer(path: Path) -> ModuleType:
    """The gold folder's own ``score.py``, whose judgements are used."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Table:
    """What became of every clear act of the gold, and of every act found."""

    def __init__(self, scorer: ModuleType) -> None:
        self.scorer = scorer
        self.count: dict[str, Counter[str]] = defaultdict(Counter)
        self.taken: Counter[tuple[str, str]] = Counter()
        self.right: dict[str, bool] = {}

    def add(self, report: str, gold: Mapping[str, Any], text: str, found: list[Act]) -> None:
        """Judge one report as ``score.py`` does."""
        s, acts = self.scorer, gold.get("acts") or []
        places = [s.spans(text, act["quote"]) for act in acts]
        where = [s.place_pred(text, p, "trigger") for p in found]
        judged, weights = {}, {}
        for i, act in enumerate(acts):
            for j, p in enumerate(found):
                if s.overlap(places[i], where[j]) and p["act"] in s.one(act["act"]):
                    judged[i, j] = s.judge_act(act, p, gold["names"])
                    weights[i, j] = 10 + sum(judged[i, j].values()) - 5 * bool(act.get("optional"))
        pairs = s.assign(weights)
        answered = set(pairs.values())
        for i, act in enumerate(acts):
            if act.get("optional"):
                continue
            others = [
                j for j in range(len(found))
                if j not in answered and s.overlap(places[i], where[j])
            ]  # fmt: skip
            other = found[others[0]]["act"] if others else None
            ok = judged[i, pairs[i]] if i in pairs else None
            self._count(f"{report}:{i}", s.one(act["act"])[0], ok, other)
            if i not in pairs and others:
                answered.add(others[0])
        for j, p in enumerate(found):
            if j not in answered:
                self.count[p["act"]]["invented"] += 1

    def _count(self, key: str, kind: str, ok: Mapping[str, bool] | None, other: str | None) -> None:
        """Count one act of the gold.

        Args:
            key: Report and number of the act.
            kind: Its type.
            ok: Which of its parts the answer has right; None without an answer.
            other: Type of what was found there instead.
        """
        self.count[kind]["gold"] += 1
        self.right[key] = ok is not None
        if ok is not None:
            full = all(right for role, right in ok.items() if role != "said_by")
            self.count[kind]["found"] += 1
            self.count[kind]["fully"] += full
            self.right[f"{key} fully"] = full
        elif other is not None:
            self.count[kind]["taken"] += 1
            self.taken[kind, other] += 1
        else:
            self.count[kind]["missed"] += 1

    def show(self) -> None:
        """Print a line a type, and the commonest confusions."""
        heads = ("gold", "found", "fully", "taken", "missed", "invented")
        print(f"{'type':10}" + "".join(f"{head:>9}" for head in heads))
        for kind in sorted(self.count):
            print(f"{kind:10}" + "".join(f"{self.count[kind][head]:9}" for head in heads))
        print("taken for another type:")
        for (gold, got), n in sorted(self.taken.items(), key=lambda item: (-item[1], item[0]))[:15]:
            print(f"  {n:3} {gold} for {got}")


def compare(now: Mapping[str, bool], then: Mapping[str, bool]) -> tuple[list[str], list[str]]:
    """What is right now and was not, and what was and is not."""
    won = sorted(key for key, right in now.items() if right and not then.get(key))
    lost = sorted(key for key, right in then.items() if right and not now.get(key))
    return won, lost


def _by_report(lines: Iterable[str]) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = defaultdict(list)
    for line in lines:
        record = json.loads(line)
        if record["kind"] == "act":
            found[Path(record["report"]["source"]).stem].append(record)
    return found


def main() -> int:
    """Read, judge, print."""
    parser = argparse.ArgumentParser(description="Types missed, invented and confused.")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    folder = options.gold / options.split
    if not folder.is_dir():
        print(f"Not measured: there are no hand-read reports at {folder}.")
        return 0
    table = Table(load_scorer(options.gold / "score.py"))
    sources = sorted(str(path) for path in folder.glob("*.json"))
    with tempfile.TemporaryDirectory() as scratch:
        files = read_reports(pipeline.Engine.load(), sources, Path(scratch) / "all.db")
        found = _by_report(files["statements"].read_text("utf-8").splitlines())
    for report, (gold, text) in table.scorer.load_gold(folder).items():
        table.add(report, gold, text, found.get(report, []))
    table.show()
    if options.save:
        options.save.write_text(json.dumps(table.right, indent=0), "utf-8")
    if options.against:
        won, lost = compare(table.right, json.loads(options.against.read_text("utf-8")))
        print(f"won {len(won)}: {', '.join(won)}\nlost {len(lost)}: {', '.join(lost)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
