"""The positions matrix: proposals down, parties across, a word in each cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from stateofplay.core.positions import Position, Stance
from stateofplay.present.views.counts import several
from stateofplay.present.views.doubt import MARK, MEANING, marked, unsure
from stateofplay.present.views.tables import held
from stateofplay.present.views.weighing import Held, held_by, weight

LABEL_WIDTH = 20
COLUMN_WIDTH = 15
"""Terminal columns that one party takes in the matrix, borders included."""

STYLES = {
    Stance.ASKS: "cyan",
    Stance.SUPPORTS: "green",
    Stance.ACCEPTS: "green",
    Stance.REJECTS: "red",
    Stance.CONDITIONAL: "yellow",
    Stance.MIXED: "magenta",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Cells by proposal and party.

    Attributes:
        parties: Columns, the most often heard first.
        proposals: Rows, the weightiest first (`weighing`).
        cells: (proposal, party) -> the positions held there now, in order of time.
    """

    parties: tuple[str, ...]
    proposals: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[Position, ...]]


def matrix(positions: Iterable[Position], *, width: int = 6, height: int = 12) -> Matrix:
    """Arrange the positions that hold now into at most *height* rows and *width* columns.

    A holder who speaks for a party stands in that party's column. Proposals on which at
    least two parties spoke come first: they are what a reader compares. No row is empty.
    """
    grouped: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        if position.until is None:
            party = position.holder.party or position.holder.name
            grouped[position.proposal, party].append(position)
    heard: Counter[str] = Counter()
    on: dict[str, list[Held]] = defaultdict(list)
    for (proposal, party), cell in grouped.items():
        heard[party] += sum(position.reports for position in cell)
        on[proposal] += map(held_by, cell)
    order = sorted(on, key=lambda name: (weight(on[name], heard), name))
    shown = {party for proposal, party in grouped if proposal in order[:height]}
    columns = sorted(shown, key=lambda name: (-heard[name], name))[:width]
    said = {proposal for proposal, party in grouped if party in columns}
    rows = [name for name in order if name in said][:height]
    cells = {
        key: tuple(cell) for key, cell in grouped.items() if key[0] in rows and key[1] in columns
    }
    return Matrix(parties=tuple(columns), proposals=tuple(rows), cells=cells)


def print_matrix(console: Console, positions: Sequence[Position], *, height: int = 12) -> Matrix:
    """Print the matrix with as many parties as fit the terminal; give what was shown."""
    room = max(2, (console.width - LABEL_WIDTH) // COLUMN_WIDTH)
    shown = matrix(positions, width=room, height=height)
    table = Table(title="Positions", title_justify="left", header_style="bold", show_lines=True)
    table.add_column("proposal", max_width=LABEL_WIDTH - 3)
    for party in shown.parties:
        table.add_column(Text(party), overflow="fold")
    doubted = False
    for proposal in shown.proposals:
        row = [_cell(shown.cells.get((proposal, party), ())) for party in shown.parties]
        doubted = doubted or any(f" {MARK}" in cell.plain for cell in row)
        table.add_row(Text(proposal), *row)
    console.print(table)
    _print_foot(console, positions, shown)
    if doubted:
        console.print(Text(f"  {MEANING}"))
    return shown


def _print_foot(console: Console, positions: Sequence[Position], shown: Matrix) -> None:
    """Say how many columns and rows have no room."""
    whole = matrix(positions, width=len(positions), height=len(positions))
    parties = len(whole.parties) - len(shown.parties)
    proposals = len(whole.proposals) - len(shown.proposals)
    left = [
        *([several(parties, "more party", "more parties")] if parties else []),
        *([several(proposals, "more proposal")] if proposals else []),
    ]
    if left:
        console.print(Text(f"  ... {' and '.join(left)} (see: positions)"))


def _cell(positions: tuple[Position, ...]) -> Text:
    """Say the stances held, each once, each with its condition; several are never averaged."""
    text = Text()
    said: set[tuple[Stance, str | None]] = set()
    sure = {each.stance for each in positions if not unsure(each.confidence)}
    for position in positions:
        key = (position.stance, position.condition)
        if key in said or (position.condition is None and _said(said, position.stance)):
            continue
        said.add(key)
        if text:
            text.append("\n")
        words, condition = (
            held(position.announced or position.stance, position.condition),
            position.condition or "",
        )
        text.append(words.removesuffix(condition).strip(), style=STYLES[position.stance])
        doubt = None if position.stance in sure else position.confidence
        text.append(marked(f" {condition}".rstrip(), doubt), style="dim")
    return text


def _said(said: set[tuple[Stance, str | None]], stance: Stance) -> bool:
    return any(stance is other for other, _ in said)
