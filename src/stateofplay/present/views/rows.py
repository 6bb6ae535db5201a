"""The rows of each view: what is shown of an entry, a position, a comparison, a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stateofplay.compare.figures.amounts import aside
from stateofplay.core.judgements import Actor, Comparison, Entry, Relation
from stateofplay.core.statements import Act, Figure
from stateofplay.ledger import Ledger
from stateofplay.present.views.counts import counting, day, measured
from stateofplay.present.views.directory import Known, directory
from stateofplay.present.views.filters import (
    Filters,
    compared,
    is_about,
    last_day,
    told_cells,
    with_names,
)
from stateofplay.present.views.formats import Row
from stateofplay.present.views.listing import credited
from stateofplay.present.views.matching import has
from stateofplay.present.views.one_count import told_first
from stateofplay.present.views.passing import entries

RELATIONS = tuple(Relation[name] for name in ("DIFFERS", "UPDATES", "SAME", "REPEATS", "ONLY"))
"""What an editor must see first comes first."""


def _named(actors: Iterable[Actor]) -> str:
    return ", ".join(dict.fromkeys(actor.name for actor in actors))


def act_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    """Give the acts that pass *filters*, a row each."""
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


def figure_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    """Give the figures that pass *filters*, a row each."""
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


def position_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    """Give the cells of the table of positions, a row each."""
    for cell, sources in told_cells(ledger, filters):
        yield {
            "proposal": cell.proposal,
            "also_told": list(cell.also_told),
            "words": cell.words,
            "who": cell.holder.name,
            "party": cell.holder.party,
            "stance": str(cell.stance),
            "announced": cell.announced,
            "of_whom": list(cell.of_whom),
            "condition": cell.condition,
            "qualified": cell.qualified,
            "since": cell.since,
            "once": cell.once,
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
    filters = with_names(ledger, filters)
    found = [
        group
        for group in compared(ledger, last_day(filters))
        if has(filters.relation, str(group.relation))
        and is_about(filters, group.topic, group.summary)
    ]
    return sorted(found, key=lambda group: RELATIONS.index(group.relation))


def comparison_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    """Give the comparisons that pass *filters*, a row each."""
    for group in groups(ledger, filters):
        yield {
            "relation": str(group.relation),
            "kind": group.kind,
            "summary": group.summary,
            "reasons": list(group.reasons),
            "reports": len(group.reports),
            "statements": list(group.statements),
        }


def name_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    """Give who is known, with all names, a row each."""
    for known in directory(ledger):
        in_report = any(each.startswith(filters.report) for each in known.named_in)
        if in_report and has(filters.party, known.name, known.party, *known.also_called):
            yield name_row(known)


def name_row(known: Known) -> Row:
    """Give the row of somebody, with all names."""
    return {
        "id": known.id,
        "name": known.name,
        "kind": known.kind,
        "party": known.party,
        "also_called": list(known.also_called),
        "reports": known.reports,
        "reasons": list(known.reasons),
    }


def report_rows(ledger: Ledger, filters: Filters) -> Iterator[Row]:
    """Give the reports, a row each."""
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


def problem_rows(ledger: Ledger, _: Filters) -> Iterator[Row]:
    """Give what could not be read, a row each."""
    for problem in ledger.problems():
        yield {
            "source": problem.source,
            "stage": str(problem.stage),
            "message": problem.message,
            "report": problem.report_id,
        }
