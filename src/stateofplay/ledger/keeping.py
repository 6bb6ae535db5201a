"""Writes what was found in a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Statement
from stateofplay.core.text import Report
from stateofplay.ledger.database import Database
from stateofplay.ledger.found import pack_entities, pack_statements
from stateofplay.ledger.statement_ids import keep_ids


def add_found(
    database: Database,
    reading: int,
    report: Report,
    statements: Sequence[Statement],
    resolved: Resolved,
) -> None:
    """Write what the reading of this number found.

    Args:
        database: In a transaction.
        reading: Number of a row of readings that is there already.
        report: What was read.
        statements: Those that may be written, no two of one id.
        resolved: What is decided about them; what is about others is left out.
    """
    text = report.full_text
    kinds = Counter(statement.kind for statement in statements)
    spans = dict.fromkeys(each.evidence.span for each in statements)
    first = database.words.add_sentences(reading, [text[s.start : s.end] for s in spans])
    database.write(
        "INSERT INTO found (reading, first, sentences, acts, figures, quotations, entities,"
        " statements) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        reading,
        first,
        len(spans),
        *(kinds[kind] for kind in ("act", "figure", "quotation")),
        pack_entities(report, resolved.entities),
        pack_statements(report, statements, resolved),
    )
    keep_ids(database, reading, [each.id for each in statements])
