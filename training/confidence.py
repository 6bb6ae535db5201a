"""Learn how likely an act is right in who does what, from the scores the reader gives it.

``python -m training.confidence --gold GOLD/train --standoff HELD_OUT.jsonl --news NEWS.jsonl.gz
--model DIR --out settings.json`` measures on reports that the reader was not trained on, by halves
of them, and adds the weights learnt on all to the settings.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stateofplay.extract.reader import ReadAct, Reader
from stateofplay.extract.reader.confidence import features
from training import matching
from training.labels import Document
from training.tune import held_out, label_of

BANDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
RIDGE = 1.0
STEPS = 100

Table = NDArray[np.float64]


def examples(reader: Reader, docs: Sequence[Document]) -> tuple[Table, Table, Table]:
    """Features of the acts read, whether type and actors are right, and each one's report.

    Acts that a careful reader may leave out are no examples.
    """
    rows, right, reports = [], [], []
    for number, doc in enumerate(docs):
        sentences = [doc.text[a:b] for a, b in doc.sentences]
        offsets = [start for start, _ in doc.sentences]
        readings = reader.read(sentences, offsets, doc.tree)
        acts = [act for reading in readings for act in reading.acts]
        for act, known in zip(acts, _judged(doc, acts, offsets), strict=True):
            if known is not None:
                rows.append(_features(act))
                right.append(known)
                reports.append(number)
    return np.array(rows), np.array(right, dtype=float), np.array(reports)


def _features(act: ReadAct) -> tuple[float, ...]:
    return features(act.trigger.score, act.types[0][1], [a.score for a in act.actors])


def _judged(doc: Document, acts: Sequence[ReadAct], offsets: Sequence[int]) -> list[bool | None]:
    """Whether each act's type and actors are right; None where nobody need have read it."""
    labels = [label_of(act, offsets) for act in acts]
    pairs = {j: i for i, j in matching.paired(doc.acts, labels).items()}
    out: list[bool | None] = []
    for j, label in enumerate(labels):
        gold = doc.acts[pairs[j]] if j in pairs else None
        if gold is not None and gold.optional:
            out.append(None)
        else:
            out.append(gold is not None and matching.same(doc.text, gold, label, "actor"))
    return out


def fit(rows: Table, right: Table) -> Table:
    """The weights of a logistic model with a small ridge, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        told = _told(rows, weights)
        slope = rows.T @ (right - told) - RIDGE * weights
        bend = (rows.T * (told * (1 - told))) @ rows + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return weights


def _told(rows: Table, weights: Table) -> Table:
    told: Table = 1.0 / (1.0 + np.exp(-rows @ weights))
    return told


def crossed(rows: Table, right: Table, reports: Table) -> Table:
    """The confidence of each act by weights learnt on the other half of the reports."""
    told = np.zeros(len(rows))
    for half in (0, 1):
        other = reports % 2 != half
        told[~other] = _told(rows[~other], fit(rows[other], right[other]))
    return told


def ranked(told: Table, right: Table) -> float:
    """How often an act that is right has the higher confidence (area under the ROC curve)."""
    ranks = np.empty(len(told))
    ranks[np.argsort(told, kind="stable")] = np.arange(len(told))
    good = right.sum()
    area = ranks[right > 0].sum() - good * (good - 1) / 2
    return float(area / (good * (len(right) - good)))


def _print(told: Table, right: Table) -> None:
    print(
        f"{len(right)} acts, {right.mean():.3f} right; "
        f"of a right one and a wrong one the right one is surer: {ranked(told, right):.3f}"
    )
    for low, high in pairwise(BANDS):
        here = (told >= low) & (told < high)
        if here.any():
            print(f"{low:.1f}-{high:.1f}: {here.sum():5} acts, right {right[here].mean():.2f}")


def main() -> None:
    """Measure by halves, learn on all, write the settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--standoff", type=Path, action="append", default=[])
    parser.add_argument("--news", type=Path, action="append", default=[])
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported reader")
    parser.add_argument("--out", type=Path, help="where to write the settings")
    args = parser.parse_args()
    reader = Reader.load(args.model)
    rows, right, reports = examples(reader, held_out(args.gold, args.standoff, args.news))
    _print(crossed(rows, right, reports), right)
    weights = tuple(round(float(w), 3) for w in fit(rows, right))
    settings = dataclasses.asdict(dataclasses.replace(reader.settings, confidence=weights))
    if args.out:
        args.out.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(settings))


if __name__ == "__main__":
    main()
