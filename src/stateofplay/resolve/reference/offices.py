"""Which office a short word for one can mean ("the secretary", "the UN chief").

The words are data (``data/offices.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from stateofplay.datafiles import read_mapping

DATA = "offices.yml"


@cache
def load_data() -> dict[str, Any]:
    """Read ``offices.yml`` as it is, examples included; once, for every office asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


def same_office(one: str, other: str) -> bool:
    """Say whether a short office can be a longer one: "secretary", "secretary of state"."""
    if one == other or load_data()["also"].get(one) == other:
        return True
    if {one, other} & {*load_data()["apart"]} - {*load_data()["headships"]}:
        return False
    longer = other.startswith(f"{one} ") or other.endswith(f" {one}")
    if longer and other not in load_data()["apart"]:
        return True
    if words := load_data()["named_by"].get(one.rsplit(maxsplit=1)[-1]):
        return not {*words}.isdisjoint(other.split())
    return _by_headship(one, other)


def is_indefinite(before: str) -> bool:
    """Say whether *before*, words with a blank behind them, end with an article of somebody new.

    Example:
        >>> is_indefinite("He met another "), is_indefinite("He met the "), is_indefinite("an ")
        (True, False, True)
    """
    return _indefinite().search(before) is not None


@cache
def _indefinite() -> re.Pattern[str]:
    words = "|".join(load_data()["indefinite"])
    return re.compile(rf"(?<![\w'\u2019-])(?:{words})\s\Z", re.IGNORECASE)


def tells_no_part(word: str) -> bool:
    """Say whether *word*, beside a noun for a head, leaves it the head of the whole."""
    return word in load_data()["around"]


def _by_headship(one: str, other: str) -> bool:
    """Say whether one of two offices is only called a head of something: "chief", "president"."""
    data = load_data()
    heads, pair = {*data["heads"]}, {one, other}
    if not pair & heads:
        pair = {each.rsplit(maxsplit=1)[-1] for each in pair}
    called, offices = pair & heads, pair & {*data["headships"]}
    if len(called) != 1 or len(offices) != 1:
        return False
    return called <= {*data["called"].get(*offices, heads)}


def is_headship(office: str) -> bool:
    """Whether one at a time holds *office*, of several: a president, a foreign minister."""
    return office in load_data()["headships"] or office.endswith("minister")


def is_sole(office: str) -> bool:
    """Whether one person at a time holds *office*, of whomever it is: no spokesman, no general."""
    return office in load_data()["sole"]


def names_sole(words: str) -> bool:
    """Say whether *words*, in small letters, hold an office that one person holds at a time."""
    said = f" {' '.join(words.split())} "
    return any(f" {office} " in said for office in load_data()["sole"])


def is_head(noun: str) -> bool:
    """Whether *noun* only tells that somebody leads something ("leader")."""
    return noun in load_data()["heads"]


def leads_part(word: str) -> bool:
    """Whether *word*, in a title, tells that its holder leads a part: "House Minority Leader"."""
    return word.casefold() in load_data()["parts"]


def called_after(noun: str) -> str | None:
    """Give the office whose holder a government is called after by *noun*: "the administration"."""
    office: str | None = load_data()["called_after"].get(noun)
    return office


def governs(office: str) -> bool:
    """Whether *office* is a state's: who is told to hold it is told with the state."""
    return office in load_data()["governing"]


def parted(title: str) -> tuple[str, str]:
    """Part what stands before a name: without the short title at its end, and what this tells.

    Example:
        >>> parted("army spokesman Rear Adm.")
        ('army spokesman', 'admiral')
    """
    words = title.split()
    rank: str = load_data()["ranks"].get(_plain(words[-1]), "") if words else ""
    if not rank:
        return title, ""
    words.pop()
    while words and _plain(words[-1]) in load_data()["rank_words"]:
        words.pop()
    return " ".join(words), rank


def states_with(office: str, states: Collection[str]) -> list[str]:
    """Give those of *states* that have *office*, as written, at their head's side.

    Example:
        >>> states_with("Acting Attorney General", ("Norland", "United States"))
        ['United States']
    """
    fits = [
        held for held in load_data()["home"] if any(_is(office, each) for each in held["offices"])
    ]
    return sorted(state for state in states if any(_has(held, state) for held in fits))


def _is(told: str, office: str) -> bool:
    """Whether *told* is *office*, but for words that tell of no other one ("his own", "Deputy")."""
    before, found, behind = f" {told} ".casefold().partition(f" {office} ")
    if not found or (behind and not behind.startswith("of ")):
        return False
    words, beside = told[: len(before)].split(), load_data()["beside"]
    other = load_data()["elsewhere"]
    return all(w.lower() in beside or (w.islower() and w not in other) for w in words)


def _has(held: Mapping[str, list[str]], state: str) -> bool:
    return state in held["of"] if "of" in held else state not in held["but"]


def _plain(word: str) -> str:
    return word.strip(".").casefold()
