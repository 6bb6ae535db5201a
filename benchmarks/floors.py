"""Floors: scores that only rise, kept in a file beside the benchmarks."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

TOLERANCE = 0.01
"""A quantised model answers slightly differently on another kind of processor."""


def add_options(parser: argparse.ArgumentParser, default: Path) -> None:
    """Add ``--floors`` and ``--raise``."""
    parser.add_argument("--floors", type=Path, default=default)
    raising = "write higher scores as the new floors; none is ever lowered"
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help=raising)


def hold_against(scores: Mapping[str, float], options: argparse.Namespace) -> int:
    """Print every score beside its floor; give 1 if one fell below, else 0."""
    floors = read_floors(options.floors)
    fallen = show(scores, floors)
    if options.raise_floors:
        raise_floors(options.floors, floors, scores)
    return 1 if fallen else 0


def read_floors(path: Path) -> dict[str, float]:
    """The floors by name; none if there is no such file yet."""
    if not path.is_file():
        return {}
    floors: dict[str, float] = json.loads(path.read_text("utf-8"))
    return floors


def raise_floors(path: Path, floors: Mapping[str, float], scores: Mapping[str, float]) -> None:
    """Write the higher one of each floor and score."""
    raised = dict(floors) | {
        name: max(round(score, 3), floors.get(name, 0.0)) for name, score in scores.items()
    }
    path.write_text(json.dumps(raised, indent=1, sort_keys=True) + "\n", "utf-8")


def show(scores: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Print every score beside its floor; give the names of those below."""
    fallen = []
    print(f"{'measure':32} {'score':>7} {'floor':>7}")
    for name, score in scores.items():
        floor = floors.get(name)
        low = floor is not None and score < floor - TOLERANCE
        shown = "" if floor is None else f"{floor:7.3f}"
        print(f"{name:32} {score:7.3f} {shown:>7}{'  BELOW ITS FLOOR' if low else ''}")
        if low:
            fallen.append(name)
    return fallen
