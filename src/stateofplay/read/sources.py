"""From what the user names to open streams: files, folders, addresses, standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import BinaryIO

from stateofplay.core.errors import Problem
from stateofplay.read.archives import members
from stateofplay.read.fetching import Fetch, FetchError
from stateofplay.read.inputs import (
    SAMPLE,
    ZIP,
    Input,
    mistyped,
    open_stream,
    passed_over,
    plain_suffix,
    problem,
)

Opened = Iterator[Input | Problem]
Parts = Iterator[str | Problem]


def open_inputs(
    sources: Sequence[str], suffixes: frozenset[str], stdin: BinaryIO | None, fetch: Fetch
) -> Opened:
    """Open *sources* one after the other; each is closed when the next one is asked for.

    Args:
        sources: Files, folders, patterns such as ``news/**/*.json``, http(s) addresses, or
            ``-``.
        suffixes: What is taken from a folder or archive; a file that is named is always taken.
        stdin: What ``-`` stands for; None for the process's own.
        fetch: Gets a page.
    """
    for source in sources:
        for found in _open(source, suffixes, stdin, fetch):
            if isinstance(found, Input) and found.suffix == ZIP:
                yield from members(found, suffixes)
            else:
                yield found


def _open(source: str, suffixes: frozenset[str], stdin: BinaryIO | None, fetch: Fetch) -> Opened:
    if source == "-":
        yield _standard_input(stdin)
    elif "://" in source:
        yield _page(source, fetch)
    else:
        for named in parts(source, suffixes):
            if isinstance(named, Problem):
                yield named
            else:
                yield from _file(named)


def _standard_input(stdin: BinaryIO | None) -> Input | Problem:
    if stdin is None and sys.stdin is None:  # as under cron, or after <&-
        return problem("-", "standard input is closed; name files or folders instead")
    return open_stream("-", "", stdin or sys.stdin.buffer)


def parts(source: str, suffixes: frozenset[str]) -> Parts:
    """Name what *source* consists of: the files of a folder or pattern, else itself."""
    if os.path.isdir(source):  # noqa: PTH112 - Path raises where it may not look
        yield from _folder(source, suffixes)
    elif "://" not in source and glob.has_magic(source) and not os.path.lexists(source):
        yield from _pattern(source, suffixes)
    else:
        yield source


def _pattern(pattern: str, suffixes: frozenset[str]) -> Parts:
    """Name what fits a pattern; of a recursive one files only, since folders repeat them."""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - names as given
    if not found:
        yield mistyped(pattern, "no file fits this pattern")
    for path in found:
        if not os.path.isdir(path):  # noqa: PTH112
            yield _in_folder(path)
        elif "**" not in pattern:
            yield from _folder(path, suffixes)


def _folder(folder: str, suffixes: frozenset[str]) -> Parts:
    failed: list[OSError] = []
    ignored: Counter[str] = Counter()
    found = False
    for where, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            suffix = plain_suffix(name)
            if suffix in suffixes:
                found = True
                yield _in_folder(os.path.join(where, name))  # noqa: PTH118 - as given
            else:
                ignored[suffix] += 1
    for error in failed:
        yield problem(str(error.filename), f"cannot be read: {error.strerror}")
    if not failed or found:
        yield from passed_over(folder, "folder", ignored, suffixes, found=found)


def _in_folder(path: str) -> str | Problem:
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - as given
        # A pipe would be waited for without end. One that is named (<(...)) is meant, though.
        return problem(path, "is no file but a device or a pipe; passed over")
    return path


def _file(path: str) -> Opened:
    try:
        stream = open(path, "rb", buffering=SAMPLE)  # noqa: SIM115, PTH123 - closed below
    except FileNotFoundError:
        yield mistyped(path, "no such file or folder")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield problem(path, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    else:
        with closing(stream):
            yield open_stream(path, plain_suffix(path), stream)


def _page(url: str, fetch: Fetch) -> Input | Problem:
    try:
        page = fetch(url)
    except FetchError as error:
        return problem(url, str(error))
    return open_stream(url, page.suffix, page.stream(), url=page.url)
