"""``stateofplay demo``: the whole job on the bundled story."""

from __future__ import annotations

import sys
from collections.abc import Collection
from importlib.resources import as_file, files
from pathlib import Path
from shutil import which

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.options import LedgerOption
from stateofplay.present.views.doubt import unsure
from stateofplay.present.views.filters import Filters, cells
from stateofplay.present.views.formats import SHORT_ID, Row, printable, write_table
from stateofplay.present.views.matrix import print_matrix
from stateofplay.present.views.passing import entries
from stateofplay.present.views.views import VIEWS

DEMO_LEDGER = "stateofplay-demo.db"
TOLLS = ("killed", "displaced", "held")
"""Measures that the demo shows; `stateofplay figures` shows all."""

SHOWN = 4
"""Comparisons shown of each relation."""


def demo(ledger: LedgerOption = DEMO_LEDGER) -> None:
    """Read the bundled story and show its state of play."""
    from stateofplay import pipeline  # noqa: PLC0415 - views must not wait for the parser

    console = Console(highlight=False)
    story = files("stateofplay").joinpath("demo", "story")
    with as_file(story) as folder, open_ledger(ledger) as kept:
        result = pipeline.read_into(kept, [str(folder)])
        console.print(
            f"{result.new} reports read ({result.known} known already), "
            f"{result.statements} statements kept in {kept.name}\n"
        )
        held = tuple(cells(kept, Filters()))
        shown = print_matrix(console, held, height=8)
        print_figures(console, kept)
        print_comparisons(console, tuple(kept.comparisons()))
        refusals = entries(kept, "act", Filters(type="REJECT"))
        example = next((each for each in refusals if _tells(each, shown.proposals)), None)
    _what_next(console, kept.name, example)


def _tells(refusal: Entry, proposals: Collection[str]) -> bool:
    """Whether `why` is best tried on it: on what is shown, with terms, nothing of it a guess."""
    sure = not unsure(refusal.statement.confidence) and not refusal.recipients
    return sure and refusal.condition is not None and refusal.proposal in proposals


def print_figures(console: Console, ledger: Ledger) -> None:
    """Print the tolls in order of time, each once, with who gave and who printed them."""
    view = VIEWS["figures"]
    told = (row for row in view.rows(ledger, Filters()) if row["measure"] in TOLLS)
    rows = [
        {
            "as_of": row["as_of"] or "",
            "how_many": row["counted"],
            "by_whose_count": row["by_whose_count"] or "the report itself",
            "reported_by": row["publisher"],
        }
        for row in sorted(view.told(told), key=_by_measure)
    ]
    console.print()
    write_table(console, rows, tuple(rows[0]) if rows else (), "Figures, and who gave them")


def _by_measure(row: Row) -> tuple[int, str, str]:
    return TOLLS.index(row["measure"]), str(row["as_of"] or ""), row["counted"]


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
        for summary in list(dict.fromkeys(group.summary for group in found))[:SHOWN]:
            console.print(Padding(Text(f"* {printable(summary)}"), (0, 0, 0, 2)))
        if len(found) > SHOWN:
            more = f"{len(found) - SHOWN} more (see: compare --relation {relation})"
            console.print(Text(f"  ... {more}"))


def _what_next(console: Console, ledger: str, example: Entry | None) -> None:
    path = "" if Path(ledger).name == "stateofplay.db" else f" --ledger {ledger}"
    console.print()
    console.print(Text("What to type next", style="bold"))
    lines = [
        f"positions{path}",
        f"compare --relation differs{path}",
        f"serve{path}",
        "read YOUR_REPORTS/",
    ]
    if example:
        lines.insert(1, f"why {example.id[:SHORT_ID]}{path}")
    for line in lines:
        console.print(Text(f"  {_program()} {line}"), soft_wrap=True)


def _program() -> str:
    """Name the program as the shell finds it: by its path where it is not on the PATH."""
    called, found = Path(sys.argv[0]), which("stateofplay")
    on_path = found is not None and Path(found).resolve() == called.resolve()
    return "stateofplay" if on_path or called.name != "stateofplay" else str(called)
