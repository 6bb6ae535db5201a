"""Which states, organisations and leaders the words of a name tell: "Turkish", "U.S.", "Assad"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from stateofplay.compare.rows.asked import load_data
from stateofplay.datafiles import read_mapping

_WORD = re.compile(r"[^\W_]+(?:(?:[-'\u2019.]|\.-)[^\W_]+)*\.?")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?\.?")
_OWNING = ("'s", "s'")

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Named:
    """Parties that words name.

    Attributes:
        size: How many words.
        parties: Their names; none where the words only tell by whom something was brought.
        does: Whether before a deed they tell who does it ("Turkish", not "Syria").
    """

    size: int
    parties: tuple[str, ...]
    does: bool


def split(text: str) -> tuple[list[str], list[str]]:
    """Give the words of *text* as written, and in small letters without the dots of "U.S."."""
    words = _WORD.findall(text)
    return words, [plain(word) for word in words]


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """Give *word* in small letters, with a straight apostrophe and without dots."""
    if _DOTTED.fullmatch(word):
        word = word.replace(".", "")
    return word.lower().replace("\u2019", "'").rstrip(".")


def named_at(
    words: Words, said: Words, place: int, persons: Mapping[str, str] | None
) -> Named | None:
    """Give whom *words* name from *place* on, None if nobody.

    Args:
        words: As written.
        said: The same in small letters (`split`).
        place: Where to look.
        persons: Surnames in small letters -> for whom they speak; None where persons stand for
            themselves.
    """
    word = said[place]
    if (known := _low().get(word)) is not None:
        return Named(1, (known,), does=True)
    if "-" in word and (found := _compound(word)) is not None:
        return found
    if not words[place][:1].isupper():
        return None
    for size in range(min(_sizes().get(word, 1), len(said) - place), 0, -1):
        part = tuple(said[place : place + size])
        last = _no_owner(part[-1])
        if (party := _parties().get((*part[:-1], last))) is not None:
            return Named(size, (party[0],), does=party[1] or part[-1].endswith(_OWNING))
    if persons is None:
        return None
    last = _no_owner(word)
    who = persons.get(last) or _leaders().get(last)
    return Named(1, (who,), does=word.endswith(_OWNING)) if who else None


def all_named(words: Words, said: Words, persons: Mapping[str, str]) -> Iterator[Named]:
    """Give whom *words* name, in order; a word of a longer name names nobody else."""
    place = 0
    while place < len(said):
        named = named_at(words, said, place, persons)
        if named is not None:
            yield named
        place += named.size if named is not None else 1


@lru_cache(maxsize=1 << 14)
def parties_in(text: str) -> tuple[str, ...]:
    """Give all whom *text* names, in order."""
    return tuple(party for each in all_named(*split(text), {}) for party in each.parties)


def _compound(word: str) -> Named | None:
    """Read "anti-Israel", "Trump-Kim", "Egyptian-sponsored"; None for a name with a hyphen."""
    if (_no_owner(word),) in _parties():
        return None
    before, behind = (plain(_no_owner(part)) for part in word.split("-", 1))
    if before == "anti" and (behind,) in _parties():
        return Named(1, (_parties()[behind,][0],), does=False)
    both = [_parties().get((each,), ("",))[0] or _leaders().get(each) for each in (before, behind)]
    if both[0] and both[1]:
        return Named(1, (both[0], both[1]), does=True)
    if both[0] and behind in load_words()["brought"]:
        return Named(1, (), does=True)
    return None


def load_words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Give ``parties`` of ``rows.yml``."""
    found: Mapping[str, Mapping[str, Sequence[str]]] = load_data()["parties"]
    return found


@cache
def _parties() -> Mapping[tuple[str, ...], tuple[str, bool]]:
    """Words in small letters -> the party, and whether they tell who does something."""
    found: dict[tuple[str, ...], tuple[str, bool]] = {}
    for each in read_mapping("stateofplay.resolve", "data", "organisations.yml")["organisations"]:
        for form in (each["name"], *each.get("forms", ())):
            found[_key(form)] = (each.get("party", each["name"]), True)
    for name, forms in load_words()["also"].items():
        found.update({_key(form): (name, True) for form in forms})
    for each in read_mapping("stateofplay.resolve", "data", "countries.yml")["states"].values():
        name = each["name"]
        for form in (name, *each.get("forms", ()), *each.get("capitals", ())):
            found[_key(form)] = (name, form.isupper())
        for form in each.get("demonyms", ()):
            found[_key(form)] = found[_key(f"{form}s")] = (name, True)
    return found


@cache
def _low() -> Mapping[str, str]:
    """Words that name a party though they are written small: "congressional"."""
    also = load_words()["also"].items()
    return {form: name for name, forms in also for form in forms if form.islower()}


@cache
def _leaders() -> Mapping[str, str]:
    """Surnames in small letters of leaders of one state alone -> the state."""
    of: dict[str, set[str]] = {}
    for each in read_mapping("stateofplay.resolve", "data", "leaders.yml")["leaders"]:
        name = each.get("short") or each["name"].split()[-1]
        of.setdefault(name.lower(), set()).add(each["of"])
    no_names = load_words()["no_names"]
    return {name: min(states) for name, states in _only_one(of) if name not in no_names}


def _only_one(of: Mapping[str, set[str]]) -> Iterator[tuple[str, set[str]]]:
    return ((name, states) for name, states in of.items() if len(states) == 1)


@cache
def _sizes() -> Mapping[str, int]:
    """First words of the names of parties -> how many words the longest of these names has."""
    found: dict[str, int] = {}
    for first, *others in _parties():
        found[first] = max(found.get(first, 0), 1 + len(others))
    return found


def _no_owner(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _key(form: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in form.split())
