"""The index of words in PostgreSQL: lexemes that are cut and stemmed here, as FTS5 does it.

PostgreSQL's own parser would keep addresses, numbers with signs and hyphened words whole, its
dictionary would drop short words; what is found must not depend on where the ledger is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import snowballstemmer

from stateofplay.core.text import Report
from stateofplay.ledger.database import Database, Row, Words
from stateofplay.ledger.searching import cut, terms

LONGEST = 200_000
"""Characters of a report that are indexed: the lexemes of one row end at a megabyte, and their
positions, which phrases need, at the 16,383rd word."""

SHOWN = 24
"""Words of a report that a hit shows."""

BEFORE = 4
"""Of these, words before the first match."""

_WORDS = re.compile(r"[^\W_]+")
_WORD_LENGTH = 200


class PostgresqlWords(Words):
    """Two tables with a column of lexemes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_report(self, number: int, report: Report) -> None:
        """Index a report that was given the row *number*."""
        self._database.write(
            "INSERT INTO report_words (report, words) VALUES (?, CAST(? AS TSVECTOR))",
            number,
            _lexemes((report.title, report.text)),
        )

    def add_sentences(self, reading: int, sentences: Sequence[str]) -> int:
        """Index the sentences of a reading; they are numbered within it."""
        self._database.write_all(
            "INSERT INTO statement_words (reading, sentence, words)"
            " VALUES (?, ?, CAST(? AS TSVECTOR))",
            ((reading, place, _lexemes((each,))) for place, each in enumerate(sentences)),
        )
        return 0

    def join(self) -> None:
        """Leave that to the server."""

    def sentences(self, query: str, limit: int) -> Iterator[tuple[int, int]]:
        """Find the best *limit* sentences of current readings that have all words of *query*."""
        sql = (
            "SELECT reading, sentence FROM statement_words"
            " JOIN CAST(? AS TSQUERY) AS query ON words @@ query"
            " JOIN readings ON readings.seq = reading AND superseded_by IS NULL"
            " ORDER BY ts_rank(words, query, 1) DESC, reading, sentence LIMIT ?"
        )
        rows = self._database.rows(sql, _expression(query), limit)
        return ((reading, sentence) for reading, sentence in rows)

    def reports(self, query: str, limit: int) -> Iterator[Row]:
        """Find the best *limit* reports that have all words of *query*."""
        sql = (
            "WITH best AS (SELECT report, ts_rank(words, query, 1) AS score"
            " FROM report_words JOIN CAST(? AS TSQUERY) AS query ON words @@ query"
            " JOIN reports ON reports.seq = report ORDER BY score DESC, reports.id LIMIT ?)"
            " SELECT title, text, id, source, publisher, published, url FROM best"
            " JOIN reports ON reports.seq = best.report ORDER BY score DESC, id"
        )
        for title, text, *header in self._database.rows(sql, _expression(query), limit):
            yield (title, _around(text, query), *header)


def _cut(text: str) -> list[str]:
    """Cut words, and take their endings off."""
    return [_stem(word[:_WORD_LENGTH]) for word in cut(text)]


@cache
def _stemmer() -> snowballstemmer.PorterStemmer:
    return snowballstemmer.stemmer("porter")


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    # Porter's algorithm leaves words of two letters as they are; Snowball's makes "u" of "us".
    return word if len(word) < 3 else str(_stemmer().stemWord(word))


def _lexemes(pieces: Iterable[str]) -> str:
    """Write words with their positions; a gap keeps phrases from reaching into the next piece."""
    places: dict[str, list[int]] = {}
    place, left = 0, LONGEST
    for piece in pieces:
        for word in _cut(piece[:left]):
            place += 1
            places.setdefault(word, []).append(place)
        place, left = place + 1, max(0, left - len(piece))
    return " ".join(f"'{word}':{','.join(map(str, found))}" for word, found in places.items())


def _expression(query: str) -> str:
    """Write *query* in the language of PostgreSQL; words have letters and digits only.

    >>> _expression('"US troops" withdr*')
    "('us' <-> 'troop') & ('withdr':*)"
    """
    written = []
    for words, begins in terms(query):
        phrase = " <-> ".join(f"'{word}'" for word in _cut(words))
        written.append(f"({phrase}{':*' if begins else ''})")
    return " & ".join(written)


def _around(text: str, query: str) -> str:
    """Give the words around the first match in *text*, or its beginning."""
    exact = {word for words, begins in terms(query) for word in _cut(words) if not begins}
    begun = tuple(_cut(words)[-1] for words, begins in terms(query) if begins)
    spans = [found.span() for found in _WORDS.finditer(text[:LONGEST])]
    first = 0
    for number, (start, end) in enumerate(spans):
        stems = _cut(text[start:end])
        if any(stem in exact or (begun and stem.startswith(begun)) for stem in stems):
            first = max(0, number - BEFORE)
            break
    last = first + SHOWN
    begin = spans[first][0] if first else 0
    end = spans[last - 1][1] if last < len(spans) else len(text)
    return f"{'…' if first else ''}{text[begin:end]}{'…' if end < len(text) else ''}"
