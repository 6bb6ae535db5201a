"""A ledger in one SQLite file: opening, migrating, transactions."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from stateofplay.core.errors import LedgerError
from stateofplay.ledger import database, sqlite_packing, statement_ids
from stateofplay.ledger.database import APPLICATION_ID, Database, Row, scripts
from stateofplay.ledger.packing import MARKS, packed_text
from stateofplay.ledger.sqlite_words import SqliteWords

_REMEDIES = (
    ("not a database", "is not a ledger", "Give another file; this one is left as it is"),
    (
        "malformed",
        "is damaged",
        "Keep a copy, then build a new ledger by reading the reports again",
    ),
    ("locked", "is being written by another program", "Wait until that one is done, then repeat"),
    ("full", "cannot grow: the disk is full", "Make room, then repeat: what was kept is safe"),
    ("readonly", "cannot be written", "Make the file and its folder writable, or use a copy"),
    ("unable to open", "cannot be opened", "Check that you may read it and write to its folder"),
    ("disk i/o", "cannot be read from or written to the disk", "Check the disk, then repeat"),
)


class SqliteDatabase(Database):
    """One connection to a file."""

    listed = "SELECT value FROM json_each(?)"

    def __init__(self, name: str, connection: sqlite3.Connection) -> None:
        self.name = name
        self._connection = connection
        self.words = SqliteWords(self)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _worded(self.name, error) from error

    def stored_text(self, text: str) -> bytes:
        """Give a report's text packed."""
        return packed_text(text, common="texts")

    def rows(self, sql: str, *values: object) -> Iterator[Row]:
        """Run a query and give its rows one by one."""
        with self._guarded():
            for row in self._connection.execute(sql, _bound(values)):
                yield tuple([_text(item) if type(item) is bytes else item for item in row])

    def write(self, sql: str, *values: object) -> int:
        """Run a statement; returns the number of rows it changed."""
        with self._guarded():
            return self._connection.execute(sql, _bound(values)).rowcount

    def insert(self, sql: str, *values: object) -> int:
        """Insert a row with ``RETURNING`` its number; returns that."""
        [(number,)] = self.rows(sql, *values)
        return int(number)

    def write_all(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each of *rows*."""
        with self._guarded():
            self._connection.executemany(sql, (_bound(row) for row in rows))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is done inside, or nothing."""
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # a full disk has ended it already
                self._connection.rollback()
            raise

    def close(self) -> None:
        """Close the file; the database must not be used afterwards."""
        self._connection.close()


def connect(name: str, path: Path, *, create: bool) -> SqliteDatabase:
    """Open a ledger file and bring its schema up to date.

    Args:
        name: As it was given, for messages.
        path: The file.
        create: False to refuse a file that does not exist or is empty: nothing is made of it.

    Raises:
        LedgerError: If it is missing (and not to be created), is not a ledger, or cannot be
            read; says what to do.
    """
    _check_path(name, path, create=create)
    sealed = path.exists() and not _writable(path)
    try:
        connection = sqlite3.connect(
            _uri(path, sealed=sealed),
            uri=True,
            timeout=database.WAIT,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise _worded(name, error) from error
    opened = SqliteDatabase(name, connection)
    try:
        _check_owner(opened, create=create)
        _prepare(opened, sealed=sealed)
    except BaseException:
        opened.close()
        raise
    return opened


def _check_path(name: str, path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise LedgerError(name, "is a folder", "Give a file name, such as stateofplay.db")
        if not path.exists() and not create:
            remedy = "Make one with: stateofplay read FILE"
            raise LedgerError(name, "there is no such file", remedy)
        if not path.exists() and not path.absolute().parent.is_dir():
            raise LedgerError(name, "its folder does not exist", "Make the folder first")
    except OSError as error:  # a folder on the way cannot be entered
        remedy = "Check the path and its permissions"
        raise LedgerError(name, str(error.strerror), remedy) from error


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _uri(path: Path, *, sealed: bool) -> str:
    # A write-ahead log cannot be opened in a folder that cannot be written, unless SQLite is
    # told that nobody else writes either; left-overs of a log must then not be ignored.
    address = f"file:{quote(os.fsencode(path.absolute()))}"
    if not sealed:
        return address
    leftover = path.with_name(f"{path.name}-wal").exists()
    return f"{address}?mode=ro" if leftover else f"{address}?mode=ro&immutable=1"


def _prepare(opened: SqliteDatabase, *, sealed: bool) -> None:
    if not sealed:
        # Log before data: a program that is killed leaves a file that opens, readers never
        # wait for the writer, and one transaction a report stays cheap.
        opened.write("PRAGMA page_size = 1024")  # of a new file; packed rows end within a page
        opened.row("PRAGMA journal_mode = WAL")
        opened.write("PRAGMA synchronous = NORMAL")
        opened.write("PRAGMA foreign_keys = ON")
    _migrate(opened)


def _check_owner(opened: SqliteDatabase, *, create: bool) -> None:
    [(owner,)] = opened.rows("PRAGMA application_id")
    [(version,)] = opened.rows("PRAGMA user_version")
    [(tables,)] = opened.rows("SELECT count(*) FROM sqlite_master")
    if tables and owner != APPLICATION_ID:
        raise LedgerError(opened.name, "is the SQLite file of another program", "Give another file")
    if not tables and not create:
        remedy = "Give another file, or make one with: stateofplay read SOURCE... --ledger FILE"
        raise LedgerError(opened.name, "is empty and not a ledger", remedy)
    if version > len(migrations()):
        problem = "was written by a newer version of stateofplay"
        raise LedgerError(opened.name, problem, "Upgrade: pip install -U stateofplay")


def migrations() -> tuple[str, ...]:
    """Give the SQL of all migrations, in order; the schema's version is their number."""
    return scripts()


def _migrate(opened: SqliteDatabase) -> None:
    steps = migrations()
    if _version(opened) == len(steps):
        return
    with opened.transaction():
        done = _version(opened)  # another program may have been quicker
        for script in steps[done:]:
            for statement in _statements(script):
                opened.write(statement)
        if done <= sqlite_packing.MIGRATION:
            sqlite_packing.move(opened)
        statement_ids.move(opened)
        opened.write(f"PRAGMA application_id = {APPLICATION_ID}")
        opened.write(f"PRAGMA user_version = {len(steps)}")


def _version(opened: SqliteDatabase) -> int:
    [(version,)] = opened.rows("PRAGMA user_version")
    return int(version)


def _statements(script: str) -> Iterator[str]:
    """Cut a script, since running it whole would end the transaction it stands in."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _bound(values: Iterable[object]) -> tuple[object, ...]:
    return tuple([_stored(value) for value in values])


def _stored(value: object) -> object:
    if type(value) is str:
        return _storable(value)
    return json.dumps(value) if type(value) is list else value


def _storable(text: str) -> str | bytes:
    """SQLite's text must be valid Unicode; what is not is stored as bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def _text(stored: bytes) -> str | bytes:
    return stored if stored[:1] in MARKS else stored.decode("utf-8", "surrogatepass")


def _worded(name: str, error: sqlite3.Error) -> LedgerError:
    said = str(error)
    for sign, problem, remedy in _REMEDIES:
        if sign in said.lower():
            return LedgerError(name, problem, remedy)
    return LedgerError(name, f"SQLite says: {said}", "Check the file, or begin a new one")
