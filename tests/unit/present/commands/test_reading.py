"""``stateofplay read`` with the user's own files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from stateofplay.ledger import open_ledger
from stateofplay.present import cli

pytestmark = pytest.mark.model


def read(monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.setattr(sys, "argv", ["stateofplay", "read", "a.json", *options])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return int(end.value.code or 0)


def test_own_files_count_and_a_change_reads_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    fields = {
        "title": "Talks",
        "text": "Norland rejected an inspection of the dam on Monday.",
        "date": "2031-05-05",
        "sitename": "Gazette",
    }
    Path("a.json").write_text(json.dumps(fields), "utf-8")
    Path("names.yml").write_text('states: {"XN": {name: Kingdom of Norland, forms: [Norland]}}')
    topics = "proposals: [{name: dam checks, wordings: [inspection dam]}]"
    Path("topics.yml").write_text(topics)
    own = ("--names", "names.yml", "--topics", "topics.yml")

    assert read(monkeypatch, *own) == 0
    with open_ledger("stateofplay.db") as ledger:
        acts = list(ledger.entries(kinds=("act",)))
        assert "Kingdom of Norland" in {actor.name for act in acts for actor in act.actors}
        assert "dam checks" in {act.proposal for act in acts}

    assert read(monkeypatch, *own) == 0
    assert "0 reports read, 1 known already" in capsys.readouterr().out

    Path("topics.yml").write_text(topics.replace("dam checks", "dam inspection"))
    assert read(monkeypatch, *own) == 0
    told = capsys.readouterr().out
    assert "1 report read; 2 acts, 0 figures, 0 quotations -> " in told
    assert "1 report had been read before, by another version" in told
    assert "2 entries as before, 0 new, 0 no longer held" in told
    with open_ledger("stateofplay.db") as ledger:
        found = {act.proposal for act in ledger.entries(kinds=("act",))}
        assert "dam inspection" in found
        assert "dam checks" not in found


def test_a_wrong_file_is_exit_status_2_and_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("names.yml").write_text("organisations: [{name: River Commission}]")

    assert read(monkeypatch, "--names", "names.yml") == 2
    assert "names.yml: River Commission: lacks kind" in capsys.readouterr().err.replace("\n", " ")


def test_reports_without_an_outlet_get_the_one_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_text(json.dumps({"title": "Talks", "text": "Norland said no to it."}))

    read(monkeypatch, "--outlet", "Gazette")
    with open_ledger("stateofplay.db") as ledger:
        assert [row.header.publisher for row in ledger.reports()] == ["Gazette"]

    assert read(monkeypatch, "--outlet", "Gazette", "--engine", "spark") == 2
    assert "--outlet" in capsys.readouterr().err


def test_sources_without_a_report_leave_no_new_ledger(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    assert read(monkeypatch, "b.txt") == 1
    out, err = capsys.readouterr()
    assert "0 reports read, 2 problems" in out
    assert "no ledger made" in out
    assert "b.txt: no such file" in err
    assert list(tmp_path.iterdir()) == []

    open_ledger("stateofplay.db").close()
    Path("a.json").write_text("{}")
    assert read(monkeypatch) == 1
    with open_ledger("stateofplay.db") as ledger:
        assert [problem.source for problem in ledger.problems()] == ["a.json"]


def test_a_source_that_is_not_there_is_told_and_not_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_text(json.dumps({"title": "Talks", "text": "Norland said no to it."}))

    assert read(monkeypatch, "nosuch/*.txt") == 1
    assert "nosuch/*.txt: no file fits this pattern" in capsys.readouterr().err
    with open_ledger("stateofplay.db") as ledger:
        assert {problem.source for problem in ledger.problems()} == {"a.json"}  # it has no date


def test_what_kept_a_source_from_being_read_goes_when_it_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    open_ledger("stateofplay.db").close()
    Path("a.json").write_text("{}")
    Path("c.json").write_text("{}")
    told = []
    for text in ("{}", json.dumps({"text": "Norland said no to it.", "date": "2031-05-05"})):
        Path("a.json").write_text(text)
        read(monkeypatch, "c.json")
        with open_ledger("stateofplay.db") as ledger:
            told.append([problem.source for problem in ledger.problems()])

    assert told == [["a.json", "c.json"], ["c.json"]]


def test_a_list_of_names_that_is_missing_is_no_matter_of_yaml(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    assert read(monkeypatch, "--topics", "my/topics.yml") == 2
    said = capsys.readouterr().err.replace("\n", " ")
    assert "my/topics.yml: the file: cannot be read: No such file" in said
    assert "YAML" not in said
    assert list(tmp_path.iterdir()) == []
