"""The views: each turns a ledger and filters into contract records and into table rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from stateofplay.compare.figures.amounts import aside
from stateofplay.core.judgements import Actor, Comparison, Entry, Relation
from stateofplay.core.statements import Act, Figure
from stateofplay.ledger import Ledger
from stateofplay.ontology import Ontology
from stateofplay.present.views.counts import counting, day, measured
from stateofplay.present.views.directory import directory
from stateofplay.present.views.export import (
    Record,
    comparison_record,
    position_record,
    statement_record,
)
from stateofplay.present.views.filters import Filters, compared, has, last_day, told_cells
from stateofplay.present.views.formats import Row
from stateofplay.present.views.listing import credited
from stateofplay.present.views.one_count import figure_table, told_first, told_once
from stateofplay.present.views.passing import entries
from stateofplay.present.views.tables import WIDE, act_table, counted_once, meanings, position_table

RELATIONS = tuple(Relation[name] for name in ("DIFFERS", "UPDATES", "SAME", "REPEATS", "ONLY"))
"""What an editor must see first comes first."""


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


def _named(actors: Iterable[Actor]) -> str:
    return ", ".join(dict.fromkeys(actor.name for actor in actors))


def _act_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    for entry in entries(ledger, "act", filters):
        act = entry.content
        if not isinstance(act, Act):
            continue
        condition = " ".join(entry.condition) if entry.condition else None
        yield {
            "id": entry.id,
            "date": day(entry.time) or entry.report.published,
            "act": act.type,
            "confidence": _score(entry),
            "who": _named(entry.actors),
            "to_whom": _named(entry.recipients),
            "about": entry.about,
            "proposal": entry.proposal,
            "also": list(entry.also),
            "condition": condition,
            "reality": None if act.reality == "actual" else str(act.reality),
            "according_to": _named(entry.attributed_to),
            "publisher": entry.report.publisher,
            "sentence": entry.statement.evidence.exact,
        }


def _score(entry: Entry) -> float | None:
    return entry.statement.confidence if entry.status == "machine" else 1.0


def _figure_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    first = told_first(ledger)
    for entry in entries(ledger, "figure", filters):
        figure = entry.content
        if not isinstance(figure, Figure):
            continue
        yield {
            "id": entry.id,
            "as_of": day(entry.time) or entry.report.published,
            "measure": figure.measure,
            "how_many": measured(figure) + aside(figure),
            "of": figure.of,
            "counted": counting(figure),
            "by_whose_count": ", ".join(credited(entry)),
            "place": entry.place.name if entry.place else None,
            "publisher": entry.report.publisher,
            "sentence": entry.statement.evidence.exact,
            "report": entry.report.id,
            "same_as": first.get(entry.id),
        }


def _position_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    for cell, sources in told_cells(ledger, filters):
        yield {
            "proposal": cell.proposal,
            "also_told": list(cell.also_told),
            "words": cell.words,
            "who": cell.holder.name,
            "party": cell.holder.party,
            "stance": str(cell.stance),
            "of_whom": list(cell.of_whom),
            "condition": cell.condition,
            "qualified": cell.qualified,
            "since": cell.since,
            "until": cell.until,
            "reports": cell.reports,
            "independent": cell.independent,
            "according_to": list(sources),
            "confidence": cell.confidence,
            "publishers": cell.publishers,
            "statements": list(cell.statements),
        }


def groups(ledger: Ledger, filters: Filters) -> list[Comparison]:
    """Give the comparisons that pass *filters*, disagreements first."""
    found = [
        group
        for group in compared(ledger, last_day(filters))
        if has(filters.relation, str(group.relation))
        and has(filters.about, group.topic, group.summary)
    ]
    return sorted(found, key=lambda group: RELATIONS.index(group.relation))


def _comparison_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    for group in groups(ledger, filters):
        yield {
            "relation": str(group.relation),
            "kind": group.kind,
            "summary": group.summary,
            "reasons": list(group.reasons),
            "reports": len(group.reports),
            "statements": list(group.statements),
        }


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


def _name_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    for known in directory(ledger):
        in_report = any(each.startswith(filters.report) for each in known.named_in)
        if in_report and has(filters.party, known.name, known.party, *known.also_called):
            yield {
                "id": known.id,
                "name": known.name,
                "kind": known.kind,
                "party": known.party,
                "also_called": list(known.also_called),
                "reports": known.reports,
                "reasons": list(known.reasons),
            }


def _report_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    for row in ledger.reports():
        header = row.header
        if not has(filters.publisher, header.publisher):
            continue
        yield {
            "id": header.id,
            "published": header.published,
            "publisher": header.publisher,
            "title": header.title,
            "acts": row.acts,
            "figures": row.figures,
            "source": header.source,
            "copy_of": row.copy_of,
            "revision_of": row.revision_of,
        }


def _problem_rows(ledger: Ledger, _: Filters) -> Iterator[Row]:
    for problem in ledger.problems():
        yield {
            "source": problem.source,
            "stage": str(problem.stage),
            "message": problem.message,
            "report": problem.report_id,
        }


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
        rows=_position_rows,
        table=position_table,
        legend=counted_once,
    ),
    "acts": View(
        title="Acts: who did, said, asked or refused what, to whom",
        columns=("id", "date", "act", "who", "to_whom", "about", "publisher"),
        records=_statement_records("act"),
        rows=_act_rows,
        narrow=("id", "date", "act", "who_to_whom", "about"),
        newest=True,
        table=act_table,
        legend=meanings,
    ),
    "figures": View(
        title="Figures: how many, of whom, by whose count",
        columns=("id", "as_of", "measure", "how_many", "of", "by_whose_count", "told", "publisher"),
        records=_statement_records("figure"),
        rows=_figure_rows,
        narrow=("id", "as_of", "counted", "by_whose_count", "told"),
        newest=True,
        table=figure_table,
        legend=told_once,
    ),
    "compare": View(
        title="Side by side: what reports agree on, and what they differ on",
        columns=("relation", "summary", "reports", "statements"),
        records=_comparison_records,
        rows=_comparison_rows,
        legend=_how_chosen,
    ),
    "reports": View(
        title="Reports",
        columns=("id", "published", "publisher", "title", "acts", "figures"),
        newest=True,
        records=_as_records(_report_rows),
        rows=_report_rows,
    ),
    "names": View(
        title="Names: who is who",
        columns=("id", "name", "kind", "party", "also_called", "reports"),
        narrow=("id", "name", "party", "also_called", "reports"),
        records=_as_records(_name_rows),
        rows=_name_rows,
    ),
    "problems": View(
        title="Problems: what could not be read",
        columns=("source", "stage", "message"),
        records=_as_records(_problem_rows),
        rows=_problem_rows,
    ),
}
"""Every view that is a list of rows; the command line and the page take them from here."""
