import gzip
import json
import os
import subprocess
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.read import READERS, read

TEXT = "The minister ruled out a pause on Friday. She spoke after a meeting of the cabinet."


def write(path: Path, **fields: object) -> Path:
    path.write_text(json.dumps({"title": "Title", "text": TEXT, "date": "2023-11-03"} | fields))
    return path


def problems(path: Path | str) -> list[tuple[str, str]]:
    return [(it.source, it.message) for it in read([str(path)]) if isinstance(it, Problem)]


def report(path: Path) -> Report:
    [found] = [item for item in read([str(path)]) if isinstance(item, Report)]
    return found


def test_a_folder_is_read_in_order_and_to_its_depth(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/1.json", "a.json", "c.JSON", "notes.yaml", ".hidden.json"):
        write(tmp_path / name, title=name)

    titles = [item.title for item in read([str(tmp_path)]) if isinstance(item, Report)]

    assert titles == ["a.json", "c.JSON", "b/1.json"]


def test_an_outlet_is_given_to_reports_that_name_none(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sitename="The Echo")
    write(tmp_path / "b.json")
    (tmp_path / "c.txt").write_text(f"Talks\n\n{TEXT}")

    found = [it for it in read([str(tmp_path)], outlet="The Post") if isinstance(it, Report)]

    assert [each.publisher for each in found] == ["The Echo", "The Post", "The Post"]
    assert report(tmp_path / "b.json").publisher is None


def test_a_day_is_given_to_reports_that_tell_none_and_is_no_problem_then(tmp_path: Path) -> None:
    write(tmp_path / "a.json", date="2031-05-02")
    write(tmp_path / "b.json", date=None)
    write(tmp_path / "c.json", date="soon")

    items = list(read([str(tmp_path)], outlet="The Post", day=date(2031, 5, 4)))

    assert [getattr(each, "published", each) for each in items] == [
        date(2031, 5, 2),
        date(2031, 5, 4),
        date(2031, 5, 4),
    ]


def test_a_problem_with_a_report_names_it_as_it_was_completed(tmp_path: Path) -> None:
    write(tmp_path / "a.json", date=None)

    told, problem = read([str(tmp_path)], outlet="The Post")

    assert isinstance(told, Report)
    assert isinstance(problem, Problem)
    assert problem.report_id == told.id
    assert problem.message.endswith("no other report is compared with it")


def test_a_folder_without_reports_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").touch()

    assert problems(tmp_path)[0][1].startswith("no reports in this folder; expected files ending")


def test_one_bad_source_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = write(tmp_path / "good.json")

    items = list(read([str(tmp_path / "none"), str(good), "gopher://x"]))

    assert [type(item) for item in items] == [Problem, Report, Problem]


def test_a_missing_path() -> None:
    assert problems("none.json") == [("none.json", "no such file or folder")]


def test_a_name_that_cannot_be_one() -> None:
    assert "cannot be read" in problems("a\x00b.json")[0][1]


@pytest.mark.skipif(os.name == "nt", reason="no POSIX permissions")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "secret.json")
    path.chmod(0)
    if root := os.geteuid() == 0:
        os.seteuid(65534)
    try:
        [(source, message)] = problems(path)
    finally:
        if root:
            os.seteuid(0)

    assert (source, message) == (str(path), "cannot be read: Permission denied")


def test_broken_json_is_placed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"title": "Title",\n "text": oops}')

    [(source, message)] = problems(path)

    assert source == f"{path}:2"
    assert message.startswith("not JSON: Expecting value (column 10); expected an object")


def test_a_broken_line_of_jsonl_is_placed_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"title": "T", "text": TEXT, "date": "2023-11-03"})
    path.write_text(f"{good}\n\n{{broken\n[1]\n{good}\n" + '{"title": "T"}\n' + "[" * 100_000)

    items = list(read([str(path)]))

    assert [type(item) for item in items] == [Report, *[Problem] * 2, Report, *[Problem] * 2]
    assert [source for source, _ in problems(path)] == [f"{path}:{n}" for n in (3, 4, 6, 7)]
    assert "found a list" in problems(path)[1][1]


