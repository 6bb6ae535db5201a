"""Which database an address means."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from stateofplay.core.errors import LedgerError
from stateofplay.ledger import sqlite
from stateofplay.ledger.database import Database


def connect(path_or_url: str | Path, *, create: bool) -> Database:
    """Open a ledger and bring its schema up to date.

    Args:
        path_or_url: A file, ``sqlite:///file.db``, or ``postgresql://…``.
        create: False to refuse one that does not exist.

    Raises:
        LedgerError: If it cannot be opened; says what to do.
    """
    name = str(path_or_url)
    scheme, separator, rest = name.partition("://")
    if not separator or isinstance(path_or_url, Path):
        return sqlite.connect(name, Path(path_or_url), create=create)
    if scheme == "sqlite":
        return sqlite.connect(name, Path(unquote(rest.removeprefix("/"))), create=create)
    if scheme in ("postgresql", "postgres"):
        return _postgresql(name, create=create)
    problem = f"the address begins with {scheme}://, which is not supported"
    raise LedgerError(name, problem, "Give a file name, or postgresql://USER@HOST/DATABASE")


def _postgresql(address: str, *, create: bool) -> Database:
    try:
        from stateofplay.ledger import postgresql  # noqa: PLC0415 - an optional dependency
    except ImportError as error:
        problem = f"the client of PostgreSQL cannot be used: {error}"
        remedy = "Install it: pip install 'stateofplay[postgresql]'"
        raise LedgerError(address.partition("@")[2] or address, problem, remedy) from error
    return postgresql.connect(address, create=create)
