"""Folders, patterns, zip archives and packed files; what is no report is named, not silent."""

from __future__ import annotations

import gzip
import io
import json
import random
import stat
import zipfile
from pathlib import Path

import pytest

from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.read import limits, read

TEXT = "The minister ruled out a pause on Friday. She spoke after a meeting of the cabinet."


def story(title: str = "Title") -> bytes:
    return json.dumps({"title": title, "text": TEXT, "date": "2023-11-03"}).encode()


def pack(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def found(source: object, **given: object) -> tuple[list[Report], list[Problem]]:
    items = list(read([str(source)], **given))  # type: ignore[arg-type]
    reports = [item for item in items if isinstance(item, Report)]
    return reports, [item for item in items if isinstance(item, Problem)]


def test_an_archive_is_read_by_name_with_what_is_in_it(tmp_path: Path) -> None:
    lines = gzip.compress(story("2") + b"\n" + story("3"))
    inner = packed({"deep/4.json": story("4")})
    members = {"c.zip": inner, "b/lines.jsonl.gz": lines, "a.json": story("1"), ".x.json": b"?"}
    path = pack(tmp_path / "news.zip", members | {"__MACOSX/a.json": b"?"})

    reports, problems = found(path)

    assert [report.title for report in reports] == ["1", "2", "3", "4"]
    assert reports[-1].source == f"{path}/c.zip/deep/4.json"
    assert problems == []


def test_an_archive_in_a_folder_and_from_standard_input(tmp_path: Path) -> None:
    content = pack(tmp_path / "news.zip", {"a.json": story()}).read_bytes()

    assert [report.title for report in found(tmp_path)[0]] == ["Title"]
    assert [report.title for report in found("-", stdin=io.BytesIO(content))[0]] == ["Title"]


def test_what_is_passed_over_is_told_in_one_line(tmp_path: Path) -> None:
    members = {"a.json": story(), "b.yaml": b"", "c.yaml": b"", "d": b"", "e.png": b""}
    for name, content in members.items():
        (tmp_path / name).write_bytes(content)
    path = pack(tmp_path / "news.zip", members)

    for source, kind in ((tmp_path, "folder"), (path, "archive")):
        problem = found(source)[1][-1]
        assert problem.source == str(source)
        assert problem.message.startswith(
            f"4 files of this {kind} passed over (2 .yaml, 1 without suffix, 1 .png); expected"
        )


def test_an_archive_without_reports(tmp_path: Path) -> None:
    [problem] = found(pack(tmp_path / "a.zip", {"b.yaml": b""}))[1]

    assert problem.message.startswith("no reports in this archive; expected files ending in")


@pytest.mark.parametrize("name", ["../a.json", "/a.json", "b/../../a.json", "..\\a.json"])
def test_a_name_that_leads_out(tmp_path: Path, name: str) -> None:
    reports, problems = found(pack(tmp_path / "a.zip", {name: story(), "good.json": story("G")}))

    assert [report.title for report in reports] == ["G"]
    assert [problem.message for problem in problems] == [
        "its name leads out of the archive; not read"
    ]


def test_links_and_unusual_packing_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("a.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.json", story(), compress_type=zipfile.ZIP_LZMA)

    reports, problems = found(path)

    assert reports == []
    assert [problem.message for problem in problems] == [
        "is a link, not a file; not read",
        "is packed in an unusual way; use deflate",
    ]


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    content = bytearray(packed({"a.json": story()}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flags of both headers
        content[content.index(sign) + place] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(content)

    assert "is encrypted" in found(path)[1][0].message


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.txt.gz", "nested.zip"])
def test_an_archive_bomb_is_stopped(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RATIO_FROM", 1 << 20)
    monkeypatch.setattr(limits, "LONGEST_LINE", 1 << 30)
    blanks = b"\n" * (8 << 20)
    path = tmp_path / name
    match name:
        case "bomb.zip":
            pack(path, {"a.txt": blanks})
        case "nested.zip":
            pack(path, {"b.zip": packed({"a.txt": blanks})})
        case _:
            path.write_bytes(gzip.compress(blanks))

    reports, problems = found(path)

    assert reports == []
    assert "archive bomb" in problems[0].message


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MOST_MEMBERS", 3, "has more than 3 files; the rest is not read"),
        ("LARGEST_ARCHIVE", 400, "the rest is not read"),
        ("LARGEST_MEMBER", 10, "unpacks to more than"),
    ],
)
def test_limits_of_an_archive_count_what_is_nested(
    tmp_path: Path, limit: str, value: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, value)
    inner = packed({f"{n}.json": story(str(n)) for n in range(5)})

    reports, problems = found(pack(tmp_path / "a.zip", {"a.json": story(), "b.zip": inner}))

    assert len(reports) < 6
    assert said in problems[0].message


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MOST_LISTED", 5, "lists more than 5 files; unpack it to a folder"),
        ("LARGEST_TABLE", 300, "its table of contents has more than"),
    ],
)
@pytest.mark.parametrize("nested", [False, True])
def test_a_long_table_of_contents_is_not_taken_into_memory(
    tmp_path: Path,
    limit: str,
    value: int,
    said: str,
    *,
    nested: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, limit, value)
    long = {f"{n}.unread": b"" for n in range(6)}
    members = {"a.json": story(), "b.zip": packed(long)} if nested else long
    held: list[int] = []

    class Watched(zipfile.ZipFile):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[call-overload]
            held.append(len(self.filelist))

    path = pack(tmp_path / "a.zip", members)
    monkeypatch.setattr(zipfile, "ZipFile", Watched)
    reports, [problem] = found(path)

    assert said in problem.message
    assert len(reports) == nested
    assert held == [2] * nested