def test_an_array_is_many_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    one = {"title": "T", "text": TEXT, "date": "2023-11-03"}
    path.write_text(json.dumps([one, 7, one | {"title": "U"}]))

    assert [it.title for it in read([str(path)]) if isinstance(it, Report)] == ["T", "U"]
    assert problems(path)[0][0] == f"{path}, item 2"


def test_one_object_a_line_is_read_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text((json.dumps({"title": "T", "text": TEXT, "date": "2023-11-03"}) + "\n") * 3)

    assert [type(item) for item in read([str(path)])] == [Report] * 3


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "T", "text": TEXT, "sitename": "Herald", "author": "A. Stone"},
        {"title": "T", "text": TEXT, "hostname": "Herald", "author": "A. Stone", "sitename": ""},
        {"title": "T", "maintext": TEXT, "source_domain": "Herald", "authors": ["A. Stone"]},
        {
            "title": "T",
            "text": TEXT,
            "hostname": "h.example",
            "outlet": "Herald",
            "author": "A. Stone",
        },
    ],
)
def test_field_names_of_other_programs(tmp_path: Path, fields: dict[str, object]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(fields | {"date_publish": "2023-11-03 10:00:00", "url": "u"}))

    found = report(path)

    assert (found.text, found.publisher, found.author, found.url) == (
        TEXT,
        "Herald",
        "A. Stone",
        "u",
    )
    assert str(found.published) == "2023-11-03"


def test_the_source_of_trafilatura_is_an_address_and_others_are_kept(tmp_path: Path) -> None:
    address = report(write(tmp_path / "a.json", source="https://herald.example/a"))
    name = report(write(tmp_path / "b.json", source="Herald"))

    assert (address.url, address.extra) == ("https://herald.example/a", {})
    assert (name.url, name.extra) == (None, {"source": "Herald"})


def test_a_page_may_name_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    html = f'<html><head><meta charset="mac-roman"></head><body><p>“{TEXT}”</p></body></html>'
    path.write_bytes(html.encode("mac-roman"))

    assert report(path).text == f"“{TEXT}”"


@pytest.mark.parametrize("name", ["undefined", "idna", "hex", "no-such"])
def test_a_page_that_names_no_encoding_of_letters(tmp_path: Path, name: str) -> None:
    html = f'<html><head><meta charset="{name}"></head><body><p>“{TEXT}”</p></body></html>'
    path = tmp_path / "a.html"
    path.write_bytes(html.encode())

    assert report(path).text == f"“{TEXT}”"


def test_other_fields_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", tags=["x"], maintext="another text", sitename={"name": "H"})

    found = report(path)

    assert found.extra == {"tags": ["x"], "maintext": "another text", "sitename": {"name": "H"}}
    assert found.publisher is None


def test_a_json_report_needs_no_title(tmp_path: Path) -> None:
    assert report(write(tmp_path / "a.json", title=None)).title == ""


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": ""}, "empty text"),
        ({"text": " \n"}, "empty text"),
        ({"text": None}, "empty text"),
        ({"text": ["a"]}, "the text is a list"),
        ({"date": None}, "no date; expected a day such as 2023-11-03"),
        ({"date": "soon"}, "date 'soon' not understood"),
        ({"date": "2023-02-30"}, "no such day"),
        ({"text": "\x01\x02" * 50 + TEXT}, "control or direction marks"),
        ({"text": "\u200f\u202e" * 50 + TEXT}, "control or direction marks"),
        (
            {
                "text": "Der Minister lehnte am Freitag jede Waffenruhe in der Region ab, weil"
                " sie niemandem helfen würde."
            },
            "written in German",
        ),
    ],
)
def test_bad_fields(tmp_path: Path, fields: dict[str, object], message: str) -> None:
    path = write(tmp_path / "a.json", **fields)

    [(source, said)] = problems(path)

    assert source == str(path)
    assert message in said


