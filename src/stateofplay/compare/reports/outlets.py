"""Which outlet a statement is credited to: whoever retells another's report is no witness of it.

Officials, ministries and other people are no outlets: two reports that quote one of them have each
heard it. What an outlet is called is told by the publishers of the reports and by ``outlets.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from stateofplay.compare.facts import Fact, side
from stateofplay.core.judgements import Actor
from stateofplay.datafiles import read_mapping

DATA = "outlets.yml"

_WORD = re.compile(r"[^\W_]+")
_RUN = r"(?P<name>[A-Z][\w.&\u2019'-]*(?:\ (?:of\ )?[A-Z][\w.&\u2019'-]*){0,5})"
_ENDING = "news"
_LEAST = 3
_STEM = 4
"""Letters that "Iran" and "Iranian", "China" and "Chinese", "Turkey" and "Turkish" share."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet to which a report gives a statement.

    Attributes:
        key: The same for all forms of its name.
        name: As the report has it.
    """

    key: str
    name: str


@cache
def load_data() -> dict[str, Any]:
    """Read ``outlets.yml`` as it is, examples included."""
    return read_mapping("stateofplay.compare", "data", DATA)


@lru_cache(maxsize=1 << 12)
def key_of(name: str) -> str:
    """Give what all forms of an outlet's name have in common: "fox" for "Fox Online News".

    Example:
        >>> key_of("CNN (Web News)") == key_of("CNN") == "cnn"
        True
    """
    plain = _bare(name)
    short = plain.removesuffix(_ENDING)
    plain = short if len(short) >= _LEAST else plain
    return _forms().get(plain, plain)


def credits_of(fact: Fact, publishers: Collection[str]) -> tuple[Credit, ...]:
    """Name the outlets that a report credits for a statement, its own left out.

    Args:
        fact: The statement.
        publishers: Keys of the outlets of all reports that are compared.
    """
    own = key_of(fact.entry.report.publisher or "")
    found = {each.key: each for each in _found(fact, publishers)}
    return tuple(each for key, each in found.items() if key != own)


def credited(facts: Sequence[Fact]) -> Mapping[str, Mapping[str, str]]:
    """Give the outlets that each report credits for what is told in *facts*.

    Returns:
        Report id -> key of the outlet -> its name.
    """
    publishers = {key_of(fact.entry.report.publisher or "") for fact in facts} - {""}
    found: dict[str, dict[str, str]] = {}
    for fact in facts:
        for each in credits_of(fact, publishers):
            found.setdefault(fact.report, {}).setdefault(each.key, each.name)
    return found


def retold(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Say in words which reports retell another outlet's: "Northport Post credits Fox News".

    Only what makes two reports one: an outlet of another report, or one that several credit.
    """
    given = credited(facts)
    if not given:
        return ()
    outlet = {fact.report: fact.entry.report.publisher for fact in facts}
    told = {key_of(name) for name in outlet.values() if name}
    by: dict[str, list[str]] = {}
    named: dict[str, str] = {}
    for report, names in given.items():
        for key, name in names.items():
            by.setdefault(key, []).append(outlet[report] or "an unnamed outlet")
            named.setdefault(key, name)
    said = []
    for key, publishers in by.items():
        if key in told or len(publishers) > 1:
            who = sorted(dict.fromkeys(publishers))
            verb = "credits" if len(who) == 1 else "credit"
            said.append(f"{' and '.join(who)} {verb} {named[key]}")
    return tuple(said)


def named_in(text: str, publishers: Collection[str] = ()) -> tuple[str, ...]:
    """Give the names of outlets that the words of a sentence credit."""
    found = (_outlet_in(run.split(), publishers) for run in _runs(text))
    return tuple(dict.fromkeys(name for name in found if name))


@lru_cache(maxsize=1 << 13)
def _runs(text: str) -> tuple[str, ...]:
    """Give the names that stand beside words of a credit; several statements follow in a text."""
    return tuple(match["name"] for each in _credits() for match in each.finditer(text))


def _found(fact: Fact, publishers: Collection[str]) -> Iterator[Credit]:
    for actor in fact.entry.attributed_to:
        yield from _by_actor(actor, fact, publishers)
    for name in named_in(fact.entry.statement.evidence.exact, publishers):
        yield from _credit(name)


def _by_actor(actor: Actor, fact: Fact, publishers: Collection[str]) -> Iterator[Credit]:
    voice = _state().fullmatch(actor.name)
    if voice:
        acting = fact.entry.actors[0] if fact.entry.actors else None
        whose = actor.party if actor.party != actor.name else None
        land = whose or voice["land"] or (side(acting) if acting else "")
        if land:
            yield Credit(_voice(land), actor.name)
    elif is_outlet(actor.name, publishers):
        yield from _credit(actor.name)


def _credit(name: str) -> Iterator[Credit]:
    key = key_of(name)
    yield Credit(key, name)
    if key in _voices():
        yield Credit(_voices()[key], name)


def is_outlet(name: str, publishers: Collection[str] = ()) -> bool:
    """Say whether *name* is that of an outlet or a news agency."""
    key = key_of(name)
    if key in _keys() or key in publishers:
        return True
    low = name.casefold()
    words = len(low.split())
    return name[:1].isupper() and any(
        low.endswith(f" {word}") and words > len(word.split()) for word in _telling()
    )


def _outlet_in(words: Sequence[str], publishers: Collection[str]) -> str | None:
    """Give the longest part of a run of names that is one of an outlet."""
    while words and words[0] in _opening():
        words = words[1:]
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            part = words[start : start + length]
            name = " ".join(part).rstrip(".").removesuffix("\u2019s").removesuffix("'s")
            if is_outlet(name, publishers):
                return name
    return None


def _voice(land: str) -> str:
    """Name a land's outlets together, whether it is told by its name or its people's."""
    return " ".join(["voice of", *(word[:_STEM] for word in _WORD.findall(land.casefold()))])


@cache
def _general() -> frozenset[str]:
    return frozenset(load_data()["general"])


@cache
def _opening() -> frozenset[str]:
    return frozenset(load_data()["opening"])


@cache
def _telling() -> tuple[str, ...]:
    return tuple(load_data()["telling"])


@cache
def _forms() -> dict[str, str]:
    """Give the key of an outlet's first form by each of its forms, general words left out."""
    found: dict[str, str] = {}
    for each in load_data()["known"]:
        keys = [_bare(form) for form in each["forms"]]
        found |= dict.fromkeys(keys, keys[0])
    return found


def _bare(form: str) -> str:
    """Give the words of a name that tell it from others in one, all words if none does."""
    words = _WORD.findall(form.casefold())
    return "".join(word for word in words if word not in _general()) or "".join(words)


@cache
def _keys() -> frozenset[str]:
    return frozenset(_forms().values())


@cache
def _voices() -> dict[str, str]:
    known = load_data()["known"]
    return {_bare(each["forms"][0]): _voice(each["state"]) for each in known if "state" in each}


@cache
def _state() -> re.Pattern[str]:
    return re.compile(load_data()["state"], re.VERBOSE)


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    data = load_data()
    before = (rf"\b(?:{each})\ (?:[Tt]he\ )?{_RUN}" for each in data["before"])
    behind = (rf"{_RUN},?\ (?:{each})" for each in data["behind"])
    return tuple(re.compile(each, re.VERBOSE) for each in (*before, *behind))
