"""Which side the words of an act take, whatever its type: "withdrew from the accord" rejects it.

Most deeds, threats and accusations take no side of what they are about; some do beyond doubt, by
their verb and what this is done to. And some requests, refusals and the like take none ("never met
him"), or another one ("voted to end the supplies"). These are data (``data/sides.yml``). The type
of the act stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.core.positions import Stance
from stateofplay.datafiles import read_mapping

DATA = "sides.yml"
_NAME = re.compile(r"<(\w+)>")
_MARKS = str.maketrans("\u2019\u2018", "''", '"\u201c\u201d')
_NONE = r"(?!)"
_NEAR = 6
"""So many words before a deed are looked at for what recalls it."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which acts of some types take a side, or none; see the data's head."""

    stance: Stance | None
    types: frozenset[str]
    trigger: re.Pattern[str]
    leading: re.Pattern[str]
    about: re.Pattern[str]
    named: re.Pattern[str]
    unless: re.Pattern[str]
    on: frozenset[str]
    own: re.Pattern[str]
    known: bool | None


@dataclass(frozen=True, slots=True)
class Told:
    """An act in the words of its report.

    Attributes:
        trigger: What names the act.
        about: What it is about.
        before: The words of the sentence before the trigger.
        said: Those from the trigger to what it is about, both left out.
        rest: Those behind what it is about.
        proposal: What it is about, as positions name it.
        known: Whether that is a known proposal, not words of the report.
    """

    type: str
    trigger: str
    about: str
    proposal: str = ""
    rest: str = ""
    before: str = ""
    said: str = ""
    known: bool = True


def side_taken(told: Told, by_type: Stance | None = None) -> Stance | None:
    """Give the side that an act takes by its words, None if they take none.

    Args:
        told: The act.
        by_type: The side where no words say otherwise: that of its type.

    Example:
        >>> side_taken(Told("SANCTION", "withdrew", "from the accord", proposal="agreement"))
        <Stance.REJECTS: 'rejects'>
        >>> side_taken(Told("REJECT", "never met", "the envoy"), Stance.REJECTS) is None
        True
    """
    data = load_data()
    if told.type not in _ways() or (by_type is None and told.proposal in data["never"]):
        return by_type
    trigger, about = _plain(told.trigger), _plain(told.about)
    leading = f"{trigger} {_plain(told.said)}".strip()
    known = told.known or told.proposal in data["words"]["joint"]
    sentence = ""
    for way in _ways()[told.type]:
        if not (way.trigger.search(trigger) and way.about.match(about)):
            continue
        fits = way.leading.search(leading) and way.named.search(told.proposal)
        meant = way.known in (None, known) and _is_on(told, way)
        if fits and meant:
            sentence = sentence or _sentence(told)
            if not way.unless.search(sentence):
                return way.stance
    return by_type


def _is_on(told: Told, way: _Way) -> bool:
    """Whether what an act is about is what its way takes a side on, by its name or its head."""
    own = way.own.match(told.proposal.lower()) is not None
    return not way.on or told.proposal in way.on or own


def recalls(before: str) -> bool:
    """Say whether the words *before* a deed only recall it: they tell no news.

    Example:
        >>> recalls("tensions have grown since Norland"), recalls("On Friday Norland")
        (True, False)
    """
    words = "|".join(map(re.escape, load_data()["recalling"]))
    near = _plain(before).rpartition(",")[2].split()[-_NEAR:]
    return re.search(rf"(?<!\w)(?:{words}|\w+'s?)(?!\w)", " ".join(near)) is not None


def _sentence(told: Told) -> str:
    """The sentence, with | before the words that name the act."""
    parts = (told.before, "|", told.trigger, told.said, told.about, told.rest)
    return " ".join(filter(None, map(_plain, parts)))


@cache
def load_data() -> dict[str, Any]:
    """Read ``sides.yml`` as it is, examples included; once, for every act asks for it."""
    return read_mapping("stateofplay.compare", "data", DATA)


def _plain(words: str) -> str:
    return " ".join(words.lower().translate(_MARKS).split())


@cache
def _ways() -> Mapping[str, tuple[_Way, ...]]:
    """The ways by type of act."""
    data = load_data()
    ways = [_way(record, data) for record in data["ways"]]
    types = {type_ for way in ways for type_ in way.types}
    return {type_: tuple(way for way in ways if type_ in way.types) for type_ in types}


def _way(record: Mapping[str, Any], data: Mapping[str, Any]) -> _Way:
    return _Way(
        stance=Stance(record["stance"]) if record["stance"] else None,
        types=frozenset(record["types"]),
        trigger=_pattern(record.get("trigger", ""), data),
        leading=_pattern(record.get("leading", ""), data),
        about=_pattern(record.get("about", ""), data),
        named=_pattern(record.get("named", ""), data),
        unless=_pattern(record.get("unless", _NONE), data),
        on=frozenset(data["words"][record["on"]] if "on" in record else ()),
        own=_pattern(data["forms"].get(f"{record.get('on')}_own", _NONE), data),
        known=record.get("known"),
    )


def _pattern(form: str, data: Mapping[str, Any]) -> re.Pattern[str]:
    """Put words, then other forms, where a form has their name: "<leaving> <matter>"."""

    def meant(name: re.Match[str]) -> str:
        words = data["words"].get(name[1])
        return _filled(data["forms"][name[1]]) if words is None else f"(?:{'|'.join(words)})"

    def _filled(form: str) -> str:
        return _NAME.sub(meant, form)

    return re.compile(_filled(form))
