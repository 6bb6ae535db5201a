"""``stateofplay publish``: the pages as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from stateofplay.present.options import DEFAULT_LEDGER, LedgerOption, existing


def publish(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to put the files.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write the pages as files."""
    from stateofplay.present.web.publish import write_site  # noqa: PLC0415 - others draw nothing

    out = Console(stderr=True, highlight=False)
    with existing(ledger) as kept:
        count = write_site(kept, folder, out)
    print(f"{count} files -> {folder}. Open {folder / 'index.html'}")
