"""JSON and text in few bytes: what a ledger holds most of, and reads back whole.

Objects of one kind are written as columns (all values of a field together), spans as distances,
and all of it is packed with the report's own words as the dictionary, since names, reasons and
steps repeat them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

MARK = b"\xff"
"""Begins whatever is packed: no text in UTF-8 begins so."""

_WINDOW = 24_000
"""Bytes of a report that help to pack; deflate looks back 32 kB."""

Json = Any


def pack(value: Json, words: str = "") -> bytes:
    """Write JSON; *words* are needed again to read it."""
    plain = json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return _deflated(_bytes(plain), _bytes(words)[:_WINDOW])


def unpack(packed: bytes, words: str = "") -> Json:
    """Read what `pack` wrote with the same *words*."""
    return json.loads(unpacked_text(packed, words))


def packed_text(text: str, words: str = "") -> bytes:
    """Write a text; *words* are needed again to read it."""
    return _deflated(_bytes(text), _bytes(words)[:_WINDOW])


def unpacked_text(packed: bytes, words: str = "") -> str:
    """Read what `packed_text` wrote, or the JSON of `pack` as it stands."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS, _bytes(words)[:_WINDOW])
    return (inflater.decompress(packed[1:]) + inflater.flush()).decode("utf-8", "surrogatepass")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _deflated(plain: bytes, words: bytes) -> bytes:
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zdict=words)
    return MARK + deflater.compress(plain) + deflater.flush()


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
