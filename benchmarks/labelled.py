"""Reports that people sorted by story: ``clusters`` and ``incidents`` of the shared data."""

from __future__ import annotations

import ast
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from stateofplay.compare.stories import Profile, profile

FILES = {
    "clusters": "clusters/news_cluster_383.jsonl.gz",
    "incidents": "incidents/incidents_half.jsonl.gz",
}
DAYS = {"clusters": 3, "incidents": 7}
"""Pairs of reports more days apart are not scored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A report with the story that people put it to."""

    profile: Profile
    story: str

    @property
    def to_develop(self) -> bool:
        """Whether its story is one of the half on which weights were fitted."""
        return in_first_half(self.story)


def in_first_half(story: str) -> bool:
    """Tell the half to develop on from the half to measure on, by hash of the story's id."""
    return int(sha256(story.encode()).hexdigest(), 16) % 2 == 0


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the records of a compressed JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def labelled(data: Path, name: str) -> list[Labelled]:
    """Read one of `FILES` below *data*."""
    return [
        Labelled(profile=profile(f"{name} {place}", *texts), story=story)
        for place, (story, *texts) in enumerate(map(_texts, rows(data / FILES[name])))
    ]


def _texts(row: Mapping[str, Any]) -> tuple[str, str, str, date]:
    if "incident" in row:
        day = date.fromisoformat(row["dct"][:10])
        return row["incident"], row["title"] or "", row["content"] or "", day
    cluster = row["newsCluster"]
    event = (ast.literal_eval(cluster) if isinstance(cluster, str) else cluster)["Event"]
    day = date.fromisoformat(str(row["date_publish"])[:10])
    return event, row["title"] or "", row["text"] or "", day


def pairs_within(reports: Sequence[Labelled], days: int) -> Iterator[tuple[Labelled, Labelled]]:
    """Give the pairs of reports at most *days* apart."""
    for one, other in combinations(reports, 2):
        first, second = one.profile.day, other.profile.day
        if first and second and abs((first - second).days) <= days:
            yield one, other


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of reports: how many of those found are right, how many of the right ones found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(found: Sequence[bool], right: Sequence[bool]) -> Score:
    """Hold the judgements of pairs against the right ones."""
    hits = sum(one and other for one, other in zip(found, right, strict=True))
    return Score(hits / max(1, sum(found)), hits / max(1, sum(right)))
