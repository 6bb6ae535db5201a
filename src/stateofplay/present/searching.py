"""``stateofplay search``: the words of reports and statements."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from stateofplay.present.formats import Format, write
from stateofplay.present.options import DEFAULT_LEDGER, FormatOption, LedgerOption, existing


def search(
    query: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
) -> None:
    """Search the words of reports and statements."""
    columns = ("kind", "id", "published", "publisher", "found")
    with existing(ledger) as kept:
        rows = [
            {
                "kind": hit.kind,
                "id": hit.id,
                "published": hit.report.published,
                "publisher": hit.report.publisher,
                "title": hit.report.title,
                "found": hit.text,
            }
            for hit in kept.search(" ".join(query), limit)
        ]
    write(rows, form, columns, f"Found for {' '.join(query)!r}", Console(highlight=False))
