"""Charts of figures: a Vega-Lite description, drawn here and not in the browser.

One point per statement at the day it tells of; arrows where a number is only a bound, bars for
ranges; one stepped line per claimant, since nothing is known between two counts.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import vl_convert

from stateofplay.core.closed_classes import SUBJECTIVE
from stateofplay.core.statements import Bound
from stateofplay.present.views.counts import amount
from stateofplay.present.views.export import number
from stateofplay.present.web.lines import Line
from stateofplay.present.web.links import Url
from stateofplay.present.web.series import Series
from stateofplay.present.web.words import names

Spec = dict[str, Any]

NAMES = ("--ink", "--line", "--paper", *(f"--c{place}" for place in range(1, 8)))
"""Colours of the page's style sheet that a chart uses."""

LIGHT = ("#1a1a1a", "#d5d5d0", "#ffffff", "#0b5fa5", "#a8480a", "#1d6b3a", "#8a2a86", "#5b5b5b",
         "#8a6a00", "#a3173f")  # fmt: skip
"""The same, for files that stand alone."""

CLAIMANTS = 6
"""Claimants with a colour of their own; the rest share one."""

CROWD = 400
"""Points from which on those that lie on each other are drawn once."""

LEAP = 1.5
"""Counts of one claimant that are further apart are not joined by a line."""

_SHAPES = {
    Bound.EXACT: "circle",
    Bound.MORE_THAN: "triangle-up",
    Bound.AT_LEAST: "triangle-up",
    Bound.UP_TO: "triangle-down",
    Bound.LESS_THAN: "triangle-down",
    Bound.ABOUT: "diamond",
    Bound.RANGE: "circle",
    Bound.VAGUE: "cross",
}
_ARROWS = {"triangle-up": -9, "triangle-down": 9}
PLACE = "https://statement.invalid/"
"""Stands for the address of a statement: Vega would take ours for parts of another site."""

_LINK = re.compile(re.escape(PLACE) + r"([0-9a-f]+)")
_ANCHOR = re.compile(r"</?a\b[^>]*>")
_STYLE = re.compile(r'\sstyle="[^"]*"')
_NO_SOURCE = "no source named"


def claimant(line: Line) -> str:
    """Name whose count it is; "he", of whom nobody can tell who he is, names nobody."""
    told = (who for who in line.sources if who.name.lower() not in SUBJECTIVE)
    return names(told) or _NO_SOURCE


def points(series: Series) -> list[dict[str, Any]]:
    """Give the rows of a chart: one per statement whose day is known."""
    heard = Counter(claimant(line) for line in series.lines)
    ranked = sorted(heard, key=lambda name: (name == _NO_SOURCE, -heard[name], name))[:CLAIMANTS]
    runs = _runs(series)
    rows = [
        {
            "run": runs[line.id],
            "day": line.day.isoformat(),
            "value": number(line.figure.value),
            "high": None if line.figure.high is None else number(line.figure.high),
            "claimant": _short(claimant(line)) if claimant(line) in ranked else "others",
            "shape": _SHAPES[line.figure.bound],
            "amount": amount(line.figure),
            "said": f"{amount(line.figure)}, {line.day}, {claimant(line)}: {line.sentence}",
            "link": PLACE + line.id,
        }
        for line in series.lines
        if line.figure is not None and line.day is not None
    ]
    return rows if len(rows) <= CROWD else _thinned(rows)


