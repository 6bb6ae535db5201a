"""The views: each turns a ledger and filters into contract records and into table rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from stateofplay.core.judgements import Relation
from stateofplay.ledger import Ledger
from stateofplay.ontology import Ontology
from stateofplay.present.views.export import (
    Record,
    comparison_record,
    position_record,
    statement_record,
)
from stateofplay.present.views.filters import Filters, told_cells
from stateofplay.present.views.formats import Row
from stateofplay.present.views.one_count import figure_table, told_once
from stateofplay.present.views.passing import entries
from stateofplay.present.views.rows import (
    act_rows,
    comparison_rows,
    figure_rows,
    groups,
    name_rows,
    position_rows,
    problem_rows,
    report_rows,
)
from stateofplay.present.views.tables import WIDE, act_table, counted_once, meanings, position_table


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view.

    Attributes:
        records: Contract records for JSON.
        rows: Short rows for tables and CSV.
        columns: Keys of the rows that a table shows.
        narrow: The same where a terminal has fewer columns than `WIDE`; () if all are shown.
        table: What puts rows together for people; None to show them as they are.
        legend: Lines under a table that say in plain words what is in it.
        newest: Whether the rows go by day, so that the last are those to show of too many.
    """

    title: str
    columns: tuple[str, ...]
    records: Callable[[Ledger, Ontology, Filters], Iterator[Record]]
    rows: Callable[[Ledger, Filters], Iterator[Row]]
    narrow: tuple[str, ...] = ()
    table: Callable[[Iterable[Row]], Iterator[Row]] | None = None
    legend: Callable[[Ontology, Iterable[Row]], Iterator[str]] | None = None
    newest: bool = False

    def columns_in(self, width: int) -> tuple[str, ...]:
        """Give the columns of a table in a terminal that has *width* characters."""
        return self.narrow if self.narrow and width < WIDE else self.columns

    def told(self, rows: Iterable[Row]) -> Iterable[Row]:
        """Put *rows* together for people."""
        return self.table(rows) if self.table else rows


ALONE = (
    "only: what is listed is chosen: requests, refusals and agreements of states and bodies on"
    " known proposals, sanctions, tolls, and counts that somebody vouches for; of these days, told"
    " by one report while two or more other outlets are on its story that day or the next, and by"
    " none of them. An earlier or later report may tell it."
)


def _how_chosen(_: Ontology, rows: Iterable[Row]) -> Iterator[str]:
    if any(row["relation"] == Relation.ONLY for row in rows):
        yield ALONE


def _comparison_records(ledger: Ledger, _: Ontology, filters: Filters) -> Iterator[Record]:
    return map(comparison_record, groups(ledger, filters))


def _statement_records(
    kind: str,
) -> Callable[[Ledger, Ontology, Filters], Iterator[Record]]:
    def records(ledger: Ledger, ontology: Ontology, filters: Filters) -> Iterator[Record]:
        for entry in entries(ledger, kind, filters):
            yield statement_record(entry, ontology)

    return records


def _position_records(ledger: Ledger, _: Ontology, filters: Filters) -> Iterator[Record]:
    return (position_record(*each) for each in told_cells(ledger, filters))


def _as_records(
    rows: Callable[[Ledger, Filters], Iterator[Row]],
) -> Callable[[Ledger, Ontology, Filters], Iterator[Record]]:
    def records(ledger: Ledger, _: Ontology, filters: Filters) -> Iterator[Record]:
        return rows(ledger, filters)

    return records


VIEWS: Mapping[str, View] = {
    "positions": View(
        title="Positions: who asks, supports, accepts or rejects what",
        columns=("proposal", "who", "stance", "since", "reports"),
        records=_position_records,
        rows=position_rows,
        table=position_table,
        legend=counted_once,
    ),
    "acts": View(
        title="Acts: who did, said, asked or refused what, to whom",
        columns=("id", "date", "act", "who", "to_whom", "about", "publisher"),
        records=_statement_records("act"),
        rows=act_rows,
        narrow=("id", "date", "act", "who_to_whom", "about"),
        newest=True,
        table=act_table,
        legend=meanings,
    ),
    "figures": View(
        title="Figures: how many, of whom, by whose count",
        columns=("id", "as_of", "measure", "how_many", "of", "by_whose_count", "told", "publisher"),
        records=_statement_records("figure"),
        rows=figure_rows,
        narrow=("id", "as_of", "counted", "by_whose_count", "told"),
        newest=True,
        table=figure_table,
        legend=told_once,
    ),
    "compare": View(
        title="Side by side: what reports agree on, and what they differ on",
        columns=("relation", "summary", "reports", "statements"),
        records=_comparison_records,
        rows=comparison_rows,
        legend=_how_chosen,
    ),
    "reports": View(
        title="Reports",
        columns=("id", "published", "publisher", "title", "acts", "figures"),
        newest=True,
        records=_as_records(report_rows),
        rows=report_rows,
    ),
    "names": View(
        title="Names: who is who",
        columns=("id", "name", "kind", "party", "also_called", "reports"),
        narrow=("id", "name", "party", "also_called", "reports"),
        records=_as_records(name_rows),
        rows=name_rows,
    ),
    "problems": View(
        title="Problems: what could not be read",
        columns=("source", "stage", "message"),
        records=_as_records(problem_rows),
        rows=problem_rows,
    ),
}
"""Every view that is a list of rows; the command line and the page take them from here."""
