"""JSON and text in few bytes: what a ledger holds most of, and reads back whole.

Objects of one kind are written as columns (all values of a field together), spans as distances,
and all of it is packed with the report's own words as the dictionary, since names, reasons and
steps repeat them, after what rows of the kind have in common (`data/*.txt`: pieces of rows with no
words but those of the program, and the commonest words of English news). Lists that follow from a
whole ledger are packed by a slower compressor, which finds what is far apart.
"""

from __future__ import annotations

import json
import lzma
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

MARK = b"\xff"
"""Begins what is packed with words alone, or not at all: no text in UTF-8 begins so."""

_COMMON_MARK = b"\xfe"
"""Begins what is packed with what is common, too; the letter of that follows."""

_LISTS_MARK = b"\xfd"
"""Begins what `pack_list` wrote."""

MARKS = frozenset({MARK, _COMMON_MARK, _LISTS_MARK})
"""One of them begins whatever is packed."""

_COMMON = {
    name[:1].encode(): name for name in ("cards", "entities", "identified", "statements", "texts")
}
"""Names of what rows have in common, by letter; never changed, since rows are read with it."""

_WINDOW = 24_000
"""Bytes of a report that help to pack; deflate looks back 32 kB."""

_FAR: list[dict[str, int]] = [{"id": lzma.FILTER_LZMA2, "preset": 3, "dict_size": 1 << 22}]
"""How lists are packed: preset 4 takes half as long again for a twentieth less room."""

Json = Any


def pack(
    value: Json, words: str = "", common: str = "", shortened: Callable[[str], str] = str
) -> bytes:
    """Write JSON.

    Args:
        value: What to write.
        words: Needed again to read it.
        common: Names what `data` tells of it.
        shortened: Shortens the JSON (`numbering`).
    """
    return packed_text(shortened(_dumped(value)), words, common)


def unpack(packed: bytes, words: str = "", whole: Callable[[str], str] = str) -> Json:
    """Read what `pack` wrote with the same *words*; *whole* takes back what shortened it."""
    return json.loads(whole(unpacked_text(packed, words)))


def packed_text(text: str, words: str = "", common: str = "") -> bytes:
    """Write a text; *words* are needed again to read it, *common* is as in `pack`."""
    letter = common[:1].encode()
    mark = _COMMON_MARK + letter if common else MARK
    known = _common(letter) + _bytes(words)[:_WINDOW]
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zdict=known)
    return mark + deflater.compress(_bytes(text)) + deflater.flush()


def unpacked_text(packed: bytes, words: str = "") -> str:
    """Read what `packed_text` wrote, or the JSON of `pack` as it stands."""
    letter = packed[1:2] if packed[:1] == _COMMON_MARK else b""
    known = _common(letter) + _bytes(words)[:_WINDOW]
    inflater = zlib.decompressobj(-zlib.MAX_WBITS, known)
    plain = inflater.decompress(packed[1 + len(letter) :]) + inflater.flush()
    return plain.decode("utf-8", "surrogatepass")


def pack_list(objects: Sequence[dict[str, Json]], shortened: Callable[[str], str]) -> bytes:
    """Write many objects of one kind in fewer bytes than `pack`, and in more time.

    Args:
        objects: What to write.
        shortened: Shortens their JSON (`numbering`).
    """
    plain = _bytes(shortened(_dumped(fold(objects))))
    return _LISTS_MARK + lzma.compress(plain, format=lzma.FORMAT_RAW, filters=_FAR)


def unpack_list(packed: bytes, whole: Callable[[str], str]) -> list[dict[str, Json]]:
    """Read what `pack_list` wrote; *whole* takes back what shortened it."""
    plain = lzma.decompress(packed[1:], format=lzma.FORMAT_RAW, filters=_FAR)
    return unfold(json.loads(whole(plain.decode("utf-8", "surrogatepass"))))


def _dumped(value: Json) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@cache
def _common(letter: bytes) -> bytes:
    if not letter:
        return b""
    return files("stateofplay.ledger").joinpath("data", f"{_COMMON[letter]}.txt").read_bytes()


def fold(objects: Sequence[dict[str, Json]]) -> Json:
    """Write objects as columns: number, then for each field which objects have it, and values.

    >>> fold([{"a": 1}, {"a": 2, "b": {"c": 3}}])
    [2, {'a': ['', 'v', [1, 2]], 'b': ['01', 'd', [1, {'c': ['', 'v', [3]]}]]}]
    """
    keys = sorted({key for each in objects for key in each})
    return [len(objects), {key: _column(key, objects) for key in keys}]


def _column(key: str, objects: Sequence[dict[str, Json]]) -> Json:
    values = [each[key] for each in objects if key in each]
    mask = "" if len(values) == len(objects) else "".join("01"[key in each] for each in objects)
    if all(isinstance(value, dict) for value in values):
        return [mask, "d", fold(values)]
    lists = all(isinstance(value, list) for value in values)
    if lists and all(isinstance(item, dict) for value in values for item in value):
        return [mask, "l", list(map(len, values)), fold([item for each in values for item in each])]
    return [mask, "v", values]


def only(folded: Json, wanted: Mapping[str, str]) -> Json:
    """Leave out all but one field of each of some fields that are objects in every one.

    >>> only(fold([{"a": {"b": 1, "c": 2}, "d": 3}]), {"a": "b"})
    [1, {'a': ['', 'd', [1, {'b': ['', 'v', [1]]}]]}]
    """
    count, columns = folded
    kept = {}
    for field, part in wanted.items():
        mask, kind, (number, parts) = columns[field]
        kept[field] = [mask, kind, [number, {part: parts[part]}]]
    return [count, kept]


def unfold(folded: Json) -> list[dict[str, Json]]:
    """Read what `fold` wrote."""
    count, columns = folded
    objects: list[dict[str, Json]] = [{} for _ in range(count)]
    for key, (mask, kind, *content) in columns.items():
        having = objects if not mask else [o for o, sign in zip(objects, mask) if sign == "1"]  # noqa: B905
        for each, value in zip(having, _values(kind, content), strict=True):
            each[key] = value
    return objects


def _values(kind: str, content: Json) -> list[Json]:
    if kind == "d":
        return list(unfold(content[0]))
    if kind == "v":
        return list(content[0])
    items = iter(unfold(content[1]))
    return [[next(items) for _ in range(length)] for length in content[0]]


def nearer(value: Json, base: int) -> Json:
    """Write every span (a list of two numbers) as its distance from *base* and its length."""
    if isinstance(value, dict):
        return {key: nearer(item, base) for key, item in value.items()}
    if isinstance(value, list):
        if _is_span(value):
            return [value[0] - base, value[1] - value[0]]
        return [nearer(item, base) for item in value]
    return value


def farther(value: Json, base: int) -> Json:
    """Read what `nearer` wrote of an object or a list; *value* itself is changed and given back."""
    if type(value) is list and _is_span(value):
        value[0] += base
        value[1] += value[0]
        return value
    for item in value.values() if type(value) is dict else value:
        if type(item) is dict or type(item) is list:
            farther(item, base)
    return value


def _is_span(value: list[Json]) -> bool:
    return len(value) == 2 and type(value[0]) is int and type(value[1]) is int
