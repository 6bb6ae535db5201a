"""The views: each turns a ledger and filters into contract records and into table rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from stateofplay.compare import positions
from stateofplay.core.judgements import Actor, Entry, Interval, Position
from stateofplay.core.statements import Act, Bound, Figure
from stateofplay.ledger import Ledger
from stateofplay.ontology import Ontology
from stateofplay.present.directory import directory
from stateofplay.present.export import (
    Record,
    comparison_record,
    number,
    position_record,
    statement_record,
)
from stateofplay.present.formats import Row

HEDGES: Mapping[Bound, str] = {
    Bound.EXACT: "{}",
    Bound.MORE_THAN: "more than {}",
    Bound.AT_LEAST: "at least {}",
    Bound.UP_TO: "up to {}",
    Bound.LESS_THAN: "less than {}",
    Bound.ABOUT: "about {}",
    Bound.RANGE: "{}",
    Bound.VAGUE: "some {} (vague)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to show; None and "" mean everything.

    Attributes:
        party: Part of an actor's or party's name, any case.
        about: Part of a proposal's or topic's name, any case.
        publisher: Part of an outlet's name, any case.
        type: An act type or measure, any case.
        relation: A relation of comparisons.
        since: First day of publication.
        until: Last day of publication.
        as_of: Show what had been published by this day.
        report: Beginning of a report id.
    """

    party: str = ""
    about: str = ""
    publisher: str = ""
    type: str = ""
    relation: str = ""
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    report: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view.

    Attributes:
        records: Contract records for JSON.
        rows: Short rows for tables and CSV.
        columns: Keys of the rows that a table shows.
    """

    title: str
    columns: tuple[str, ...]
    records: Callable[[Ledger, Ontology, Filters], Iterator[Record]]
    rows: Callable[[Ledger, Filters], Iterator[Row]]


def entries(ledger: Ledger, kind: str, filters: Filters) -> Iterator[Entry]:
    """Give the entries of one kind that pass *filters*, in order of publication and text."""
    found = ledger.entries(kinds=(kind,), since=filters.since, until=_until(filters))
    for entry in found:
        if _passes(entry, filters):
            yield entry


def cells(ledger: Ledger, filters: Filters) -> Iterator[Position]:
    """Compute the positions that pass *filters*; positions come from all acts known by then."""
    acts = tuple(ledger.entries(kinds=("act",), until=_until(filters)))
    for cell in positions(acts, as_of=filters.as_of):
        holder = cell.holder
        if not _has(filters.party, holder.name, holder.party):
            continue
        if not _has(filters.about, cell.proposal) or not _has(filters.publisher, *cell.publishers):
            continue
        if filters.since and cell.since and cell.since < filters.since:
            continue
        yield cell


def _until(filters: Filters) -> date | None:
    days = [day for day in (filters.until, filters.as_of) if day]
    return min(days) if days else None


def _passes(entry: Entry, filters: Filters) -> bool:
    content = entry.content
    kind = content.type if isinstance(content, Act) else getattr(content, "measure", "")
    if filters.type and kind.casefold() != filters.type.casefold():
        return False
    people = (*entry.actors, *entry.recipients, *entry.attributed_to)
    names = [name for actor in people for name in (actor.name, actor.party)]
    of = content.of if isinstance(content, Figure) else None
    return (
        _has(filters.party, *names)
        and _has(filters.about, entry.proposal, entry.about, of)
        and _has(filters.publisher, entry.report.publisher)
        and entry.report.id.startswith(filters.report)
    )


def _has(wanted: str, *texts: str | None) -> bool:
    return not wanted or any(wanted.casefold() in text.casefold() for text in texts if text)


def _named(actors: Iterable[Actor]) -> str:
    return ", ".join(dict.fromkeys(actor.name for actor in actors))


def day(interval: Interval | None) -> str:
    """Show an interval as one day or two, "" if it is not known."""
    if interval is None:
        return ""
    ends = dict.fromkeys(day.isoformat() for day in (interval.start, interval.end) if day)
    return " to ".join(ends)


def amount(figure: Figure) -> str:
    """Show a figure's value with its hedge: "more than 9,200", "10,000-12,000"."""
    shown = f"{number(figure.value):,}"
    if figure.high is not None:
        shown = f"{shown}-{number(figure.high):,}"
    return HEDGES[figure.bound].format(shown)


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
            "who": _named(entry.actors),
            "to_whom": _named(entry.recipients),
            "about": entry.about,
            "proposal": entry.proposal,
            "condition": condition,
            "reality": None if act.reality == "actual" else str(act.reality),
            "according_to": _named(entry.attributed_to),
            "publisher": entry.report.publisher,
            "sentence": entry.statement.evidence.exact,
        }


