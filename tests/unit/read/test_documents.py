"""PDF and DOCX documents, letters, web archives: what is particular to each."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.read import limits, read
from stateofplay.read.pages import paragraphs
from tests.unit.read.served import page
from tests.unit.read.written import docx, docx_of_xml, http, pdf, pdf_of_pages, warc, warc_record

FIRST = "The minister ruled out a pause on Friday, saying that it would help nobody in the region."
SECOND = "She spoke after a long meeting of the cabinet in the capital, which ended late at night."


def found(path: Path, content: bytes) -> list[Report | Problem]:
    path.write_bytes(content)
    return list(read([str(path)]))


def report(path: Path, content: bytes) -> Report:
    [only] = [item for item in found(path, content) if isinstance(item, Report)]
    return only


def problem(path: Path, content: bytes) -> str:
    [only] = found(path, content)
    assert isinstance(only, Problem)
    return only.message


def test_words_cut_at_the_end_of_a_line_are_whole_again() -> None:
    lines = [
        "The cease-",
        "fire was a long-",
        "term proposal of the govern-",
        "ment, a long-term one.",
    ]

    assert paragraphs([lines]) == [
        "The ceasefire was a long-term proposal of the government, a long-term one."
    ]


def test_a_dash_before_a_capital_letter_stays() -> None:
    assert paragraphs([["The pro-", "Norland party said no."]]) == [
        "The pro- Norland party said no."
    ]


def test_running_titles_and_page_numbers_are_left_out() -> None:
    pages = [
        ["Coastal Herald, 3 November", f"This is what page {word} says of", f"{word}.", str(number)]
        for number, word in enumerate(("one", "two", "three"), 1)
    ]

    assert paragraphs(pages) == [
        f"This is what page {word} says of {word}." for word in ("one", "two", "three")
    ]


def test_a_number_that_ends_a_sentence_is_no_page_number() -> None:
    assert paragraphs(
        [["The dead number", "1,200", "and more were hurt than in", "2014", "it said."]]
    )


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    content = pdf_of_pages(
        [["A headline", "", "The minister ruled out a pause on"], ["Friday, her office said."]]
    )

    assert report(tmp_path / "a.pdf", content).text == (
        "The minister ruled out a pause on Friday, her office said."
    )


@pytest.mark.parametrize("title", ["", "untitled", "Microsoft Word - draft3.docx", "a.pdf"])
def test_a_document_without_a_title_of_its_own(tmp_path: Path, title: str) -> None:
    lines = ["A headline", "", FIRST]
    found = report(tmp_path / "a.pdf", pdf_of_pages([lines], Title=title))

    assert (found.title, found.text) == ("A headline", FIRST)


def test_a_scan_has_no_letters(tmp_path: Path) -> None:
    assert "if it is a scan" in problem(tmp_path / "a.pdf", pdf_of_pages([[]]))


@pytest.mark.parametrize("cut", [100, 600])
def test_a_cut_pdf_is_read_as_far_as_it_goes_or_named(tmp_path: Path, cut: int) -> None:
    items = found(tmp_path / "a.pdf", pdf("A headline", [FIRST, SECOND])[:-cut])

    assert items


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PAGES", 2)

    assert "more than 2 pages" in problem(tmp_path / "a.pdf", pdf_of_pages([["x"]] * 3))


def test_a_library_that_is_missing_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)

    assert problem(tmp_path / "a.pdf", pdf("T", [FIRST])) == (
        "needs the extra 'documents' to be read: pip install 'stateofplay[documents]'"
    )


def test_words_of_a_word_document(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A headline</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>The minister </w:t></w:r>"
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ruled</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t> out a</w:t><w:br/><w:t>pause on Friday.</w:t></w:r></w:hyperlink>"
        "</w:p><w:p/>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Killed</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>40</w:t></w:r></w:p><w:p><w:r><w:t>so far</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>She met them.</w:t></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>She spoke twice.</w:t></w:r></w:p></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    core = "<dc:title>Document1</dc:title><dc:creator>Ada Stone</dc:creator>"

    result = report(tmp_path / "a.docx", docx_of_xml(body, core))

    assert (result.title, result.author) == ("A headline", "Ada Stone")
    assert result.text == (
        "The minister ruled out a pause on Friday.\n\nKilled\t40 so far\n\nShe met them."
    )


def test_a_word_document_looks_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    content = docx_of_xml(f"<w:p><w:r><w:t>{FIRST} &x;</w:t></w:r></w:p>")
    entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            head = entity if name == "word/document.xml" else ""
            new.writestr(name, head + old.read(name).decode())

    items = found(tmp_path / "a.docx", out.getvalue())

    assert "secret" not in "".join(it.text for it in items if isinstance(it, Report))


def test_a_word_document_that_is_damaged_or_unusually_packed(tmp_path: Path) -> None:
    content = docx_of_xml(f"<w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p>")
    entry = content.index(b"PK\x05\x06")
    damaged = content[: entry + 16] + b"\xff\xff\xff\x00" + content[entry + 20 :]
    unusual = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(unusual, "w", zipfile.ZIP_LZMA) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))

    assert "cannot be read as DOCX" in problem(tmp_path / "a.docx", damaged)
    assert "packed in an unusual way" in problem(tmp_path / "b.docx", unusual.getvalue())


def letter(plain: str = "", html: str = "") -> bytes:
    made = EmailMessage()
    made["From"] = '"Coastal Herald, Morning" <news@herald.example>'
    made["Subject"] = (
        "The minister\u2019s “no” to a pause, and what comes next for the region's powers"
    )
    made["Date"] = "Fri, 03 Nov 2023 23:30:00 -0500"
    made["Archived-At"] = "<https://herald.example/letters/7>"
    if plain:
        made.set_content(plain, charset="iso-8859-15")
    if html and plain:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made.as_bytes()


def test_a_letter_with_both_forms(tmp_path: Path) -> None:
    html = page("Title", f"{FIRST}\n\n{SECOND}").decode()
    result = report(tmp_path / "a.eml", letter("See it at https://herald.example", html))

    assert result.title.startswith("The minister\u2019s “no” to a pause, and what comes next")
    assert (result.publisher, str(result.published)) == ("Coastal Herald, Morning", "2023-11-03")
    assert result.url == "https://herald.example/letters/7"
    assert FIRST in result.text


def test_a_letter_whose_words_stand_in_the_plain_form(tmp_path: Path) -> None:
    plain = f"{FIRST} Café.\n\n{SECOND}\n\n-- \nUnsubscribe here\n"
    html = "<html><body><p>Your program cannot show this.</p></body></html>"

    assert report(tmp_path / "a.eml", letter(plain, html)).text == f"{FIRST} Café.\n\n{SECOND}"


def test_a_letter_without_words(tmp_path: Path) -> None:
    assert "no text in this letter" in problem(tmp_path / "a.eml", letter(html="<p></p>"))


def test_pages_of_a_web_archive_and_nothing_else(tmp_path: Path) -> None:
    story = page("A headline", f"{FIRST}\n\n{SECOND}")
    url = "https://herald.example/a"
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(story), story)
    records = [
        warc_record("request", b"GET / HTTP/1.1\r\n\r\n", {"WARC-Target-URI": url}),
        warc_record("response", http(b"gone", "404 Not Found"), {"WARC-Target-URI": url}),
        warc_record("response", http(b"\x89PNG", kind="image/png"), {"WARC-Target-URI": url}),
        warc_record("response", b"no answer", {"WARC-Target-URI": url}),
        warc_record("response", http(story), {"WARC-Target-URI": f"<{url}>"}),
        warc_record(
            "response",
            http(chunked, more="Transfer-Encoding: chunked\r\n"),
            {"WARC-Target-URI": f"{url}2"},
        ),
        warc_record(
            "response",
            http(gzip.compress(story), more="Content-Encoding: gzip\r\n"),
            {"WARC-Target-URI": f"{url}3"},
        ),
        warc_record(  # undone by the crawler, which left the fields
            "response",
            http(story, more="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
            {"WARC-Target-URI": f"{url}4"},
        ),
    ]
    path = tmp_path / "a.warc.gz"

    reports = found(path, b"".join(gzip.compress(each) for each in records))

    assert [it.url for it in reports if isinstance(it, Report)] == [url, *(url + n for n in "234")]
    assert {it.text for it in reports if isinstance(it, Report)} == {reports[0].text}  # type: ignore[union-attr]
    assert {it.source for it in reports} == {str(path)}


def test_a_page_without_an_article_is_named_by_its_address(tmp_path: Path) -> None:
    [item] = found(tmp_path / "a.warc", warc({"https://herald.example/empty": "<html></html>"}))

    assert isinstance(item, Problem)
    assert item.source.endswith("a.warc, https://herald.example/empty")


def test_a_damaged_record_is_passed_over(tmp_path: Path) -> None:
    good = warc({"https://herald.example/a": page("A headline", FIRST).decode()})
    content = good + b"nonsense\nmore\n" + b"WARC/1.0\r\nContent-Length: x\r\n\r\n" + good

    items = found(tmp_path / "a.warc", content)

    assert [type(item) for item in items] == [Report, Problem, Problem, Report]


def test_a_record_of_less_than_nothing_is_passed_over(tmp_path: Path) -> None:
    good = warc({"https://herald.example/a": page("A headline", FIRST).decode()})
    bad = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\n"

    items = found(tmp_path / "a.warc", bad + good)

    assert [type(item) for item in items] == [Problem, Report]


@pytest.mark.parametrize("charset", ["no\x00ne", "undefined", "hex", "none"])
def test_a_page_whose_server_names_no_encoding_there_is(tmp_path: Path, charset: str) -> None:
    answer = http(page("A headline", FIRST), kind=f"text/html; charset={charset}")

    [result] = found(tmp_path / "a.warc", warc_record("response", answer, {}))

    assert isinstance(result, Report)


def test_memory_is_that_of_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_LINE", 10_000)
    story = page("A headline", FIRST)
    large = warc_record("response", http(b" " * 50_000), {"WARC-Target-URI": "https://h.example"})
    picture = warc_record("resource", b" " * 50_000, {})
    content = large + picture + warc_record("response", http(story), {})

    [item, result] = found(tmp_path / "a.warc", content)

    assert isinstance(item, Problem)
    assert "was not read" in item.message
    assert isinstance(result, Report)


@pytest.mark.parametrize(
    ("made", "paragraphs", "expected"),
    [
        ("2013-12-23T23:15:00Z", ("Rain fell on the town.",), None),  # python-docx's template
        ("2024-05-06T07:08:09Z", ("Rain fell on the town.",), date(2024, 5, 6)),
        ("2024-05-06T07:08:09Z", ("12 March 2024", "Rain fell on the town."), date(2024, 3, 12)),
    ],
)
def test_the_day_of_a_word_document(
    tmp_path: Path, made: str, paragraphs: tuple[str, ...], expected: date | None
) -> None:
    items = found(tmp_path / "a.docx", docx("Rain", paragraphs, made))

    assert isinstance(items[0], Report)
    assert items[0].published == expected
