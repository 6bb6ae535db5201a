"""Kinds of things that are asked for, and the words that name them (``data/rows.yml``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.datafiles import read_mapping

DATA = "rows.yml"
_LONGEST = 4
"""Words that a phrase of the data has at most."""

Words = Sequence[str]
Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of things that are asked for; the file says what each field is."""

    family: str
    done: bool
    mutual: bool
    of: bool
    doing: frozenset[str]
    empty: frozenset[str]
    carried: bool
    personal: bool
    turned: str
    told: bool
    enacted: bool

    @property
    def matter(self) -> bool:
        """Whether what it is of tells which one is meant, whoever does it: "release of memo"."""
        return not (self.done or self.mutual)


@cache
def load_data() -> dict[str, Any]:
    """Read ``rows.yml`` as it is, examples included."""
    return read_mapping("stateofplay.compare", "data", DATA)


@cache
def kinds() -> Mapping[str, Kind]:
    """Give all kinds by name."""
    return {
        name: Kind(
            family=each.get("family", name),
            done=each.get("done", False),
            mutual=each.get("mutual", False),
            of=each.get("of", False),
            doing=frozenset(each.get("doing", ["by"])),
            empty=frozenset(each.get("empty", ())),
            carried=each.get("carried", False),
            personal=each.get("personal", False),
            turned=each.get("turned", ""),
            told=each.get("told", False),
            enacted=each.get("enacted", False),
        )
        for name, each in load_data()["kinds"].items()
    }


def first(said: Words, known: Phrases) -> tuple[int, str]:
    """Give how many words the longest of *known* has with which *said* begins, and what it is."""
    return _longest((said[:size] for size in _sizes(said)), known)


def last(said: Words, known: Phrases) -> tuple[int, str]:
    """Give how many words the longest of *known* has with which *said* ends, and what it is."""
    return _longest((said[-size:] for size in _sizes(said)), known)


def _sizes(said: Words) -> range:
    return range(min(_LONGEST, len(said)), 0, -1)


def _longest(parts: Iterable[Words], known: Phrases) -> tuple[int, str]:
    """Give the size of the first of *parts*, longest first, that is known, and what it is."""
    for part in parts:
        if (found := known.get(tuple(part))) is not None:
            return len(part), found
    return 0, ""


def _of(lists: Iterator[tuple[str, Sequence[str]]]) -> Phrases:
    return {tuple(each.lower().split()): name for name, each_of in lists for each in each_of}


@cache
def phrases(field: str) -> Phrases:
    """Nouns or verbs -> their kind."""
    return _of((name, each.get(field, ())) for name, each in load_data()["kinds"].items())


@cache
def turns() -> Phrases:
    """Words that turn round what follows -> how."""
    return _of(iter(load_data()["turns"].items()))


@cache
def carrying() -> Phrases:
    """Words that only say that something is to be."""
    return _of(iter([("", load_data()["carrying"])]))


@cache
def asking() -> Phrases:
    """Words between who asks and what is asked."""
    return _of(iter([("", load_data()["asking"])]))


@cache
def topics() -> Mapping[str, tuple[str, ...]]:
    """Names of topics -> the kinds that they may be of, the last one where nothing tells."""
    found: dict[str, tuple[str, ...]] = {}
    for name, each in load_data()["kinds"].items():
        for topic in each.get("topics", ()):
            found[topic] = (*found.get(topic, ()), name)
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """Give a list of single words."""
    return frozenset(load_data()[name])
