"""Bytes to letters, and telling bytes that are no letters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "an SQLite database"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
)

_CONTROL = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f]")

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([A-Za-z0-9._-]+)""", re.IGNORECASE)

CONTROL_SHARE = 0.05
"""A file with more control characters than this among its first bytes is no text."""

FOREIGN_SHARE = 0.2
"""Up to this share of high bytes, a text is English in Windows' Western alphabet."""


def wide_encoding(sample: bytes) -> str | None:
    """Name the encoding if letters take two or four bytes: it must be known to find lines.

    Returns:
        A codec's name; None if a line feed is one byte.
    """
    for mark, name in _BOMS[1:]:
        if sample.startswith(mark):
            return name
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even = sample[: pairs * 2 : 2].count(0) / pairs
    odd = sample[1 : pairs * 2 : 2].count(0) / pairs
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def binary_kind(sample: bytes) -> str | None:
    """Say what the bytes are ("a PDF file") if they are no text, else None."""
    for magic, kind in _MAGIC:
        if sample.startswith(magic):
            return kind
    if wide_encoding(sample):
        return None
    share = len(_CONTROL.findall(sample)) / max(1, len(sample))
    return "a binary file" if share > CONTROL_SHARE else None


def decode(data: bytes) -> str:
    """Give the letters of *data*; never fails.

    A byte-order mark or NUL in every other byte decides; then UTF-8, if it is valid; then,
    for few letters beyond ASCII, Windows-1252, since statistics go wrong on a handful of
    accents and quotation marks; else the encoding that the statistics of the letters suggest.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if wide := wide_encoding(data[:4096]):  # mostly valid UTF-8, too, with NUL in between
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def decode_page(data: bytes) -> str:
    """Give the letters of a web page: as `decode`, unless the page names another encoding."""
    declared = _DECLARED.search(data[:2048])
    if not declared or data.startswith(tuple(mark for mark, _ in _BOMS)):
        return decode(data)
    return decode_as(declared[1].decode("ascii"), data, decode)  # pages err


def decode_as(charset: str | None, data: bytes, otherwise: Callable[[bytes], str]) -> str:
    """Give the letters by the encoding that was sent along, if it fits."""
    try:
        return data.decode(charset) if charset else otherwise(data)
    except (ValueError, LookupError):  # some names are of no encoding, or cannot be a name
        return otherwise(data)


def decode_sample(sample: bytes) -> str:
    """Give the letters of the beginning of a stream; its last letter may be cut."""
    return sample.decode(wide_encoding(sample) or "utf-8", "replace")


def _decode_legacy(data: bytes) -> str:
    high = sum(byte > 0x7F for byte in data[:4096]) / len(data[:4096])
    guess = from_bytes(data).best() if high > FOREIGN_SHARE else None
    if guess:
        return str(guess)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
