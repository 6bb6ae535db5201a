"""``stateofplay read``: reports into the ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.formats import printable
from stateofplay.present.options import DEFAULT_LEDGER, LedgerOption
from stateofplay.present.progress import shown

if TYPE_CHECKING:
    from stateofplay import pipeline
    from stateofplay.crew import Crew

SECONDS = 300.0
"""Time for one report: the longest that is read (a million characters) takes half of it."""


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
    workers: Annotated[
        int,
        typer.Option("--workers", metavar="N", min=1, help="Processes that read: one a core."),
    ] = 1,
    report_seconds: Annotated[
        float,
        typer.Option(
            "--report-seconds",
            metavar="N",
            min=0.1,
            help="Time for one report; longer: a problem.",
        ),
    ] = SECONDS,
) -> None:
    """Read reports into the ledger; exit with 1 if some of them failed."""
    out = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

    def crew() -> Crew:
        from stateofplay.crew import Crew  # noqa: PLC0415 - views must not wait for it
        from stateofplay.engine import Recipe  # noqa: PLC0415

        recipe = Recipe(model=model, names=tuple(names or ()), topics=tuple(topics or ()))
        return Crew(recipe, workers, report_seconds)

    with open_ledger(ledger) as kept:
        result = _read(kept, sources, out, crew)
    for problem in result.problems:
        out.print(printable(f"{problem.source}: {problem.message}"))
    copies = f" ({result.copies} of them copies)" if result.copies else ""
    known = f", {result.known} known already" if result.known else ""
    failed = f", {_count(len(result.problems), 'problem')}" if result.problems else ""
    statements = _count(result.statements, "statement")
    print(
        f"{_count(result.new, 'report')} read{copies}{known}{failed}; {statements} -> {kept.name}"
    )
    if result.problems:
        raise typer.Exit(1)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _read(
    ledger: Ledger, sources: list[str], out: Console, crew: Callable[[], Crew]
) -> pipeline.Result:
    from stateofplay import pipeline  # noqa: PLC0415 - views must not wait for it

    with shown(out) as show, crew() as loaded:
        return pipeline.read_into(ledger, sources, engine=loaded, on_progress=show)