def _figure_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    for entry in entries(ledger, "figure", filters):
        figure = entry.content
        if not isinstance(figure, Figure):
            continue
        yield {
            "id": entry.id,
            "as_of": day(entry.time) or entry.report.published,
            "measure": figure.measure,
            "how_many": amount(figure),
            "of": figure.of,
            "by_whose_count": _named(entry.attributed_to),
            "place": entry.place.name if entry.place else None,
            "publisher": entry.report.publisher,
            "sentence": entry.statement.evidence.exact,
        }


def _position_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    for cell in cells(ledger, filters):
        yield {
            "proposal": cell.proposal,
            "who": cell.holder.name,
            "party": cell.holder.party,
            "stance": str(cell.stance),
            "condition": cell.condition,
            "since": cell.since,
            "until": cell.until,
            "reports": cell.reports,
            "publishers": cell.publishers,
            "statements": list(cell.statements),
        }


def _comparison_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    for group in ledger.comparisons():
        if not _has(filters.relation, str(group.relation)):
            continue
        if not _has(filters.about, group.topic, group.summary):
            continue
        yield {
            "relation": str(group.relation),
            "kind": group.kind,
            "summary": group.summary,
            "reasons": list(group.reasons),
            "reports": len(group.reports),
            "statements": list(group.statements),
        }


def _comparison_records(ledger: Ledger, _: Ontology, filters: Filters) -> Iterator[Record]:
    for group in ledger.comparisons():
        if _has(filters.relation, str(group.relation)) and _has(
            filters.about, group.topic, group.summary
        ):
            yield comparison_record(group)


def _statement_records(
    kind: str,
) -> Callable[[Ledger, Ontology, Filters], Iterator[Record]]:
    def records(ledger: Ledger, ontology: Ontology, filters: Filters) -> Iterator[Record]:
        for entry in entries(ledger, kind, filters):
            yield statement_record(entry, ontology)

    return records


def _position_records(ledger: Ledger, _: Ontology, filters: Filters) -> Iterator[Record]:
    return map(position_record, cells(ledger, filters))


def _name_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    for known in directory(ledger):
        if _has(filters.party, known.name, known.party, *known.also_called):
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
        if not _has(filters.publisher, header.publisher):
            continue
        yield {
            "id": header.id,
            "published": header.published,
            "publisher": header.publisher,
            "title": header.title,
            "acts": row.acts,
            "figures": row.figures,
            "source": header.source,
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
        columns=("proposal", "who", "party", "stance", "condition", "since", "until", "reports"),
        records=_position_records,
        rows=_position_rows,
    ),
    "acts": View(
        title="Acts: who did, said, asked or refused what, to whom",
        columns=("id", "date", "act", "who", "to_whom", "about", "condition", "publisher"),
        records=_statement_records("act"),
        rows=_act_rows,
    ),
    "figures": View(
        title="Figures: how many, of whom, by whose count",
        columns=("id", "as_of", "measure", "how_many", "of", "by_whose_count", "publisher"),
        records=_statement_records("figure"),
        rows=_figure_rows,
    ),
    "compare": View(
        title="Side by side: what reports agree on, and what they differ on",
        columns=("relation", "summary", "reports", "statements"),
        records=_comparison_records,
        rows=_comparison_rows,
    ),
    "reports": View(
        title="Reports",
        columns=("id", "published", "publisher", "title", "acts", "figures"),
        records=_as_records(_report_rows),
        rows=_report_rows,
    ),
    "names": View(
        title="Names: who is who",
        columns=("name", "kind", "party", "also_called", "reports"),
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
