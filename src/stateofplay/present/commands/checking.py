"""``stateofplay check``: a person's word on entries, kept in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console

from stateofplay.core.errors import UsageError
from stateofplay.core.reviews import Review, Status
from stateofplay.ledger import Ledger
from stateofplay.present.commands.correcting import Corrector
from stateofplay.present.options import DEFAULT_LEDGER, FormatOption, LedgerOption, existing
from stateofplay.present.views.formats import Format, Row, printable, write
from stateofplay.present.why import found

_COLUMNS = ("id", "made", "entry", "status", "correction", "note", "holds")


EntriesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="ID...", help="Ids, or their beginnings.")
]
RightOption = Annotated[bool, typer.Option("--right", help="They are right as they were read.")]
WrongOption = Annotated[
    bool, typer.Option("--wrong", help="They are wrong: leave them out of all views.")
]
CorrectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--correct",
        metavar="FIELD=VALUE",
        help="What they should say; may be repeated. No VALUE: nothing is told of it.",
    ),
]
TakeBackOption = Annotated[bool, typer.Option("--undo", help="Take back what was said of them.")]
NoteOption = Annotated[str, typer.Option("--note", metavar="WORDS", help="Why.")]


def check(
    entries: EntriesArgument = None,
    right: RightOption = False,
    wrong: WrongOption = False,
    correct: CorrectOption = None,
    undo: TakeBackOption = False,
    note: NoteOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """Say that entries are right or wrong, or correct them; without ids, list what was said."""
    said = {
        Status.ACCEPTED: right,
        Status.REJECTED: wrong,
        Status.CORRECTED: bool(correct),
        Status.MACHINE: undo,
    }
    wanted = [status for status, chosen in said.items() if chosen]
    if bool(entries) != bool(wanted) or len(wanted) > 1:
        raise UsageError(
            "Give ids with one of --right, --wrong, --correct, --undo; or none to see a list.",
            'stateofplay check 4bc2e442 --wrong --note "it supports the pause"',
        )
    with existing(ledger) as kept:
        if not entries:
            write(_rows(kept), form, _COLUMNS, "Checked by a person", Console(highlight=False))
            return
        checked = [found(kept, each) for each in entries]
        corrector = Corrector(kept)
        changes = [corrector.correction(each, correct) if correct else None for each in checked]
        reviews = [
            Review(statement=each.id, status=wanted[0], note=note.strip(), correction=change)
            for each, change in zip(checked, changes, strict=True)
        ]
        for notice in corrector.notices:
            print(printable(notice))
        _keep(kept, reviews)


def _keep(ledger: Ledger, reviews: list[Review]) -> None:
    from stateofplay import settling  # noqa: PLC0415 - views must not wait for the parser

    settling.decide_reviews(ledger, reviews)
    for review in reviews:
        print(printable(f"{review.words}."))
    print("Positions and comparisons are up to date with it.")


def _rows(ledger: Ledger) -> Iterator[Row]:
    for row in ledger.reviews():
        by = row.superseded_by
        yield {
            "id": row.id,
            "made": row.made[:10],
            "entry": row.decision.statement[:8],
            "status": str(row.decision.status),
            "correction": row.decision.correction.words if row.decision.correction else None,
            "note": row.decision.note or None,
            "holds": "yes" if by is None else f"no: {by} came after it",
        }
