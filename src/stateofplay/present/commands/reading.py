"""``stateofplay read``: reports into the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from stateofplay.core.errors import Problem, UsageError
from stateofplay.core.text import Report
from stateofplay.ledger import Ledger, Ran, open_ledger
from stateofplay.present.commands.exporting import export_parquet
from stateofplay.present.commands.preparing import settle_for_views
from stateofplay.present.commands.progress import shown
from stateofplay.present.options import (
    DEFAULT_LEDGER,
    LedgerOption,
    ModelOption,
    NamesOption,
    TopicsOption,
    day,
    one_of,
)
from stateofplay.present.views.counts import several
from stateofplay.present.views.formats import print_problems

if TYPE_CHECKING:
    from stateofplay import pipeline
    from stateofplay.crew import Crew
    from stateofplay.engine import Recipe
    from stateofplay.spark import Cluster

SECONDS = 300.0
"""Time for one report: the longest that is read (a million characters) takes half of it."""


SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, addresses or -.")
]
OutletOption = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="Who published the reports that do not say it."),
]
DayOption = Annotated[
    date | None,
    typer.Option(
        "--day", parser=day, metavar="YYYY-MM-DD", help="When those were that do not say it."
    ),
]
WorkersOption = Annotated[
    int, typer.Option("--workers", metavar="N", min=1, help="Processes that read: one a core.")
]
SecondsOption = Annotated[
    float,
    typer.Option(
        "--report-seconds", metavar="N", min=0.1, help="Time for one report; longer: a problem."
    ),
]
EngineOption = Annotated[
    Literal["here", "spark"],
    typer.Option(
        "--engine",
        parser=one_of("here", "spark"),
        metavar="here|spark",
        help="Where to read: on this computer, or on a Spark cluster.",
    ),
]
MasterOption = Annotated[
    str,
    typer.Option("--master", metavar="ADDRESS", help="Spark's cluster; '' for its own settings."),
]
PartitionsOption = Annotated[
    int, typer.Option("--partitions", metavar="N", min=1, help="Tasks for Spark: 3 a core.")
]
ParquetOption = Annotated[
    str, typer.Option("--parquet", metavar="FOLDER", help="Where Spark writes what it reads.")
]


def read(
    sources: SourcesArgument,
    ledger: LedgerOption = DEFAULT_LEDGER,
    model: ModelOption = None,
    names: NamesOption = None,
    topics: TopicsOption = None,
    outlet: OutletOption = None,
    published: DayOption = None,
    workers: WorkersOption = 1,
    report_seconds: SecondsOption = SECONDS,
    engine: EngineOption = "here",
    master: MasterOption = "local[*]",
    partitions: PartitionsOption = 64,
    parquet: ParquetOption = "stateofplay-parquet",
) -> None:
    """Read reports into the ledger; exit with 1 if some of them failed."""
    out = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

    recipe = partial(_recipe, model, names, topics)
    if engine == "spark":
        if outlet or published:
            problem = "Spark takes outlets and days from the files."
            raise UsageError(problem, "Leave out --outlet and --day.")
        with open_ledger(ledger) as kept:
            cluster = partial(_cluster, recipe, master, partitions)
            result = _read_on_spark(kept, sources, out, cluster, parquet)
            told = _told(result, kept)
    else:
        crew = partial(_crew, recipe, workers, report_seconds)
        result, told = _read(ledger, sources, out, crew, outlet, published)
    print_problems(out, result.problems)
    print(told)
    if result.problems:
        raise typer.Exit(1)


def _recipe(model: str | None, names: list[Path] | None, topics: list[Path] | None) -> Recipe:
    from stateofplay.engine import Recipe  # noqa: PLC0415 - views must not wait for it

    return Recipe(model=model, names=tuple(names or ()), topics=tuple(topics or ()))


def _crew(recipe: Callable[[], Recipe], workers: int, seconds: float) -> Crew:
    from stateofplay.crew import Crew  # noqa: PLC0415

    return Crew(recipe(), workers, seconds)


def _cluster(recipe: Callable[[], Recipe], master: str, partitions: int) -> Cluster:
    from stateofplay.spark import Cluster  # noqa: PLC0415

    return Cluster(recipe(), master=master or None, partitions=partitions)


def _told(result: pipeline.Result, kept: Ledger | None) -> str:
    """Say what a run came to; after a change of engine, what became of what was read before."""
    copies = f" ({result.copies} of them copies)" if result.copies else ""
    known = f", {result.known} known already" if result.known else ""
    failed = f", {several(len(result.problems), 'problem')}" if result.problems else ""
    ran = kept.ran(result.run) if kept else Ran()
    found = (
        f"{several(ran.acts, 'act')}, {several(ran.figures, 'figure')},"
        f" {several(ran.quotations, 'quotation')}"
    )
    read = f"{several(result.new, 'report')} read{copies}{known}{failed}"
    line = f"{read}; {found} -> {kept.name if kept else 'no ledger made'}"
    if not ran.anew:
        return line
    return (
        f"{line}\nOf these, {several(ran.anew, 'report')} had been read before, by another version"
        f" of the program, of its models or of your files: {several(ran.kept, 'entry', 'entries')}"
        f" as before, {ran.added:,} new, {ran.gone:,} no longer held"
        " (why ID still shows these)."
    )


def _read(
    ledger: str,
    sources: list[str],
    out: Console,
    crew: Callable[[], Crew],
    outlet: str | None,
    published: date | None,
) -> tuple[pipeline.Result, str]:
    """Read into a ledger, a new one if there is a report; say what it came to."""
    with ExitStack() as ending:
        # One that is there is opened at once: what is wrong with it is said before models load.
        there = "://" in ledger or Path(ledger).exists()
        kept = ending.enter_context(open_ledger(ledger)) if there else None
        loaded = ending.enter_context(crew())
        from stateofplay import pipeline, read  # noqa: PLC0415 - views must not wait for it

        show = ending.enter_context(shown(out))
        items: Iterator[Report | Problem] = read.read(sources, outlet=outlet, day=published)
        problems, report = _up_to_a_report(items)  # while the models load
        loaded.wait()  # no ledger is made if they cannot be loaded
        if kept is None:
            if report is None:
                failed = tuple(problems)
                none = pipeline.Result(new=0, known=0, statements=0, problems=failed)
                return none, _told(none, None)
            kept = ending.enter_context(open_ledger(ledger))
        items = chain(problems, [report] if report else [], items)
        result = pipeline.Run(kept, loaded, show).over(items, settle_for_views)
        return result, _told(result, kept)


def _up_to_a_report(items: Iterable[Report | Problem]) -> tuple[list[Problem], Report | None]:
    """Give the problems before the first report, and that report; None if there is none."""
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Report):
            return problems, item
        problems.append(item)
    return problems, None


def _read_on_spark(
    ledger: Ledger,
    sources: list[str],
    out: Console,
    cluster: Callable[[], Cluster],
    folder: str,
) -> pipeline.Result:
    from stateofplay import pipeline  # noqa: PLC0415 - views must not wait for it

    if "-" in sources:
        raise UsageError("Spark cannot read standard input.", "Name files or folders.")
    with shown(out) as show, cluster() as opened:
        known = {row.header.id for row in ledger.reports() if row.engine == opened.name}
        items = opened.over(sources, f"{folder}/readings", frozenset(known))
        result = pipeline.Run(ledger, opened, show).over(items, settle_for_views)
    if "://" not in folder:  # beyond this file system only Spark writes
        export_parquet(ledger, Path(folder))
    return result
