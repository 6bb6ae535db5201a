"""Reading the reference data: YAML tables -> `Known`, `NounClass`, `Leader`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from stateofplay.core.errors import DataError
from stateofplay.datafiles import parse_yaml
from stateofplay.resolve.reference.forms import key, person_name

KINDS = frozenset(
    {
        "person",
        "state",
        "government",
        "military",
        "organisation",
        "armed group",
        "people",
        "place",
        "role",
    }
)
"""The kinds of `stateofplay.core.judgements.Entity`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the reference data say of a name.

    Attributes:
        name: Name to show.
        kind: One of `KINDS`.
        how: ``name``, ``demonym``, ``capital``, ``seat``, ``people`` or ``organisation``.
        code: ISO 3166-1 code of a state, else None.
        party: For whom it speaks; a state speaks for itself.
        officials: For whom officials of this people speak, if not for the people itself.
    """

    name: str
    kind: str
    how: str
    code: str | None = None
    party: str | None = None
    officials: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NounClass:
    """A class of head nouns (see the head of ``nouns.yml``)."""

    name: str
    kind: str
    nouns: frozenset[str]
    merges: bool
    state: bool
    names: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Who held an office when (see the head of ``leaders.yml``).

    Attributes:
        office: Office noun, lower case.
        short: The one name that reports call them by, "" if it is the last one.
        of: The state or organisation.
        start: First day.
        end: Last day, None while it lasts.
    """

    name: str
    office: str
    of: str
    start: date
    end: date | None
    short: str = ""


def read_given(path: Path | Traversable) -> tuple[str, Any]:
    """Read a YAML file that may be a user's.

    Returns:
        Its name and what it holds.

    Raises:
        DataError: If it cannot be read or is not YAML.
    """
    where = path.name
    try:
        return where, parse_yaml(path.read_text("utf-8"))
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise DataError(str(path), "the file", problem) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(where, "the file", f"cannot be read as YAML: {error}") from error


def read_table(path: Path | Traversable) -> tuple[str, dict[str, Any]]:
    """Read one file of tables.

    Returns:
        Its name and its table.

    Raises:
        DataError: If it cannot be read, is not YAML or not a table.
    """
    where, data = read_given(path)
    if not isinstance(data, dict):
        raise DataError(where, "the file", "must be a table of entries")
    return where, data


def names_of(where: str, table: Mapping[str, Any]) -> dict[str, Known]:
    """Give every name in *table* with what it names, by its folded form.

    Raises:
        DataError: If an entry lacks a needed field or has one that is not known.
    """
    found: dict[str, Known] = {}
    for code, entry in (table.get("states") or {}).items():
        found.update(_state(where, str(code), entry))
    for entry in table.get("organisations") or ():
        found.update(_organisation(where, entry))
    for entry in table.get("peoples") or ():
        found.update(_people(where, entry))
    return found


def _checked(
    where: str, entry: Any, needed: frozenset[str], allowed: frozenset[str]
) -> Mapping[str, Any]:
    label = str(entry.get("name", entry)) if isinstance(entry, dict) else str(entry)
    if not isinstance(entry, dict):
        raise DataError(where, label, "must be a table", needed | allowed)
    if missing := needed - entry.keys():
        raise DataError(where, label, f"lacks {', '.join(sorted(missing))}", needed)
    if unknown := entry.keys() - needed - allowed:
        raise DataError(
            where, label, f"has no field {sorted(map(str, unknown))[0]!r}", needed | allowed
        )
    return entry


def _state(where: str, code: str, entry: Any) -> dict[str, Known]:
    lists = frozenset({"forms", "demonyms", "capitals", "seats"})
    entry = _checked(where, entry, frozenset({"name"}), lists)
    name = str(entry["name"])
    forms = [("capital", word) for word in entry.get("capitals") or ()]
    for word in entry.get("demonyms") or ():
        forms += [("demonym", word), ("demonym", f"{word}s")]
    forms += [("seat", word) for word in entry.get("seats") or ()]
    forms += [("name", word) for word in (*(entry.get("forms") or ()), name)]
    return {
        key(word): Known(name=name, kind="state", how=how, code=code, party=name)
        for how, word in forms
    }


