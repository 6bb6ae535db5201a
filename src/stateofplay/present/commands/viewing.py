"""The commands that show a view of the ledger: a function for each."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from stateofplay import ontology
from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Relation
from stateofplay.ledger import Ledger
from stateofplay.present.options import (
    DEFAULT_LEDGER,
    AboutOption,
    AsOfOption,
    FormatOption,
    LedgerOption,
    LimitOption,
    PartyOption,
    PublisherOption,
    ReportOption,
    SinceOption,
    TypeOption,
    UntilOption,
    existing,
)
from stateofplay.present.views.doubt import MEANING, SURE_ONLY
from stateofplay.present.views.doubt import unsure as is_unsure
from stateofplay.present.views.excerpts import Excerpt, excerpt, most_rows
from stateofplay.present.views.filters import Filters, check_days, check_report
from stateofplay.present.views.formats import Format, write_csv, write_json, write_table
from stateofplay.present.views.unknown import check_words
from stateofplay.present.views.views import VIEWS, View


def _show(name: str, ledger: str, form: Format, filters: Filters, limit: int | None) -> None:
    view = VIEWS[name]
    check_days(filters)
    most = most_rows(limit, form)
    if most is not None:
        filters = replace(filters, newest=most + 1)  # one more tells that there are more
    with existing(ledger) as kept:
        check_report(kept, filters)
        match form:
            case Format.JSON:
                records = view.records(kept, ontology.load(), filters)
                write_json(_some(kept, filters, excerpt(records, most, newest=view.newest)).rows)
            case Format.CSV:
                shown = excerpt(view.rows(kept, filters), most, newest=view.newest)
                write_csv(_some(kept, filters, shown).rows)
            case Format.TABLE:
                _print_table(view, kept, filters, most)


def _some(ledger: Ledger, filters: Filters, shown: Excerpt) -> Excerpt:
    """Give *shown*; where that is nothing, refuse words that nothing in the ledger has."""
    if not shown.rows:
        check_words(ledger, filters)
    return shown


def _print_table(view: View, ledger: Ledger, filters: Filters, most: int | None) -> None:
    console = Console(highlight=False)
    columns = view.columns_in(console.width)
    if view.newest:  # the newest are chosen before they are put together
        shown = excerpt(view.rows(ledger, filters), most, newest=True)
        shown = replace(shown, rows=list(view.told(shown.rows)))
    else:
        shown = excerpt(view.told(view.rows(ledger, filters)), most)
    shown = _some(ledger, filters, shown)
    write_table(console, shown.rows, columns, view.title)
    for line in view.legend(ontology.load(), shown.rows) if view.legend else ():
        console.print(Padding(Text(line, style="dim"), (0, 0, 0, 2)))
    if any(is_unsure(row.get("confidence")) for row in shown.rows):
        console.print(Text(f"  {MEANING}"))
    if filters.sure:
        console.print(Text(f"  {SURE_ONLY}"))
    if shown.line:
        console.print(Text(f"  {shown.line}"))


UnsureOption = Annotated[
    bool,
    typer.Option(
        "--unsure", help="In a table, too, what acts say of which the program is unsure (?)."
    ),
]


def positions(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    party: PartyOption = "",
    about: AboutOption = "",
    publisher: PublisherOption = "",
    since: SinceOption = None,
    as_of: AsOfOption = None,
    unsure: UnsureOption = False,
    limit: LimitOption = None,
) -> None:
    """Show who asks, supports, accepts or rejects what, on which condition."""
    filters = Filters(
        party=party,
        about=about,
        publisher=publisher,
        since=since,
        as_of=as_of,
        sure=form is Format.TABLE and not unsure,
    )
    _show("positions", ledger, form, filters, limit)


def acts(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    party: PartyOption = "",
    about: AboutOption = "",
    publisher: PublisherOption = "",
    type_: TypeOption = "",
    report: ReportOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
) -> None:
    """Show who did, said, asked or refused what, to whom."""
    filters = Filters(
        party=party,
        about=about,
        publisher=publisher,
        type=_known("type of act", type_, tuple(ontology.load().acts)),
        report=report,
        since=since,
        until=until,
        as_of=as_of,
    )
    _show("acts", ledger, form, filters, limit)


def figures(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    party: PartyOption = "",
    about: AboutOption = "",
    publisher: PublisherOption = "",
    type_: TypeOption = "",
    report: ReportOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
) -> None:
    """Show how many, of whom, by whose count."""
    filters = Filters(
        party=party,
        about=about,
        publisher=publisher,
        type=_known("measure", type_, ontology.load().measures),
        report=report,
        since=since,
        until=until,
        as_of=as_of,
    )
    _show("figures", ledger, form, filters, limit)


def compare(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    about: AboutOption = "",
    relation: Annotated[
        str, typer.Option("--relation", help="Only: same, repeats, only, updates or differs.")
    ] = "",
    as_of: AsOfOption = None,
    limit: LimitOption = None,
) -> None:
    """Show what several reports say, what only one says, and where they differ."""
    wanted = _known("relation", relation, tuple(Relation))
    filters = Filters(about=about, relation=wanted, as_of=as_of)
    _show("compare", ledger, form, filters, limit)


def reports(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    publisher: PublisherOption = "",
    limit: LimitOption = None,
) -> None:
    """List the reports in the ledger."""
    _show("reports", ledger, form, Filters(publisher=publisher), limit)


def problems(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
) -> None:
    """List what could not be read, and why."""
    _show("problems", ledger, form, Filters(), limit)


def _known(what: str, given: str, allowed: tuple[str, ...]) -> str:
    """Give *given* if it is one of *allowed*, any case; "" passes.

    Raises:
        UsageError: With what is allowed.
    """
    if given and given.casefold() not in {name.casefold() for name in allowed}:
        raise UsageError(
            f"There is no {what} {given!r}.", f"Expected one of: {', '.join(allowed)}."
        )
    return given
