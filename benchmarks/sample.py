"""Draw acts at random for a person to judge against the guide.

    python -m benchmarks.sample --news FILE.jsonl.gz [--news ...] --acts 200 --seed 7 --out FILE

Reads reports drawn at random from each file, then draws as many acts as asked from all that was
found, and writes each with its headline, the sentence before and its own sentence. The judge
adds right or wrong for the type and for each part; nothing of it is kept in the project.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.reading import read_reports
from stateofplay import pipeline

REPORTS = 60
"""Reports read of each file: some 2,000 acts to draw from."""


def draw_reports(path: Path, number: int, rng: random.Random) -> list[dict[str, Any]]:
    """So many reports of a JSONL file, each as likely as any other."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines]
    return rng.sample(reports, min(number, len(reports)))


def shown(record: Mapping[str, Any], text: str) -> str:
    """One act as the judge sees it."""
    evidence = record["evidence"]
    before = text[max(0, evidence["start"] - 300) : evidence["start"]].strip()
    parts = {
        "act": record["act"],
        "trigger": record["trigger"]["exact"],
        "reality": record.get("reality"),
        **{
            role: [f"{a.get('mention')} = {a.get('name')}" for a in record.get(role) or []]
            for role in ("actors", "recipients", "attributed_to")
        },
        "about": (record.get("about") or {}).get("text"),
        "condition": (record.get("condition") or {}).get("text"),
    }
    told = "\n".join(f"  {name}: {value}" for name, value in parts.items() if value)
    return f"{text.splitlines()[0]}\n  [... {before}]\n  >> {evidence['exact']}\n{told}"


def draw_acts(sources: list[str], number: int, rng: random.Random) -> Iterator[str]:
    """So many acts of those found in the files of *sources*."""
    texts = {}
    for source in sources:
        content = json.loads(Path(source).read_text("utf-8"))
        texts[source] = f"{content['title']}\n\n{content['text']}"
    with tempfile.TemporaryDirectory() as scratch:
        files = read_reports(pipeline.Engine.load(), sources, Path(scratch) / "all.db")
        lines = files["statements"].read_text("utf-8").splitlines()
    acts = [record for record in map(json.loads, lines) if record["kind"] == "act"]
    for record in rng.sample(acts, min(number, len(acts))):
        yield shown(record, texts[record["report"]["source"]])


def main() -> None:
    """Draw and write."""
    parser = argparse.ArgumentParser(description="Draw acts at random for a person to judge.")
    parser.add_argument("--news", type=Path, action="append", required=True)
    parser.add_argument("--acts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for path in options.news:
            for number, report in enumerate(draw_reports(path, REPORTS, rng)):
                source = Path(folder) / f"{path.stem.partition('.')[0]}-{number}.json"
                source.write_text(json.dumps(report), "utf-8")
                sources.append(str(source))
        acts = list(draw_acts(sources, options.acts, rng))
    numbered = (f"# {number}\n{act}\n" for number, act in enumerate(acts, 1))
    options.out.write_text("\n".join(numbered), "utf-8")
    print(f"{len(acts)} acts in {options.out}")


if __name__ == "__main__":
    main()
