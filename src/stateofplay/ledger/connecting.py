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
        path_or_url: A file, or ``sqlite:///file.db``.
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
    problem = f"the address begins with {scheme}://, which is not supported"
    raise LedgerError(name, problem, "Give a file name, or sqlite:///file.db")
