"""What a run does when the ledger cannot be written: one clear line, and nothing kept is lost."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import textwrap
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stateofplay import pipeline
from stateofplay.core.errors import LedgerError
from stateofplay.ledger import open_ledger
from stateofplay.present.cli import app

from .engines import Obedient

ROOT = Path(__file__).parents[2]
READER = pipeline.Here(Obedient())  # type: ignore[arg-type]

posix = pytest.mark.skipif(os.name == "nt", reason="limits and permissions of POSIX")


def write_reports(folder: Path, number: int) -> str:
    """Write reports with a field that takes 6 kB in the ledger."""
    reports = folder / "reports"
    reports.mkdir()
    for each in range(number):
        noise = " ".join(sha256(bytes([each, n])).hexdigest() for n in range(100))
        text = f"The minister met {each} members of the council and said that the talks went on."
        fields = {"title": f"Report {each}", "text": text, "date": "2031-05-05"}
        (reports / f"{each:03}.json").write_text(json.dumps(fields | {"noise": noise}), "utf-8")
    return str(reports)


def read(path: str | Path) -> list[str]:
    with open_ledger(path) as ledger:
        return [row.header.title for row in ledger.reports() if row.engine]


LIMITED = """
    import resource, sys
    from stateofplay import pipeline
    from stateofplay.core.errors import LedgerError
    from stateofplay.ledger import open_ledger
    from stateofplay.read import read
    from tests.unit.engines import Obedient

    items = list(read([sys.argv[2]]))
    with open_ledger(sys.argv[1]) as ledger:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        try:
            pipeline.Run(ledger, pipeline.Here(Obedient()), lambda _: None).over(items)
        except LedgerError as error:
            sys.exit(str(error))
"""


@posix
def test_a_disk_that_fills_up_ends_the_run_and_loses_nothing(tmp_path: Path) -> None:
    source = write_reports(tmp_path, 200)
    ledger = tmp_path / "test.db"
    command = [sys.executable, "-c", textwrap.dedent(LIMITED), str(ledger), source]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    assert "disk" in ended.stderr
    assert "repeat" in ended.stderr
    kept = read(ledger)
    assert 5 < len(kept) < 200
    with open_ledger(ledger) as opened:  # there is room again
        result = pipeline.read_into(opened, [source], engine=READER)
    assert (result.new, result.known) == (200 - len(kept), len(kept))
    assert len(read(ledger)) == 200


def test_a_locked_ledger_ends_the_run_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.ledger.database.WAIT", 0.05)
    source = write_reports(tmp_path, 40)
    path = tmp_path / "test.db"
    other = sqlite3.connect(path, isolation_level=None)

    def lock(state: pipeline.Progress) -> None:
        if state.new == 10:
            other.execute("BEGIN IMMEDIATE")

    with open_ledger(path) as ledger:
        with pytest.raises(LedgerError, match=r"another program.*Wait"):
            pipeline.read_into(ledger, [source], engine=READER, on_progress=lock)
        other.execute("ROLLBACK")
        assert len(read(path)) == 10
        assert pipeline.read_into(ledger, [source], engine=READER).new == 30
    other.close()


def test_a_damaged_ledger_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with open_ledger(path) as ledger:
        pipeline.read_into(ledger, [write_reports(tmp_path, 20)], engine=READER)
    content = bytearray(path.read_bytes())
    content[2048:] = b"\xff" * (len(content) - 2048)
    path.write_bytes(content)

    ended = CliRunner().invoke(app, ["reports", "--ledger", str(path)])

    assert ended.exit_code == 2
    assert "is damaged" in ended.output
    assert "Keep a copy" in ended.output
    assert path.read_bytes() == content


@posix
def test_a_ledger_that_cannot_be_written_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "test.db"
    source = write_reports(tmp_path, 3)
    with open_ledger(path) as ledger:
        pipeline.read_into(ledger, [source], engine=READER)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere

    with open_ledger(path) as ledger, pytest.raises(LedgerError, match="cannot be written"):
        pipeline.read_into(ledger, [source], engine=READER)

    assert len(read(path)) == 3
