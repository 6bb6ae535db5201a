"""How a command may end: its exit status, and the one line it says."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from stateofplay.core.errors import LedgerError
from stateofplay.core.text import Report
from stateofplay.ledger import open_ledger
from stateofplay.present import cli

PROGRAM = (sys.executable, "-c", "from stateofplay.present.cli import main; main()")


def ending(error: BaseException) -> int:
    def command() -> None:
        raise error

    with pytest.raises(typer.Exit) as end:
        cli._worded(command)()
    return end.value.exit_code


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted; what was read is kept"),
        (LedgerError("a.db", "is a folder", "Give a file"), 2, "ledger a.db: is a folder"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "No space left on device"),
        (LedgerError("\x1b[31m.db", "is a folder", "Give a file"), 2, "ledger  [31m.db: is"),
    ],
)
def test_an_end_is_one_line_and_a_status(
    error: BaseException, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(error) == status

    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("stateofplay: ")
    assert said in line


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with many reports, one of them from a file whose name is no Unicode."""
    path = tmp_path / "test.db"
    with open_ledger(path) as kept:
        run = kept.begin_run("one", {})
        for number in range(2000):
            source = os.fsdecode(b"bad\xff.txt") if number == 0 else f"{number}.txt"
            kept.add_report(Report(source=source, title=f"“{number}”", text="Truce."), run)
    return path


@pytest.mark.parametrize("form", ["json", "table"])
def test_a_reader_that_has_gone_is_no_failure(ledger: Path, form: str) -> None:
    arguments = (*PROGRAM, "reports", "--format", form, "--limit", "0", "--ledger", str(ledger))
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()

        assert program.stderr.read() == b""
        assert program.wait() == 0


def test_what_goes_to_a_file_is_utf_8_under_any_locale(ledger: Path) -> None:
    arguments = (*PROGRAM, "reports", "--format", "csv", "--ledger", str(ledger))
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    ended = subprocess.run(arguments, env=environment, capture_output=True, check=False)

    assert ended.returncode == 0, ended.stderr
    assert "“1999”" in ended.stdout.decode("utf-8")


@pytest.mark.parametrize("day", ["3/11/2023", "2023-02-30", "yesterday"])
def test_a_wrong_day_is_answered_with_a_right_one(
    day: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["stateofplay", "acts", "--since", day])
    with pytest.raises(SystemExit) as end:
        cli.main()

    assert end.value.code == 2
    assert "write it as 2023-11-03" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("acts --since 2031-05-06 --until 2031-05-05", "No day lies between 2031-05-06 and"),
        ("positions --since 2031-05-06 --as-of 2031-05-01", "No day lies between"),
        ("brief --since 2031-05-06 --until 2031-05-05", "No day lies between"),
        ("brief --format csv", "'csv' is none of: markdown, html, json."),
        ("acts --format markdown", "'markdown' is none of: table, json, csv."),
        ("export --format table", "is none of: jsonl, json, csv, parquet."),
        ("export --format parquet", "export --format parquet --out FOLDER"),
        ("names --report zz", "No report has an id that begins with 'zz'"),
        ("figures --report zz", "No report has an id that begins with 'zz'"),
    ],
)
def test_what_cannot_be_is_said(
    asked: str,
    said: str,
    ledger: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["stateofplay", *asked.split(), "--ledger", str(ledger)]
    monkeypatch.setattr(sys, "argv", arguments)

    with pytest.raises(SystemExit) as end:
        cli.main()

    assert end.value.code == 2
    assert said in " ".join(capsys.readouterr().err.replace("│", " ").split())


def test_the_command_line_loads_only_what_every_command_needs() -> None:
    heavy = "spacy, onnxruntime, starlette, uvicorn, vl_convert, feedparser"
    code = (
        "import sys, stateofplay.present.cli; "
        f"print([each for each in {heavy.split(', ')} if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
