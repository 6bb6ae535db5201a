"""The data that figures are measured on, read from ``../shared/data``."""

from __future__ import annotations

import ast
import csv
import gzip
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

MENTIONS = Path("gaza_casualty_mentions")
TOLLS = Path("tolls/casualties_daily.json")
INCIDENTS = Path("incidents/incidents_half.jsonl.gz")

HELD = 3
"""Rows with an index that this divides are for measuring only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sentence on casualties.

    Attributes:
        index: Number of the row in all files, read in alphabetical order, from 0.
        text: The sentence.
        day: Day of the article, or None.
        side: Whose casualties the annotators saw: "israel", "palestine" or "both".
    """

    index: int
    text: str
    day: date | None
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalReport:
    """A report of a shooting with what is known of it."""

    incident: str
    title: str
    text: str
    killed: int
    injured: int


def casualties(folder: Path) -> list[Row]:
    """Read the sentences, each once, under the index of its first row."""
    rows: list[Row] = []
    seen: set[str] = set()
    index = 0
    for path in sorted([*folder.glob("annotations*.csv"), *folder.glob("tagged*.csv")]):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                text = " ".join(row["sentence"].replace("T-I-T-L-E-E-N-D.", "").split())
                if text not in seen:
                    seen.add(text)
                    day = _day(row["article_date"])
                    rows.append(Row(index=index, text=text, day=day, side=row["category"]))
                index += 1
    return rows


def held(rows: Sequence[Row]) -> list[Row]:
    """Give the sentences with digits that are for measuring only."""
    return [row for row in rows if row.index % HELD == 0 and re.search(r"\d", row.text)]


def drawn(rows: Sequence[Row], size: int, seed: int) -> list[Row]:
    """Draw *size* of the `held` sentences, the same for the same *seed*."""
    pool = held(rows)
    chosen = random.Random(seed).sample(pool, min(size, len(pool)))  # noqa: S311 - no secret
    return sorted(chosen, key=lambda row: row.index)


def tolls(path: Path) -> dict[date, int]:
    """Read the official number of killed at the end of each day."""
    days = json.loads(path.read_text("utf-8"))
    known = {date.fromisoformat(day["report_date"]): day.get("ext_killed_cum") for day in days}
    return {day: killed for day, killed in known.items() if killed}


def incidents(path: Path) -> dict[str, list[LocalReport]]:
    """Read the reports of each incident that have a text and a known outcome."""
    found: dict[str, list[LocalReport]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            gold = row.get("gold")
            if not gold:
                continue
            known = gold if isinstance(gold, dict) else ast.literal_eval(gold)
            report = LocalReport(
                incident=row["incident"],
                title=row["title"],
                text=row["content"],
                killed=int(known["killed"]),
                injured=int(known["injured"]),
            )
            found.setdefault(report.incident, []).append(report)
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    american = re.match(r"(\d+)/(\d+)/(\d{4})", text)
    if american is None:
        return None
    month, day, year = map(int, american.groups())
    return date(year, month, day)