def test_a_report_without_a_day_is_read_and_named(tmp_path: Path) -> None:
    found, problem = read([str(write(tmp_path / "a.json", date=""))])

    assert isinstance(found, Report)
    assert isinstance(problem, Problem)
    assert problem.report_id == found.id


def test_a_few_odd_characters_are_kept_as_they_are(tmp_path: Path) -> None:
    odd = TEXT + " \x00 \u200fعربي\u200e \u2028 \U0001f54a caf\u00e9 cafe\u0301\r\n"

    assert report(write(tmp_path / "a.json", text=odd)).text == odd


def test_half_a_surrogate_pair_becomes_one_replacement_character(tmp_path: Path) -> None:
    assert report(write(tmp_path / "a.json", text=f"\ud83d{TEXT}")).text == f"\ufffd{TEXT}"


def test_the_cyrillic_of_old_files_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "Вчера стороны\n\nПосле долгой встречи стороны не смогли договориться о перемирии. " * 3  # noqa: RUF001
    path.write_bytes(text.encode("cp1251"))

    assert "written in Russian" in problems(path)[0][1]


def test_a_pdf_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.7 ...")

    assert problems(path)[0][1].startswith("is a PDF file, not a text")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.binary(max_size=300) | st.text(st.sampled_from('{}[]",:\n\\u ab<>p/\x00')).map(str.encode)
)
@pytest.mark.parametrize("suffix", ["", ".zip", *READERS])
def test_no_bytes_stop_a_run(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)

    assert all(isinstance(item, (Report, Problem)) for item in read([str(path)]))


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    line = json.dumps({"title": "T", "text": f"{TEXT} " * 20, "date": "2023-11-03"}).encode()
    with gzip.open(path, "wb", compresslevel=1) as out:
        for _ in range(1_000):  # 2 MB
            out.write(line + b"\n")
    reports = read([str(path)])
    next(reports)  # the language model is loaded

    tracemalloc.start()
    count = sum(1 for _ in reports)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 999
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("Arabic", "رفض رئيس الوزراء وقف إطلاق النار وقال مكتبه في بيان صدر يوم الجمعة"),
        ("Russian", "Премьер-министр отверг прекращение огня до освобождения заложников."),
        ("Norwegian", "Statsministeren avviste fredag en våpenhvile, opplyste kontoret hans."),
    ],
)
def test_a_language_with_near_relatives_is_refused(
    tmp_path: Path, language: str, text: str
) -> None:
    [(_, message)] = problems(write(tmp_path / "a.json", title="", text=text))

    assert message == f"written in {language}; only reports in English are read"


def test_names_alone_are_no_other_language(tmp_path: Path) -> None:
    names = "Moreau, Lindqvist, Okafor, Tanaka"

    assert report(write(tmp_path / "a.json", title="", text=names)).text == names


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    write(tmp_path / "b.json")

    assert [type(item) for item in read([str(tmp_path)])] == [Problem, Report]


def test_a_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)

    assert problems("-") == [("-", "standard input is closed; name files or folders instead")]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": 7}, "the text is a number; expected a string"),
        ({"text": ["a"]}, "the text is a list; expected a string"),
    ],
)
def test_a_text_of_another_kind_is_named_in_words(
    tmp_path: Path, fields: dict[str, object], message: str
) -> None:
    assert problems(write(tmp_path / "a.json", **fields))[0][1] == message


def test_a_message_names_some_fields_not_hundreds(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({f"field{n}": n for n in range(900)}))

    assert problems(path)[0][1].endswith("field6, field7, ...")


def test_a_text_file_tells_its_day_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Rain in Velm\nMaren Courier\n12 March 2024\n\nRain fell on the town.\n", "utf-8"
    )

    assert report(path).published == date(2024, 3, 12)


def test_reading_in_loads_no_html_parser_before_a_page_comes() -> None:
    """It takes long to load."""
    program = "import sys, stateofplay.pipeline; assert 'trafilatura' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
