"""What was found in a report, packed: two columns of one row a reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from stateofplay.core.judgements import Entity, Resolved, Setting, Subject
from stateofplay.core.serialise import from_json, to_json
from stateofplay.core.slugs import slug
from stateofplay.core.statements import Statement
from stateofplay.core.text import Report
from stateofplay.ledger.packing import Json, farther, fold, nearer, only, pack, unfold, unpack

NOTHING = Report(source="", title="", text="")
"""Stands in for the report where what is read back quotes nothing."""

T = TypeVar("T", Subject, Setting)

_MENTION = re.compile(r"\d+-\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The statements of a reading in order of the text, each with what is decided about it."""

    ids: tuple[str, ...]
    statements: tuple[Statement, ...]
    subjects: tuple[Subject | None, ...]
    settings: tuple[Setting | None, ...]


def pack_statements(report: Report, statements: Sequence[Statement], resolved: Resolved) -> bytes:
    """Write the statements of *report* with the decisions about them, all but their ids."""
    ids = [statement.id for statement in statements]
    number = {key: place for place, key in reversed(list(enumerate(ids)))}
    rows = []
    last = 0
    for statement in statements:
        row = to_json(statement)
        base = statement.evidence.span.start
        row = nearer(row, base)
        row["evidence"]["span"][0] = base - last
        last = base
        rows.append(row)
    decided = [_decisions(each, number) for each in (resolved.subjects, resolved.settings)]
    return pack([fold(rows), *map(fold, decided)], report.full_text, "statements")


def _decisions(
    decisions: Iterable[Subject] | Iterable[Setting], number: dict[str, int]
) -> list[dict[str, Json]]:
    rows: dict[int, dict[str, Json]] = {}
    for each in decisions:
        if each.statement_id in number:
            row = to_json(each)
            row["statement_id"] = number[each.statement_id]
            rows.setdefault(row["statement_id"], row)
    return list(rows.values())


def unpack_statements(
    packed: bytes,
    ids: Sequence[str],
    report: Report,
    wanted: Callable[[str, str], bool] = lambda *_: True,
    *,
    why: bool = True,
) -> Found:
    """Read what `pack_statements` wrote, as far as *wanted* says of kind and id.

    Args:
        packed: What was written.
        ids: Of all the statements, in their order.
        report: The report it was found in.
        wanted: Of kind and id, whether a statement is read.
        why: False to leave out steps and reasons, which are most of it.

    Raises:
        EvidenceError: If a quotation reaches outside the report.
    """
    *_, rows, subjects, settings = unpack(packed, report.full_text)  # ids once stood before them
    if not why:
        for (_, columns), field in ((rows, "steps"), (subjects, "reasons"), (settings, "reasons")):
            columns.pop(field, None)
    statements: dict[int, Statement] = {}
    last = 0
    for place, row in enumerate(unfold(rows)):
        last += row["evidence"]["span"][0]
        row["evidence"]["span"][0] = 0
        if wanted(row["content"]["kind"], ids[place]):
            statements[place] = from_json(Statement, farther(row, last), report)
    keys = {place: ids[place] for place in statements}
    return Found(
        ids=tuple(keys.values()),
        statements=tuple(statements.values()),
        subjects=tuple(_read(Subject, subjects, keys)),
        settings=tuple(_read(Setting, settings, keys)),
    )


def _read(cls: type[T], folded: Json, keys: Mapping[int, str]) -> Iterator[T | None]:
    rows = {each["statement_id"]: each for each in unfold(folded)}
    for place, key in keys.items():
        row = rows.get(place)
        yield None if row is None else from_json(cls, row | {"statement_id": key}, NOTHING)


def evidence_of(packed: bytes, text: str) -> list[tuple[str, int, int]]:
    """Give kind, start and end of the evidence of each statement, and nothing else of it."""
    *_, rows, _, _ = unpack(packed, text)
    found = []
    last = 0
    for row in unfold(only(rows, {"content": "kind", "evidence": "span"})):
        start, length = row["evidence"]["span"]
        last += start
        found.append((row["content"]["kind"], last, last + length))
    return found


def pack_entities(report: Report, entities: Iterable[Entity]) -> bytes:
    """Write the entities of *report*; a second one of the same id is left out."""
    rows: dict[str, dict[str, Json]] = {}
    for entity in entities:
        rows.setdefault(entity.id, _entity_row(entity))
    return pack(fold(list(rows.values())), report.full_text, "entities")


def _entity_row(entity: Entity) -> dict[str, Json]:
    row: dict[str, Json] = to_json(entity)
    prefix = f"{entity.report_id}/"
    if entity.id.startswith(prefix):
        row["id"] = entity.id.removeprefix(prefix)
        row["own"] = 1
        if row["id"] == slug(entity.name):  # of nineteen in twenty
            del row["id"]
    if row["names"] == [entity.name]:
        del row["names"]
    if all(_MENTION.fullmatch(mention) for mention in row["mentions"]):
        row["mentions"] = _steps(row["mentions"])
    del row["report_id"]
    return row


def _steps(mentions: Iterable[str]) -> list[int]:
    numbers: list[int] = []
    last = 0
    for mention in mentions:
        start, end = map(int, mention.split("-"))
        numbers += (start - last, end - start)
        last = start
    return numbers


def unpack_entities(packed: bytes, report_id: str, text: str) -> tuple[Entity, ...]:
    """Read what `pack_entities` wrote; *text* is the report's full text."""
    return tuple(entities_by_place(packed, report_id, text).values())


def entities_by_place(
    packed: bytes, report_id: str, text: str, named: Set[str] | None = None
) -> dict[int, Entity]:
    """Read the entities that *named* mentions belong to, None for all, by place among all."""
    prefix = f"{report_id}:"
    found: dict[int, Entity] = {}
    for place, row in enumerate(unfold(unpack(packed, text))):
        numbers = row["mentions"]
        if numbers and isinstance(numbers[0], int):
            row["mentions"] = numbers = _places(numbers)
        if named is not None and named.isdisjoint(map(prefix.__add__, numbers)):
            continue
        row["report_id"] = report_id
        if row.pop("own", 0):
            own = row["id"] if "id" in row else slug(row["name"])
            row["id"] = f"{report_id}/{own}"
        row.setdefault("names", [row["name"]])
        found[place] = from_json(Entity, row, NOTHING)
    return found


def _places(numbers: Sequence[int]) -> list[str]:
    places = []
    start = 0
    for step, length in zip(numbers[::2], numbers[1::2], strict=True):
        start += step
        places.append(f"{start}-{start + length}")
    return places
