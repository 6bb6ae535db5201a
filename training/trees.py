"""The parses of training reports, as the program makes them, and the paths worth learning."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import Tokenizer

from stateofplay.analyse import Analyser
from stateofplay.extract.reader.paths import NO_PATH
from stateofplay.extract.reader.types import ROLES
from stateofplay.extract.reader.units import Preparer
from stateofplay.extract.trained import tree_of
from training.features import SampleBuilder
from training.labels import Document, report_of
from training.network import ReaderNetwork

BUDGET = 220
LEAST = 40
MOST = 600
FEW = 20
"""Units seen on average paths that a path's own are added to."""
PATH_SHARE = 0.25
"""How much of a path's odds the role model starts with; it knows much of it by itself."""


def parse(docs: Sequence[Document]) -> None:
    """Give each report its parse."""
    analyser = Analyser.load()
    parses = analyser.pipe(map(report_of, docs))
    for doc, (report, parsed) in zip(docs, parses, strict=True):
        if isinstance(parsed, Doc) and report.full_text == doc.text:
            doc.tree = tree_of(parsed)


def common_paths(docs: Sequence[Document], tokenizer: Tokenizer) -> list[str]:
    """The paths that labelled candidates have to units of their sentence, the commonest first."""
    builder = SampleBuilder(Preparer(tokenizer))
    counts: Counter[str] = Counter()
    for doc in docs:
        sample = builder.build(doc, BUDGET)
        if sample.syntax is None:
            continue
        for candidate in sample.candidates:
            names = sample.syntax.names(candidate.span, candidate.context.units)
            counts.update(name for name in names if name is not None)
    chosen = [path for path, count in counts.items() if count >= LEAST]
    return sorted(chosen, key=lambda path: (-counts[path], path))[:MOST]


def log_odds(docs: Sequence[Document], builder: SampleBuilder, size: int) -> NDArray[np.float32]:
    """Log of how much likelier a path leads to the start of each role's filler: (paths, roles)."""
    counts = np.zeros((size, len(ROLES)))
    units = np.zeros((size, 1))
    for doc in docs:
        for candidate in builder.build(doc, BUDGET).candidates:
            paths = candidate.context.paths
            np.add.at(units[:, 0], paths, 1)
            for role, targets in candidate.roles.items():
                for places, _ in targets or ():
                    counts[paths[places[-1][0]], ROLES.index(role)] += 1
    mean = (counts.sum(0) + 1e-3) / units.sum()
    odds = np.log((counts + FEW * mean) / (units + FEW)) - np.log(mean)
    odds[NO_PATH] = 0.0
    return odds.astype(np.float32)


def start_paths(network: ReaderNetwork, builder: SampleBuilder, docs: Sequence[Document]) -> None:
    """Let each path start with how much likelier it leads to a filler than others do."""
    odds = log_odds(docs, builder, network.sizes.paths)
    with torch.no_grad():
        network.roles.path_starts.weight.copy_(PATH_SHARE * torch.tensor(odds))


def write_paths(folder: Path, paths: Sequence[str]) -> None:
    """Keep the paths beside a run's weights; their order is that of the weights."""
    (folder / "paths.json").write_text(json.dumps(list(paths), indent=0), encoding="utf-8")


def read_paths(folder: Path) -> list[str]:
    """The paths that a run knows; none if it was trained without."""
    path = folder / "paths.json"
    return list(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else []
