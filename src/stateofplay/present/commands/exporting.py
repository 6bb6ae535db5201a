"""``stateofplay export``: every statement, for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from stateofplay import ontology
from stateofplay.core.errors import UsageError
from stateofplay.ledger import Ledger
from stateofplay.present.options import DEFAULT_LEDGER, LedgerOption, existing, one_of
from stateofplay.present.views.export import exported
from stateofplay.present.views.formats import write_csv, write_json, write_jsonl


def export(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: Annotated[
        Literal["jsonl", "json", "csv", "parquet"],
        typer.Option(
            "--format",
            parser=one_of("jsonl", "json", "csv", "parquet"),
            metavar="jsonl|json|csv|parquet",
            help="One statement a line; parquet: a folder of tables, named by --out.",
        ),
    ] = "jsonl",
    quotations: Annotated[
        bool, typer.Option("--quotations", help="Quotations, too, as kind `quotation`.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Where parquet goes (not `>`).")
    ] = None,
) -> None:
    """Write every act and figure with its evidence, in the contract's format."""
    kinds = ("act", "figure", "quotation") if quotations else ("act", "figure")
    types = ontology.load()
    with existing(ledger) as kept:
        if form == "parquet":
            if folder is None:
                raise UsageError(
                    "Parquet is a folder of tables, not one file.",
                    "Name the folder: stateofplay export --format parquet --out FOLDER",
                )
            export_parquet(kept, folder)
            return
        records = exported(kept, types, kinds)
        writers = {"jsonl": write_jsonl, "json": write_json, "csv": write_csv}
        writers[form](records)


def export_parquet(ledger: Ledger, folder: Path) -> None:
    """Write all records as Parquet, a folder in *folder* for each kind.

    Raises:
        UsageError: If pyarrow is not installed.
    """
    try:
        from stateofplay.present.views.parquet import write_parquet  # noqa: PLC0415 - optional
    except ImportError as error:
        remedy = "Install it: pip install 'stateofplay[parquet]'"
        raise UsageError(f"Parquet needs pyarrow ({error}).", remedy) from error
    write_parquet(ledger, folder)
