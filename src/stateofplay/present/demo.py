"""``stateofplay demo``: the whole job on the bundled story."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from rich.console import Console
from rich.text import Text

from stateofplay import pipeline
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.formats import SHORT_ID, write_table
from stateofplay.present.matrix import print_matrix
from stateofplay.present.options import LedgerOption
from stateofplay.present.views import VIEWS, Filters, cells, entries

DEMO_LEDGER = "stateofplay-demo.db"
SHOWN = 4
"""Comparisons shown of each relation."""


def demo(ledger: LedgerOption = DEMO_LEDGER) -> None:
    """Read the bundled story and show its state of play."""
    console = Console(highlight=False)
    story = files("stateofplay").joinpath("demo", "story")
    with as_file(story) as folder, open_ledger(ledger) as kept:
        result = pipeline.read_into(kept, [str(folder)])
        console.print(
            f"{result.new} reports read ({result.known} known already), "
            f"{result.statements} statements kept in {ledger}\n"
        )
        print_matrix(console, tuple(cells(kept, Filters())))
        print_figures(console, kept)
        print_comparisons(console, tuple(kept.comparisons()))
        example = next(entries(kept, "act", Filters(type="REJECT")), None)
    _what_next(console, ledger, example)


def print_figures(console: Console, ledger: Ledger) -> None:
    """Print the tolls in order of time, with who gave them."""
    view = VIEWS["figures"]
    rows = [
        row for row in view.rows(ledger, Filters()) if row["measure"] in {"killed", "displaced"}
    ]
    rows.sort(key=lambda row: (row["measure"] != "killed", str(row["as_of"])))
    console.print()
    write_table(console, rows, view.columns, "Figures, and who gave them")


def print_comparisons(console: Console, groups: tuple[Comparison, ...]) -> None:
    """Print some of what reports agree on, differ on, and update."""
    headings = {
        Relation.SAME: "Independent reports agree",
        Relation.DIFFERS: "Reports differ",
        Relation.UPDATES: "Later figures and positions",
        Relation.REPEATS: "One origin, told again",
    }
    for relation, heading in headings.items():
        found = [group for group in groups if group.relation is relation]
        # What most reports tell comes first: that is what a reader wants to see.
        found.sort(key=lambda group: (-len(group.reports), group.kind, group.summary))
        if not found:
            continue
        console.print()
        console.print(Text(f"{heading} ({len(found)})", style="bold"))
        for group in found[:SHOWN]:
            console.print(Text(f"  * {group.summary}"))


def _what_next(console: Console, ledger: str, example: Entry | None) -> None:
    path = "" if Path(ledger).name == "stateofplay.db" else f" --ledger {ledger}"
    console.print()
    console.print(Text("What to type next", style="bold"))
    lines = [
        f"stateofplay positions{path}",
        f"stateofplay compare --relation differs{path}",
        "stateofplay read YOUR_REPORTS/",
    ]
    if example:
        lines.insert(1, f"stateofplay why {example.id[:SHORT_ID]}{path}")
    for line in lines:
        console.print(Text(f"  {line}"))
