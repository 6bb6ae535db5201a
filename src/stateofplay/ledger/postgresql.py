"""A ledger in a schema of a PostgreSQL database, for many users at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg import errors, sql
from psycopg.pq import TransactionStatus

from stateofplay.core.errors import LedgerError
from stateofplay.ledger import database, statement_ids
from stateofplay.ledger.database import APPLICATION_ID, Database, Row, scripts
from stateofplay.ledger.postgresql_words import PostgresqlWords

SCHEMA = "stateofplay"
"""The schema of a ledger whose address names none (``?schema=``)."""

PATIENCE = 15
"""Seconds to wait for the server to answer a connection."""

_PASSWORD = re.compile(r"(://[^:/@]*):[^@/]*@|([?&]password=)[^&]*")
_UNSTORABLE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")

_REMEDIES: tuple[tuple[tuple[type[psycopg.Error], ...], str, str], ...] = (
    (
        (errors.LockNotAvailable, errors.DeadlockDetected),
        "is being written by another program",
        "Wait until that one is done, then repeat",
    ),
    (
        (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction),
        "cannot be written by this user",
        "Ask for the right to write there, or use another user",
    ),
    (
        (errors.DiskFull,),
        "cannot grow: the server's disk is full",
        "Make room, then repeat: what was kept is safe",
    ),
    (
        (errors.InvalidPassword, errors.InvalidAuthorizationSpecification),
        "the server does not let this user in",
        "Check user and password (PGPASSWORD or ~/.pgpass keep it out of the address)",
    ),
    (
        (errors.InvalidCatalogName,),
        "the server has no database of that name",
        "Make it first: createdb NAME",
    ),
    (
        (errors.ConnectionTimeout, psycopg.OperationalError),
        "the server cannot be reached",
        "Check that it runs and the address; repeat: what was kept is safe",
    ),
)


class PostgresqlDatabase(Database):
    """One connection to a server; the schema of the ledger is its search path."""

    listed = "SELECT unnest(CAST(? AS TEXT[])) AS value"

    def __init__(self, name: str, connection: psycopg.Connection[Row], schema: str) -> None:
        self.name = name
        self.schema = schema
        self._connection = connection
        self.words = PostgresqlWords(self)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            raise _worded(self.name, error) from error

    def rows(self, sql: str, *values: object) -> Iterator[Row]:
        """Run a query and give its rows one by one."""
        with self._guarded():
            for row in self._connection.execute(_query(sql), _bound(values)):
                yield tuple([_text(item) if type(item) is str else item for item in row])

    def write(self, sql: str, *values: object) -> int:
        """Run a statement; returns the number of rows it changed."""
        with self._guarded(), self._writing():
            return self._connection.execute(_query(sql), _bound(values)).rowcount

    def insert(self, sql: str, *values: object) -> int:
        """Insert a row with ``RETURNING`` its number; returns that."""
        with self._writing():
            [(number,)] = self.rows(sql, *values)
            return int(number)

    def write_all(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each of *rows*."""
        with self._guarded(), self._writing(), self._connection.cursor() as cursor:
            cursor.executemany(_query(sql), [_bound(row) for row in rows])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is done inside, or nothing."""
        with self._guarded(), self._connection.transaction():
            # One writer at a time, as in SQLite: what is read inside cannot change before it
            # is written, and row numbers appear in their order.
            self._connection.execute(
                "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", (APPLICATION_ID, self.schema)
            )
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._connection.info.transaction_status is not TransactionStatus.IDLE:
            yield
            return
        with self.transaction():
            yield

    def run_script(self, script: str) -> None:
        """Run SQL of several statements, without values."""
        with self._guarded():
            self._connection.execute(script)

    def close(self) -> None:
        """Close the connection; the database must not be used afterwards."""
        self._connection.close()


def connect(address: str, *, create: bool) -> PostgresqlDatabase:
    """Open a ledger on a server and bring its schema up to date.

    Args:
        address: As libpq takes it, with ``schema=NAME`` besides for another schema than
            `SCHEMA`: several ledgers in one database.
        create: False to refuse a schema that does not exist.

    Raises:
        LedgerError: If the server or the ledger cannot be used; says what to do.
    """
    name = _PASSWORD.sub(lambda found: f"{found[1]}@" if found[1] else f"{found[2]}…", address)
    url, schema = _split(address)
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=PATIENCE)
    except psycopg.Error as error:
        raise _worded(name, error) from error
    opened = PostgresqlDatabase(name, connection, schema)
    try:
        _prepare(opened, create=create)
    except BaseException:
        opened.close()
        raise
    return opened


def _split(address: str) -> tuple[str, str]:
    """Take the schema's name out of the address, since libpq does not know it."""
    parts = urlsplit(address)
    given = parse_qsl(parts.query)
    schema = next((value for key, value in given if key == "schema"), SCHEMA)
    query = urlencode([(key, value) for key, value in given if key != "schema"])
    # urlunsplit drops the slashes of an address without a host
    rest = urlunsplit(("", "", parts.path, query, ""))
    return f"{parts.scheme}://{parts.netloc}{rest}", schema


