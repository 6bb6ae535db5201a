"""What the ledger asks of a database.

All SQL of the ledger stands in the words that SQLite and PostgreSQL share: ``?`` for a value,
``ON CONFLICT DO NOTHING``, ``RETURNING`` for a new row's number, quoted ``"end"``, ``TRUE``, a
`CAST` where a value stands alone. What they do not share is here: how one connects, who may
write when, lists as values, and the index of words.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib.resources import files
from typing import Any, ClassVar

from stateofplay.core.text import Report

APPLICATION_ID = 0x534F5031
"""Marks a database as a ledger ("SOP1"), so that no other program's is written to."""

WAIT = 15.0
"""Seconds to wait for another program's transaction."""

Row = tuple[Any, ...]


class Words(ABC):
    """The index of words over reports and statements."""

    @abstractmethod
    def add_report(self, number: int, report: Report) -> None:
        """Index a report that was given the row *number*."""

    @abstractmethod
    def add_sentences(self, reading: int, sentences: Sequence[str]) -> int:
        """Index the sentences of a reading that statements stand in.

        Returns:
            The number of the first one in the index, where it has such numbers.
        """

    @abstractmethod
    def join(self) -> None:
        """Bring what many reports have added into one piece, where that saves room."""

    @abstractmethod
    def sentences(self, query: str, limit: int) -> Iterator[tuple[int, int]]:
        """Find the best *limit* sentences of current readings that have all words of *query*.

        Returns:
            Reading, and which of its sentences, from 0; the best match first.
        """

    @abstractmethod
    def reports(self, query: str, limit: int) -> Iterator[Row]:
        """Find the best *limit* reports that have all words of *query*.

        Returns:
            Title, the words around a match, id, source, publisher, day, address.
        """


class Database(ABC):
    """One connection; all its errors are `LedgerError`, worded for people.

    Attributes:
        name: The path or address, without a password.
        words: The index of words.
        listed: SQL that makes rows of one value, a list of strings.
    """

    name: str
    words: Words
    listed: ClassVar[str]

    def stored_text(self, text: str) -> str | bytes:
        """Give a report's text as it is stored: packed, unless the database does that itself."""
        return text

    @abstractmethod
    def rows(self, sql: str, *values: object) -> Iterator[Row]:
        """Run a query and give its rows one by one."""

    def row(self, sql: str, *values: object) -> Row | None:
        """Give the first row, or None."""
        return next(self.rows(sql, *values), None)

    @abstractmethod
    def write(self, sql: str, *values: object) -> int:
        """Run a statement; returns the number of rows it changed."""

    @abstractmethod
    def insert(self, sql: str, *values: object) -> int:
        """Insert a row with ``RETURNING`` its number; returns that."""

    @abstractmethod
    def write_all(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each of *rows*."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """Write all that is done inside, or nothing; one program at a time.

        Others read what was there before, and wait with their own writing up to `WAIT`.
        """

    @abstractmethod
    def close(self) -> None:
        """Close the connection; the database must not be used afterwards."""


def scripts(*folder: str) -> tuple[str, ...]:
    """Give the SQL of all migrations in a folder, in order; a version is how many were run."""
    place = files("stateofplay.ledger").joinpath("migrations", *folder)
    found = sorted(
        (item for item in place.iterdir() if item.name.endswith(".sql")),
        key=lambda item: item.name,
    )
    return tuple(item.read_text("utf-8") for item in found)
