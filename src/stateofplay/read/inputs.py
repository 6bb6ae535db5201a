"""From what the user names to open streams: files, folders, addresses, standard input."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from stateofplay.core.errors import Problem, Stage
from stateofplay.read.encodings import binary_kind, decode_sample

SAMPLE = 1 << 16
"""Bytes looked at to tell what a stream holds."""

Fetch = Callable[[str], bytes | None]
"""Address -> the page's bytes, or None if it cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Something to read.

    Attributes:
        source: Path or URL as the user gave it; of a file in a folder, its path.
        suffix: ``.json``, ``.txt``...; "" if only the content tells. ``.gz`` is left out.
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


def open_inputs(
    sources: Sequence[str], suffixes: frozenset[str], stdin: BinaryIO | None, fetch: Fetch
) -> Iterator[Input | Problem]:
    """Open *sources* one after the other; each is closed when the next one is asked for.

    Args:
        sources: Files, folders, http(s) addresses, or ``-``.
        suffixes: What is taken from a folder; a file that is named is always taken.
        stdin: What ``-`` stands for; None for the process's own.
        fetch: Gets a page.
    """
    for source in sources:
        if source == "-":
            yield _standard_input(stdin)
        elif "://" in source:
            yield _page(source, fetch)
        elif os.path.isdir(source):  # noqa: PTH112 - Path raises where it may not look
            yield from _folder(source, suffixes)
        else:
            yield from _file(source)


def _standard_input(stdin: BinaryIO | None) -> Input | Problem:
    if stdin is None and sys.stdin is None:  # as under cron, or after <&-
        return problem("-", "standard input is closed; name files or folders instead")
    return _input("-", "", stdin or sys.stdin.buffer)


def plain_suffix(name: str) -> str:
    """Give the suffix that tells the format: ``.json`` for ``a.JSON.gz``."""
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def _folder(folder: str, suffixes: frozenset[str]) -> Iterator[Input | Problem]:
    failed: list[OSError] = []
    empty = True
    for where, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if plain_suffix(name) in suffixes and not name.startswith("."):
                empty = False
                yield from _in_folder(os.path.join(where, name))  # noqa: PTH118 - as given
    for error in failed:
        yield problem(str(error.filename), f"cannot be read: {error.strerror}")
    if empty and not failed:
        expected = ", ".join(sorted(suffixes))
        yield problem(folder, f"no reports in this folder; expected files ending in {expected}")


def _in_folder(path: str) -> Iterator[Input | Problem]:
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - as given
        # A pipe would be waited for without end. One that is named (<(...)) is meant, though.
        yield problem(path, "is no file but a device or a pipe; passed over")
    else:
        yield from _file(path)


def _file(path: str) -> Iterator[Input | Problem]:
    try:
        stream = open(path, "rb", buffering=SAMPLE)  # noqa: SIM115, PTH123 - closed below
    except FileNotFoundError:
        yield problem(path, "no such file or folder")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield problem(path, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    else:
        with closing(stream):
            yield _input(path, plain_suffix(path), stream)


def _page(url: str, fetch: Fetch) -> Input | Problem:
    if not url.startswith(("http://", "https://")):
        return problem(url, "not an address that can be read; expected http:// or https://")
    page = fetch(url)
    if not page:
        return problem(url, "could not be fetched; check the address and the network")
    return _input(url, "", io.BytesIO(page), url=url)


def _input(
    source: str, suffix: str, stream: BinaryIO | io.BufferedReader, url: str | None = None
) -> Input | Problem:
    try:
        buffered = _unpacked(stream)
        sample = buffered.peek(SAMPLE)[:SAMPLE]
    except (OSError, EOFError) as error:
        return problem(source, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    if not sample:
        return problem(source, "empty; expected a headline and a text")
    if kind := binary_kind(sample):
        expected = "expected plain text, HTML, JSON or JSONL"
        return problem(source, f"is {kind}, not a text; {expected}")
    return Input(source=source, suffix=suffix, stream=buffered, sample=sample, url=url)


def _unpacked(stream: BinaryIO | io.BufferedReader) -> io.BufferedReader:
    buffered = _buffered(stream)
    if buffered.peek(2)[:2] != b"\x1f\x8b":
        return buffered
    return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=buffered)), SAMPLE)


def _buffered(stream: BinaryIO | io.BufferedReader) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream), SAMPLE)


def sniffed_suffix(sample: bytes) -> str:
    """Tell the format from the first bytes, for what has no telling name."""
    start = decode_sample(sample).lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return ".html"
    first, _, rest = start.partition("\n")
    inside = start[1:].lstrip()
    if start.startswith("{") and inside.startswith(('"', "}")):
        whole = first.rstrip().endswith("}") or not rest
        return ".jsonl" if whole else ".json"
    return ".json" if start.startswith("[") and inside.startswith(("{", "]")) else ".txt"
