"""Everything the program prints for programs is held to the contract's JSON Schema."""

import csv
import json
import sys
from collections import Counter
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from stateofplay.present.cli import main

pytestmark = pytest.mark.model


def schema(part: str) -> Draft202012Validator:
    text = files("stateofplay").joinpath("present", "contract.schema.json").read_text("utf-8")
    whole = json.loads(text)
    return Draft202012Validator({"$defs": whole["$defs"], "$ref": f"#/$defs/{part}"})


@dataclass(frozen=True)
class Result:
    """What a command printed, and its exit status."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, cwd: Path) -> Result:
    """Run the command line in this process: one interpreter for all tests."""
    out, err = StringIO(), StringIO()
    before = sys.argv
    sys.argv = ["stateofplay", *arguments]
    status: int | str | None = 0
    try:
        with chdir(cwd), redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as end:
        status = end.code
    finally:
        sys.argv = before
    return Result(int(status or 0), out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundled story read into ``stateofplay.db``."""
    there = tmp_path_factory.mktemp("contract")
    story = str(files("stateofplay").joinpath("demo", "story"))
    result = run("read", story, cwd=there)
    assert result.returncode == 0, result.stderr
    return there


@pytest.fixture(scope="module")
def statements(folder: Path) -> list[dict[str, Any]]:
    out = run("export", "--format", "jsonl", cwd=folder).stdout
    return [json.loads(line) for line in out.splitlines()]


def test_every_exported_statement_keeps_the_schema(statements: list[dict[str, Any]]) -> None:
    validators = {kind: schema(kind) for kind in ("act", "figure")}
    kinds = Counter(statement["kind"] for statement in statements)

    for statement in statements:
        validators[statement["kind"]].validate(statement)

    assert kinds["act"] > 50
    assert kinds["figure"] > 15


def test_every_quotation_stands_letter_for_letter_in_its_report(
    statements: list[dict[str, Any]],
) -> None:
    texts = {}
    for statement in statements:
        source = statement["report"]["source"]
        if source not in texts:
            report = json.loads(Path(source).read_text("utf-8"))
            texts[source] = report["title"] + "\n\n" + report["text"]
        text = texts[source]
        for part in ("evidence", "trigger"):
            piece = statement[part]
            assert text[piece["start"] : piece["end"]] == piece["exact"]
        for part in ("about", "condition", "because"):
            if statement.get(part):
                assert statement[part]["text"] in statement["evidence"]["exact"]


def test_ids_are_unique(statements: list[dict[str, Any]]) -> None:
    ids = [statement["id"] for statement in statements]

    assert len(ids) == len(set(ids))


def test_parquet_holds_the_same_records(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    result = run("export", "--format", "parquet", "--out", "tables", cwd=folder)
    assert result.returncode == 0, result.stderr

    def table(kind: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = parquet.read_table(folder / "tables" / kind).to_pylist()
        return rows

    exported = run("export", "--quotations", cwd=folder).stdout.splitlines()
    for kind in ("act", "figure", "quotation"):
        of_kind = [each for each in map(json.loads, exported) if each["kind"] == kind]
        assert table(kind) == of_kind
        assert of_kind
    for view, kind in (("positions", "position"), ("compare", "comparison")):
        assert table(kind) == json.loads(run(view, "--format", "json", cwd=folder).stdout)


@pytest.mark.parametrize(("view", "part"), [("positions", "position"), ("compare", "comparison")])
def test_the_views_in_json_keep_the_schema(folder: Path, view: str, part: str) -> None:
    records = json.loads(run(view, "--format", "json", cwd=folder).stdout)

    assert records
    for record in records:
        schema(part).validate(record)


@pytest.mark.parametrize(
    "view", ["positions", "acts", "figures", "compare", "reports", "names", "problems"]
)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_every_view_has_three_formats(folder: Path, view: str, form: str) -> None:
    result = run(view, "--format", form, cwd=folder)

    assert result.returncode == 0, result.stderr
    if view != "problems":
        assert result.stdout.strip()


def test_the_export_in_csv_has_every_statement(
    folder: Path, statements: list[dict[str, Any]]
) -> None:
    out = run("export", "--format", "csv", cwd=folder).stdout
    rows = list(csv.DictReader(StringIO(out, newline="")))

    assert [row["id"] for row in rows] == [statement["id"] for statement in statements]
    assert json.loads(rows[0]["report"]) == statements[0]["report"]


def test_reading_again_adds_nothing_and_changes_nothing(folder: Path) -> None:
    before = run("export", cwd=folder).stdout
    story = str(files("stateofplay").joinpath("demo", "story"))

    again = run("read", story, cwd=folder)

    assert again.returncode == 0
    assert "0 reports read, 10 known already" in again.stdout
    assert run("export", cwd=folder).stdout == before


def test_some_failed_is_exit_status_1_and_the_rest_is_kept(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text(
        json.dumps(
            {
                "title": "Norland rejects truce",
                "text": "Norland rejected a truce with the Southern Front on Monday.",
                "date": "2031-05-05",
                "sitename": "Gazette",
            }
        ),
        "utf-8",
    )
    (tmp_path / "broken.json").write_text('{"title": ', "utf-8")

    result = run("read", "good.json", "broken.json", "missing.json", cwd=tmp_path)

    assert result.returncode == 1
    assert "broken.json" in result.stderr
    assert "missing.json" in result.stderr
    assert "1 report read, 2 problems;" in result.stdout


@pytest.mark.parametrize(
    "arguments", [["reed"], ["acts", "--format", "xml"], ["acts", "--type", "REFUSE"], ["read"]]
)
def test_wrong_use_is_exit_status_2_and_says_what_was_meant(
    folder: Path, arguments: list[str]
) -> None:
    result = run(*arguments, cwd=folder)

    assert result.returncode == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("view", ["acts", "figures", "reports", "compare", "positions"])
def test_a_limit_cuts_a_list_at_its_older_or_lighter_end(folder: Path, view: str) -> None:
    every = json.loads(run(view, "--format", "json", cwd=folder).stdout)
    few = json.loads(run(view, "--format", "json", "--limit", "3", cwd=folder).stdout)

    assert len(every) > 3
    assert few == (every[-3:] if view in {"acts", "figures", "reports"} else every[:3])


def test_a_filter_comes_before_a_limit(folder: Path) -> None:
    asked = ("acts", "--type", "REJECT", "--format", "json")
    every = json.loads(run(*asked, cwd=folder).stdout)

    assert json.loads(run(*asked, "--limit", "2", cwd=folder).stdout) == every[-2:]


def test_a_cut_table_says_so(folder: Path) -> None:
    assert "The newest 2 rows" in run("acts", "--limit", "2", cwd=folder).stdout
    assert "--limit 0" not in run("acts", "--limit", "0", cwd=folder).stdout
