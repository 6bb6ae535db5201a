"""From the fields of a record to a report, and what must hold of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from stateofplay.core.errors import Problem
from stateofplay.core.text import Report
from stateofplay.read.dates import EXPECTED, parse_day
from stateofplay.read.inputs import problem
from stateofplay.read.languages import foreign_language

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "text": ("text", "maintext"),
    "date": ("date", "date_publish", "published"),
    "publisher": (
        "sitename",
        "outlet",
        "source-hostname",
        "hostname",
        "source_domain",
        "publisher",
    ),
    "url": ("url", "source"),
    "author": ("author", "authors"),
}
"""Our field -> the names that trafilatura, news-please and our own export give it; the
first one that is filled counts."""

FIELDS_NAMED = 8
"""Fields that a message names, at most."""

INVISIBLE_SHARE = 0.05
"""More control and direction characters than this share, and the text is not readable."""

_DAY_STANDS = "(JSON: the field date; text: a line of its own below the headline)"

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One report as its format gives it.

    Attributes:
        source: The file or address.
        where: The same with a line, for problems.
        fields: Names and values, not yet checked.
    """

    source: str
    where: str
    fields: Mapping[str, object]


def to_report(record: Record) -> Iterator[Report | Problem]:
    """Turn a record into a report, or into the problem that keeps it from being one.

    A report without a day of publication is given, and a problem after it.
    """
    names = {ours: _filled(record.fields, given) for ours, given in FIELDS.items()}
    if names["url"] == "source" and not str(record.fields["source"]).startswith("http"):
        names["url"] = None  # trafilatura's address, but others keep an outlet's name there
    values = {ours: record.fields[name] for ours, name in names.items() if name}
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        yield problem(record.where, _no_text(record.fields))
        return
    used = frozenset(name for name in names.values() if name)
    report = Report(
        source=record.source,
        title=_string(values.get("title")) or "",
        text=_whole(text),
        publisher=_string(values.get("publisher")),
        url=_string(values.get("url")),
        author=_string(values.get("author")),
        extra={key: value for key, value in record.fields.items() if key not in used},
    )
    if objection := _objection(report):
        yield problem(record.where, objection)
        return
    yield from _dated(report, values.get("date"), record.where)


def json_kind(value: object) -> str:
    """Say in words what a JSON value is: "a number", "null"."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case _:
            return "an object"


def _filled(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """Name the first field that has a usable value; what else is there stays in `extra`."""
    return next((name for name in names if _usable(fields.get(name))), None)


def _usable(value: object) -> bool:
    return value not in (None, "", []) and not isinstance(value, dict)


def _no_text(fields: Mapping[str, object]) -> str:
    there = [fields[name] for name in FIELDS["text"] if name in fields]
    if not there:
        found = ", ".join(list(fields)[:FIELDS_NAMED]) or "none"
        more = ", ..." if len(fields) > FIELDS_NAMED else ""
        return f"no text; expected a field text or maintext, found {found}{more}"
    wrong = next((value for value in there if not isinstance(value, (str, type(None)))), None)
    if wrong is not None:
        return f"the text is {json_kind(wrong)}; expected a string"
    return "empty text; expected the report's words"


def _string(value: object) -> str | None:
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value)
    return None if value is None else _whole(str(value))


def _whole(text: str) -> str:
    """Replace halves of surrogate pairs, which are no characters, one for one."""
    return _HALF_PAIR.sub("\ufffd", text)


def _objection(report: Report) -> str | None:
    text = report.full_text
    invisible = len(_INVISIBLE.findall(text))
    if invisible > INVISIBLE_SHARE * len(text):
        return (
            f"{invisible:,} of {len(text):,} characters are control or direction marks;"
            " expected a readable text"
        )
    if language := foreign_language(text):
        return f"written in {language}; only reports in English are read"
    return None


_UNDATED = "read without one, so that no other report is compared with it"


def _dated(report: Report, given: object, where: str) -> Iterator[Report | Problem]:
    try:
        published = None if given is None else parse_day(given)
        message = f"no date; {EXPECTED} {_DAY_STANDS}"
    except ValueError as error:
        published = None
        message = str(error)
    report = replace(report, published=published)
    yield report
    if published is None:
        yield problem(where, f"{message}; {_UNDATED}", report.id)
