"""Something to read: an open stream, unpacked, with its format."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import BinaryIO, cast

from stateofplay.core.errors import Problem, Stage
from stateofplay.read.encodings import binary_kind
from stateofplay.read.limits import Counted, Guarded
from stateofplay.read.sniffing import sniffed_suffix

SAMPLE = 1 << 16
"""Bytes looked at to tell what a stream holds."""

ZIP = ".zip"

TEXTS = frozenset(
    {".txt", ".text", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".eml"}
)
"""Formats made of letters: what begins like a picture is none of them."""

BINARIES = frozenset({ZIP, ".pdf", ".docx", ".warc"})

BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile)
"""What reading a stream may raise; `EOFError`: a packed file that was cut."""

NAMED = 6
"""Suffixes that a message names, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Something to read.

    Attributes:
        source: Path or URL as the user gave it; of a file in a folder or archive, its path.
        suffix: The format, by name or else by content: ``.json``, ``.txt``...; ``.gz`` is
            left out.
        stream: The bytes, unpacked.
        sample: The first bytes of it, which are still to be read.
        url: The address it was fetched from, None for files.
    """

    source: str
    suffix: str
    stream: io.BufferedReader
    sample: bytes
    url: str | None = None


def problem(where: str, message: str, report_id: str | None = None) -> Problem:
    """Word something that keeps (a part of) a source from being read."""
    return Problem(source=where, stage=Stage.READ, message=message, report_id=report_id)


def mistyped(source: str, message: str) -> Problem:
    """Word that nothing is there by the name of *source*."""
    return replace(problem(source, message), mistyped=True)


def plain_suffix(name: str) -> str:
    """Give the suffix that tells the format: ``.json`` for ``a.JSON.gz``."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def open_stream(
    source: str, suffix: str, stream: BinaryIO | io.BufferedReader, url: str | None = None
) -> Input | Problem:
    """Unpack *stream* if it is packed, and tell its format.

    Args:
        source: Where it comes from, for people.
        suffix: What its name says, "" if it has none; the content counts if that is no format.
        stream: The bytes.
        url: The address it was fetched from, None for files.
    """
    try:
        buffered = _unpacked(stream)
        sample = buffered.peek(SAMPLE)[:SAMPLE]
    except BROKEN as error:
        return problem(source, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    if not sample:
        return problem(source, "empty; expected a headline and a text")
    suffix = suffix if suffix in TEXTS | BINARIES else sniffed_suffix(sample)
    if suffix in TEXTS and (kind := binary_kind(sample)):
        expected = "expected plain text, HTML, JSON or JSONL"
        return problem(source, f"is {kind}, not a text; {expected}")
    return Input(source=source, suffix=suffix, stream=buffered, sample=sample, url=url)


def _unpacked(stream: BinaryIO | io.BufferedReader) -> io.BufferedReader:
    buffered = _buffered(stream)
    if buffered.peek(2)[:2] != b"\x1f\x8b":
        return buffered
    packed = Counted(buffered)
    unpacked = gzip.GzipFile(fileobj=cast("BinaryIO", packed), mode="rb")
    return io.BufferedReader(Guarded(unpacked, packed), SAMPLE)


def _buffered(stream: BinaryIO | io.BufferedReader) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream), SAMPLE)


def passed_over(
    source: str, kind: str, ignored: Counter[str], suffixes: frozenset[str], *, found: bool
) -> Iterator[Problem]:
    """Tell in one line what was not read of a folder or archive.

    Args:
        source: Its name.
        kind: ``folder`` or ``archive``.
        ignored: How many files of which suffix ("" for none) are in no known format.
        suffixes: The known ones.
        found: Whether there was anything to read.
    """
    expected = f"expected files ending in {', '.join(sorted(suffixes))}"
    if not found:
        yield problem(source, f"no reports in this {kind}; {expected}")
    elif number := ignored.total():
        # By number, then name: the same folder gives the same line whatever its order.
        most = sorted(ignored.items(), key=lambda item: (-item[1], item[0]))
        named = ", ".join(f"{count} {suffix or 'without suffix'}" for suffix, count in most[:NAMED])
        more = ", ..." if len(most) > NAMED else ""
        files = "1 file" if number == 1 else f"{number:,} files"
        yield problem(source, f"{files} of this {kind} passed over ({named}{more}); {expected}")
