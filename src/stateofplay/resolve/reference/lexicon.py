"""Reference data: states, organisations, and what kind of actor a noun names.

The data are the YAML files in ``resolve/data``; each file says its own form in its head. A user's
files of the same forms are read after the shipped ones and extend or replace their entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from stateofplay.resolve.reference.forms import agree, key, person_name, singular
from stateofplay.resolve.reference.offices import called_after, is_head, same_office
from stateofplay.resolve.reference.tables import (
    Known,
    Leader,
    NounClass,
    by_last_name,
    demonyms_of,
    heads_of,
    leaders_of,
    names_of,
    noun_class_of,
    read_table,
    seats_of,
)

T = TypeVar("T")

_SHIPPED = ("countries.yml", "organisations.yml", "leaders.yml")
_WORDS = (
    "accredited",
    "delegates",
    "departments",
    "state_bodies",
    "own_bodies",
    "quantities",
    "counting",
    "quarters",
    "strikes_places",
    "acts_of_speakers",
    "whole_groups",
    "any_groups",
    "group_nouns",
    "affiliations",
    "home_nouns",
    "also_parts",
    "followers",
    "behind_names",
    "force_names",
    "party_names",
    "backing",
    "settlements",
    "no_names",
    "no_given",
    "weapons",
    "known_as",
    "known_how",
)
"""Tables of ``nouns.yml`` that are lists of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All reference data, by the folded form of each name.

    Attributes:
        names: `forms.key` of a name -> what it names.
        classes: The noun classes, in order of the file.
        offices: Office noun -> whether its holder speaks for its owner.
        titles: Lower-case words before a name that are no part of it.
        seats: Descriptions that stand for an organisation ("world body") -> its name.
        heads: Name of an organisation -> offices that only such organisations have.
        nouns: Head noun -> its class.
        demonyms: Name of a state -> its adjective.
        accredited: Office nouns whose holder is sent to an organisation, not by it.
        delegates: Office nouns whose holder speaks for a state only if it sends them.
        departments: Lower-case matters of offices ("defense"): no party.
        state_bodies: Lower-case ends of the names of bodies that a state has ("ministry").
        own_bodies: Lower-case words that begin the name of another body ("national").
        given: Lower-case given name -> ``he`` or ``she``.
        deeds: Noun of a deed, singular -> who does it ("protest", "protesters").
        quantities: Lower-case words that count ("hundreds", "million").
        counting: Lower-case words that count or hedge a count before a noun ("several").
        quarters: Lower-case words that stand alone for a state whose name begins with them.
        strikes_places: Types of acts whose recipient, if it is a capital, is the town.
        acts_of_speakers: Types of acts that "we" does as who speaks, not as the party.
        whole_groups: Lower-case words that behind the name of an armed group add nothing.
        any_groups: Lower-case nouns of armed groups that other groups have, too.
        group_nouns: Lower-case nouns of a whole group: in the plural, of several.
        affiliations: Lower-case words that tell the party an office holder is of, not the state.
        crowds: Noun of one who protests, singular -> the crowd ("protesters").
        home_nouns: Lower-case nouns of a government that readers take for their own.
        also_parts: Lower-case nouns of a state that are also those of a part of one.
        followers: Lower-case nouns of those who act for the armed group that they are of.
        behind_names: Lower-case nouns that behind the name of an organisation add nothing.
        force_names: Lower-case nouns that the name of a force of its own ends with.
        party_names: Lower-case nouns that behind a state's adjective also name others.
        backing: Ends of a compound that tells who is behind the bearer of a name ("backed").
        settlements: Lower-case nouns of places where people live.
        no_names: Lower-case words of a page that look like names.
        no_given: Lower-case words before a last name that are no given name ("monday").
        weapons: Lower-case nouns of weapons that stand for who strikes with them.
        known_as: Lower-case words behind which a report tells another name.
        known_how: Lower-case words that may stand before these.
        leaders: Last name, lower case -> dated facts about who held an office.
    """

    names: Mapping[str, Known]
    classes: tuple[NounClass, ...]
    offices: Mapping[str, bool]
    titles: frozenset[str]
    seats: Mapping[str, str]
    heads: Mapping[str, frozenset[str]]
    nouns: Mapping[str, NounClass]
    demonyms: Mapping[str, str]
    accredited: frozenset[str]
    delegates: frozenset[str]
    departments: frozenset[str]
    state_bodies: frozenset[str]
    own_bodies: frozenset[str]
    given: Mapping[str, str]
    deeds: Mapping[str, str]
    quantities: frozenset[str]
    counting: frozenset[str]
    quarters: frozenset[str]
    strikes_places: frozenset[str]
    acts_of_speakers: frozenset[str]
    whole_groups: frozenset[str]
    any_groups: frozenset[str]
    group_nouns: frozenset[str]
    affiliations: frozenset[str]
    crowds: Mapping[str, str]
    home_nouns: frozenset[str]
    also_parts: frozenset[str]
    followers: frozenset[str]
    behind_names: frozenset[str]
    force_names: frozenset[str]
    party_names: frozenset[str]
    backing: frozenset[str]
    settlements: frozenset[str]
    no_names: frozenset[str]
    no_given: frozenset[str]
    weapons: frozenset[str]
    known_as: frozenset[str]
    known_how: frozenset[str]
    leaders: Mapping[str, tuple[Leader, ...]]

    @classmethod
    def load(cls, extra: Iterable[Path] = ()) -> Lexicon:
        """Read the shipped files, then the user's.

        Args:
            extra: YAML files with any of the tables ``states``, ``organisations``, ``peoples``.

        Raises:
            DataError: If a file lacks a needed field or has one that is not known.
        """
        folder = files("stateofplay.resolve").joinpath("data")
        tables = [read_table(folder.joinpath(name)) for name in _SHIPPED]
        tables += [read_table(path) for path in extra]
        plain = [table for _, table in tables]
        where, table = read_table(folder.joinpath("nouns.yml"))
        classes = tuple(noun_class_of(where, value) for value in table["classes"])
        offices = _offices(table)
        words = {name: frozenset(map(str, table[name])) for name in _WORDS}
        return cls(
            names=_merged(names_of(*each) for each in tables),
            classes=classes,
            offices=offices,
            titles=frozenset([*(o.split()[-1] for o in offices), *map(str, table["honorifics"])]),
            seats=_merged(map(seats_of, plain)),
            heads=_merged(map(heads_of, plain)),
            nouns={noun: group for group in classes for noun in sorted(group.nouns)},
            demonyms=_merged(map(demonyms_of, plain)),
            given=_given_names(folder),
            deeds={str(noun): str(doers) for noun, doers in table["deeds"].items()},
            crowds={str(noun): str(crowd) for noun, crowd in table["crowds"].items()},
            leaders=by_last_name(each for one in tables for each in leaders_of(*one)),
            **words,
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
        """Find the class of a description by its last words, the longest first (see `noun`)."""
        return self.nouns.get(self.noun(words))

    def noun(self, words: str) -> str:
        """Give the noun of a class, singular, that a description ends with; "" if none.

        Example:
            >>> Lexicon.load().noun("the Israeli Defence Forces")
            'defence force'
        """
        parts = key(words).casefold().split()
        for start in range(max(0, len(parts) - 3), len(parts)):
            for last in (parts[-1], singular(parts[-1])):
                phrase = " ".join([*parts[start:-1], last])
                if phrase in self.nouns:
                    return phrase
        return ""

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

    def leader(self, name: str, office: str | None, day: date | None) -> Leader | None:
        """Find the one dated fact that fits a name and an office on a day.

        Args:
            name: Full name or last name, without titles.
            office: Office noun; None if the report tells none: then the full name must agree.
            day: Day of publication; None fits any time.

        Returns:
            The fact, or None if none or more than one person fits.
        """
        told = person_name(name, frozenset())
        if told is None or (office is None and not told.full):
            return None
        held = self.holders(told.last, office, day)
        fits = [fact for fact in held if _same_person(fact, name, full=told.full)]
        return fits[0] if len({(fact.name, fact.of) for fact in fits}) == 1 else None

    def holders(self, last: str, office: str | None, day: date | None) -> list[Leader]:
        """Give the dated facts on those with a last name who held an office, or any, on a day."""
        held = [fact for fact in self.leaders.get(last, ()) if _held(fact, day)]
        return [fact for fact in held if office is None or _same_office(fact.office, office)]


def _merged(tables: Iterable[Mapping[str, T]]) -> dict[str, T]:
    """Lay tables over one another: what a later one says of a name holds."""
    return {name: value for table in tables for name, value in table.items()}


def _offices(table: Mapping[str, Any]) -> dict[str, bool]:
    """Each office noun, and whether its holder speaks for its owner."""
    return {
        str(noun): bool(group["speaks"]) for group in table["offices"] for noun in group["nouns"]
    }


def _given_names(folder: Traversable) -> dict[str, str]:
    _, table = read_table(folder.joinpath("given_names.yml"))
    return {str(name): word for word in ("he", "she") for name in table[word]}


def _held(fact: Leader, day: date | None) -> bool:
    return day is None or (fact.start <= day and (fact.end is None or day <= fact.end))


def _same_person(fact: Leader, name: str, *, full: bool) -> bool:
    if not full:
        return True
    one, other = person_name(fact.name, frozenset()), person_name(name, frozenset())
    return one is not None and other is not None and agree(one, other)


def _same_office(one: str, other: str) -> bool:
    if one == other or one.startswith(f"{other} ") or called_after(other):
        return True
    return is_head(other) and same_office(other, one)
