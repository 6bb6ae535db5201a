"""Small real files of binary formats, written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

WIDTH = 60
"""Characters of a printed line."""


def pdf(title: str, paragraphs: Sequence[str], date: str = "") -> bytes:
    """Print a headline and paragraphs, as a person would set them, on one page."""
    lines = [title, ""]
    for paragraph in paragraphs:
        lines += [*wrapped(paragraph), ""]
    return pdf_of_pages([lines], Title=title, CreationDate=date)


def wrapped(text: str) -> list[str]:
    """Break *text* into lines, at blanks."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def pdf_of_pages(pages: Iterable[Sequence[str]], **properties: str) -> bytes:
    """Write a PDF file whose pages have just these lines."""
    objects = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        drawn = "".join(
            f"1 0 0 1 50 {800 - 14 * row} Tm ({_string(line)}) Tj\n"
            for row, line in enumerate(lines)
            if line
        )
        content = f"BT /F1 12 Tf\n{drawn}ET".encode("cp1252", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    told = "".join(f"/{name} ({_string(value)}) " for name, value in properties.items() if value)
    objects.append(f"<< {told}>>".encode("cp1252", "replace"))
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    out.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    )
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _string(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(title: str, paragraphs: Sequence[str], date: str = "") -> bytes:
    """Write a Word document: a styled headline, then paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    head = (
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{escape(title)}</w:t></w:r></w:p>'
    )
    core = f"<dcterms:created>{date}</dcterms:created>" if date else ""
    return docx_of_xml(head + body, core)


def docx_of_xml(body: str, core: str = "") -> bytes:
    """Write a Word document with this body and these properties."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"'
        f' xmlns:dcterms="t">{core}</cp:coreProperties>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def warc(pages: Mapping[str, str]) -> bytes:
    """Write a web archive with a response for each address."""
    out = warc_record("warcinfo", b"software: by hand\r\n", {})
    for url, page in pages.items():
        out += warc_record("response", http(page.encode()), {"WARC-Target-URI": url})
    return out


def http(body: bytes, status: str = "200 OK", kind: str = "text/html", more: str = "") -> bytes:
    """Write a server's answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def warc_record(kind: str, block: bytes, fields: Mapping[str, str]) -> bytes:
    """Write one record."""
    media = {"response": "application/http; msgtype=response"}.get(kind, "application/warc-fields")
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000001>",
        "WARC-Date": "2024-01-01T00:00:00Z",
        "Content-Type": media,
        "Content-Length": str(len(block)),
    } | dict(fields)
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"
