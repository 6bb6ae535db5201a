"""``stateofplay search``: each sentence once, and no quotation where nobody is quoted."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Act, Content, Quotation, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.ledger import open_ledger
from stateofplay.present import cli
from tests.unit.present.conftest import Run

Search = Callable[..., str]
TEXT = (
    "The mayor said the bridge would close. "
    "“The bridge is safe,” the builder said. "
    "Nobody asked about the bridge. "
    "The road was closed too."
)


def told(report: Report) -> list[Statement]:
    """Of the first sentence an act and what is reported, of the second a quotation, then an act."""
    spans = [Span(*each.span()) for each in re.finditer(r"[^. ,][^.]*\.", report.full_text)]
    found = []
    for number, span in enumerate(spans[:3]):
        trigger = Span(span.start, span.start + 3)
        contents: list[list[Content]] = [
            [Act(trigger=trigger, type="REJECT"), Quotation(trigger=trigger, content=span)],
            [Quotation(trigger=trigger, content=span, direct=True)],
            [Act(trigger=trigger, type="REQUEST")],
        ]
        evidence = cite(report, span)
        found += [
            Statement(content=each, evidence=evidence, found_by="r/1") for each in contents[number]
        ]
    return found


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "test.db"
    with open_ledger(path) as kept:
        run = kept.begin_run("one", {})
        for title, text in (("", TEXT), ("", "Another bridge stands.")):
            report = Report(source=text[:9], title=title, text=text)
            statements = tuple(told(report)) if text == TEXT else ()
            reading = Reading(
                report=report, mentions=(), statements=statements, sentences=(), engine="one"
            )
            kept.keep(reading, Resolved(report_id=report.id), run)
    return path


@pytest.fixture
def search(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Search:
    def found(*words: str) -> str:
        monkeypatch.setenv("COLUMNS", "140")
        monkeypatch.setattr(sys, "argv", ["stateofplay", "search", *words, "--ledger", str(ledger)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        assert end.value.code == 0
        return capsys.readouterr().out

    return found


def test_a_sentence_stands_once_with_all_that_is_told_in_it(search: Search) -> None:
    table = search("bridge")

    assert table.count("the bridge would close") == 1
    assert "act, reported" in table
    assert "quotation" in table
    assert len(re.findall("report ", table)) == 1  # the one of which no sentence is shown


@pytest.mark.parametrize("rows", [1, 2, 3, 4])
def test_the_limit_counts_rows(search: Search, rows: int) -> None:
    table = search("bridge", "--limit", str(rows))

    assert len(re.findall(r"^  (?:act|quotation|report)", table, re.MULTILINE)) == rows
    assert len(json.loads(search("bridge", "--limit", str(rows), "--format", "json"))) == rows


def test_only_words_as_spoken_are_a_quotation(search: Search) -> None:
    found = json.loads(search("bridge", "--format", "json"))

    kinds = {(row["kind"], "safe" in row["found"]) for row in found if row["kind"] != "report"}
    assert ("quotation", True) in kinds
    assert ("reported", False) in kinds
    assert ("quotation", False) not in kinds


def test_where_nothing_is_found_it_says_what_the_words_mean(search: Search) -> None:
    assert "OR and NOT are words" in search("bridge", "OR", "tunnel")


@pytest.mark.usefixtures("refusals")
@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("truce", "In whatever words: stateofplay acts --about ceasefire"),
        ("exchange prisoners", 'In whatever words: stateofplay acts --about "prisoner exchange"'),
        ("Stonne", "Names nearly like 'Stonne' here: Stone"),
    ],
)
def test_it_says_where_other_words_for_the_same_are_found(
    stateofplay: Run, words: str, hint: str
) -> None:
    assert hint in stateofplay("search", words)[1]
    assert hint not in stateofplay("search", words, "--format", "json")[1]


@pytest.mark.usefixtures("refusals")
@pytest.mark.parametrize("words", ["Stone", "stonne", "harbour"])
def test_it_says_nothing_of_other_words_where_there_are_none(stateofplay: Run, words: str) -> None:
    shown = stateofplay("search", words)[1]

    assert "In whatever words" not in shown
    assert "Names nearly" not in shown
