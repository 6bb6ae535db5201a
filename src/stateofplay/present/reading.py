"""``stateofplay read``: reports into the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.formats import printable
from stateofplay.present.options import DEFAULT_LEDGER, LedgerOption

if TYPE_CHECKING:
    from stateofplay import pipeline


def read(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, addresses or -.")
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    model: Annotated[
        str | None,
        typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline to use."),
    ] = None,
    names: Annotated[
        list[Path] | None,
        typer.Option("--names", metavar="FILE", help="Your own names (YAML); may be repeated."),
    ] = None,
    topics: Annotated[
        list[Path] | None,
        typer.Option("--topics", metavar="FILE", help="Your own proposals (YAML); the same."),
    ] = None,
) -> None:
    """Read reports into the ledger; exit with 1 if some of them failed."""
    out = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    with open_ledger(ledger) as kept:
        result = read_with_progress(
            kept, sources, out, lambda: _engine(model, names or (), topics or ())
        )
    for problem in result.problems:
        out.print(printable(f"{problem.source}: {problem.message}"))
    known = f", {result.known} known already" if result.known else ""
    failed = f", {_count(len(result.problems), 'problem')}" if result.problems else ""
    statements = _count(result.statements, "statement")
    print(f"{_count(result.new, 'report')} read{known}{failed}; {statements} -> {ledger}")
    if result.problems:
        raise typer.Exit(1)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _engine(model: str | None, names: Sequence[Path], topics: Sequence[Path]) -> pipeline.Engine:
    from stateofplay import pipeline  # noqa: PLC0415 - views must not wait for the parser

    return pipeline.Engine.load(model, names, topics)


def read_with_progress(
    ledger: Ledger, sources: list[str], out: Console, load: Callable[[], pipeline.Engine]
) -> pipeline.Outcome:
    """Read *sources*, with a moving line on a terminal and none elsewhere."""
    from stateofplay import pipeline  # noqa: PLC0415 - views must not wait for the parser

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("Loading the models", total=None)
        engine = load()

        def show(state: pipeline.Progress) -> None:
            count = f"{state.new + state.known} reports, {state.statements} statements"
            bar.update(task, description=count)

        return pipeline.read_into(ledger, sources, engine=engine, on_progress=show)
