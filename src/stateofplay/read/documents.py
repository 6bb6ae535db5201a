"""Single reports as PDF and DOCX documents."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from stateofplay.core.errors import Problem
from stateofplay.read import limits
from stateofplay.read.archives import PLAINLY_PACKED, unzipped
from stateofplay.read.dates import day_line
from stateofplay.read.extras import extra
from stateofplay.read.inputs import BROKEN, Input, problem
from stateofplay.read.pages import paragraphs, printed_lines
from stateofplay.read.records import Record

NO_TITLE = re.compile(r"untitled|document\d*|microsoft word\b.*|.*\.(docx?|pdf|odt|indd)", re.I)
"""What programs write where nobody gave a title."""

TITLE_STYLES = frozenset({"title", "heading1"})

_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"

_TEMPLATE_MADE = "2013-12-23T23:15:00Z"
"""What python-docx leaves as the day of creation unless told otherwise: its template's."""


def read_pdf(given: Input) -> Iterator[Record | Problem]:
    """Read a PDF document: paragraphs are put together again, page numbers left out."""
    pypdf = extra("pypdf", given.source)
    if isinstance(pypdf, Problem):
        yield pypdf
        return
    data = given.stream.read(limits.LARGEST_FILE + 1)
    if len(data) > limits.LARGEST_FILE:
        yield problem(given.source, limits.too_long("this document", limits.LARGEST_FILE))
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # problems have lines of their own
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            yield problem(given.source, "is encrypted; save it without a password")
            return
        if len(document.pages) > limits.MOST_PAGES:
            yield problem(given.source, f"has more than {limits.MOST_PAGES:,} pages; not read")
            return
        pages = [printed_lines(page) for page in document.pages]
        known = _pdf_properties(document.metadata)
    except Exception as error:  # whatever a broken document makes of the library
        yield problem(given.source, f"cannot be read as PDF: {_first_line(error)}")
        return
    found = paragraphs(pages)
    if not found:
        yield problem(given.source, "no letters in this PDF; if it is a scan, recognise its text")
        return
    yield _record(given, known, found)


def _pdf_properties(metadata: Any) -> dict[str, object]:
    if not metadata:
        return {}
    created = metadata.creation_date  # None if it is not understood
    return {
        "title": metadata.title,
        "author": metadata.author,
        "date": created.date().isoformat() if created else None,
    }


def read_docx(given: Input) -> Iterator[Record | Problem]:
    """Read a Word document: a paragraph, or a row of a table, is a paragraph."""
    data = given.stream.read(limits.LARGEST_FILE + 1)
    if len(data) > limits.LARGEST_FILE:
        yield problem(given.source, limits.too_long("this document", limits.LARGEST_FILE))
        return
    try:
        with unzipped(io.BytesIO(data)) as parts:
            if _BODY not in parts.namelist():
                yield problem(given.source, "is no Word document; expected one, or a zip archive")
                return
            body = _part(parts, _BODY)
            known = _docx_properties(_part(parts, _PROPERTIES))
    except (*BROKEN, ValueError, etree.XMLSyntaxError, RuntimeError) as error:
        yield problem(given.source, f"cannot be read as DOCX: {_first_line(error)}")
        return
    styled = list(_docx_paragraphs(body)) if body is not None else []
    if not styled:
        yield problem(given.source, "empty text; expected the report's words")
        return
    if title := next((text for style, text in styled if style in TITLE_STYLES), None):
        known["title"] = title
    yield _record(given, known, [text for _, text in styled])


def _part(parts: zipfile.ZipFile, name: str) -> Any:
    """Parse one part of the document; nothing outside of it is looked up.

    Raises:
        BadZipFile: If it is too large, or packed in a way that may need very much memory.
    """
    if name not in parts.namelist():
        return None
    info = parts.getinfo(name)
    if info.file_size > limits.LARGEST_FILE or limits.exceeds_ratio(
        info.compress_size, info.file_size
    ):
        raise zipfile.BadZipFile(limits.too_long(name, limits.LARGEST_FILE))
    if info.compress_type not in PLAINLY_PACKED:
        raise zipfile.BadZipFile(f"{name} is packed in an unusual way; use deflate")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(parts.read(info), parser)


def _docx_properties(core: Any) -> dict[str, object]:
    found = {_name(item): (item.text or "").strip() for item in core} if core is not None else {}
    return {
        "title": found.get("title"),
        "author": found.get("creator"),
        "date": found.get("created") if found.get("created") != _TEMPLATE_MADE else None,
    }


def _docx_paragraphs(body: Any) -> Iterator[tuple[str, str]]:
    """Give style and words of the paragraphs that have any; a row of a table is one."""
    etree.strip_elements(body, "{*}Fallback", with_tail=False)  # repeats, for old programs
    for item in body.iter("{*}p", "{*}tr"):
        if any(_name(each) in ("tr", "txbxContent") for each in item.iterancestors()):
            continue  # told with the row or paragraph it stands in
        if _name(item) == "tr":
            cells = (_words(cell) for cell in item.iterchildren("{*}tc"))
            style, text = "", "\t".join(cell for cell in cells if cell)
        else:
            marks = item.findall("{*}pPr/{*}pStyle")
            style = "".join(value for mark in marks for value in mark.attrib.values())
            text = _words(item)
        if text.strip():
            yield style.lower().replace(" ", ""), text.strip()


def _words(item: Any) -> str:
    """Put runs together; what tracked changes have deleted stands under another name."""
    parts: list[str] = []
    for each in item.iter("{*}t", "{*}tab", "{*}br", "{*}cr", "{*}noBreakHyphen", "{*}p"):
        match _name(each):
            case "t":
                parts.append(each.text or "")
            case "noBreakHyphen":
                parts.append("\u2011")
            case "p" if not parts:
                continue
            case "tab" if _name(each.getparent()) == "tabs":
                continue  # where a tab stop is, not a tab
            case _:
                parts.append(" ")
    return "".join(parts)


def _name(item: Any) -> str:
    return etree.QName(item).localname if isinstance(item.tag, str) else ""


def _record(given: Input, known: dict[str, object], found: list[str]) -> Record:
    title = str(known.get("title") or "").strip()
    if not title or NO_TITLE.fullmatch(title):
        title, *found = found
    else:
        # The headline stands in the text as well; it is not said twice.
        found = [text for number, text in enumerate(found) if number > 2 or text != title]
    # A file can be made long after publication: the day that a reader sees goes first.
    known["date"] = day_line(found) or known.get("date")
    fields = {name: value for name, value in known.items() if value}
    return Record(
        source=given.source,
        where=given.source,
        fields=fields | {"title": title, "text": "\n\n".join(found)},
    )


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
