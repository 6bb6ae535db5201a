"""By whose count: whether two reports credit one claimant in different words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.core.errors import DataError
from stateofplay.core.judgements import Actor
from stateofplay.datafiles import read_mapping

DATA = "claimants.yml"
_RUN = re.compile(r"\b[\w\u2019']+-(?:run|controlled|led|governed|backed)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who counts.

    Attributes:
        id: The actor's id.
        office: Which kind of office it is ("health ministry"), or None for anybody else.
        whose: Words that tell whose office; empty if the name does not tell.
    """

    id: str
    office: str | None = None
    whose: frozenset[str] = frozenset()

    def is_same(self, other: Claimant) -> bool:
        """Say whether both are one: an office that does not tell whose it is fits any of its kind.

        Only figures of one measure, population and place are asked about, so that "the health
        ministry" of one report is hardly that of another country.
        """
        if self.id == other.id:
            return True
        if self.office is None or self.office != other.office:
            return False
        if not self.whose or not other.whose:
            return True
        return any(_is_one_land(here, there) for here in self.whose for there in other.whose)


def _is_one_land(one: str, other: str) -> bool:
    """Whether two words are one, or a country's and its people's: "norland", "norlander"."""
    short, long = sorted((one, other), key=len)
    return one == other or (long.startswith(short) and long[len(short) :] in _endings())


def claimant(actor: Actor) -> Claimant:
    """Read kind and owner of an office from the name and the words of *actor*."""
    name = _plain(actor.name)
    for office, form in _offices():
        if form in name:
            whose = f"{name} {_plain(actor.mention)} ".replace(form, " ")
            words = set(_WORD.findall(whose)) - _general() - {"s"}
            for word in office.split():
                words.discard(word)
            return Claimant(id=actor.id, office=office, whose=frozenset(words - {"ministry"}))
    return Claimant(id=actor.id)


def share(some: Iterable[Claimant], others: Iterable[Claimant]) -> bool:
    """Say whether one of *some* is one of *others*."""
    rest = tuple(others)
    return any(one.is_same(other) for one in some for other in rest)


def _plain(name: str) -> str:
    without = _RUN.sub(" ", name.lower().replace("\u2019", "'"))
    return " ".join(without.replace("'s", " ").split())


def load_data() -> dict[str, Any]:
    """Read ``claimants.yml`` as it is, examples included."""
    data = read_mapping("stateofplay.compare", "data", DATA)
    if not isinstance(data.get("offices"), list):
        raise DataError(DATA, "offices", "must be a list of wordings")
    return data


@cache
def _offices() -> tuple[tuple[str, str], ...]:
    """Pairs of an office's first wording and each of its wordings."""
    return tuple((forms[0], form) for forms in load_data()["offices"] for form in forms)


@cache
def _general() -> frozenset[str]:
    return frozenset(load_data()["general"])


@cache
def _endings() -> frozenset[str]:
    return frozenset(load_data()["endings"])
