"""Web archives (WARC, ISO 28500), such as the news crawl of Common Crawl."""

from __future__ import annotations

import http.client
import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from typing import BinaryIO

from stateofplay.core.errors import Problem
from stateofplay.read import limits
from stateofplay.read.encodings import decode_as, decode_page
from stateofplay.read.html import article
from stateofplay.read.inputs import Input, problem
from stateofplay.read.records import Record

PAGES = frozenset({"text/html", "application/xhtml+xml"})

OK = "200"

LONGEST_FIELD = 1 << 16

PIECE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A server's answer, as the archive has it; ``block`` is None if it is too large."""

    url: str
    block: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A page in an answer.

    Attributes:
        url: Where it was fetched from, "" if not told.
        charset: The encoding that the server named, or None.
    """

    url: str
    charset: str | None
    body: bytes


def read_warc(given: Input) -> Iterator[Record | Problem]:
    """Read the articles of the pages in an archive, holding one page at a time.

    Requests, pictures, and pages that the server did not give are passed over. The day on
    which a page was fetched is not taken for the day of publication.
    """
    found = False
    for answer in _answers(given):
        if isinstance(answer, Problem):
            found = True
            yield answer
        elif answer.block is None:
            yield problem(
                _where(given, answer.url), limits.too_long("this page", limits.LONGEST_LINE)
            )
            found = True
        elif page := _page(answer.url, answer.block):
            found = True
            yield _article(given, page)
    if not found:
        yield problem(given.source, "no pages in this archive; expected HTML responses")


def _where(given: Input, url: str) -> str:
    return f"{given.source}, {url}" if url else given.source


def _answers(given: Input) -> Iterator[Answer | Problem]:
    """Give the responses; where no record begins, go on at the next one that does."""
    stream = given.stream
    lost = False
    while line := stream.readline(LONGEST_FIELD):
        if not line.startswith(b"WARC/"):
            if line.strip() and not lost:
                lost = True
                yield problem(given.source, "a part is no WARC record; passed over")
            continue
        lost = False
        try:
            fields = http.client.parse_headers(stream)
            length = _length(fields)
        except (http.client.HTTPException, ValueError):
            lost = True
            yield problem(given.source, "a record without a valid head; passed over")
            continue
        block = _block(stream, length, wanted=fields.get("WARC-Type", "").strip() == "response")
        if block is None or block:
            url = fields.get("WARC-Target-URI", "").strip(" <>")
            yield Answer(url=url, block=block)


def _length(fields: Message) -> int:
    """Give the length of a record's content in bytes.

    Raises:
        ValueError: If none is told. One below 0 would be read as all the rest of the archive.
    """
    length = int(fields.get("Content-Length", ""))
    if length < 0:
        raise ValueError
    return length


def _block(stream: BinaryIO, length: int, *, wanted: bool) -> bytes | None:
    """Read a record's content; b"" if it is not *wanted*, None if it is too large.

    Raises:
        EOFError: If the archive ends before it.
    """
    if wanted and length <= limits.LONGEST_LINE:
        block = stream.read(length)
        if len(block) < length:
            raise EOFError("it ends within a record")
        return block
    left = length
    while left > 0:
        piece = stream.read(min(PIECE, left))
        if not piece:
            raise EOFError("it ends within a record")
        left -= len(piece)
    return None if wanted else b""


def _page(url: str, block: bytes) -> Answered | None:
    """Give the page of an answer, None if it is anything else."""
    content = io.BytesIO(block)
    status = content.readline(LONGEST_FIELD).split()
    if len(status) < 2 or not status[0].startswith(b"HTTP/") or status[1].decode("latin-1") != OK:
        return None
    try:
        fields = http.client.parse_headers(content)
    except http.client.HTTPException:
        return None
    if fields.get_content_type() not in PAGES:
        return None
    charset = fields.get_content_charset()
    return Answered(url=url, charset=charset, body=_body(content.read(), fields))


def _body(data: bytes, fields: Message) -> bytes:
    """Undo how the body was sent. Most archives have done so and left the fields as they were."""
    if "chunked" in fields.get("Transfer-Encoding", "").lower():
        with suppress(ValueError):
            data = _unchunked(data)
    if "gzip" in fields.get("Content-Encoding", "").lower():
        with suppress(zlib.error):
            unpacking = zlib.decompressobj(wbits=32 + zlib.MAX_WBITS)
            data = unpacking.decompress(data, limits.LONGEST_LINE)
    return data


def _unchunked(data: bytes) -> bytes:
    """Join the chunks that a body was sent in.

    Raises:
        ValueError: If it was not sent in chunks.
    """
    pieces = []
    stream = io.BytesIO(data)
    while size := int(stream.readline(LONGEST_FIELD).partition(b";")[0], 16):
        pieces.append(stream.read(size))
        stream.readline(LONGEST_FIELD)
    return b"".join(pieces)


def _article(given: Input, page: Answered) -> Record | Problem:
    where = _where(given, page.url)
    fields = article(decode_as(page.charset, page.body, decode_page), page.url or None)
    if fields is None:
        return problem(where, "no article found in this page; expected headline and text")
    return Record(source=given.source, where=where, fields=fields)
