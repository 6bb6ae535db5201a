"""``stateofplay export``: every statement, for programs."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from stateofplay import ontology
from stateofplay.present.export import statement_record
from stateofplay.present.formats import write_csv, write_json, write_jsonl
from stateofplay.present.options import DEFAULT_LEDGER, LedgerOption, existing


def export(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: Annotated[
        Literal["jsonl", "json", "csv"], typer.Option("--format", help="One statement a line.")
    ] = "jsonl",
    quotations: Annotated[
        bool, typer.Option("--quotations", help="Quotations, too, as kind `quotation`.")
    ] = False,
) -> None:
    """Write every act and figure with its evidence, in the contract's format."""
    kinds = ("act", "figure", "quotation") if quotations else ("act", "figure")
    types = ontology.load()
    with existing(ledger) as kept:
        records = (statement_record(entry, types) for entry in kept.entries(kinds=kinds))
        writers = {"jsonl": write_jsonl, "json": write_json, "csv": write_csv}
        writers[form](records)
