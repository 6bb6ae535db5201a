"""The readers: one function a format, each from an open stream to records.

A record is not checked here (see `stateofplay.read.records`). Errors of the stream itself
(`OSError`, `EOFError`, `zlib.error`) may be raised at any record.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import AnyStr, BinaryIO

from stateofplay.core.errors import Problem
from stateofplay.read import limits
from stateofplay.read.dates import day_line
from stateofplay.read.documents import read_docx, read_pdf
from stateofplay.read.encodings import decode, decode_page, wide_encoding
from stateofplay.read.html import article
from stateofplay.read.inputs import Input, problem
from stateofplay.read.mail import read_mail
from stateofplay.read.records import Record, json_kind
from stateofplay.read.warc import read_warc

Reader = Callable[[Input], Iterator[Record | Problem]]

_SKIP = 1 << 16

_EXPECTED = "expected an object with title and text"


def read_plain(given: Input) -> Iterator[Record | Problem]:
    """Read a text file: the first line that is not blank is the headline.

    A line below it that is a day and nothing else is the day of publication.
    Ends of lines become line feeds, as is usual for text files; nothing else is changed.
    """
    data = given.stream.read(limits.LONGEST_LINE + 1)
    if len(data) > limits.LONGEST_LINE:
        yield problem(given.source, limits.too_long("this text", limits.LONGEST_LINE))
        return
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    title, _, body = text.lstrip("\n").partition("\n")
    fields = {"title": title.strip(), "text": body.strip("\n")}
    if day := day_line(body.splitlines()):
        fields["date"] = day
    yield Record(source=given.source, where=given.source, fields=fields)


def read_html(given: Input) -> Iterator[Record | Problem]:
    """Read the article of a web page, with what the page says of itself."""
    data = given.stream.read(limits.LONGEST_LINE + 1)
    if len(data) > limits.LONGEST_LINE:
        yield problem(given.source, limits.too_long("this page", limits.LONGEST_LINE))
        return
    fields = article(decode_page(data), given.url)
    if fields is None:
        yield problem(given.source, "no article found in this page; expected headline and text")
        return
    yield Record(source=given.source, where=given.source, fields=fields)


def read_json(given: Input) -> Iterator[Record | Problem]:
    """Read one object, or an array of them.

    A file that holds one object a line, although its name does not say so, is read as such.
    """
    data = given.stream.read(limits.LARGEST_FILE + 1)
    if len(data) > limits.LARGEST_FILE:
        advice = "write it as JSONL, one report a line"
        yield problem(
            given.source, f"{limits.too_long('this file', limits.LARGEST_FILE)}; {advice}"
        )
        return
    try:
        value = _parsed(decode(data))
    except NotJsonError as error:
        if error.is_lines:
            yield from _read_lines(given.source, io.BytesIO(data), wide_encoding(data))
        else:
            yield problem(f"{given.source}:{error.line}", error.message)
        return
    if not isinstance(value, list):
        yield _record(given.source, given.source, value)
        return
    if not value:
        yield problem(given.source, "an empty list; expected reports")
    for number, item in enumerate(value, 1):
        yield _record(given.source, f"{given.source}, item {number}", item)


def read_jsonl(given: Input) -> Iterator[Record | Problem]:
    """Read one object a line, holding one line at a time; blank lines are passed over."""
    yield from _read_lines(given.source, given.stream, wide_encoding(given.sample))


READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".eml": read_mail,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".warc": read_warc,
}
"""Suffix -> reader; each may be packed as ``.gz``, and stand in a zip archive."""


class NotJsonError(ValueError):
    """A text that is no JSON: the line, what is wrong, and whether each line is JSON."""

    def __init__(self, line: int, message: str, *, is_lines: bool = False) -> None:
        super().__init__(line, message)
        self.line = line
        self.message = message
        self.is_lines = is_lines


def _parsed(text: str) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} (column {error.colno}); {_EXPECTED}"
        is_lines = error.msg == "Extra data" and text[: error.pos].count("\n") == 1
        raise NotJsonError(error.lineno, message, is_lines=is_lines) from error
    except RecursionError as error:
        raise NotJsonError(1, f"JSON nested too deeply; {_EXPECTED}") from error
    except ValueError as error:  # Python refuses to read such a number
        raise NotJsonError(1, f"a number of thousands of digits; {_EXPECTED}") from error


def _record(source: str, where: str, value: object) -> Record | Problem:
    if isinstance(value, dict):
        return Record(source=source, where=where, fields=value)
    return problem(where, f"{_EXPECTED}, found {json_kind(value)}")


def _read_lines(source: str, stream: BinaryIO, wide: str | None) -> Iterator[Record | Problem]:
    for number, line in enumerate(_lines(stream, wide), 1):
        where = f"{source}:{number}"
        if line is None:
            yield problem(where, limits.too_long("this line", limits.LONGEST_LINE))
        elif text := line.strip().removeprefix("\ufeff"):
            try:
                yield _record(source, where, _parsed(text))
            except NotJsonError as error:
                yield problem(where, error.message)


def _lines(stream: BinaryIO, wide: str | None) -> Iterator[str | None]:
    """Give the lines as text, None for one that is too long."""
    if wide:
        letters = io.TextIOWrapper(stream, encoding=wide, errors="replace", newline="\n")
        yield from _bounded(letters.readline, "\n")
    else:
        for line in _bounded(stream.readline, b"\n"):
            yield None if line is None else decode(line)


def _bounded(readline: Callable[[int], AnyStr], end: AnyStr) -> Iterator[AnyStr | None]:
    """Give lines, None for one that is too long; such a line is passed over in small pieces."""
    while line := readline(limits.LONGEST_LINE + 1):
        if len(line) <= limits.LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(end):
            line = readline(_SKIP)
        yield None
