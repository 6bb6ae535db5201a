"""The SQLite file: opening, migrating, transactions; every failure becomes a `LedgerError`."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from stateofplay.core.errors import LedgerError

APPLICATION_ID = 0x534F5031
"""Marks the file as a ledger ("SOP1"), so that no other program's database is written to."""

WAIT = 15.0
"""Seconds to wait for another program's transaction."""

Row = tuple[Any, ...]

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


class Database:
    """One connection; its errors are worded for people."""

    def __init__(self, name: str, connection: sqlite3.Connection) -> None:
        self.name = name
        self._connection = connection

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn SQLite's errors into `LedgerError`."""
        try:
            yield
        except sqlite3.Error as error:
            raise _worded(self.name, error) from error

    def rows(self, sql: str, *values: object) -> Iterator[Row]:
        """Run a query and give its rows one by one."""
        with self.guarded():
            for row in self._connection.execute(sql, _bound(values)):
                yield tuple([_text(item) if type(item) is bytes else item for item in row])

    def row(self, sql: str, *values: object) -> Row | None:
        """Give the first row, or None."""
        return next(self.rows(sql, *values), None)

    def write(self, sql: str, *values: object) -> int:
        """Run a statement.

        Returns:
            The new row's id if it inserted one, else the number of rows it changed.
        """
        with self.guarded():
            cursor = self._connection.execute(sql, _bound(values))
            inserted = cursor.rowcount > 0 and sql.startswith("INSERT")
            return cursor.lastrowid or 0 if inserted else cursor.rowcount

    def write_all(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each of *rows*."""
        with self.guarded():
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


def connect(path_or_url: str | Path, *, create: bool) -> Database:
    """Open a ledger file and bring its schema up to date.

    Raises:
        LedgerError: If it is missing (and not to be created), is not a ledger, or cannot be
            read; says what to do.
    """
    name = str(path_or_url)
    path = _path(path_or_url)
    _check_path(name, path, create=create)
    sealed = path.exists() and not _writable(path)
    try:
        connection = sqlite3.connect(
            _uri(path, sealed=sealed),
            uri=True,
            timeout=WAIT,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise _worded(name, error) from error
    database = Database(name, connection)
    try:
        _prepare(database, sealed=sealed)
    except BaseException:
        database.close()
        raise
    return database


def _path(path_or_url: str | Path) -> Path:
    text = str(path_or_url)
    scheme, separator, rest = text.partition("://")
    if not separator or isinstance(path_or_url, Path):
        return Path(path_or_url)
    if scheme != "sqlite":
        problem = f"the address begins with {scheme}://, which is not supported"
        raise LedgerError(text, problem, "Give a file name, or sqlite:///file.db")
    return Path(unquote(rest.removeprefix("/")))


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


def _prepare(database: Database, *, sealed: bool) -> None:
    _check_owner(database)
    if not sealed:
        # Log before data: a program that is killed leaves a file that opens, readers never
        # wait for the writer, and one transaction a report stays cheap.
        database.row("PRAGMA journal_mode = WAL")
        database.write("PRAGMA synchronous = NORMAL")
        database.write("PRAGMA foreign_keys = ON")
    _migrate(database)


def _check_owner(database: Database) -> None:
    [(owner,)] = database.rows("PRAGMA application_id")
    [(version,)] = database.rows("PRAGMA user_version")
    [(tables,)] = database.rows("SELECT count(*) FROM sqlite_master")
    if tables and owner != APPLICATION_ID:
        raise LedgerError(
            database.name, "is the SQLite file of another program", "Give another file"
        )
    if version > len(migrations()):
        problem = "was written by a newer version of stateofplay"
        raise LedgerError(database.name, problem, "Upgrade: pip install -U stateofplay")


def migrations() -> tuple[str, ...]:
    """Give the SQL of all migrations, in order; the schema's version is their number."""
    folder = files("stateofplay.ledger").joinpath("migrations")
    found = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".sql")),
        key=lambda item: item.name,
    )
    return tuple(item.read_text("utf-8") for item in found)


def _migrate(database: Database) -> None:
    steps = migrations()
    if _version(database) == len(steps):
        return
    with database.transaction():
        for script in steps[_version(database) :]:  # another program may have been quicker
            for statement in _statements(script):
                database.write(statement)
        database.write(f"PRAGMA application_id = {APPLICATION_ID}")
        database.write(f"PRAGMA user_version = {len(steps)}")


def _version(database: Database) -> int:
    [(version,)] = database.rows("PRAGMA user_version")
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
    return tuple([_storable(value) if type(value) is str else value for value in values])


def _storable(text: str) -> str | bytes:
    """SQLite's text must be valid Unicode; what is not is stored as bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogatepass")


def _worded(name: str, error: sqlite3.Error) -> LedgerError:
    said = str(error)
    for sign, problem, remedy in _REMEDIES:
        if sign in said.lower():
            return LedgerError(name, problem, remedy)
    return LedgerError(name, f"SQLite says: {said}", "Check the file, or begin a new one")
