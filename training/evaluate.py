"""Measure a reader on gold reports.

``python -m training.evaluate --gold DIR --model DIR --score score.py``
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from stateofplay.extract.reader import ReadAct, Reader, ReadFigure, ScoredSpan, SentenceReading
from training import numbers
from training.labels import Span
from training.resolve import Resolver
from training.sentences import split


def load_score(path: Path) -> ModuleType:
    """The project's ``score.py`` as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Exporter:
    """Turns the readings of one report into statements as the contract has them."""

    def __init__(self, path: Path) -> None:
        raw = json.loads(path.read_text(encoding="utf-8"))
        self.path = path
        self.text = raw["title"] + "\n\n" + raw["text"]
        self.spans: list[Span] = split(raw["title"], raw["text"])
        self.sentences = [self.text[a:b] for a, b in self.spans]

    def statements(self, readings: Sequence[SentenceReading]) -> Iterator[dict[str, Any]]:
        """The statements of this report."""
        resolver = Resolver(self.sentences, readings)
        for reading in readings:
            for act in reading.acts:
                yield self._act(act, resolver)
            for figure in reading.figures:
                yield self._figure(figure, resolver)

    def _slice(self, span: ScoredSpan) -> dict[str, Any]:
        base = self.spans[span.sentence][0]
        start, end = base + span.start, base + span.end
        return {"start": start, "end": end, "exact": self.text[start:end]}

    def _people(self, spans: Sequence[ScoredSpan], resolver: Resolver) -> list[dict[str, str]]:
        return [{"name": resolver.name(s), "mention": resolver.text(s)} for s in spans]

    def _base(self, kind: str, trigger: ScoredSpan) -> dict[str, Any]:
        low, high = self.spans[trigger.sentence]
        return {
            "schema": 1, "kind": kind, "report": {"source": str(self.path)},
            "evidence": {"start": low, "end": high, "exact": self.text[low:high]},
            "trigger": self._slice(trigger), "confidence": round(trigger.score, 3),
        }  # fmt: skip

    def _act(self, act: ReadAct, resolver: Resolver) -> dict[str, Any]:
        return {
            **self._base("act", act.trigger), "act": act.types[0][0],
            "actors": self._people(act.actors, resolver),
            "recipients": self._people(act.recipients, resolver),
            "attributed_to": self._people(act.sources, resolver),
            "about": {"text": resolver.text(act.about)} if act.about else None,
            "condition": {"text": resolver.text(act.condition)} if act.condition else None,
            "reality": act.reality,
        }  # fmt: skip

    def _figure(self, figure: ReadFigure, resolver: Resolver) -> dict[str, Any]:
        text = resolver.text(figure.number)
        found = sorted(numbers.find_numbers(text), key=lambda n: n.article)
        values = [n.value for n in found]
        ranged = figure.bound == "range" and len(values) > 1
        return {
            **self._base("figure", figure.number), "measure": figure.measure,
            "value": values[0] if values else 0, "high": values[1] if ranged else None,
            "bound": figure.bound, "of": resolver.text(figure.of) if figure.of else None,
            "attributed_to": self._people(figure.sources, resolver),
        }  # fmt: skip


def predict(reader: Reader, files: Sequence[Path]) -> list[dict[str, Any]]:
    """Statements of all reports."""
    out = []
    for path in files:
        exporter = Exporter(path)
        out += list(exporter.statements(reader.read(exporter.sentences)))
    return out


def words_per_second(reader: Reader, files: Sequence[Path]) -> float:
    """Speed on the given reports, splitting and decoding included."""
    exporters = [Exporter(p) for p in files]
    reader.read(exporters[0].sentences)
    start = time.perf_counter()
    for exporter in exporters:
        reader.read(exporter.sentences)
    words = sum(len(e.text.split()) for e in exporters)
    return words / (time.perf_counter() - start)


def main() -> None:
    """Print the scores, the speed, and if wanted the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="folder of the exported reader")
    parser.add_argument("--score", type=Path, required=True, help="path of score.py")
    parser.add_argument("--predictions", type=Path, help="write the statements here")
    args = parser.parse_args()
    score = load_score(args.score)
    reader = Reader.load(args.model)
    gold = score.load_gold(args.gold)
    files = [args.gold / f"{name}.json" for name in gold]
    statements = predict(reader, files)
    if args.predictions:
        lines = [json.dumps(s, ensure_ascii=False) + "\n" for s in statements]
        args.predictions.write_text("".join(lines), encoding="utf-8")
    result, _ = score.score(gold, statements)
    for kind in ("act", "figure"):
        print(kind, json.dumps(result[kind]))
    print(f"{words_per_second(reader, files):.0f} words a second")


if __name__ == "__main__":
    main()
