"""The index of words in SQLite: FTS5, which reads a report's words from its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stateofplay.core.text import Report
from stateofplay.ledger.database import Database, Row, Words
from stateofplay.ledger.rows import searchable
from stateofplay.ledger.searching import terms


class SqliteWords(Words):
    """Two FTS5 tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_report(self, number: int, report: Report) -> None:
        """Index a report that was given the row *number*."""
        self._database.write(
            "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)",
            number,
            searchable(report.title),
            searchable(report.text),
        )

    def add_statements(self, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Index statements: each one's row number, and its pieces of text."""
        self._database.write_all(
            "INSERT INTO statement_words (rowid, evidence, trigger, about) VALUES (?, ?, ?, ?)",
            ((number, *map(searchable, pieces)) for number, pieces in rows),
        )

    def statements(self, query: str, limit: int) -> Iterator[Row]:
        """Find the best *limit* statements of current readings that have all words of *query*."""
        # The best are chosen before any text is looked at: frequent words have very many hits.
        sql = (
            "WITH best AS (SELECT statements.seq, statements.id, reading, rank AS score"
            " FROM statement_words JOIN statements ON statements.seq = statement_words.rowid"
            " JOIN readings ON readings.seq = statements.reading AND superseded_by IS NULL"
            " WHERE statement_words MATCH ? ORDER BY rank, statements.id LIMIT ?)"
            ' SELECT statements.kind, best.id, start, "end", reports.title, reports.text,'
            " reports.id, source, publisher, published, url FROM best"
            " JOIN statements ON statements.seq = best.seq"
            " JOIN readings ON readings.seq = best.reading"
            " JOIN reports ON reports.seq = readings.report ORDER BY score, best.id"
        )
        return self._database.rows(sql, _expression(query), limit)

    def reports(self, query: str, limit: int) -> Iterator[Row]:
        """Find the best *limit* reports that have all words of *query*."""
        sql = (
            "SELECT reports.title, snippet(report_words, 1, '', '', '…', 24),"
            " reports.id, source, publisher, published, url FROM report_words"
            " JOIN reports ON reports.seq = report_words.rowid"
            " WHERE report_words MATCH ? AND report_words.rowid IN"
            " (SELECT reports.seq FROM report_words"
            "  JOIN reports ON reports.seq = report_words.rowid"
            "  WHERE report_words MATCH ? ORDER BY rank, reports.id LIMIT ?)"
            " ORDER BY rank, reports.id"
        )
        expression = _expression(query)
        return self._database.rows(sql, expression, expression, limit)


def _expression(query: str) -> str:
    """Write *query* in FTS5's language: every word quoted, so that none is an operator."""
    return " ".join(f'"{words}"{"*" if begins else ""}' for words, begins in terms(query))
