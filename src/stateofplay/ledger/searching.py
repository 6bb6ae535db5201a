"""Full-text search over reports and statements."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from stateofplay.core.judgements import Header
from stateofplay.ledger.database import Database, Words
from stateofplay.ledger.found import evidence_of
from stateofplay.ledger.packing import unpacked_text
from stateofplay.ledger.rows import searchable
from stateofplay.ledger.statement_ids import ids_of_reading
from stateofplay.ledger.who import HEADER_COLUMNS, as_header

_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORDS = re.compile(r"[^\W_]+")
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
    if not terms(query):
        return ()
    most = limit if reports is None else reports
    return (*_statements(database, query, limit), *_reports(database.words, query, most))


def terms(query: str) -> list[tuple[str, bool]]:
    """Cut a query as people type it into words and phrases that have a letter or digit.

    Returns:
        Each with whether it is only the beginning of a word.

    >>> terms('"ruled out" paus* -')
    [('ruled out', False), ('paus*', True)]
    """
    found = []
    for phrase, word in _PARTS.findall(query.replace("\x00", " ")):
        term = phrase or word
        if _WORD.search(term):
            found.append((searchable(term), word.endswith("*")))
    return found


def cut(text: str) -> list[str]:
    """Cut words as FTS5's unicode61 does: without case and accents.

    >>> cut("The U.S.-led naïve")
    ['the', 'u', 's', 'led', 'naive']
    """
    plain = unicodedata.normalize("NFD", text)
    bare = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")
    return _WORDS.findall(bare.lower())


def _statements(database: Database, query: str, limit: int) -> Iterator[Hit]:
    return islice(_in_sentences(database, database.words.sentences(query, limit)), limit)


def _in_sentences(database: Database, places: Iterable[tuple[int, int]]) -> Iterator[Hit]:
    """Give the statements of sentences: reading, and which of its sentences."""
    sql = (
        f"SELECT statements, text, {HEADER_COLUMNS} FROM found"  # noqa: S608 - our own words
        " JOIN readings ON readings.seq = reading JOIN reports ON reports.seq = report"
        " WHERE reading = ?"
    )
    for reading, sentence in places:
        [(packed, stored, *header)] = database.rows(sql, reading)
        report = as_header(tuple(header))
        text = f"{report.title}\n\n{stored if isinstance(stored, str) else unpacked_text(stored)}"
        found = evidence_of(packed, text)
        span = list(dict.fromkeys((start, end) for _, start, end in found))[sentence]
        ids = ids_of_reading(database, reading)
        for key, (kind, *evidence) in zip(ids, found, strict=True):
            if tuple(evidence) == span:
                yield Hit(kind=kind, id=key, report=report, text=text[slice(*span)])


def _reports(words: Words, query: str, limit: int) -> Iterator[Hit]:
    for title, snippet, key, source, *rest in words.reports(query, limit):
        report = as_header((key, source, title, *rest))
        yield Hit(kind="report", id=key, report=report, text=snippet)
