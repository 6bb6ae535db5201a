"""Rows as tables, JSON and CSV."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from stateofplay.present.views.formats import write_csv, write_json, write_jsonl, write_table


def as_csv(rows: list[dict[str, object]]) -> str:
    out = StringIO()
    write_csv(rows, out)
    return out.getvalue()


@pytest.mark.parametrize("attack", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_takes_no_text_for_a_formula(attack: str) -> None:
    [_, [cell]] = csv.reader(StringIO(as_csv([{"title": attack}]), newline=""))

    assert cell == "'" + attack


def test_a_number_stays_a_number() -> None:
    assert as_csv([{"value": -3}]) == "value\r\n-3\r\n"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n")))
def test_csv_gives_the_words_back(text: str) -> None:
    [_, [cell]] = csv.reader(StringIO(as_csv([{"x": "." + text}]), newline=""))

    assert cell == "." + text


def test_no_rows_are_an_empty_list_in_json_and_nothing_in_csv() -> None:
    out = StringIO()
    write_json([], out)

    assert json.loads(out.getvalue()) == []
    assert as_csv([]) == ""


def test_csv_has_the_columns_of_all_rows() -> None:
    rows = csv.DictReader(StringIO(as_csv([{"id": "a", "act": "AID"}, {"id": "b", "value": 3}])))

    assert list(rows) == [
        {"id": "a", "act": "AID", "value": ""},
        {"id": "b", "act": "", "value": "3"},
    ]


@pytest.mark.parametrize("value", [{"name": "Moreau, née Ø"}, [{"name": "Moreau"}, {"name": "X"}]])
def test_objects_are_json_in_csv(value: object) -> None:
    [row] = csv.DictReader(StringIO(as_csv([{"actors": value}])))

    assert json.loads(row["actors"]) == value


def test_a_span_of_days_leaves_room_for_the_words() -> None:
    out = StringIO()
    columns = ("id", "date", "act", "who", "to_whom", "about", "condition", "publisher")
    row = dict.fromkeys(columns, "truce") | {"date": "2031-05-02 to 2031-05-06"}

    write_table(Console(file=out, width=80), [row], columns, "Acts")

    assert " 2031-05-02 " in out.getvalue()
    assert " 2031-05-06 " in out.getvalue()
    assert out.getvalue().count("truce") == len(columns) - 1
    assert {len(line) for line in out.getvalue().splitlines()[1:]} == {80}


def test_a_table_without_rows_says_so() -> None:
    out = StringIO()

    write_table(Console(file=out, width=80), [], ("id",), "Acts")

    assert out.getvalue() == "Acts\n  nothing found\n"


def test_a_day_is_iso_8601_in_json() -> None:
    out = StringIO()
    write_jsonl([{"day": date(2031, 5, 2)}], out)

    assert json.loads(out.getvalue()) == {"day": "2031-05-02"}


def test_report_text_is_never_taken_for_markup_or_control_characters() -> None:
    out = StringIO()
    console = Console(file=out, width=80)
    rows = [{"title": "[bold red]Alarm[/] \x1b[31m\u202etxet"}]

    write_table(console, rows, ("title",), "Reports")

    assert "[bold red]Alarm[/]" in out.getvalue()
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()


def test_tables_show_the_beginning_of_an_id_and_group_thousands() -> None:
    out = StringIO()
    rows = [{"id": "0123456789abcdef", "reports": 12345}]

    write_table(Console(file=out, width=80), rows, ("id", "reports"), "x")

    assert "01234567 " in out.getvalue()
    assert "12,345" in out.getvalue()
