"""Tune the decoder's thresholds on held-out gold reports, one setting at a time.

``python -m training.tune --gold GOLD/train --model DIR --score score.py --out settings.json``
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

from stateofplay.extract.reader import Reader
from stateofplay.extract.reader.backend import Floats, Network
from stateofplay.extract.reader.model import Settings
from stateofplay.extract.reader.opening import open_backend
from stateofplay.extract.reader.units import Preparer
from training.evaluate import load_score, predict
from training.train import is_held_out

GRID: dict[str, Sequence[Any]] = {
    "act": (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6),
    "floor": (0.12, 0.2),
    "tagger_share": (0.3, 0.5, 0.7),
    "figure": (0.25, 0.35, 0.45, 0.55, 0.65),
}
LIMITS: dict[str, Sequence[tuple[float, float, int]]] = {
    "actor": [(n, r, 3) for n in (0.5, 0.7, 0.9) for r in (0.45, 0.6, 0.75, 0.9)],
    "recipient": [(n, r, 2) for n in (0.35, 0.5, 0.65, 0.8) for r in (0.5, 0.7, 0.85, 2.0)],
    "source": [(n, r, 2) for n in (0.4, 0.5, 0.65) for r in (0.5, 2.0)],
    "about": [(n, 2.0, 1) for n in (0.6, 0.75, 0.9, 0.97)],
    "condition": [(n, 2.0, 1) for n in (0.3, 0.5, 0.65)],
    "of": [(n, 2.0, 1) for n in (0.6, 0.9)],
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


def objective(result: dict[str, Any]) -> float:
    """What is tuned for: acts' types and full readings, and figures beside them."""
    act, figure = result["act"], result["figure"]
    roles = sum(act["roles"].values()) / max(1, len(act["roles"]))  # none if nothing is found
    return float(
        act["type"]["f1"] + act["full"]["f1"] + 0.2 * roles
        + 0.3 * (figure["type"]["f1"] + figure["full"]["f1"])
    )  # fmt: skip


class Tuner:
    """Coordinate ascent over the settings."""

    def __init__(self, gold: Path, folder: Path, score: Path) -> None:
        self._score = load_score(score)
        everything = self._score.load_gold(gold)
        names = [n for i, n in enumerate(sorted(everything)) if is_held_out(i)]
        self._gold = {n: everything[n] for n in names}
        self._files = [gold / f"{n}.json" for n in names]
        self._backend = open_backend(folder, around=Remembering)
        self._preparer = Preparer(Tokenizer.from_file(str(folder / "tokenizer.json")))

    def result(self, settings: Settings) -> dict[str, Any]:
        """The scores with *settings*."""
        reader = Reader(self._preparer, self._backend, settings)
        scored: dict[str, Any] = self._score.score(self._gold, predict(reader, self._files))[0]
        return scored

    def tune(self, settings: Settings, rounds: int) -> Settings:
        """The best settings found."""
        best = objective(self.result(settings))
        for _ in range(rounds):
            for number in range(len(list(variants(settings)))):
                for tried in list(variants(settings))[number]:
                    value = objective(self.result(tried))
                    if value > best + 1e-6:
                        best, settings = value, tried
        return settings


def main() -> None:
    """Tune and write the settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported reader")
    parser.add_argument("--score", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    tuner = Tuner(args.gold, args.model, args.score)
    settings = tuner.tune(Settings(), args.rounds)
    args.out.write_text(json.dumps(dataclasses.asdict(settings), indent=1) + "\n", encoding="utf-8")
    result = tuner.result(settings)
    print(json.dumps(dataclasses.asdict(settings)))
    print("held out:", json.dumps(result["act"]), json.dumps(result["figure"]))


if __name__ == "__main__":
    main()
