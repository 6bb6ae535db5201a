"""Tune the decoder's thresholds on reports held out of training, one setting at a time.

``python -m training.tune --gold GOLD/train --standoff HELD_OUT.jsonl --news NEWS.jsonl.gz
--model DIR --out settings.json``
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from tokenizers import Tokenizer

from stateofplay.extract.reader import ReadAct, Reader, ScoredSpan
from stateofplay.extract.reader.backend import Floats, Network
from stateofplay.extract.reader.model import Settings
from stateofplay.extract.reader.opening import LABELS, open_backend
from stateofplay.extract.reader.units import Preparer
from training import matching, trees
from training.gold import unseen
from training.labels import ActLabel, Document, Filler

GRID: dict[str, Sequence[Any]] = {
    "act": (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7),
    "floor": (0.12, 0.18, 0.25),
    "tagger_share": (0.3, 0.5, 0.7),
}
FASTER: Sequence[tuple[str, Any]] = (
    ("floor", 0.25), ("floor", 0.3), ("floor", 0.35), ("budget", 128),
)  # fmt: skip
SLACK = 0.003
"""How much of the objective speed is worth."""
LIMITS: dict[str, Sequence[tuple[float, float, int]]] = {
    "actor": [(n, r, 3) for n in (0.5, 0.7, 0.9) for r in (0.45, 0.6, 0.75, 0.9)],
    "recipient": [(n, r, 2) for n in (0.35, 0.5, 0.65, 0.8) for r in (0.5, 0.7, 0.85, 2.0)],
    "source": [(n, r, 2) for n in (0.4, 0.5, 0.65) for r in (0.5, 2.0)],
    "condition": [(n, 2.0, 1) for n in (0.3, 0.5, 0.65)],
}
REALITY = [(d, p) for d in (0.4, 0.55) for p in (0.4, 0.5, 0.6)]


class Remembering:
    """A network that answers a repeated question from memory."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._answers: dict[tuple[bytes, ...], Sequence[Floats]] = {}

    def run(self, inputs: Mapping[str, NDArray[Any]]) -> Sequence[Floats]:
        """Its outputs; vectors are told apart by their first numbers."""
        key = tuple(
            (value[..., :2] if value.dtype.kind == "f" else value).tobytes()
            for value in inputs.values()
        )
        if key not in self._answers:
            self._answers[key] = self._network.run(inputs)
        return self._answers[key]


def read_acts(reader: Reader, doc: Document) -> list[ActLabel]:
    """What *reader* finds in *doc*, as labels."""
    sentences = [doc.text[a:b] for a, b in doc.sentences]
    offsets = [start for start, _ in doc.sentences]
    readings = reader.read(sentences, offsets, doc.tree)
    return [label_of(act, offsets) for reading in readings for act in reading.acts]


def label_of(act: ReadAct, offsets: Sequence[int]) -> ActLabel:
    """An act read as a label; *offsets* are where the report's sentences begin."""

    def fillers(*found: ScoredSpan | None) -> tuple[Filler, ...]:
        spans = [(s.start + offsets[s.sentence], s.end + offsets[s.sentence]) for s in found if s]
        return tuple(Filler((span,)) for span in spans)

    roles = {
        "actor": fillers(*act.actors),
        "recipient": fillers(*act.recipients),
        "source": fillers(*act.sources),
        "about": fillers(act.about),
        "condition": fillers(act.condition),
    }
    (trigger,) = fillers(act.trigger)[0].spans
    return ActLabel(trigger, (act.types[0][0],), roles, act.reality, optional=False)


def variants(settings: Settings) -> Iterator[list[Settings]]:
    """Groups of settings that differ in one respect; each group starts from the best so far."""
    for name, values in GRID.items():
        yield [dataclasses.replace(settings, **{name: v}) for v in values]
    for role, limits in LIMITS.items():
        yield [
            dataclasses.replace(settings, limits={**settings.limits, role: limit})
            for limit in limits
        ]
    yield [dataclasses.replace(settings, reality=r) for r in REALITY]


def objective(scores: Mapping[str, float]) -> float:
    """What is tuned for: types and full readings, and a little each role."""
    roles = sum(scores[role] for role in (*matching.ROLES, "reality"))
    return scores["type"] + scores["full"] + 0.03 * roles


class Tuner:
    """Coordinate ascent over the settings."""

    def __init__(self, docs: Sequence[Document], folder: Path) -> None:
        self._docs = docs
        self._backend = open_backend(folder, around=Remembering)
        self._preparer = Preparer(Tokenizer.from_file(str(folder / "tokenizer.json")))
        labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
        self._paths: Sequence[str] = labels["paths"]

    def scores(self, settings: Settings) -> dict[str, float]:
        """The scores with *settings*."""
        reader = Reader(self._preparer, self._backend, settings, self._paths)
        return matching.compare((doc, read_acts(reader, doc)) for doc in self._docs).scores()

    def tune(self, settings: Settings, rounds: int) -> Settings:
        """The best settings found."""
        best = objective(self.scores(settings))
        for _ in range(rounds):
            for number in range(len(list(variants(settings)))):
                for tried in list(variants(settings))[number]:
                    value = objective(self.scores(tried))
                    if value > best + 1e-6:
                        best, settings = value, tried
        return settings

    def hasten(self, settings: Settings) -> Settings:
        """*settings* with what reads faster, where the scores are hardly less for it.

        Windows of 128 pieces take a tenth less time than those of 220; with a floor of 0.3 the
        role model is asked a quarter less often than with 0.18.
        """
        least = objective(self.scores(settings)) - SLACK
        for name, value in FASTER:
            faster = value < settings.budget if name == "budget" else value > settings.floor
            tried = dataclasses.replace(settings, **{name: value})
            if faster and objective(self.scores(tried)) >= least:
                settings = tried
        return settings


def held_out(gold: Path, standoff: Sequence[Path], news: Sequence[Path]) -> list[Document]:
    """The reports that no training saw, parsed: a tenth of the gold, and stand-off files."""
    docs = unseen(gold, standoff, news)
    trees.parse(docs)
    return docs


def main() -> None:
    """Tune and write the settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--standoff", type=Path, action="append", default=[])
    parser.add_argument("--news", type=Path, action="append", default=[])
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported reader")
    parser.add_argument("--start", type=Path, help="settings to start from (JSON)")
    parser.add_argument("--out", type=Path, help="where to write the settings")
    parser.add_argument("--rounds", type=int, default=2, help="0: only measure")
    args = parser.parse_args()
    tuner = Tuner(held_out(args.gold, args.standoff, args.news), args.model)
    raw = json.loads(args.start.read_text(encoding="utf-8")) if args.start else {}
    settings = tuner.tune(Settings(**raw.get("settings", raw)), args.rounds)
    if args.rounds:
        settings = tuner.hasten(settings)
    if args.out:
        text = json.dumps(dataclasses.asdict(settings), indent=1)
        args.out.write_text(text + "\n", encoding="utf-8")
    print(json.dumps(dataclasses.asdict(settings)))
    print("held out:", json.dumps(tuner.scores(settings)))


if __name__ == "__main__":
    main()
