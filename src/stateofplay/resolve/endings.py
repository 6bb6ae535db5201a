"""What is to end or not to be: "halt the arms supplies" asks for no arms supplies.

The words are data (``data/endings.yml``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals import Topics

DATA = "endings.yml"
_MARKS = "\"'\u201c\u201d\u2018\u2019,;:()[]."
_LINKING = frozenset({"to", "of", "on", "from"})
_BETWEEN = 2
"""So many words may stand between the word of ending and a topic's own: "halt US arms sales"."""
_FIRST = 5
"""A word of ending stands among the first so many."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """Words of a request: how what is to end is called, and the words from there on."""

    form: str
    with_ending: str
    without: str


def ended(words: str, topics: Topics) -> tuple[str, str] | None:
    """Name what *words* say is to end or not to be, and say why; None if they say no such thing.

    Topics that are an end themselves ("an end to the fighting") give None.

    Example:
        >>> ended("to halt arms supplies", Topics.load())[0]
        'end of weapons supplies'
    """
    found = _split(words, topics)
    if found is None:
        return None
    whole, rest = topics.find(found.with_ending), topics.find(found.without)
    name = rest[0] if rest else ""
    if (whole[0] if whole else "") != name or name in load_data()["kept"]:
        return None
    if not rest or name in load_data()["own_words"]:
        name = topics.own.name(found.without)
        if not name or name[0].isupper():
            return None
    elif not _near(found.without, name, topics):
        return None
    return found.form.format(name), f"“{words}”: what is to end or not to be"


@cache
def load_data() -> dict[str, Any]:
    """Read ``endings.yml`` as it is, examples included; once, for every topic asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


@cache
def _forms() -> dict[str, str]:
    data = load_data()
    forms = dict.fromkeys(data["ending"], "end of {}")
    return forms | dict.fromkeys(data["averting"], "no {}")


def _split(words: str, topics: Topics) -> _Ended | None:
    """Part *words* at a word of ending among the first, before which nothing of weight stands."""
    parts = words.split()
    said = [part.strip(_MARKS).lower() for part in parts]
    place = next((at for at, word in enumerate(said[:_FIRST]) if word in _forms()), len(said))
    light = {"", *topics.own.leading, *load_data()["before"]}
    if place == len(said) or not {*said[:place]} <= light:
        return None
    first = place + 1
    while first < len(said) and (said[first] in _LINKING or said[first] in topics.own.leading):
        first += 1
    if first == len(said) or said[first].endswith("ing") or said[first] in topics.own.cuts:
        return None
    if not set(said[first : first + _BETWEEN]).isdisjoint(load_data()["hindering"]):
        return None
    rest = " ".join(parts[first:])
    return _Ended(_forms()[said[place]], " ".join(parts[place:]), rest)


def _near(found: str, name: str, topics: Topics) -> bool:
    """Whether the topic's words are right behind the word of ending, a word or two between."""
    own = topics.find(" ".join(found.split()[: _BETWEEN + 2]))
    return own is not None and own[0] == name
