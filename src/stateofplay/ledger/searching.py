"""Full-text search over reports and statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stateofplay.core.judgements import Header
from stateofplay.ledger.database import Words
from stateofplay.ledger.rows import searchable

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


def search(words: Words, query: str, limit: int, reports: int | None = None) -> tuple[Hit, ...]:
    """Find statements, then reports, that have all words of *query*, the best match first."""
    if not terms(query):
        return ()
    most = limit if reports is None else reports
    return (*_statements(words, query, limit), *_reports(words, query, most))


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


def _statements(words: Words, query: str, limit: int) -> Iterator[Hit]:
    for kind, key, start, end, title, text, *header in words.statements(query, limit):
        sentence = f"{title}\n\n{text}"[start:end]
        yield Hit(kind=kind, id=key, report=_header(title, *header), text=sentence)


def _reports(words: Words, query: str, limit: int) -> Iterator[Hit]:
    for title, snippet, *header in words.reports(query, limit):
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
