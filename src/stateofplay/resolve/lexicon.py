"""Reference data: states, organisations, and what kind of actor a noun names.

The data are the YAML files in ``resolve/data``; each file says its own form in its head. A user's
files of the same forms are read after the shipped ones and extend or replace their entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from stateofplay.core.errors import DataError
from stateofplay.resolve.forms import key, singular

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
class Lexicon:
    """All reference data, by the folded form of each name.

    Attributes:
        names: `forms.key` of a name -> what it names.
        classes: The noun classes, in order of the file.
        offices: Office noun -> whether its holder speaks for its owner.
        titles: Lower-case words before a name that are no part of it.
        qualifiers: Lower-case words before an office that do not change whose it is.
        seats: Descriptions that stand for an organisation ("world body") -> its name.
    """

    names: Mapping[str, Known]
    classes: tuple[NounClass, ...]
    offices: Mapping[str, bool]
    titles: frozenset[str]
    qualifiers: frozenset[str]
    seats: Mapping[str, str]
    nouns: Mapping[str, NounClass]

    @classmethod
    def load(cls, extra: Iterable[Path] = ()) -> Lexicon:
        """Read the shipped files, then the user's.

        Args:
            extra: YAML files with any of the tables ``states``, ``organisations``, ``peoples``.

        Raises:
            DataError: If a file lacks a needed field or has one that is not known.
        """
        folder = files("stateofplay.resolve").joinpath("data")
        tables = [_read(folder.joinpath(n)) for n in ("countries.yml", "organisations.yml")]
        tables += [_read(path) for path in extra]
        names: dict[str, Known] = {}
        seats: dict[str, str] = {}
        for where, table in tables:
            names.update(_names(where, table))
            seats.update(_seats(table))
        where, table = _read(folder.joinpath("nouns.yml"))
        classes = tuple(_noun_class(where, value) for value in table["classes"])
        offices = {
            str(noun): bool(group["speaks"])
            for group in table["offices"]
            for noun in group["nouns"]
        }
        endings = {office.split()[-1] for office in offices}
        return cls(
            names=names,
            classes=classes,
            offices=offices,
            titles=frozenset(endings.union(map(str, table["honorifics"]))),
            qualifiers=frozenset(map(str, table["qualifiers"])),
            seats=seats,
            nouns={noun: group for group in classes for noun in sorted(group.nouns)},
        )

    def find(self, words: str) -> Known | None:
        """Look a name, demonym or abbreviation up; None if the data do not have it.

        Example:
            >>> Lexicon.load().find("the U.S.").name
            'United States'
        """
        folded = key(words)
        found = self.names.get(folded)
        if found is None and folded.isupper():
            found = self.names.get(folded.casefold())
        return found

    def noun_class(self, words: str) -> NounClass | None:
        """Find the class of a description by its last words, the longest first.

        Example:
            >>> Lexicon.load().noun_class("the Israeli air force").name
            'air force'
        """
        parts = key(words).casefold().split()
        for start in range(max(0, len(parts) - 3), len(parts)):
            for last in (parts[-1], singular(parts[-1])):
                phrase = " ".join([*parts[start:-1], last])
                if found := self.nouns.get(phrase):
                    return found
        return None

    def office(self, words: str) -> str | None:
        """Find the office that *words* end with, the longest first; None if there is none.

        Example:
            >>> Lexicon.load().office("the top US diplomat")
            'diplomat'
        """
        parts = key(words).casefold().replace(",", " ").split()
        for start in range(len(parts)):
            for last in (parts[-1], singular(parts[-1])):
                phrase = " ".join([*parts[start:-1], last])
                if phrase in self.offices:
                    return phrase
        return None


def _read(path: Any) -> tuple[str, dict[str, Any]]:
    where = str(path.name)
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(where, "the file", f"cannot be read as YAML: {error}") from error
    if not isinstance(data, dict):
        raise DataError(where, "the file", "must be a table of entries")
    return where, data


def _names(where: str, table: Mapping[str, Any]) -> dict[str, Known]:
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
    allowed = frozenset({"forms", "party", "seat"})
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


def _seats(table: Mapping[str, Any]) -> dict[str, str]:
    return {
        str(words): str(entry["name"])
        for entry in table.get("organisations") or ()
        for words in entry.get("seat") or ()
    }


def _noun_class(where: str, entry: Any) -> NounClass:
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
