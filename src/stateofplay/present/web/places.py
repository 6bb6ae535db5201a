"""The map: places of acts and figures, how precisely they are known shown as area.

Outlines come with the package; nothing is fetched.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from statistics import median

from stateofplay.core.judgements import Place
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.page import Page, Site, part

WIDTH, HEIGHT = 800.0, 480.0
TOWN_KM = 10.0
"""Radius drawn for a town: where in it something happened is not told."""

KM_PER_DEGREE = 111.2
MARGIN = 0.25
LEAST_DEGREES = 3.0
LETTER, ROW = 6.8, 14.0
"""Room that a letter takes, and a line of them."""

NEAR = (0, 1, -1, 2, -2)
"""Lines below a place where its label may stand, tried in turn."""

FRAMED = 0.85
"""Share of the statements whose places the map is framed by: a few far away would hide the rest."""

NAMED = 60
"""Labels drawn; the table has all."""

ASPECT = WIDTH / HEIGHT

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map.

    Attributes:
        precision: ``town``, ``inside`` (something in one), ``country`` (or a part of it), or
            ``unknown``.
        town: By which it is known where it is, if it is in one.
        x: In the drawing; None without a point.
        radius: In the drawing, of the area the place covers.
    """

    place: Place
    count: int
    precision: str
    town: Place | None = None
    x: float | None = None
    y: float | None = None
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words on the map, from *x* to the right."""

    text: str
    x: float
    y: float
    width: float
    area: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country's outline in the drawing."""

    code: str
    path: str
    count: int


