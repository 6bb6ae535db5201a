"""The index of words in SQLite, in two steps.

FTS5 tables without text, places and sizes tell which reports and sentences have all the words;
of the latest of these the text is unpacked into a table in memory, where phrases are looked for
and the best are chosen. So the index takes a fifth of the room.
"""

# ruff: noqa: S608 - what is put into the SQL are our own words; values are bound

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from stateofplay.core.errors import LedgerError
from stateofplay.core.text import Report
from stateofplay.ledger.database import Database, Row, Words
from stateofplay.ledger.found import evidence_of
from stateofplay.ledger.packing import unpacked_text
from stateofplay.ledger.rows import searchable
from stateofplay.ledger.searching import cut, terms

WEIGHED = 200
"""Reports or sentences of which the best are chosen, at least; the latest that were read."""

_TABLE = (
    "CREATE VIRTUAL TABLE texts USING fts5"
    " (title, text, tokenize = 'porter unicode61 remove_diacritics 2')"
)


class SqliteWords(Words):
    """Two FTS5 tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_report(self, number: int, report: Report) -> None:
        """Index a report that was given the row *number*."""
        self._database.write(
            "INSERT INTO report_words (rowid, words) VALUES (?, ?)",
            number,
            searchable(report.full_text),
        )

    def add_sentences(self, reading: int, sentences: Sequence[str]) -> int:
        """Index the sentences of a reading; they are numbered on from those of the last one."""
        del reading  # which one it is, `found` tells by the first number
        sql = "SELECT first + sentences FROM found ORDER BY first DESC, reading DESC LIMIT 1"
        first = next((int(number) for (number,) in self._database.rows(sql)), 1)
        self._database.write_all(
            "INSERT INTO statement_words (rowid, words) VALUES (?, ?)",
            ((number, searchable(each)) for number, each in enumerate(sentences, first)),
        )
        return first

    def join(self) -> None:
        """Merge what every report wrote for itself: a quarter less room, in 60 ms of 1,000.

        What is written next takes the pages that this leaves.
        """
        for table in ("report_words", "statement_words"):
            self._database.write(f"INSERT INTO {table} ({table}) VALUES ('optimize')")

    def sentences(self, query: str, limit: int) -> Iterator[tuple[int, int]]:
        """Find the best *limit* sentences of current readings that have all words of *query*."""
        numbers = self._having("statement_words", query, limit)
        places: list[tuple[int, int]] = []
        texts: list[tuple[str, str]] = []
        for reading, first, sentences in self._readings(numbers):
            wanted = [number - first for number in numbers if 0 <= number - first < len(sentences)]
            places += ((reading, place) for place in wanted)
            texts += (("", sentences[place]) for place in wanted)
        for number, _ in _best(texts, query, limit):
            yield places[number]

    def _readings(self, numbers: Sequence[int]) -> Iterator[tuple[int, int, list[str]]]:
        """Give the current readings that have sentences of these numbers, with all of theirs."""
        sql = (
            "SELECT reading, first, statements, title, text FROM found"
            " JOIN readings ON readings.seq = reading JOIN reports ON reports.seq = report"
            " WHERE superseded_by IS NULL AND reading IN (SELECT (SELECT reading FROM found"
            f" WHERE first <= value ORDER BY first DESC, reading DESC LIMIT 1) FROM ({_LISTED}))"
            " ORDER BY reading DESC"
        )
        for reading, first, packed, title, text in self._database.rows(sql, list(numbers)):
            words = f"{title}\n\n{unpacked_text(text)}"
            spans = dict.fromkeys(tuple(span) for _, *span in evidence_of(packed, words))
            yield reading, first, [words[slice(*span)] for span in spans]

    def reports(self, query: str, limit: int) -> Iterator[Row]:
        """Find the best *limit* reports that have all words of *query*."""
        sql = (
            "SELECT title, text, id, source, publisher, published, url FROM reports"
            f" WHERE seq IN ({_LISTED}) ORDER BY id"
        )
        numbers = self._having("report_words", query, limit)
        rows = [
            (title, unpacked_text(text), *header)
            for title, text, *header in self._database.rows(sql, numbers)
        ]
        for number, snippet in _best([(row[0], row[1]) for row in rows], query, limit):
            title, _, *header = rows[number]
            yield (title, snippet, *header)

    def _having(self, table: str, query: str, limit: int) -> list[int]:
        """Give the rows that have all words, the latest first."""
        if limit < 1:
            return []
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?"
        try:
            rows = self._database.rows(sql, _words(query), max(WEIGHED, 2 * limit))
            return [number for (number,) in rows]
        except LedgerError as error:
            if "phrase queries" in error.problem:  # a sign that only FTS5 takes for no letter
                return []
            raise


_LISTED = "SELECT value FROM json_each(?)"


def _words(query: str) -> str:
    """Write *query* in FTS5's language as single words."""
    found = []
    for term, begins in terms(query):
        *words, last = cut(term) or [""]
        found += [f'"{word}"' for word in words]
        found.append(f'"{last}"{"*" if begins else ""}')
    return " ".join(found)


def _expression(query: str) -> str:
    """Write *query* in FTS5's language: every word quoted, so that none is an operator."""
    return " ".join(f'"{words}"{"*" if begins else ""}' for words, begins in terms(query))


def _best(texts: Iterable[tuple[str, str]], query: str, limit: int) -> list[tuple[int, str]]:
    """Give the numbers of the best texts, with the words around the first match in each."""
    memory = sqlite3.connect(":memory:")
    try:
        memory.execute(_TABLE)
        memory.executemany(
            "INSERT INTO texts (rowid, title, text) VALUES (?, ?, ?)",
            (
                (number, searchable(title), searchable(text))
                for number, (title, text) in enumerate(texts)
            ),
        )
        sql = (
            "SELECT rowid, snippet(texts, 1, '', '', '…', 24) FROM texts WHERE texts MATCH ?"
            " ORDER BY rank, rowid LIMIT ?"
        )
        return list(memory.execute(sql, (_expression(query), limit)))
    finally:
        memory.close()
