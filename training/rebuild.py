"""Rebuild the reader from data and seeds, and say whether it is the one that ships.

``python -m training.rebuild --shared FOLDER --out RUN [--reports N] [--threads N]``

FOLDER holds ``gold`` and ``data``. Follows ``recipe.yml``: trains stage by stage, exports, tunes
thresholds on the held-out reports, exports again with them, and compares the files' SHA-256 with
those that the package has. On one thread a rebuild on the same kind of processor with the same
version of torch is the same to the bit.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from stateofplay.extract.reader.model import DATA

HERE = Path(__file__).parent
NEWS = ("gaza_2023", "foreign_affairs_3000")
"""The public files that hold the texts of the stand-off readings."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a rebuild finds its data and puts its files."""

    shared: Path
    base: Path
    out: Path
    shipped: Path = DATA

    @property
    def data(self) -> list[str]:
        """The arguments of `training.train` that name the labelled reports."""
        return self._labelled("news", "news-2", "news-3", "news-4", "news-5", "news-6", "news-7")

    @property
    def held_out(self) -> list[str]:
        """Those of `training.tune` that name the reports no stage sees (and the gold's tenth)."""
        return self._labelled("held-out")

    def _labelled(self, *readings: str) -> list[str]:
        named = ["--gold", str(self.shared / "gold" / "train")]
        for name in readings:
            named += ["--standoff", str(HERE / "annotations" / f"{name}.jsonl")]
        for name in NEWS:
            named += ["--news", str(self.shared / "data" / "news" / f"{name}.jsonl.gz")]
        return named


def base_folder(package: str) -> Path:
    """The folder of the base model in an installed package.

    Raises:
        SystemExit: If the package is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"The base model is missing: pip install {package.replace('_', '-')}")
    return Path(spec.submodule_search_locations[0]) / "model"


def train(places: Places, stages: list[Mapping[str, Any]], extra: list[str]) -> Path:
    """Train all stages, each from where the one before ended; give the last one's folder."""
    run, start = places.out, ""
    for number, stage in enumerate(stages, 1):
        run = places.out / f"stage{number}"
        settings = [f"--{name}={value}" for name, value in stage.items()]
        told = [*places.data, *settings, *extra]
        if start:
            told += ["--start", start]
        _module("training.train", *told, "--minilm", places.base, "--out", run)
        start = str(run / "weights.pt")
    return run


def export(places: Places, run: Path, version: str) -> Path:
    """Export, tune on the held-out reports, export with thresholds and confidence found."""
    tuned, out = run / "settings.json", places.out / "reader"
    told = ["--run", run, "--minilm", places.base, "--version", version, "--out"]
    _module("training.export", *told, run / "untuned")
    _module("training.tune", *places.held_out, "--model", run / "untuned", "--out", tuned)
    _module("training.export", *told, out, "--settings", tuned)
    _module("training.confidence", *places.held_out, "--model", out, "--out", tuned)
    _module("training.export", *told, out, "--settings", tuned)
    return out


def differences(built: Path, shipped: Path) -> list[str]:
    """Names of the files, and of the thresholds, that are not the same in both folders."""
    one, other = (json.loads((f / "labels.json").read_text("utf-8")) for f in (built, shipped))
    found = [name for name, digest in one["sha256"].items() if other["sha256"].get(name) != digest]
    settings = {**one["settings"], **other["settings"]}
    found += [
        f"setting {name}" for name in settings
        if one["settings"].get(name) != other["settings"].get(name)
    ]  # fmt: skip
    return sorted(found)


def _module(name: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", name, *map(str, arguments)], check=True)  # noqa: S603


def main() -> None:
    """Rebuild and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=0, help="no more than so many, for a trial")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    recipe = yaml.safe_load((HERE / "recipe.yml").read_text("utf-8"))
    if not (options.shared / "gold" / "train").is_dir():
        raise SystemExit(f"There are no hand-read reports at {options.shared}/gold/train.")
    places = Places(options.shared, base_folder(recipe["base"]), options.out)
    extra = [f"--threads={options.threads}", f"--reports={options.reports}"]
    run = train(places, recipe["stages"], extra)
    built = export(places, run, recipe["version"])
    if different := differences(built, places.shipped):
        print(f"Differs from the reader that ships: {', '.join(different)}. It is in {built}.")
    else:
        print("The same as the reader that ships, to the bit.")


if __name__ == "__main__":
    main()
