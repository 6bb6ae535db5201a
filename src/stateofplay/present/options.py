"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from stateofplay.core.errors import UsageError
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.views.excerpts import MOST_ROWS
from stateofplay.present.views.formats import Format

DEFAULT_LEDGER = "stateofplay.db"


def one_of(*allowed: str) -> Callable[[str], str]:
    """Make a reader of a word that must be one of *allowed*, in any case.

    Raises:
        BadParameter: By the reader, with what is allowed.
    """

    def word(given: str) -> str:
        found = next((each for each in allowed if each == given.casefold()), None)
        if found is None:
            raise typer.BadParameter(f"{given!r} is none of: {', '.join(allowed)}.")
        return found

    return word


LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="The ledger: an SQLite file, or postgresql://USER@HOST/DATABASE.",
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline to use."),
]
NamesOption = Annotated[
    list[Path] | None,
    typer.Option("--names", metavar="FILE", help="Your own names (YAML); may be repeated."),
]
TopicsOption = Annotated[
    list[Path] | None,
    typer.Option("--topics", metavar="FILE", help="Your own proposals (YAML); the same."),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        parser=lambda given: Format(one_of(*Format)(given)),
        metavar="table|json|csv",
        help="table for people; json and csv for programs.",
    ),
]
PartyOption = Annotated[
    str,
    typer.Option(
        "--party",
        metavar="NAME",
        help="Only this actor or party (part of a name, or all of another name it goes by).",
    ),
]
AboutOption = Annotated[
    str,
    typer.Option(
        "--about",
        metavar="WORDS",
        help="Only this proposal or topic; of a figure, its place or words of its sentence, too.",
    ),
]
PublisherOption = Annotated[
    str, typer.Option("--publisher", metavar="NAME", help="Only this outlet (part of its name).")
]
TypeOption = Annotated[
    str, typer.Option("--type", metavar="TYPE", help="Only this act type or measure.")
]
ReportOption = Annotated[
    str, typer.Option("--report", metavar="ID", help="Only this report (beginning of its id).")
]


def day(text: str) -> date:
    """Read a day as it is typed.

    Raises:
        BadParameter: With an example of a day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2023-11-03.") from None


SinceOption = Annotated[
    date | None,
    typer.Option(
        parser=day, metavar="YYYY-MM-DD", help="Only what was published from this day on."
    ),
]
UntilOption = Annotated[
    date | None,
    typer.Option(parser=day, metavar="YYYY-MM-DD", help="Only what was published up to this day."),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=0,
        help=f"Rows at most, 0 for all; a table has {MOST_ROWS} if nothing is said.",
        show_default=False,
    ),
]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day,
        metavar="YYYY-MM-DD",
        help="As known at the end of this day, by what was published.",
    ),
]
UndoOption = Annotated[
    int | None, typer.Option("--undo", metavar="NUMBER", help="Take back a decision.")
]
DecisionsOption = Annotated[bool, typer.Option("--decisions", help="List what was decided so.")]


def existing(path: str) -> Ledger:
    """Open a ledger to look at.

    Raises:
        UsageError: If there is none of that name.
        LedgerError: If it cannot be opened.
    """
    if "://" not in path and not Path(path).exists():
        raise UsageError(
            f"There is no ledger {path!r} here.",
            "Make one with: stateofplay read SOURCE... --ledger FILE (or see: stateofplay demo)",
        )
    return open_ledger(path, create=False)
