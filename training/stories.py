"""Fit what the story model knows: how rare words are, what each sign counts, and thresholds.

    python -m training.stories --data ../shared/data

Only stories of the first half (by hash of the id) of ``clusters`` and ``incidents`` are used.
Writes ``background.txt`` and the numbers of ``stories.yml`` in ``src/stateofplay/compare/data``.
Thresholds are chosen by five-fold cross-validation over the stories of that half.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np
from benchmarks.labelled import DAYS, FILES, Labelled, in_first_half, labelled, pairs_within, rows
from benchmarks.labelled import score as score_pairs

from stateofplay.compare.stories.candidates import Candidates
from stateofplay.compare.stories.grouping import grouped
from stateofplay.compare.stories.likeness import signs
from stateofplay.compare.stories.words import words_of

HERE = Path("src/stateofplay/compare/data")
NEWS = "news/foreign_affairs_3000.jsonl.gz"
SEEN = 4
"""Words of fewer reports are as rare as new ones."""

FOLDS = 5
PENALTY = 1e-5
KEPT = 0.995
"""Share of pairs on one story that must stay above the threshold ``related``."""


def background(data: Path) -> None:
    """Count in how many reports each word stands and write the counts."""
    counts: Counter[str] = Counter()
    reports = 0
    for name in (NEWS, *FILES.values()):
        for row in rows(data / name):
            story = str(row.get("incident") or _event(row))
            if name != NEWS and not in_first_half(story):
                continue
            text = f"{row['title'] or ''} {row.get('text') or row.get('content') or ''}"
            counts.update({form for _, form in words_of(text)})
            reports += 1
    by_count: dict[int, list[str]] = {}
    for word in sorted(counts):
        if counts[word] >= SEEN:
            by_count.setdefault(counts[word], []).append(word)
    lines = [
        "# In how many of so many news reports a word stands: a count, then its words.",
        f"{reports} (reports)",
        *(f"{count} {' '.join(by_count[count])}" for count in sorted(by_count)),
    ]
    (HERE / "background.txt").write_text("\n".join(lines) + "\n", "utf-8")


def _event(row: Mapping[str, object]) -> str:
    found = re.search(r"'Event': '([^']*)'", str(row.get("newsCluster")))
    return found.group(1) if found else ""


class Pairs:
    """Candidate pairs of the reports of one data set, with their signs."""

    def __init__(self, reports: Iterable[Labelled], days: int) -> None:
        self.reports = [report for report in reports if report.to_develop]
        self.story = {report.profile.report: report.story for report in self.reports}
        self.listed = Candidates(report.profile for report in self.reports)
        keys = {
            tuple(sorted((one, other)))
            for one, profile in self.listed.profiles.items()
            for other in self.listed.of(profile)
        }
        self.keys = sorted(keys)
        each = [signs(*(self.listed.profiles[item] for item in key)) for key in self.keys]
        self.names = [*each[0], "constant"]
        self.signs = np.array([[*found.values(), 1.0] for found in each])
        self.same = np.array([self.story[one] == self.story[two] for one, two in self.keys])
        self.folds = np.array([[_fold(self.story[item]) for item in key] for key in self.keys])
        scored = list(pairs_within(self.reports, days))
        self.scored = [(one.profile.report, two.profile.report) for one, two in scored]
        self.right = [one.story == two.story for one, two in scored]

    def f1(self, likeness: np.ndarray, same: float) -> float:
        """Group at a threshold and score the pairs."""
        pairs = dict(zip(self.keys, map(float, likeness), strict=True))
        groups = grouped(self.listed.profiles, pairs, same)
        group = {report: place for place, members in enumerate(groups) for report in members}
        found = [group[one] == group[two] for one, two in self.scored]
        return score_pairs(found, self.right).f1


def _fold(story: str) -> int:
    return int(sha256(f"fold {story}".encode()).hexdigest(), 16) % FOLDS


def fit(signs_: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Fit a logistic regression by Newton's method; the last column is the constant."""
    weights = np.zeros(signs_.shape[1])
    penalty = np.full(len(weights), PENALTY * len(same))
    penalty[-1] = 1e-6
    for _ in range(60):
        odds = 1 / (1 + np.exp(-signs_ @ weights))
        slope = signs_.T @ (odds - same) + penalty * weights
        bend = (signs_.T * (odds * (1 - odds))) @ signs_ + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if abs(step).max() < 1e-7:
            break
    return weights


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    background(data)
    sets = [Pairs(labelled(data, name), days) for name, days in DAYS.items()]
    held = [np.zeros(len(each.keys)) for each in sets]
    for fold in range(FOLDS):
        out = [(each.folds == fold).any(axis=1) for each in sets]
        weights = _fit_all(sets, [~mask for mask in out])
        for each, values, mask in zip(sets, held, out, strict=True):
            values[mask] = each.signs[mask] @ weights
    same = max(
        (float(value) for value in np.arange(-1.5, 1.6, 0.25)),
        key=lambda value: sum(each.f1(odds, value) for each, odds in zip(sets, held, strict=True)),
    )
    for each, likeness in zip(sets, held, strict=True):
        print("cross-validated F1", round(each.f1(likeness, same), 3), "at", same)
    on_one = np.concatenate([v[each.same] for each, v in zip(sets, held, strict=True)])
    related = float(np.quantile(on_one, 1 - KEPT))
    _write(dict(zip(sets[0].names, _fit_all(sets), strict=True)), same, related)


def _fit_all(sets: list[Pairs], masks: list[np.ndarray] | None = None) -> np.ndarray:
    chosen = masks or [np.ones(len(each.keys), bool) for each in sets]
    taken = list(zip(sets, chosen, strict=True))
    return fit(
        np.concatenate([each.signs[mask] for each, mask in taken]),
        np.concatenate([each.same[mask] for each, mask in taken]).astype(float),
    )


def _write(weights: Mapping[str, float], same: float, related: float) -> None:
    path = HERE / "stories.yml"
    text = path.read_text("utf-8")
    listed = "\n".join(f"  {name}: {value:.2f}" for name, value in weights.items())
    text = re.sub(r"(?m)^weights:.*(\n  .*)*$", f"weights:\n{listed}", text)
    text = re.sub(r"(?m)^same:.*$", f"same: {same:.2f}", text)
    text = re.sub(r"(?m)^related:.*$", f"related: {related:.1f}", text)
    path.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