def test_archives_do_not_go_deeper_than_two(tmp_path: Path) -> None:
    third = packed({"c.zip": packed({"a.json": story()})})
    path = pack(tmp_path / "a.zip", {"b.zip": third, "good.json": story()})

    reports, problems = found(path)

    assert len(reports) == 1
    assert problems[0].source == f"{path}/b.zip/c.zip"
    assert "unpack it first" in problems[0].message


@pytest.mark.parametrize("cut", [100, 30])
def test_a_damaged_archive(tmp_path: Path, cut: int) -> None:
    path = pack(tmp_path / "a.zip", {f"{n}.json": story() for n in range(9)})
    path.write_bytes(path.read_bytes()[:-cut])

    [problem] = found(path)[1]

    assert "cannot be unpacked" in problem.message


def test_a_packed_archive_that_was_cut_stops_nothing(tmp_path: Path) -> None:
    # More than is looked at to tell the format.
    noise = random.Random(7).randbytes(300_000)  # noqa: S311
    whole = gzip.compress(packed({"a.json": story(), "noise.bin": noise}))
    (tmp_path / "a.zip.gz").write_bytes(whole[:-20])
    (tmp_path / "b.json").write_bytes(story("Whole"))

    reports, problems = found(tmp_path)

    assert [report.title for report in reports] == ["Whole"]
    assert "cannot be unpacked" in problems[0].message


def test_an_archive_whose_places_are_wrong(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.json": story()})
    content = bytearray(path.read_bytes())
    end = content.index(b"PK\x05\x06")
    content[end + 16 : end + 20] = b"\xff\xff\xff\x00"  # where the table begins
    path.write_bytes(content)

    [problem] = found(path)[1]

    assert "cannot be unpacked" in problem.message


def test_a_damaged_member_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:  # stored, so that the bytes are found again
        archive.writestr("a.json", story("Broken"))
        archive.writestr("b.json", story("Whole"))
    path.write_bytes(path.read_bytes().replace(b"Broken", b"Bitten", 1))

    reports, problems = found(path)

    assert [report.title for report in reports] == ["Whole"]
    assert problems[0].source == f"{path}/a.json"


def test_patterns(tmp_path: Path) -> None:
    (tmp_path / "x" / "y").mkdir(parents=True)
    for name in ("a.json", "b.json", "x/c.json", "x/y/d.json", "x/y/notes.md"):
        (tmp_path / name).write_bytes(story(name))

    def titles(pattern: str) -> list[str]:
        return [report.title for report in found(tmp_path / pattern)[0]]

    assert titles("?.json") == ["a.json", "b.json"]
    assert titles("**/*.json") == ["a.json", "b.json", "x/c.json", "x/y/d.json"]
    assert titles("x*") == ["x/c.json", "x/y/d.json"]
    assert found(tmp_path / "*.pdf")[1][0].message == "no file fits this pattern"


def test_a_file_whose_name_is_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "a[1].json"
    path.write_bytes(story())

    assert [report.title for report in found(path)[0]] == ["Title"]
