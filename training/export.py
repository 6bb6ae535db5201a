"""Export a trained network to 8-bit ONNX files, fused as they are to run.

``python -m training.export --run DIR --minilm DIR --out DIR --version NAME``
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer

from stateofplay.extract.reader.backend import sha256_of
from stateofplay.extract.reader.model import Settings
from stateofplay.extract.reader.paths import FIRST_PATH
from stateofplay.extract.reader.units import Preparer
from training import trees
from training.graph import write_encoder, write_roles
from training.network import ReaderNetwork, Sizes


def load_network(weights: Path) -> ReaderNetwork:
    """The network with trained weights, ready to answer."""
    paths = FIRST_PATH + len(trees.read_paths(weights.parent))
    network = ReaderNetwork(Sizes(paths=paths))
    network.load_state_dict(torch.load(weights), strict=True)
    return network.eval()


def story_windows(minilm: Path) -> list[list[int]]:
    """Word pieces of the windows of the story that the package brings along."""
    preparer = Preparer(Tokenizer.from_file(str(minilm / "tokenizer.json")))
    found: list[list[int]] = []
    folder = files("stateofplay").joinpath("demo", "story")
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        report = json.loads(entry.read_text("utf-8"))
        sentences = re.split(r"(?<=[.!?]) |\n+", f"{report['title']}\n{report['text']}")
        windows = preparer.prepare(sentences, Settings().budget).windows
        found += [window.pieces for window in windows]
    return found


def write_labels(folder: Path, settings: Settings, paths: Sequence[str]) -> None:
    """labels.json: version, thresholds, known paths, and the SHA-256 of every other file."""
    names = ("encoder.onnx", "roles.onnx", "tokenizer.json")
    content = {
        "paths": list(paths),
        "settings": dataclasses.asdict(settings),
        "sha256": {name: sha256_of(folder / name) for name in names},
    }
    text = json.dumps(content, indent=1, sort_keys=True) + "\n"
    (folder / "labels.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Export, quantize, and write the files that the reader loads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder with weights.pt")
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--settings", type=Path, help="tuned thresholds (JSON)")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    network = load_network(args.run / "weights.pt")
    write_encoder(network, args.out / "encoder.onnx", story_windows(args.minilm))
    write_roles(network, args.out / "roles.onnx")
    shutil.copyfile(args.minilm / "tokenizer.json", args.out / "tokenizer.json")
    tuned = json.loads(args.settings.read_text(encoding="utf-8")) if args.settings else {}
    write_labels(
        args.out, Settings(**{**tuned, "version": args.version}), trees.read_paths(args.run)
    )
    for path in sorted(args.out.iterdir()):
        print(f"{path.stat().st_size:>10} {path.name}")


if __name__ == "__main__":
    main()
