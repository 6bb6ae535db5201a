"""The landing page: what changed since a day, and the matrix of positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Actor, Comparison, Relation
from stateofplay.core.positions import Position, Stance
from stateofplay.core.slugs import slug
from stateofplay.present.views.counts import several
from stateofplay.present.views.doubt import unsure
from stateofplay.present.views.matrix import matrix
from stateofplay.present.views.weighing import Held, Weight, held_by, voices, weight
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.lines import Line
from stateofplay.present.web.page import Page, Site, part
from stateofplay.present.web.snapshot import Snapshot, party_of
from stateofplay.present.web.words import before, stands

CHANGES = 6
"""Changes that the landing page shows before a link to all."""

IN_CELL = 3
"""Positions shown in one cell; the cell's page has them all."""

FEW, MANY = (8, 15), (30, 300)
"""Width and height of the matrix, at first and when all is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line on what changed.

    Attributes:
        said: The bold line.
        why: Condition, reason or basis, "" if none is told.
        line: The statement to look at, None if it is gone.
        independent: Reports that do not repeat one another; of figures, reports.
        basis: What `independent` counts, in words.
        turned: Whether a position was given up for another.
        confidence: As of `Position`; of figures None.
        weight: That of the proposal (`weighing`), the lowest first; figures have none.
    """

    said: str
    why: str
    line: Line | None
    statement: str
    independent: int
    basis: str
    turned: bool
    confidence: float | None = None
    weight: Weight = ()


def landing(site: Site, asked: Asked) -> Page:
    """Make the landing page."""
    snapshot = site.snapshot
    plain = not asked.filters() and not asked.text("changed")
    key = ("landing", asked.text("as_of"), asked.text("all")[:1])
    in_days = asked.day("as_of") in (None, *snapshot.days)
    known = plain and in_days  # what most visitors ask for is worked out once
    values = snapshot.keep(key, lambda: _landing(site, asked)) if known else _landing(site, asked)
    return Page(template="landing.html", title="State of play", values=values)


def _landing(site: Site, asked: Asked) -> dict[str, object]:
    snapshot = site.snapshot
    as_of = asked.day("as_of")
    held = _chosen(snapshot, asked, snapshot.held(asked, snapshot.positions(as_of)))
    since = asked.day("changed") or _lately(snapshot, as_of)
    width, height = MANY if asked.text("all") else FEW
    table = matrix(held, width=width, height=height)
    found = changes(snapshot, held, since, as_of) if since else []
    most = len(found) if asked.text("all") or site.published else CHANGES
    shown = {key: shorten(cell) for key, cell in table.cells.items()}
    rows = [name for name in table.proposals if any((name, p) in shown for p in table.parties)]
    hidden = len({position.proposal for position in held}) - len(rows)
    return {
        "proposals": rows,
        "parties": table.parties,
        "cells": shown,
        "hidden": max(0, hidden),
        "changes": found[:most],
        "more_changes": max(0, len(found) - most),
        "changed": since,
        "as_of": as_of,
        "days": snapshot.days,
    }


def _chosen(snapshot: Snapshot, asked: Asked, held: Sequence[Position]) -> list[Position]:
    """Filter positions by outlet, story and period, through the statements behind them."""
    names = ("publisher", "story", "since", "until")
    behind = {name: (asked.text(name),) for name in names if asked.text(name)}
    if not behind:
        return list(held)
    acts = snapshot.chosen(replace(asked, query=behind), snapshot.of_kinds("act"))
    known = {line.id for line in acts}
    return [position for position in held if not known.isdisjoint(position.statements)]


def _lately(snapshot: Snapshot, as_of: date | None) -> date | None:
    """The day of publication before the last: what a reader has not seen since then."""
    known = [day for day in snapshot.days if as_of is None or day <= as_of]
    return known[-2] if len(known) > 1 else (known[0] if known else None)


def changes(
    snapshot: Snapshot, held: Sequence[Position], since: date, as_of: date | None
) -> list[Change]:
    """List what is new since a day, those that turned before all others."""
    ended = {(p.proposal, p.holder.id, p.until): p for p in held if p.until}
    weights = _weights([p for p in held if p.until is None])
    found = [
        replace(
            _of_position(snapshot, p, ended.get((p.proposal, p.holder.id, before(p.since)))),
            weight=weights[p.proposal],
        )
        for p in held
        if p.since and p.since >= since and p.until is None and _speaks_for_itself(p.holder)
    ]
    found += [
        _of_group(snapshot, group)
        for group in snapshot.comparisons
        if group.relation in (Relation.UPDATES, Relation.DIFFERS)
        and group.kind == "figure"
        and _newest(snapshot, group.reports, since, as_of)
    ]
    return sorted(found, key=_rank)


