"""Pages of figures: what is counted, and one chart for each."""

from __future__ import annotations

import io

from markupsafe import Markup

from stateofplay.core.errors import UsageError
from stateofplay.present.views.export import number
from stateofplay.present.views.formats import Row, write_csv
from stateofplay.present.web import charts
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.latest import latest
from stateofplay.present.web.page import Page, Site, part
from stateofplay.present.web.series import Series
from stateofplay.present.web.snapshot import Snapshot

CHARTED = 2
"""Statements from which on a chart shows more than a sentence does."""


def figures(site: Site, asked: Asked) -> Page:
    """Make the list of what is counted; filters choose by the statements."""
    snapshot = site.snapshot
    chosen = list(snapshot.series.values())
    if asked.filters():
        lines = snapshot.chosen(asked, snapshot.of_kinds("figure"))
        passing = {line.id for line in lines}
        chosen = [each for each in chosen if any(line.id in passing for line in each.lines)]
    return Page(
        template="figures.html",
        title="Figures",
        values={
            "shown": part(chosen, asked, 60),
            "measures": sorted({each.measure for each in snapshot.series.values()}),
            "claimant": charts.claimant,
            "charted": CHARTED,
            "latest": latest,
            "path": "/figures",
        },
    )


def series_page(site: Site, asked: Asked) -> Page:
    """Make the page of one series: its chart, what stands behind it, and the downloads."""
    series = known(site.snapshot, asked.key)
    shown = part(series.lines, asked)
    charted = len(charts.points(series)) >= CHARTED
    return Page(
        template="series.html",
        title=series.title,
        values={
            "series": series,
            "chart": _chart(site, series) if charted else None,
            "shown": shown,
            "claimant": charts.claimant,
            "path": f"/figures/{asked.key}",
        },
    )


def _chart(site: Site, series: Series) -> Markup:
    text = charts.fitted(drawn(site.snapshot, series), site.url)
    return Markup(text)  # noqa: S704 - drawn by Vega, which escapes what it draws


def drawn(snapshot: Snapshot, series: Series) -> str:
    """Draw a chart, once for a state of the ledger."""
    return snapshot.keep(("chart", series.key), lambda: charts.svg(series))


def download(snapshot: Snapshot, key: str, kind: str) -> tuple[bytes, str]:
    """Give a series as a file.

    Args:
        kind: ``svg``, ``png`` or ``csv``.

    Returns:
        The bytes and their media type.
    """
    series = known(snapshot, key)
    match kind:
        case "svg":
            return charts.alone(drawn(snapshot, series)).encode(), "image/svg+xml"
        case "png":
            return charts.png(drawn(snapshot, series)), "image/png"
        case "csv":
            return table(series).encode(), "text/csv; charset=utf-8"
        case _:
            raise UsageError(f"There is no {kind!r} of a chart.", "Expected svg, png or csv.")


def table(series: Series) -> str:
    """Write a series as CSV, one statement a line."""
    out = io.StringIO()
    write_csv((_row(series, place) for place in range(len(series.lines))), out)
    return out.getvalue()


def _row(series: Series, place: int) -> Row:
    line = series.lines[place]
    figure = line.figure
    return {
        "as_of": line.day and line.day.isoformat(),
        "day_is_told": line.told,
        "measure": series.measure,
        "of": figure and figure.of,
        "value": figure and number(figure.value),
        "high": number(figure.high) if figure and figure.high is not None else None,
        "bound": figure and str(figure.bound),
        "unit": figure and figure.unit,
        "by_whose_count": charts.claimant(line),
        "publisher": line.report.publisher,
        "published": line.report.published and line.report.published.isoformat(),
        "sentence": line.sentence,
        "statement": line.id,
        "status": line.status,
    }


def known(snapshot: Snapshot, key: str) -> Series:
    """Look up a series.

    Raises:
        UsageError: If there is none of that key.
    """
    if key not in snapshot.series:
        raise UsageError(f"Nothing is counted under {key!r}.", "The list of figures names all.")
    return snapshot.series[key]
