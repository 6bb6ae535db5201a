"""What is to end or not to be: "halt the arms supplies" asks for no arms supplies.

The words are data (``data/endings.yml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals.kinds import kinds
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.proposals.wide import which

DATA = "endings.yml"
_MARKS = "\"'\u201c\u201d\u2018\u2019,;:()[]."
_LINKING = frozenset({"to", "of", "on", "from"})
_BETWEEN = 2
"""So many words may stand between the word of ending and a topic's own: "halt US arms sales"."""
_FIRST = 5
"""A word of ending stands among the first so many."""
_SUBJECT = 9
"""With who is to end something before it, among so many."""
_TALK = 3
"""A talk that is to end something is among so many words before it."""
_LONGEST = 3
"""Words that one of ending has at most: "stay out of"."""


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
        return _spared(words, topics)
    whole, rest = topics.find(found.with_ending), topics.find(found.without)
    name = rest[0] if rest else ""
    if (whole[0] if whole else "") != name or name in load_data()["kept"]:
        return None
    if not rest or name in load_data()["own_words"] or name in kinds():
        kind = name in kinds()
        more = which(found.without, name, topics, refused=False, actors=()) if kind else ""
        name = more or (name if kind else topics.own.name(found.without))
        intended = f" to {name}" in found.without  # "to stop the attempt | to leave"
        if not name or (name[0].isupper() and not more) or intended:
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
    forms |= dict.fromkeys(data["suspending"], "suspension of {}")
    forms |= dict.fromkeys(data["delaying"], "delay of {}")
    forms |= dict.fromkeys(data["breaking"], "breach of {}")
    return forms | dict.fromkeys(data["averting"], "no {}")


def _split(words: str, topics: Topics) -> _Ended | None:
    """Part *words* at a word of ending among the first, before which nothing of weight stands."""
    parts = words.split()
    said = [part.strip(_MARKS).lower() for part in parts]
    place, form = next(_ends(said), (len(said), ""))
    if place == len(said) or not _leads(said[:place], topics):
        return None
    first = place + len(form.split())
    while first < len(said) and (said[first] in _LINKING or said[first] in topics.own.leading):
        first += 1
    if first == len(said) or said[first].endswith("ing") or said[first] in topics.own.cuts:
        return None
    if not set(said[first : first + _BETWEEN]).isdisjoint(load_data()["hindering"]):
        return None
    rest = " ".join(parts[first:])
    return _Ended(_forms()[form], " ".join(parts[place:]), rest)


def _ends(said: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give where words of ending stand, and these: "end", "hold off"."""
    for place in range(min(len(said), _SUBJECT)):
        for size in range(_LONGEST, 0, -1):
            form = " ".join(said[place : place + size])
            if form in _forms():
                yield place, form
                break


def _leads(before: Sequence[str], topics: Topics) -> bool:
    """Whether nothing of weight stands before a word of ending but who is to end something."""
    known = {"", "and", *topics.own.leading, *load_data()["before"]}
    if before and before[-1] == "to" and not topics.clauses.talking.isdisjoint(before[-_TALK:]):
        return False  # "talks | to end the crisis"
    if all(word in known or word.endswith("ly") for word in before):
        return len(before) < _FIRST
    return before[-1] == "to" or (before[0] == "that" and before[-1] not in topics.own.cuts)


def _spared(words: str, topics: Topics) -> tuple[str, str] | None:
    """Name what somebody is to be kept from: "protecting Norland from | new sanctions"."""
    parts = words.split()
    said = [part.strip(_MARKS).lower() for part in parts]
    place = next((at for at, word in enumerate(said) if word in load_data()["sparing"]), len(said))
    if "from" not in said[place : place + _FIRST]:
        return None
    whole = topics.find(words)
    named = topics.find(" ".join(parts[said.index("from", place) :]))
    if whole is None or named is None or whole[0] != named[0] or _told(parts[:place], topics):
        return None
    return f"protection from {named[0]}", f"“{words}”: what is to be kept from somebody"


def _told(parts: Sequence[str], topics: Topics) -> bool:
    return topics.find(" ".join(parts)) is not None


def _near(found: str, name: str, topics: Topics) -> bool:
    """Whether the topic's words are right behind the word of ending, a word or two between."""
    near = topics.find(" ".join(found.split()[: _BETWEEN + 2]))
    own = near or topics.find(topics.own.head(found))
    return own is not None and own[0] == name