def _weights(held: Iterable[Position]) -> dict[str, Weight]:
    """Weigh proposals as the table of positions does."""
    on: dict[str, list[Held]] = defaultdict(list)
    for position in held:
        on[position.proposal].append(held_by(position))
    heard = voices(each for some in on.values() for each in some)
    return {proposal: weight(some, heard) for proposal, some in on.items()}


def _rank(change: Change) -> tuple[bool, bool, int, Weight, str]:
    """What most bear out comes first, then the weightiest proposal; what is unsure comes last."""
    told = -change.independent, change.weight, change.said
    return unsure(change.confidence), not change.turned, *told


def _speaks_for_itself(holder: Actor) -> bool:
    """Whether the position is not shown again as that of a party."""
    return holder.party is None or slug(holder.party) == holder.id or holder.name == holder.party


def _of_position(snapshot: Snapshot, position: Position, earlier: Position | None) -> Change:
    said = stands(position)
    if earlier is not None:
        said += f" (until {earlier.until}: {earlier.stance})"
    reasons = []
    if position.condition:
        reasons.append(f"Condition: {position.condition}.")
    if position.because:
        reasons.append(f"Reason given: {position.because}.")
    key = position.statements[-1]
    return Change(
        said=said,
        why=" ".join(reasons),
        line=snapshot.by_id.get(key),
        statement=key,
        independent=position.independent,
        basis=several(position.independent, "independent source"),
        turned=earlier is not None or position.stance is Stance.MIXED,
        confidence=position.confidence,
    )


def _of_group(snapshot: Snapshot, group: Comparison) -> Change:
    key = group.statements[-1]
    return Change(
        said=group.summary,
        why="",
        line=snapshot.by_id.get(key),
        statement=key,
        independent=len(group.reports),
        basis=several(len(group.reports), "report"),
        turned=False,
    )


def _newest(snapshot: Snapshot, reports: Iterable[str], since: date, as_of: date | None) -> bool:
    days = [snapshot.rows[report].header.published for report in reports if report in snapshot.rows]
    known = [day for day in days if day]
    return bool(known) and max(known) >= since and (as_of is None or max(known) <= as_of)


def shorten(cell: Sequence[Position]) -> tuple[tuple[Position, ...], int]:
    """Choose what one cell of the matrix says, and count what it leaves out.

    The party's own position stands for its people's, unless theirs is another.
    """
    order = sorted(cell, key=lambda p: (not _speaks_for_itself(p.holder), -p.independent))
    shown: list[Position] = []
    for position in order:
        alike = any(p.stance is position.stance for p in shown)
        new_terms = position.condition and all(p.condition != position.condition for p in shown)
        if not alike or (new_terms and shown[0].condition is None):
            shown.append(position)
    return tuple(shown[:IN_CELL]), len(shown) - len(shown[:IN_CELL])


def cell(site: Site, asked: Asked) -> Page:
    """Make the page of one cell: its history, and the statements behind it in context.

    Raises:
        UsageError: If no such cell is known by that day.
    """
    positions = site.snapshot.cells(asked.day("as_of")).get(asked.key)
    if not positions:
        raise UsageError(f"Nothing is found under {asked.key!r}.", "The matrix names all cells.")
    first = positions[0]
    keys = dict.fromkeys(key for position in positions for key in position.statements)
    lines = [site.snapshot.by_id[key] for key in keys if key in site.snapshot.by_id]
    lines.sort(key=lambda line: (line.report.published or date.max, line.report.id, line.start))
    shown = part(lines, asked, 50)
    return Page(
        template="cell.html",
        title=f"{party_of(first.holder)} on {first.proposal}",
        values={
            "also_told": sorted({name for each in positions for name in each.also_told}),
            "positions": sorted(positions, key=lambda p: (p.holder.id, p.since or date.min)),
            "shown": shown,
            "context": contexts(site, shown.items),
            "path": f"/cell/{asked.key}",
        },
    )


def contexts(site: Site, lines: Iterable[Line], width: int = 220) -> dict[str, tuple[str, str]]:
    """Give what stands before and after the sentence of each statement, by its id."""
    found: dict[str, tuple[str, str]] = {}
    texts: dict[str, str] = {}
    for line in lines:
        key = line.report.id
        if key not in texts:
            report = site.ledger.report(key)
            texts[key] = report.full_text if report else ""
        text, end = texts[key], line.start + len(line.sentence)
        low = max(0, line.start - width)
        found[line.id] = (
            ("…" if low else "") + text[low : line.start],
            text[end : end + width] + ("…" if end + width < len(text) else ""),
        )
    return found