def _prepare(opened: PostgresqlDatabase, *, create: bool) -> None:
    quoted = sql.Identifier(opened.schema).as_string(None)
    wait = f"{round(database.WAIT * 1000)}ms"
    opened.row("SELECT set_config('search_path', ?, false)", quoted)
    opened.row("SELECT set_config('lock_timeout', ?, false)", wait)
    [(encoding,)] = opened.rows("SHOW server_encoding")
    if encoding != "UTF8":
        problem = f"the database's encoding is {encoding}"
        raise LedgerError(opened.name, problem, "Make one with: createdb --encoding=UTF8 NAME")
    if not create and not _exists(opened):
        problem = f"there is no ledger in the schema {opened.schema!r} of that database"
        raise LedgerError(opened.name, problem, "Make one with: stateofplay read FILE")
    if _version(opened) < len(migrations()):
        _migrate(opened, quoted)


def migrations() -> tuple[str, ...]:
    """Give the SQL of all migrations, in order; the schema's version is their number."""
    return scripts("postgresql")


def _migrate(opened: PostgresqlDatabase, quoted: str) -> None:
    with opened.transaction():
        if not _exists(opened):
            opened.run_script(f"CREATE SCHEMA {quoted}")
        steps = migrations()
        done = _version(opened)  # another program may have been quicker
        for script in steps[done:]:
            opened.run_script(script)
        statement_ids.move(opened)
        if done == 0:
            opened.write("INSERT INTO ledger VALUES (?, ?)", APPLICATION_ID, len(steps))
        elif done < len(steps):
            opened.write("UPDATE ledger SET version = ?", len(steps))


def _exists(opened: PostgresqlDatabase) -> bool:
    return opened.row("SELECT 1 FROM pg_namespace WHERE nspname = ?", opened.schema) is not None


def _version(opened: PostgresqlDatabase) -> int:
    tables = [
        table
        for (table,) in opened.rows(
            "SELECT tablename FROM pg_tables WHERE schemaname = ?", opened.schema
        )
    ]
    if not tables:
        return 0
    found = list(opened.rows("SELECT * FROM ledger")) if "ledger" in tables else []
    if [row[0] for row in found] != [APPLICATION_ID]:
        problem = f"its schema {opened.schema!r} is of another program"
        raise LedgerError(opened.name, problem, "Give another one: …?schema=NAME")
    version = int(found[0][1])
    if version > len(migrations()):
        problem = "was written by a newer version of stateofplay"
        raise LedgerError(opened.name, problem, "Upgrade: pip install -U stateofplay")
    return version


@cache
def _query(shared: str) -> str:
    """Give SQL with psycopg's placeholders; none of ours has a question mark in its words."""
    return shared.replace("%", "%%").replace("?", "%s")


def _bound(values: Iterable[object]) -> tuple[Any, ...]:
    return tuple([_stored(value) for value in values])


def _stored(value: object) -> object:
    """PostgreSQL's text holds neither NUL nor half a surrogate pair; they are written as codes."""
    if type(value) is str:
        return _UNSTORABLE.sub(lambda found: f"\x1a{ord(found[0]):04x}", value)
    return [_stored(item) for item in value] if type(value) is list else value


def _text(stored: str) -> str:
    if "\x1a" not in stored:
        return stored
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), stored)


def _worded(name: str, error: psycopg.Error) -> LedgerError:
    said = str(error).strip().partition("\n")[0]
    for kinds, problem, remedy in _REMEDIES:
        if isinstance(error, kinds):
            detail = f" ({said})" if kinds[-1] is psycopg.OperationalError else ""
            return LedgerError(name, f"{problem}{detail}", remedy)
    return LedgerError(name, f"PostgreSQL says: {said}", "Check the server and the database")
