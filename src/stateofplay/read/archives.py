"""Zip archives: their files one after the other, none of them written to the disk."""

from __future__ import annotations

import stat
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from stateofplay.core.errors import Problem
from stateofplay.read import limits
from stateofplay.read.inputs import (
    BROKEN,
    ZIP,
    Input,
    open_stream,
    passed_over,
    plain_suffix,
    problem,
)
from stateofplay.read.limits import UnpackingError

PIECE = 1 << 20
"""Bytes copied at a time."""

IN_MEMORY = 16 << 20
"""Bytes of an archive that must be copied, beyond which it is copied to the disk."""

PLAINLY_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others may need very much memory to unpack, and hardly anybody uses them."""

ENTRY = b"PK\x01\x02"
"""Begins each entry of a table of contents."""

ENCRYPTED = 1
"""The bit of `ZipInfo.flag_bits` that says so."""


@dataclass(slots=True)
class Budget:
    """What an archive, with those in it, may still give: files, and bytes unpacked."""

    members: int
    size: int


def members(
    given: Input, suffixes: frozenset[str], depth: int = 1, budget: Budget | None = None
) -> Iterator[Input | Problem]:
    """Open the files of a zip archive, by name; those of folders and archives in it, too.

    Names serve to tell what is read, never as a path to write to.

    Args:
        given: The archive.
        suffixes: What is taken from it.
        depth: 1 for an archive that is in no other.
        budget: What is left of the limits of the outermost archive, None for that one.
    """
    budget = budget or Budget(limits.MOST_MEMBERS, limits.LARGEST_ARCHIVE)
    if depth > limits.DEPTH:
        yield problem(given.source, "an archive in an archive in an archive; unpack it first")
        return
    try:
        with closing(_seekable(given)) as stream, unzipped(stream) as archive:
            for info, where in _chosen(archive, given.source, suffixes):
                if isinstance(info, Problem):
                    yield info
                elif objection := _over(info, budget):
                    yield problem(given.source, objection)
                    return
                else:
                    yield from _member(archive, info, where, (suffixes, depth, budget))
    except (*BROKEN, ValueError, NotImplementedError) as error:
        yield problem(given.source, f"cannot be unpacked: {error}")


def unzipped(stream: BinaryIO) -> zipfile.ZipFile:
    """Read the table of contents of a zip archive, if it is not too long.

    Raises:
        UnpackingError: If it is.
        BadZipFile: If there is none.
    """
    guarded = _Table(stream)
    archive = zipfile.ZipFile(cast("BinaryIO", guarded))
    guarded.whole = True
    return archive


class _Table:
    """A stream of which no more is read at a time than a table of contents may have.

    `ZipFile` reads the table in one piece, as long as the archive says, and makes an object for
    every entry of it.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.whole = False
        self.seek, self.tell = stream.seek, stream.tell
        self.seekable = stream.seekable
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        if self.whole:
            return self._stream.read(size)
        most = limits.LARGEST_TABLE
        data = self._stream.read(most + 1 if size < 0 else min(size, most + 1))
        if len(data) > most:
            raise UnpackingError(f"its table of contents has more than {limits.size(most)}")
        if data.count(ENTRY) > limits.MOST_LISTED:
            raise UnpackingError(
                f"lists more than {limits.MOST_LISTED:,} files; unpack it to a folder first"
            )
        return data


def _chosen(
    archive: zipfile.ZipFile, source: str, suffixes: frozenset[str]
) -> Iterator[tuple[zipfile.ZipInfo | Problem, str]]:
    """Give what is to be read, with its name for people; problems for what cannot be."""
    ignored: Counter[str] = Counter()
    found = False
    for info in sorted(archive.infolist(), key=lambda each: each.filename):
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if info.is_dir() or any(_is_hidden(part) for part in path.parts):
            continue
        suffix = plain_suffix(path.name)
        if suffix not in suffixes:
            ignored[suffix] += 1
            continue
        found = True
        where = f"{source}/{info.filename}"
        objection = _objection(info, path)
        yield (problem(where, objection) if objection else info), where
    for notice in passed_over(source, "archive", ignored, suffixes, found=found):
        yield notice, source


def _is_hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part != "..")


def _objection(info: zipfile.ZipInfo, path: PurePosixPath) -> str | None:
    """Say why a member is not read, or None."""
    most = limits.size(limits.LARGEST_MEMBER)
    bomb = f"unpacks to more than {limits.RATIO} times its size: an archive bomb; not read"
    objections = (
        (path.is_absolute() or ".." in path.parts, "its name leads out of the archive; not read"),
        (stat.S_ISLNK(info.external_attr >> 16), "is a link, not a file; not read"),
        (info.flag_bits & ENCRYPTED, "is encrypted; unpack it with its password first"),
        (info.compress_type not in PLAINLY_PACKED, "is packed in an unusual way; use deflate"),
        (info.file_size > limits.LARGEST_MEMBER, f"unpacks to more than {most}; not read"),
        (limits.exceeds_ratio(info.compress_size, info.file_size), bomb),
    )
    return next((message for holds, message in objections if holds), None)


def _over(info: zipfile.ZipInfo, budget: Budget) -> str | None:
    """Take a member from *budget*; say which limit is reached, or None.

    The size that a member states is what can be read of it at most.
    """
    budget.members -= 1
    budget.size -= info.file_size
    if budget.members < 0:
        return f"has more than {limits.MOST_MEMBERS:,} files; the rest is not read"
    if budget.size < 0:
        return f"unpacks to more than {limits.size(limits.LARGEST_ARCHIVE)}; the rest is not read"
    return None


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    where: str,
    inside: tuple[frozenset[str], int, Budget],
) -> Iterator[Input | Problem]:
    suffixes, depth, budget = inside
    with archive.open(info) as stream:
        found = open_stream(where, plain_suffix(info.filename), cast("BinaryIO", stream))
        if isinstance(found, Input) and found.suffix == ZIP:
            yield from members(found, suffixes, depth + 1, budget)
        else:
            yield found


def _seekable(given: Input) -> BinaryIO:
    """Give the bytes of an archive so that its table, at the end, can be read first."""
    stream = cast("BinaryIO", given.stream)
    if _is_file(stream):
        return stream
    copy = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by who reads it
    while piece := stream.read(PIECE):
        if copy.tell() + len(piece) > limits.LARGEST_NESTED:
            copy.close()
            most = limits.size(limits.LARGEST_NESTED)
            raise UnpackingError(f"more than {most} that does not lie on the disk as a file")
        copy.write(piece)
    copy.seek(0)
    return cast("BinaryIO", copy)


def _is_file(stream: BinaryIO) -> bool:
    """Say whether the stream is a file itself: others may seek, but very slowly."""
    try:
        return stream.fileno() >= 0 and stream.seekable()
    except (OSError, AttributeError):
        return False
