"""Full-text search over reports and statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stateofplay.core.judgements import Header
from stateofplay.ledger.database import Database

_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A statement or a report that has the words looked for.

    Attributes:
        kind: ``act``, ``figure``, ``quotation`` or ``report``.
        id: Of the statement or the report.
        text: A statement's sentence; of a report, the words around the first match.
    """

    kind: str
    id: str
    report: Header
    text: str


def search(
    database: Database, query: str, limit: int, reports: int | None = None
) -> tuple[Hit, ...]:
    """Find statements, then reports, that have all words of *query*, the best match first."""
    most = limit if reports is None else reports
    expression = _expression(query)
    if not expression:
        return ()
    return (*_statements(database, expression, limit), *_reports(database, expression, most))


def _expression(query: str) -> str:
    """Write *query* in FTS5's language: every word quoted, so that none is an operator."""
    terms = []
    for phrase, word in _PARTS.findall(query.replace("\x00", " ")):
        term = phrase or word
        if _WORD.search(term):
            prefix = "*" if word.endswith("*") else ""
            plain = term.encode("utf-8", "replace").decode()
            terms.append(f'"{plain}"{prefix}')
    return " ".join(terms)


def _statements(database: Database, expression: str, limit: int) -> Iterator[Hit]:
    # The best are chosen before any text is looked at: frequent words have very many hits.
    sql = (
        "WITH best AS (SELECT statements.seq, statements.id, reading, rank AS score"
        " FROM statement_words JOIN statements ON statements.seq = statement_words.rowid"
        " JOIN readings ON readings.seq = statements.reading AND superseded_by IS NULL"
        " WHERE statement_words MATCH ? ORDER BY rank, statements.id LIMIT ?)"
        " SELECT statements.kind, best.id, start, end, reports.title, reports.text,"
        " reports.id, source, publisher, published, url FROM best"
        " JOIN statements ON statements.seq = best.seq"
        " JOIN readings ON readings.seq = best.reading"
        " JOIN reports ON reports.seq = readings.report ORDER BY score, best.id"
    )
    for kind, key, start, end, title, text, *header in database.rows(sql, expression, limit):
        sentence = f"{title}\n\n{text}"[start:end]
        yield Hit(kind=kind, id=key, report=_header(title, *header), text=sentence)


def _reports(database: Database, expression: str, limit: int) -> Iterator[Hit]:
    sql = (
        "SELECT reports.title, snippet(report_words, 1, '', '', '…', 24),"
        " reports.id, source, publisher, published, url FROM report_words"
        " JOIN reports ON reports.seq = report_words.rowid"
        " WHERE report_words MATCH ? AND report_words.rowid IN"
        " (SELECT reports.seq FROM report_words JOIN reports ON reports.seq = report_words.rowid"
        "  WHERE report_words MATCH ? ORDER BY rank, reports.id LIMIT ?)"
        " ORDER BY rank, reports.id"
    )
    for title, snippet, *header in database.rows(sql, expression, expression, limit):
        yield Hit(kind="report", id=header[0], report=_header(title, *header), text=snippet)


def _header(
    title: str, report_id: str, source: str, publisher: str | None, *rest: str | None
) -> Header:
    published, url = rest
    return Header(
        id=report_id,
        source=source,
        title=title,
        publisher=publisher,
        published=date.fromisoformat(published) if published else None,
        url=url,
    )
