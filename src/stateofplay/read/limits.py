"""How much is taken in at most, so that no source can fill memory, disk or time."""

from __future__ import annotations

import io
from typing import Protocol

MB = 1 << 20
GB = 1 << 30

LONGEST_LINE = 16 * MB
"""Bytes of one line of JSONL, or of one plain text, page or letter; more is refused unread."""

LARGEST_FILE = 64 * MB
"""Bytes of one file that has to be read whole: JSON, PDF, DOCX."""

MOST_PAGES = 2000
"""Pages of one PDF."""

MOST_MEMBERS = 200_000
"""Files in one archive, those of archives in it included."""

MOST_LISTED = 250_000
"""Files that an archive's table of contents may list, read or not: it is held in memory, half a
kilobyte for each."""

LARGEST_TABLE = 64 * MB
"""Bytes of a table of contents: names and comments may be long."""

LARGEST_MEMBER = 16 * GB
"""Bytes that one packed file may unpack to; it is read as a stream."""

LARGEST_ARCHIVE = 64 * GB
"""Bytes that all files of an archive may unpack to, together."""

LARGEST_NESTED = 1 * GB
"""Bytes of an archive in an archive, which needs a place on the disk meanwhile."""

DEPTH = 2
"""Archives in archives: this one, and one within."""

RATIO = 200
"""Texts pack to a tenth, tables of numbers to a fiftieth. What unpacks to more than this times
its size is made to fill the disk."""

RATIO_FROM = 32 * MB
"""Below so many bytes, the ratio does no harm: a few blanks pack very well."""


class UnpackingError(OSError):
    """A packed stream gives more than it may; raised where it is read."""


def exceeds_ratio(packed: int, unpacked: int) -> bool:
    """Say whether so many bytes out of so few show an archive bomb."""
    return unpacked > RATIO_FROM and unpacked > RATIO * max(packed, 1)


def size(number: int) -> str:
    """Write a number of bytes for people, such as ``16 MB``."""
    return f"{number // GB} GB" if number >= GB else f"{number // MB} MB"


def too_long(what: str, limit: int) -> str:
    """Word that *what* has more than *limit* bytes."""
    return f"{what} is longer than {limit // MB} MB and was not read; expected one report"


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Give at most *size* bytes, none at the end."""


class Counted:
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        """Give at most *size* bytes."""
        data = self._stream.read(size)
        self.count += len(data)
        return data


class Guarded(io.RawIOBase):
    """What a packed stream unpacks to, up to the limits.

    Args:
        unpacked: The unpacked bytes.
        packed: Counts the bytes that these came from.
    """

    def __init__(self, unpacked: Readable, packed: Counted) -> None:
        super().__init__()
        self._unpacked = unpacked
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill *buffer* as far as there is something.

        Raises:
            UnpackingError: If that is more than the limits allow.
        """
        data = self._unpacked.read(len(buffer))
        self._count += len(data)
        if self._count > LARGEST_MEMBER:
            raise UnpackingError(f"unpacks to more than {size(LARGEST_MEMBER)}")
        if exceeds_ratio(self._packed.count, self._count):
            raise UnpackingError(f"unpacks to more than {RATIO} times its size: an archive bomb")
        buffer[: len(data)] = data
        return len(data)