def places(site: Site, asked: Asked) -> Page:
    """Make the map."""
    chosen = site.snapshot.chosen(asked, site.snapshot.placed)
    counts = Counter([id(line.place) for line in chosen])  # equal places are one object
    known = {id(line.place): line.place for line in chosen}
    found = {place: counts[key] for key, place in known.items() if place is not None}
    framed = _framed(found)
    view = _view(framed)
    towns = [place for place in found if place.lat is not None]
    spots = [_spot(place, count, view, _town(place, towns)) for place, count in found.items()]
    spots.sort(key=lambda spot: (-spot.count, spot.place.name, spot.place.country or ""))
    outside = [spot for spot in spots if spot.place not in framed and _points(spot.place)]
    drawn = [spot for spot in spots if spot.place in framed or not _points(spot.place)]
    areas: Counter[str] = Counter()
    for spot in spots:
        if spot.precision == "country":
            areas[spot.place.country or ""] += spot.count
    return Page(
        template="map.html",
        title="Map",
        values={
            "lands": _lands(view, areas),
            "spots": [spot for spot in drawn if spot.x is not None],
            "labels": _labels(view, drawn),
            "outside": outside,
            "shown": part(spots, asked),
            "width": WIDTH,
            "height": HEIGHT,
            "path": "/map",
        },
    )


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the world that is drawn, in degrees; longitudes shrunk by the latitude."""

    west: float
    north: float
    scale: float
    shrink: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        x = (lon - self.west) * self.shrink * self.scale
        return round(x, 1), round((self.north - lat) * self.scale, 1)


def _framed(found: Mapping[Place, int]) -> set[Place]:
    """Give the places around the middle one that have most of the statements between them."""
    middles = {place: _middle(points) for place in found if (points := _points(place))}
    if not middles:
        return set()
    every = [middles[place] for place in middles for _ in range(found[place])]
    center = median(lon for lon, _ in every), median(lat for _, lat in every)
    nearest = sorted(middles, key=lambda place: (math.dist(middles[place], center), place.name))
    framed: set[Place] = set()
    have = 0
    for place in nearest:
        if have >= FRAMED * len(every):
            break
        framed.add(place)
        have += found[place]
    return framed


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    lons, lats = zip(*points, strict=True)
    return sum(lons) / len(lons), sum(lats) / len(lats)


def _view(found: Iterable[Place]) -> _View:
    points = [point for place in found for point in _points(place)]
    if not points:
        points = [(-170.0, -55.0), (180.0, 75.0)]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    middle = (min(lats) + max(lats)) / 2
    shrink = max(0.2, math.cos(math.radians(middle)))
    wide = max((max(lons) - min(lons)) * shrink, LEAST_DEGREES) * (1 + MARGIN)
    high = max(max(lats) - min(lats), LEAST_DEGREES) * (1 + MARGIN)
    wide, high = max(wide, high * ASPECT), max(high, wide / ASPECT)
    center = (min(lons) + max(lons)) / 2
    return _View(center - wide / shrink / 2, middle + high / 2, WIDTH / wide, shrink)


def _points(place: Place) -> list[tuple[float, float]]:
    if place.lat is not None and place.lon is not None:
        return [(place.lon, place.lat)]
    rings = outlines().get(place.country or "", ())
    if not rings:
        return []
    largest = max(rings, key=len)  # islands far away must not shrink the rest
    lons, lats = [lon for lon, _ in largest], [lat for _, lat in largest]
    return [(min(lons), min(lats)), (max(lons), max(lats))]


def _town(place: Place, towns: Iterable[Place]) -> Place | None:
    """Give the town that *place* is, or is in: the "Vell hospital" is in Vell."""
    if place.lat is not None:
        return place
    inside = [
        town
        for town in towns
        if place.name.startswith(f"{town.name} ") and place.country in (town.country, None)
    ]
    return max(inside, key=lambda town: len(town.name), default=None)


def _spot(place: Place, count: int, view: _View, town: Place | None) -> Spot:
    if town is None or town.lat is None or town.lon is None:
        known = place.country in outlines()
        return Spot(place=place, count=count, precision="country" if known else "unknown")
    x, y = view.at(town.lon, town.lat)
    radius = max(5.0, TOWN_KM / KM_PER_DEGREE * view.scale)
    return Spot(
        place=place,
        count=count,
        precision="town" if town is place else "inside",
        town=town,
        x=x,
        y=y,
        radius=round(radius, 1),
    )


def _lands(view: _View, areas: Counter[str]) -> list[Land]:
    return [Land(code=code, path=path, count=areas[code]) for code, path in _paths(view)]


@lru_cache(maxsize=32)
def _paths(view: _View) -> tuple[tuple[str, str], ...]:
    """Give the outlines that are in sight, by two-letter code."""
    drawn = ((code, _path(view, rings)) for code, rings in outlines().items())
    return tuple((code, path) for code, path in drawn if path)


def _path(view: _View, rings: Sequence[Ring]) -> str:
    drawn = []
    for ring in rings:
        points = [view.at(lon, lat) for lon, lat in ring]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT:
            continue
        thinned = dict.fromkeys((round(x), round(y)) for x, y in points)
        if len(thinned) > 2:
            drawn.append("M" + "L".join(f"{x} {y}" for x, y in thinned) + "Z")
    return "".join(drawn)


def _labels(view: _View, spots: Sequence[Spot]) -> list[Label]:
    """Name towns beside their circles and areas in their middle, none over another.

    What most is told of has its place first; what has no room near its own is left to the table.
    """
    towns: dict[Place, list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.town is not None:
            towns[spot.town].append(spot)
    wanted = [
        (_told(members), town.name, members[0].x + members[0].radius + 3, members[0].y + 4, False)
        for town, members in towns.items()
        if members[0].x is not None and members[0].y is not None
    ]
    names: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        known = spot.place.kind is not None  # else it is no name of a part of the country
        if known and spot.precision == "country" and spot.place.country:
            names[spot.place.country].append(spot)
    for code, members in names.items():
        ring = max(outlines()[code], key=len)
        lon = sum(lon for lon, _ in ring) / len(ring)
        x, y = view.at(lon, sum(lat for _, lat in ring) / len(ring))
        whole = [spot for spot in members if spot.place.kind == "country"]
        wanted.append((_told(members), _listed(whole or members), x, y, True))
    wanted.sort(key=lambda each: -each[0])
    placed: list[Label] = []
    for count, name, left, y, area in wanted[:NAMED]:
        text = f"{name} ({count})"
        wide = len(text) * LETTER
        x = min(max(left - wide / 2 if area else left, 2.0), WIDTH - wide - 2)
        rows = (min(max(y + row * ROW, ROW), HEIGHT - 4) for row in NEAR)
        free = (row for row in rows if not any(_over(x, wide, row, each) for each in placed))
        if (at := next(free, None)) is not None:
            placed.append(Label(text=text, x=round(x, 1), y=round(at, 1), width=wide, area=area))
    return placed


def _listed(spots: Sequence[Spot]) -> str:
    return ", ".join(spot.place.name for spot in spots[:3]) + (" …" if len(spots) > 3 else "")


def _told(spots: Iterable[Spot]) -> int:
    return sum(spot.count for spot in spots)


def _over(x: float, wide: float, y: float, other: Label) -> bool:
    return abs(y - other.y) < ROW and x < other.x + other.width and other.x < x + wide


@cache
def outlines() -> dict[str, tuple[Ring, ...]]:
    """Give the outer rings of countries as (longitude, latitude), by two-letter code."""
    packed = files("stateofplay.present.web").joinpath("data", "outlines.json.gz").read_bytes()
    found: dict[str, list[list[int]]] = json.loads(gzip.decompress(packed))
    return {code: tuple(_ring(flat) for flat in rings) for code, rings in found.items()}


def _ring(flat: Sequence[int]) -> Ring:
    points, x, y = [], 0, 0
    for place in range(0, len(flat), 2):
        x, y = x + flat[place], y + flat[place + 1]
        points.append((x / 100, y / 100))
    return tuple(points)
