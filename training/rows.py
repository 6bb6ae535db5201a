"""Learn how likely two claims are about one thing, from rows that people made of claims.

    python -m training.rows --data DATA

Prints the weights `likeness` of ``compare/data/rows.yml``: a logistic regression, learned on the
crises of half 0 of ``benchmarks/rows-read.jsonl`` only, from pairs of claims that rules leave in
two rows and that nothing keeps apart. `make bench-rows` measures the rows that come of them.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from benchmarks.crises import is_at_hand, ledgers_of, parser, report_of
from benchmarks.rows import Crisis, load, rows_told
from numpy.typing import NDArray

from stateofplay.compare.claims.claims import claims_of
from stateofplay.compare.facts import Fact, facts_of
from stateofplay.compare.rows.completed import Cell, Key, Names
from stateofplay.compare.rows.joined import told_by
from stateofplay.compare.rows.likeness import features, words_of
from stateofplay.compare.rows.rows import rows_in

_SHRUNK = 1 / 0.3
"""How strongly weights are drawn to 0: half of it times their squares is added to the loss."""
_STEPS = 50

Pair = tuple[dict[str, float], bool]


def main() -> int:
    """Learn and print."""
    options = parser(__doc__, Path("benchmarks/rows-floors.json")).parse_args()
    if not is_at_hand(options.data):
        return 0
    crises = [crisis for crisis in load() if crisis.half == 0]
    with tempfile.TemporaryDirectory() as folder:
        pairs = [
            pair
            for crisis, kept in ledgers_of(crises, options.data, Path(folder))
            for pair in pairs_of(crisis, facts_of(kept.entries(kinds=("act",))))
        ]
    print(f"# {len(pairs)} pairs of claims, {sum(one for _, one in pairs)} of them of one row")
    for what, weight in learned(pairs).items():
        print(f"  {what}: {weight:.2f}")
    return 0


def pairs_of(crisis: Crisis, facts: Iterable[Fact]) -> Iterator[Pair]:
    """Give pairs of claims that a person grouped and rules do not, and whether they are one row."""
    names = Names()
    claims = [claim for fact in facts for claim in claims_of(fact) if claim.sure]
    told: dict[Key, list[Cell]] = defaultdict(list)
    blocks: dict[object, list[Cell]] = defaultdict(list)
    for cell in map(names.cell, claims):
        told[cell.key].append(cell)
        blocks[cell.block].append(cell)
    row_of = {key: row for block in blocks.values() for key, row in rows_in(block, names).items()}
    rows = {key: _rows(crisis, cells[0]) for key, cells in told.items()}
    for one, other in combinations([key for key in told if rows[key]], 2):
        if row_of[one] != row_of[other]:
            cells = told[one], told[other]
            if not told_by(cells[0][0]).is_apart(told_by(cells[1][0])):
                yield features(*map(words_of, cells)), not rows[one].isdisjoint(rows[other])


def _rows(crisis: Crisis, cell: Cell) -> frozenset[str]:
    entry = cell.claim.fact.entry
    return rows_told(crisis, report_of(entry), entry.content.trigger)


def learned(pairs: Iterable[Pair]) -> dict[str, float]:
    """Give the weights by what they weigh, "bias" first; found by Newton's method."""
    seen, ones = zip(*pairs, strict=True)
    names = list(seen[0])
    x = np.array([[1.0, *each.values()] for each in seen])
    y = np.array(ones, dtype=float)
    shrunk = np.diag([0.0, *[_SHRUNK] * len(names)])
    weights: NDArray[np.float64] = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (likely - y) + shrunk @ weights
        curve = (x * (likely * (1 - likely))[:, None]).T @ x + shrunk
        weights -= np.linalg.solve(curve, slope)
    return dict(zip(["bias", *names], weights.tolist(), strict=True))


if __name__ == "__main__":
    sys.exit(main())
