"""The wordings of known proposals: their files, and where a wording stands within some words.

The form of a file is told at the head of ``data/proposals.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from stateofplay.core.errors import DataError
from stateofplay.core.stems import stem
from stateofplay.resolve.reference.tables import read_given

_SLACK = 5
_NEAR = 5
_EXACT = "="
"""Before a word of a wording that is meant letter for letter."""
_ENDING = "*"
"""Before the last part of a compound: "*-day" is "30-day" and "four-day"."""
_BEHIND, _NEXT = ">", "+"
"""Before a choice that stands behind the one before it in a wording, or right behind it."""
_FIELDS = frozenset({"name", "wordings", "unless", "weak", "examples", "not"})
_NEEDED = frozenset({"name", "wordings"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One proposal and the words it goes by.

    Attributes:
        wordings: Each wording as a row of alternatives, by stem or exact form.
        shown: The wordings as the file writes them, in the same order.
        unless: Stems that, standing near, make it something else.
        weak: Whether any other topic goes before it.
        examples: Wordings that belong here; `counter_examples` do not.
    """

    name: str
    wordings: tuple[tuple[frozenset[str], ...], ...]
    shown: tuple[str, ...]
    unless: frozenset[str]
    weak: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


def _asked(choice: str) -> str:
    return choice if choice.startswith((_EXACT, _ENDING)) else stem(choice)


def _choice(written: str) -> frozenset[str]:
    """Read the alternatives of one word of a wording, with the mark of their order, if any."""
    order = written[:1] if written[:1] in (_BEHIND, _NEXT) else ""
    choices = frozenset(map(_asked, written.removeprefix(order).split("|")))
    return choices | {order} if order else choices


def forms(word: str) -> frozenset[str]:
    """What a wording may say for *word*: its stem, or itself or its end behind their marks."""
    plain = word.lower()
    _, hyphen, end = plain.rpartition("-")
    ending = (f"{_ENDING}-{end}",) if hyphen else ()
    return frozenset((stem(word), f"{_EXACT}{plain}", *ending))


def match(wording: Sequence[frozenset[str]], said: Sequence[frozenset[str]]) -> int | None:
    """First place where all words of *wording* stand within a short window; None if nowhere."""
    places = [[i for i, two in enumerate(said) if not two.isdisjoint(choice)] for choice in wording]
    if not all(places):
        return None
    if len(places) == 1:
        return places[0][0]
    window = len(wording) + _SLACK
    for start in sorted({place for row in places for place in row}):
        used: list[int] = []
        for row, choice in zip(places, wording, strict=True):
            near = [p for p in row if start <= p < start + window and p not in used]
            near = [p for p in near if _in_order(choice, p, used)]
            if not near:
                break
            used.append(near[0])
        else:
            return min(used)
    return None


def _in_order(choice: frozenset[str], place: int, used: Sequence[int]) -> bool:
    """Whether a word stands where its wording wants it: anywhere, or behind the one before it."""
    if _NEXT in choice:
        return place == used[-1] + 1
    return _BEHIND not in choice or place > used[-1]


def excluded(topic: Topic, said: Sequence[frozenset[str]], place: int) -> bool:
    """Say whether words near *place* make what is *said* there something else than *topic*."""
    around = said[max(0, place - _NEAR) : place + _NEAR + 1]
    return any(not topic.unless.isdisjoint(two) for two in around)


def read(path: Path | Traversable) -> list[Topic]:
    """Read a file of proposals.

    Raises:
        DataError: If it cannot be read, lacks a needed field or has one that is not known.
    """
    where, data = read_given(path)
    if not isinstance(data, dict) or not isinstance(data.get("proposals"), list):
        raise DataError(where, "the file", "must hold a list", frozenset({"proposals"}))
    return [_topic(where, entry) for entry in data["proposals"]]


def _topic(where: str, entry: Any) -> Topic:
    if not isinstance(entry, dict):
        raise DataError(where, str(entry), "must be a table", _FIELDS)
    label = str(entry.get("name", "an entry without a name"))
    if missing := _NEEDED - entry.keys():
        raise DataError(where, label, f"lacks {', '.join(sorted(missing))}", _NEEDED)
    if unknown := sorted(map(str, entry.keys() - _FIELDS)):
        raise DataError(where, label, f"has no field {unknown[0]!r}", _FIELDS)
    if not isinstance(entry["wordings"], list) or not entry["wordings"]:
        raise DataError(where, label, "wordings must be a list of wordings, at least one")
    shown = tuple(map(str, entry["wordings"]))
    return Topic(
        name=label,
        wordings=tuple(tuple(_choice(choice) for choice in wording.split()) for wording in shown),
        shown=shown,
        unless=frozenset(_asked(str(word)) for word in entry.get("unless") or ()),
        weak=bool(entry.get("weak")),
        examples=tuple(map(str, entry.get("examples") or ())),
        counter_examples=tuple(map(str, entry.get("not") or ())),
    )
