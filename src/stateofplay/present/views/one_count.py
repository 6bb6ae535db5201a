"""A count that several reports tell, as one row of a table: who gave it, who printed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from stateofplay.compare.figures.levels import TOLD_ROUGHLY
from stateofplay.core.judgements import Relation
from stateofplay.ledger import Ledger
from stateofplay.ontology import Ontology
from stateofplay.present.views.formats import Row

OUTLETS = 3
"""So many outlets are named in a row, the rest counted."""


def told_first(ledger: Ledger) -> Mapping[str, str]:
    """Give for each figure that several reports tell the id of the first that does.

    They are those that the comparison found to be the same count, in words of their own or copied;
    what it left apart stays apart.
    """
    found: dict[str, str] = {}
    for group in ledger.comparisons():
        if TOLD_ROUGHLY in group.reasons:
            continue  # a row has one number
        if group.kind == "figure" and group.relation in (Relation.SAME, Relation.REPEATS):
            for statement in group.statements:
                found.setdefault(statement, group.statements[0])
    return found


def figure_table(rows: Iterable[Row]) -> Iterator[Row]:
    """Put the rows of one count together, in the words of the first and at its place.

    Who counts is named by the fullest of the reports' wordings.
    """
    counts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        counts[row["same_as"] or row["id"]].append(row)
    for told in counts.values():
        outlets = list(dict.fromkeys(row["publisher"] for row in told if row["publisher"]))
        more = len(outlets) - OUTLETS
        yield told[0] | {
            "by_whose_count": max((row["by_whose_count"] for row in told), key=len),
            "publisher": outlets if more < 1 else [*outlets[:OUTLETS], f"{more} more"],
            "told": len({row["report"] for row in told}),
        }


def told_once(_: Ontology, rows: Iterable[Row]) -> Iterator[str]:
    """Say how figures are put together, where a row stands for several reports."""
    if any(row["told"] > 1 for row in rows):
        yield "told: reports that tell the count, in the words of the first; JSON and CSV have each"
