"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, gone after."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

USER = "stateofplay"


@dataclass
class Server:
    """A running server; every `address` is of a new, empty ledger."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def address(self, schema: str | None = None, *, user: str = USER) -> str:
        chosen = schema or f"test_{next(self._numbers)}"
        return f"postgresql://{user}@/postgres?host={self.folder}&schema={chosen}"

    def sql(self, *commands: str) -> None:
        """Do something as the server's owner, with a client of its own."""
        import psycopg  # noqa: PLC0415 - an optional dependency

        url = f"postgresql://{USER}@/postgres?host={self.folder}"
        with psycopg.connect(url, autocommit=True) as connection:
            for command in commands:
                connection.execute(command.encode())


def missing() -> str | None:
    """Say what keeps a server from being started here, None if nothing does."""
    try:
        import psycopg  # noqa: F401, PLC0415
    except ImportError:
        return "psycopg is not installed: pip install 'stateofplay[postgresql]'"
    if _programs() is None:
        return "no PostgreSQL server here (initdb, pg_ctl): apt-get install postgresql"
    if os.name == "nt":
        return "the test's server listens on a Unix socket"
    return None


def _programs() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if found := shutil.which("initdb"):
        folders.insert(0, Path(found).resolve().parent)
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


@contextmanager
def running() -> Iterator[Server]:
    """Start a server, and stop it."""
    programs = _programs()
    assert programs is not None
    # Not under pytest's folder: only root may enter that, and a server refuses to be root.
    folder = Path(tempfile.mkdtemp(prefix="sop-pg-"))
    owner = _owner(folder)
    data = folder / "data"

    def do(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(data), *arguments]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, cwd=folder, **owner
        )  # type: ignore[call-overload]
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"

    try:
        do("initdb", "-U", USER, "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        do("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield Server(folder)
        finally:
            do("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> dict[str, object]:
    """Who runs the server: never root."""
    if os.geteuid() != 0:
        return {}
    import pwd  # noqa: PLC0415 - not on Windows

    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
