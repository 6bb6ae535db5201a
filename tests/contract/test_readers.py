"""What every reader must do, whatever the format: add a format, and its row here."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from stateofplay.core.errors import Problem, Stage
from stateofplay.core.text import Report
from stateofplay.read import READERS, read
from stateofplay.read.inputs import BINARIES, TEXTS, ZIP
from tests.unit.read.written import docx, pdf, warc

TITLE = "Minister refuses a pause"
FIRST = "The minister ruled out a pause on Friday, saying that it would help nobody in the region."
SECOND = (
    "She spoke after a long meeting of the cabinet in the capital, which “ended late” at night."
)
TEXT = f"{FIRST}\n\n{SECOND}"
FIELDS = {"title": TITLE, "text": TEXT, "date": "2023-11-03", "sitename": "Coastal Herald"}

Writer = Callable[[str, str], str]
"""Title and text -> the letters of a file."""


def write_plain(title: str, text: str) -> str:
    return f"{title}\n\n{text}\n"


def write_json(title: str, text: str) -> str:
    return json.dumps(FIELDS | {"title": title, "text": text}, ensure_ascii=False, indent=1)


def write_jsonl(title: str, text: str) -> str:
    return json.dumps(FIELDS | {"title": title, "text": text}, ensure_ascii=False) + "\n"


def write_html(title: str, text: str) -> str:
    paragraphs = "".join(f"<p>{each}</p>" for each in text.split("\n\n") if each)
    return (
        f"<html><head><title>{title}</title>"
        '<meta property="og:site_name" content="Coastal Herald">'
        '<meta property="article:published_time" content="2023-11-03T10:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def _encoded(writer: Writer) -> Callable[[str, str], bytes]:
    return lambda title, text: writer(title, text).encode()


def write_mail(title: str, text: str) -> str:
    head = {
        "From": "Coastal Herald <news@herald.example>",
        "To": "ada@mail.example",
        "Subject": title,
        "Date": "Fri, 03 Nov 2023 23:30:00 -0500",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain",
    }
    return "".join(f"{name}: {value}\n" for name, value in head.items()) + f"\n{text}\n"


TEXT_WRITERS: dict[str, Writer] = {
    ".txt": write_plain,
    ".text": write_plain,
    ".json": write_json,
    ".jsonl": write_jsonl,
    ".ndjson": write_jsonl,
    ".html": write_html,
    ".htm": write_html,
    ".xhtml": write_html,
    ".eml": write_mail,
}

Packer = Callable[[str, str], bytes]
"""Title and text -> the content of a file."""

WRITERS: dict[str, Packer] = {
    **{suffix: _encoded(writer) for suffix, writer in TEXT_WRITERS.items()},
    ".pdf": lambda title, text: pdf(title, text.split("\n\n"), "D:20231103100000Z"),
    ".docx": lambda title, text: docx(title, text.split("\n\n"), "2023-11-03T10:00:00Z"),
    ".warc": lambda title, text: warc({"https://herald.example/a": write_html(title, text)}),
}

NO_OUTLET = frozenset({".txt", ".text", ".pdf", ".docx"})
"""Formats that have no place for it."""

every_format = pytest.mark.parametrize("suffix", WRITERS)
every_text_format = pytest.mark.parametrize("suffix", TEXT_WRITERS)


def only_report(source: Path | str, **given: object) -> Report:
    found = list(read([str(source)], **given))  # type: ignore[arg-type]
    [report] = [item for item in found if isinstance(item, Report)]
    return report


def only_problem(source: Path | str) -> Problem:
    [item] = read([str(source)])
    assert isinstance(item, Problem)
    assert item.stage is Stage.READ
    assert "\n" not in item.message
    return item


def test_every_reader_is_under_contract() -> None:
    assert WRITERS.keys() == READERS.keys()


@every_format
def test_title_and_text_are_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(WRITERS[suffix](TITLE, TEXT))

    report = only_report(path)

    assert (report.source, report.title, report.text) == (str(path), TITLE, TEXT)


@every_format
def test_what_the_format_knows_of_the_report_is_kept(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(WRITERS[suffix](TITLE, TEXT))

    items = list(read([str(path)]))

    if TEXT_WRITERS.get(suffix) is write_plain:
        assert [type(item) for item in items] == [Report, Problem]
    else:
        [report] = items
        assert isinstance(report, Report)
        assert report.published == date(2023, 11, 3)
        assert report.publisher == (None if suffix in NO_OUTLET else "Coastal Herald")


@every_format
def test_packed_files_are_the_same_report(tmp_path: Path, suffix: str) -> None:
    content = WRITERS[suffix](TITLE, TEXT)
    plain, packed = tmp_path / f"a{suffix}", tmp_path / f"a{suffix}.gz"
    plain.write_bytes(content)
    packed.write_bytes(gzip.compress(content))

    assert only_report(plain).id == only_report(packed).id


@every_format
def test_the_content_tells_the_format_where_no_name_does(tmp_path: Path, suffix: str) -> None:
    content = WRITERS[suffix](TITLE, TEXT)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)

    assert only_report("-", stdin=io.BytesIO(content)).id == only_report(path).id


@pytest.mark.parametrize("suffix", sorted(TEXT_WRITERS.keys() - {".eml"}))  # a letter names its own
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, suffix: str, encoding: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(TEXT_WRITERS[suffix](TITLE, TEXT).encode(encoding))

    assert only_report(path).text == TEXT


@every_format
def test_an_empty_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.touch()

    assert only_problem(path).message == "empty; expected a headline and a text"


@every_format
def test_a_report_without_words(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(WRITERS[suffix](TITLE, ""))

    assert "expected" in only_problem(path).message


@every_text_format
def test_a_binary_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(bytes(range(256)) * 20)

    assert only_problem(path).message.startswith("is a binary file, not a text")


@pytest.mark.parametrize("suffix", sorted(BINARIES - {ZIP}))
def test_a_binary_file_of_another_kind(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(bytes(range(256)) * 20)

    assert any(word in only_problem(path).message for word in ("cannot be read as", "no WARC"))


def test_texts_and_binaries_are_told_apart() -> None:
    assert TEXT_WRITERS.keys() == TEXTS
    assert READERS.keys() | {ZIP} == TEXTS | BINARIES


@every_format
def test_a_packed_file_that_was_cut(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}.gz"
    content = b"".join(WRITERS[suffix](TITLE, f"{n} {TEXT}") for n in range(500))
    path.write_bytes(gzip.compress(content)[:-200])

    problems = [item for item in read([str(path)]) if isinstance(item, Problem)]

    assert "could not be read to its end" in problems[-1].message


@every_format
def test_another_language_is_named(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    text = (
        "Le ministre a refusé vendredi toute trêve dans la région, malgré les demandes.\n\n"
        "Elle s'est exprimée après une longue réunion du gouvernement dans la capitale."
    )
    path.write_bytes(WRITERS[suffix]("Le ministre refuse la trêve", text))

    assert only_problem(path).message == "written in French; only reports in English are read"


@every_format
def test_too_long_a_line_is_refused(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.read.limits.LONGEST_LINE", 1 << 20)
    monkeypatch.setattr("stateofplay.read.limits.LARGEST_FILE", 1 << 20)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(WRITERS[suffix](TITLE, "word " * 300_000))

    assert "is longer than 1 MB and was not read" in only_problem(path).message