def _organisation(where: str, entry: Any) -> dict[str, Known]:
    allowed = frozenset({"forms", "party", "seat", "heads"})
    entry = _checked(where, entry, frozenset({"name", "kind"}), allowed)
    name, kind = str(entry["name"]), str(entry["kind"])
    if kind not in KINDS:
        raise DataError(where, name, f"there is no kind {kind!r}", KINDS)
    party = str(entry.get("party") or name)
    known = Known(name=name, kind=kind, how="organisation", party=party)
    return {key(str(word)): known for word in (name, *(entry.get("forms") or ()))}


def _people(where: str, entry: Any) -> dict[str, Known]:
    allowed = frozenset({"forms", "party", "officials"})
    entry = _checked(where, entry, frozenset({"name"}), allowed)
    name = str(entry["name"])
    officials = entry.get("officials")
    known = Known(
        name=name,
        kind="people",
        how="people",
        party=str(entry["party"]) if entry.get("party") else name,
        officials=str(officials) if officials else None,
    )
    return {key(str(word)): known for word in (name, *(entry.get("forms") or ()))}


def seats_of(table: Mapping[str, Any]) -> dict[str, str]:
    """Give the descriptions that stand for an organisation ("world body") with its name."""
    return {
        str(words): str(entry["name"])
        for entry in table.get("organisations") or ()
        for words in entry.get("seat") or ()
    }


def heads_of(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Give the offices that only such organisations have, by the organisation's name."""
    return {
        str(entry["name"]): frozenset(map(str, entry["heads"]))
        for entry in table.get("organisations") or ()
        if entry.get("heads")
    }


def noun_class_of(where: str, entry: Any) -> NounClass:
    """Read one class of ``nouns.yml``.

    Raises:
        DataError: If it lacks a needed field, has one that is not known, or a kind there is not.
    """
    needed = frozenset({"name", "kind", "nouns", "names", "examples"})
    entry = _checked(where, entry, needed, frozenset({"merges", "state", "not"}))
    name, kind = str(entry["name"]), str(entry["kind"])
    for given in (kind, *entry["names"]):
        if given not in KINDS:
            raise DataError(where, name, f"there is no kind {given!r}", KINDS)
    return NounClass(
        name=name,
        kind=kind,
        nouns=frozenset(map(str, entry["nouns"])),
        merges=bool(entry.get("merges")),
        state=bool(entry.get("state")),
        names=tuple(map(str, entry["names"])),
        examples=tuple(map(str, entry["examples"])),
        counter_examples=tuple(map(str, entry.get("not") or ())),
    )


def demonyms_of(table: Mapping[str, Any]) -> dict[str, str]:
    """Give the adjective of every state in *table* by its name ("Israel": "Israeli")."""
    return {
        str(entry["name"]): str(entry["demonyms"][0])
        for entry in (table.get("states") or {}).values()
        if entry.get("demonyms")
    }


def leaders_of(where: str, table: Mapping[str, Any]) -> Iterable[Leader]:
    """Read the dated facts of *table*.

    Raises:
        DataError: If one lacks a field or a date is not a date.
    """
    needed = frozenset({"name", "office", "of", "from"})
    for row in table.get("leaders") or ():
        entry = _checked(where, row, needed, frozenset({"to", "source", "short"}))
        start = _day(entry["from"], last=False)
        end = None if entry.get("to") is None else _day(entry["to"], last=True)
        if start is None or (end is None and entry.get("to") is not None):
            raise DataError(
                where, str(entry["name"]), "from and to must be dates or years: 2023-11-05, 2023"
            )
        yield Leader(
            name=str(entry["name"]),
            office=str(entry["office"]),
            of=str(entry["of"]),
            start=start,
            end=end,
            short=str(entry.get("short") or ""),
        )


def _day(value: object, *, last: bool) -> date | None:
    """The day that a date or a year means, of a year the first or last; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return date(value, 12, 31) if last else date(value, 1, 1)
    return value if isinstance(value, date) else None


def by_last_name(leaders: Iterable[Leader]) -> dict[str, tuple[Leader, ...]]:
    """Give the dated facts by the last name, and the one short name, of who held the office."""
    found: dict[str, tuple[Leader, ...]] = {}
    for leader in leaders:
        for last in filter(None, (_last_name(leader.name), key(leader.short))):
            found[last] = (*found.get(last, ()), leader)
    return found


def _last_name(name: str) -> str:
    parsed = person_name(name, frozenset())
    return parsed.last if parsed else key(name)
