"""Kinds of things, and how what is said of one is called: "to probe the leak", "an inquiry".

Which topics are kinds is data (``data/kinds.yml``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.core.stems import stem
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.wording.heads import token_of

DATA = "kinds.yml"
_FIRST = 7
"""The noun of a kind stands among so many words."""
_LONGEST = 3
"""Words that a verb or what leads to a kind has at most: "take part in"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of thing; the file says what each field is."""

    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    apart: frozenset[str]
    vague: bool
    whose: bool
    named: str
    bodies: tuple[str, ...]
    others: tuple[str, ...]


@cache
def load_data() -> dict[str, Any]:
    """Read ``kinds.yml`` as it is, examples included; once, for every act asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


@cache
def kinds() -> Mapping[str, Kind]:
    """Give all kinds by the names of their topics."""
    return {
        name: Kind(
            nouns=each.get("nouns", {}),
            verbs=each.get("verbs", {}),
            apart=frozenset(each.get("apart", ())),
            vague=each.get("vague", False),
            whose=each.get("whose", False),
            named=each.get("named", ""),
            bodies=tuple(each.get("bodies", ())),
            others=tuple(each.get("others", ())),
        )
        for name, each in load_data()["kinds"].items()
    }


def called(name: str, kind: Kind, topics: Topics) -> str:
    """Give the *name* by own words in the form that goes for all of its *kind*.

    Example:
        >>> called("launch probe into the leak", kinds()["investigation"], Topics.load())
        'investigation into the leak'
    """
    parts = name.split()
    parts = parts[_carried(parts, kind, topics) :]
    said = _plain(parts)
    if verb := _phrase(said, 0, kind.verbs):
        form, size = kind.verbs[verb], len(verb.split())
        return _of_verb(form, parts[size:], said[size:]) or " ".join(parts)
    place = next((at for at, word in enumerate(said[:_FIRST]) if word in kind.nouns), None)
    if place is None or not topics.own.cuts.isdisjoint(said[:place]):
        return " ".join(parts)
    noun, behind = kind.nouns[said[place]], parts[place + 1 :]
    noun = parts[place] if noun == said[place] else noun
    owned = kind.whose and not behind and place
    if owned and not topics.own.is_quality(parts[place - 1]):
        owner = parts[place - 1].replace("\u2019", "'").removesuffix("'s").removesuffix("'")
        owner = owner if owner[:1].isupper() else " ".join([*parts[: place - 1], owner])
        return f"{noun} of {owner}"
    return " ".join([*parts[:place], noun, *behind])


def at_head(words: str, topic: str, topics: Topics) -> bool:
    """Say whether *topic* begins in *words* before all that leads on: "to resign | over it"."""
    head = head_part(words, topics)
    found = topics.find(head)
    if found is not None and found[0] == topic:
        return True
    behind = topics.find(words.removeprefix(head))
    return behind is None or behind[0] != topic


def head_part(words: str, topics: Topics) -> str:
    """Give the words before all that leads on: "to resign | over the leak"."""
    parts = words.split()
    said, outside = _plain(parts), load_data()["outside"]
    leads = [at for at, word in enumerate(said) if word in outside]
    leads = [at for at in leads if at or said[0] not in topics.own.leading]
    leads = [at for at in leads if said[at] != "to" or said[at - 1] not in topics.own.finite]
    end = min([*leads, len(parts)])
    return " ".join(parts[:end])


def _plain(words: Sequence[str]) -> list[str]:
    return [token_of(word).lower() for word in words]


def _phrase(said: Sequence[str], place: int, known: Collection[str]) -> str:
    """The longest of the *known* phrases that begins at *place*, "" if none does."""
    sizes = range(_LONGEST, 0, -1)
    return next((p for n in sizes if (p := " ".join(said[place : place + n])) in known), "")


@cache
def _carrying() -> frozenset[str]:
    return frozenset(map(stem, load_data()["carrying"]))


def _carried(parts: Sequence[str], kind: Kind, topics: Topics) -> int:
    """How many words only say that there is to be one: "launch | an inquiry"."""
    said = _plain(parts)
    carrying = _phrase(said, 0, load_data()["carrying"])
    size = len(carrying.split()) or int(stem("".join(said[:1])) in _carrying())
    if said[size : size + 1] and said[size] in topics.clauses.particles:
        return 0  # "take | up the resolution"
    while size and said[size : size + 1] and said[size] in topics.own.leading:
        size += 1
    for word in said[size:_FIRST] if size else ():
        if word in kind.nouns:
            return size
        if word in topics.own.cuts:
            break
    return 0


def _of_verb(form: str, rest: Sequence[str], said: Sequence[str]) -> str:
    """Name a kind by what stands behind its verb, "" if this does not tell: "probe | the leak"."""
    noun, _, link = form.partition(" ")
    if said[:1] in (["into"], ["of"], ["on"]):
        return f"{noun} {' '.join(rest)}"
    told = link.strip("+?")
    linked = said[:1] == [told] or said[:1] == ["with"]
    what = " ".join(rest[1:] if linked and told != "of" else rest)
    names = what[:1].isupper() and what.rpartition(" ")[2][:1].isupper()
    known = linked or link == told or ("?" in link and names)
    what = what.removeprefix("the ") if told == "of" else what
    return f"{noun} {told} {what}" if told and what and known else ""