def _thinned(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep one of the points that lie on each other, and of the rest evenly as many as can be."""
    one = {(row["day"], row["value"], row["high"], row["claimant"]): row for row in rows}
    kept = list(one.values())
    return kept[:: 1 + (len(kept) - 1) // CROWD]


def _runs(series: Series) -> dict[str, int]:
    """Number the stretches that one line may join: a leap in size counts something else."""
    last: dict[str, tuple[float, int]] = {}
    found: dict[str, int] = {}
    for line in series.lines:
        if line.figure is None:
            continue
        value, who = float(line.figure.value), claimant(line)
        before, run = last.get(who, (value, 0))
        low, high = sorted((value, before))
        found[line.id] = run if high <= LEAP * low else run + 1
        last[who] = (value, found[line.id])
    return found


def spec(series: Series) -> Spec:
    """Describe the chart of *series* in Vega-Lite."""
    rows = points(series)
    order = sorted({str(row["claimant"]) for row in rows})
    x = {
        "field": "day",
        "type": "temporal",
        "title": "as of",
        "axis": {"format": "%-d %b %Y", "labelOverlap": True, "tickCount": 6},
    }
    y = {"field": "value", "type": "quantitative", "title": None, "scale": {"zero": False}}
    colour = {
        "field": "claimant",
        "type": "nominal",
        "title": None,
        "scale": {"domain": order, "range": [f"var({name})" for name in NAMES[3:]]},
        "legend": {
            "orient": "bottom",
            "columns": 2,
            "labelLimit": 280,
            "symbolOpacity": 1,
            "symbolStrokeWidth": 0,
        },
    }
    layers = [_steps(x, y, colour, order), _ranges(x, y, colour)]
    layers += [_arrows(x, y, colour, shape) for shape in _ARROWS]
    layers.append(_marks(x, y, colour))
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 620,
        "height": 280,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "description": series.title,
        "background": "var(--paper)",
        "data": {"values": rows},
        "layer": layers,
        "config": _config(),
    }


def _steps(x: Spec, y: Spec, colour: Spec, order: Sequence[str]) -> Spec:
    dash = {
        "field": "claimant",
        "type": "nominal",
        "scale": {"domain": list(order), "range": [[1, 0], [6, 3], [2, 2], [8, 2, 2, 2]]},
        "legend": None,
    }
    return {
        "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 1.5, "aria": False},
        "transform": [
            {"filter": f"datum.claimant != '{_NO_SOURCE}' && datum.claimant != 'others'"}
        ],
        "encoding": {
            "x": x,
            "y": y,
            "color": colour,
            "strokeDash": dash,
            "detail": {"field": "run"},
        },
    }


def _ranges(x: Spec, y: Spec, colour: Spec) -> Spec:
    return {
        "mark": {"type": "rule", "strokeWidth": 7, "opacity": 0.45, "aria": False},
        "transform": [{"filter": "datum.high != null"}],
        "encoding": {"x": x, "y": y, "y2": {"field": "high"}, "color": colour},
    }


def _arrows(x: Spec, y: Spec, colour: Spec, shape: str) -> Spec:
    offset = _ARROWS[shape] * 2
    return {
        "mark": {"type": "rule", "strokeWidth": 1.5, "y2Offset": offset, "aria": False},
        "transform": [{"filter": f"datum.shape == '{shape}'"}],
        "encoding": {"x": x, "y": y, "y2": {"field": "value"}, "color": colour},
    }


def _marks(x: Spec, y: Spec, colour: Spec) -> Spec:
    shape = {"field": "shape", "type": "nominal", "scale": None, "legend": None}
    return {
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
        "encoding": {
            "x": x,
            "y": y,
            "color": colour,
            "shape": shape,
            "href": {"field": "link"},
            "description": {"field": "said"},
        },
    }


def _config() -> Spec:
    text = {"labelColor": "var(--ink)", "titleColor": "var(--ink)", "labelFontSize": 12}
    return {
        "font": "Liberation Sans, Arial, sans-serif",
        "view": {"stroke": None},
        "axis": text | {"gridColor": "var(--line)", "domainColor": "var(--line)"},
        "legend": text | {"symbolType": "square"},
    }


def svg(series: Series) -> str:
    """Draw the chart.

    Returns:
        SVG in the colours of the page's style sheet, without style attributes, which the page's
        policy forbids; its links are placeholders (see `fitted` and `alone`).
    """
    text: str = vl_convert.vegalite_to_svg(spec(series), allowed_base_urls=[])
    return _STYLE.sub("", text)


def fitted(drawn: str, url: Url) -> str:
    """Let a drawing be as large as there is room, and its points lead to their statements."""
    head, rest = drawn.split(">", 1)
    rest = _LINK.sub(lambda found: html.escape(url(f"/statement/{found[1]}")), rest)
    return re.sub(r'\s(width|height)="[^"]*"', "", head) + ">" + rest


def alone(drawn: str) -> str:
    """Put fixed colours into a drawing and take its links out, so that it can leave the page."""
    drawn = _ANCHOR.sub("", drawn)
    for name, colour in zip(NAMES, LIGHT, strict=True):
        drawn = drawn.replace(f"var({name})", colour)
    return drawn


def png(drawn: str) -> bytes:
    """Make a picture of a drawing, twice as fine as a screen of old."""
    made: bytes = vl_convert.svg_to_png(alone(drawn), scale=2)
    return made


def _short(name: str, most: int = 48) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
