"""Core types to and from plain JSON values, in one place.

What follows from the report is not written again: a mention or a quotation is stored as
its offsets and its words are cut from the report when it is read back, so the two can
never differ. A field added to a core type needs no line here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import Content, Mention
from stateofplay.core.text import Evidence, Report, Span, cite

T = TypeVar("T")
Decoder = Callable[[Any, Report], Any]

_FROM_REPORT: dict[type, frozenset[str]] = {
    Mention: frozenset({"report_id", "exact"}),
    Evidence: frozenset({"report_id", "exact", "prefix", "suffix"}),
}

_PLAIN = frozenset({str, int, float, bool, NoneType})
"""What is JSON as it is; enumerations, which are strings, too, are not among these."""

_SIMPLE: dict[Hashable, Decoder] = {
    Span: lambda data, _: Span(data[0], data[1]),
    Evidence: lambda data, report: cite(report, Span(*data["span"])),
    date: lambda data, _: date.fromisoformat(data),
    Decimal: lambda data, _: Decimal(data),
}


def to_json(value: object) -> Any:
    """Turn *value* into dictionaries, lists, strings, numbers, booleans and None.

    Args:
        value: A dataclass of the core, or what its fields hold. Fields that have their
            default value are left out; members of a union carry their ``kind``.

    Raises:
        TypeError: If it holds anything else.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [item if type(item) in _PLAIN else to_json(item) for item in value]  # type: ignore[attr-defined]
    if is_dataclass(value):
        return [value.start, value.end] if isinstance(value, Span) else _object_to_json(value)
    if isinstance(value, (tuple, list)):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    return _scalar_to_json(value)


def _scalar_to_json(value: object) -> str | int | float | None:
    match value:
        case Enum() | Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case None | str() | int() | float():
            return value
        case _:
            raise TypeError(f"{type(value).__name__} has no JSON form")


def from_json(cls: type[T], data: Any, report: Report) -> T:
    """Rebuild what `to_json` wrote.

    Args:
        cls: The dataclass that was written.
        data: Its JSON form.
        report: The report it belongs to; quoted words are cut from it.

    Raises:
        EvidenceError: If a quotation reaches outside the report.
    """
    hint: Any = cls
    value: T = _decoder(hint)(data, report)
    return value


def _object_to_json(value: Any) -> dict[str, Any]:
    cls: Any = type(value)
    data: dict[str, Any] = {"kind": cls.__name__.lower()} if cls in _tagged() else {}
    for name, default in _written(cls):
        item = getattr(value, name)
        if item is not default and item != default:
            data[name] = item if type(item) in _PLAIN else to_json(item)
    if cls is Entity:
        prefix = f"{value.report_id}:"
        data["mentions"] = [mention.removeprefix(prefix) for mention in value.mentions]
    return data


@cache
def _written(cls: Hashable) -> tuple[tuple[str, object], ...]:
    """Names of the fields that are written, each with its default (MISSING if none)."""
    assert isinstance(cls, type)  # noqa: S101 - `cache` takes what is hashable
    skipped = _FROM_REPORT.get(cls, frozenset())
    return tuple((item.name, item.default) for item in fields(cls) if item.name not in skipped)


@cache
def _tagged() -> frozenset[type]:
    """The classes that stand in a union, so that their JSON must say which one it is."""
    return frozenset(get_args(Content))


@cache
def _decoder(hint: Hashable) -> Decoder:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if get_origin(hint) in (Union, UnionType):
        return _union_decoder(tuple(arg for arg in get_args(hint) if arg is not NoneType))
    if get_origin(hint) is tuple:
        return _tuple_decoder(_decoder(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = {member.value: member for member in hint}
        return lambda data, _: members[data]
    if isinstance(hint, type) and is_dataclass(hint):
        return _object_decoder(hint)
    return _as_it_is


def _as_it_is(data: Any, _: Report) -> Any:
    return data


def _tuple_decoder(item: Decoder) -> Decoder:
    if item is _as_it_is:
        return lambda data, _: tuple(data)
    return lambda data, report: tuple([item(each, report) for each in data])


def _union_decoder(options: tuple[Any, ...]) -> Decoder:
    if len(options) == 1:
        only = _decoder(options[0])
        if only is _as_it_is:
            return only
        return lambda data, report: None if data is None else only(data, report)
    by_kind = {option.__name__.lower(): _decoder(option) for option in options}
    return lambda data, report: by_kind[data["kind"]](data, report)


def _object_decoder(cls: type) -> Decoder:
    hints = get_type_hints(cls)
    names = frozenset(name for name, _ in _written(cls))
    made = {name: _decoder(hints[name]) for name in names}
    decoders = [(name, made[name]) for name in sorted(names) if made[name] is not _as_it_is]

    def decode(data: dict[str, Any], report: Report) -> Any:
        given = {name: item for name, item in data.items() if name in names}
        for name, decoder in decoders:
            if name in given:
                given[name] = decoder(given[name], report)
        if cls is Mention:
            span = given["span"]
            given["exact"] = report.full_text[span.start : span.end]
            given["report_id"] = report.id
        elif cls is Entity:
            prefix = f"{data['report_id']}:"
            given["mentions"] = tuple([_mention_id(each, prefix) for each in data["mentions"]])
        return cls(**given)

    return decode


def _mention_id(written: str, prefix: str) -> str:
    return written if ":" in written else prefix + written
