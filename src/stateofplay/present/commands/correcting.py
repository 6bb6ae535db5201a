"""``stateofplay check ID --correct FIELD=VALUE``: what a person types, as a `Correction`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any

from stateofplay import ontology
from stateofplay.core.corrections import Correction, Named
from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Entry, Place
from stateofplay.core.slugs import slug
from stateofplay.core.statements import Bound, Figure, Reality
from stateofplay.ledger import Ledger

if TYPE_CHECKING:
    from stateofplay.resolve import Known

_ENTITIES = 8
"""So many entities tell who somebody is that a person named; those of the report go first."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")


class Corrector:
    """Makes corrections of what a person types.

    Attributes:
        notices: What the person should be told: names that nobody here has, and the like.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.notices: list[str] = []

    def correction(self, entry: Entry, given: Sequence[str]) -> Correction:
        """Give what *entry* should say.

        Args:
            entry: What is corrected.
            given: ``FIELD=VALUE`` each; several people of one field are several of these.

        Raises:
            UsageError: If a field or a value is not to be understood; says what would be.
        """
        readers = _READERS.get(entry.statement.kind, {})
        values: dict[str, list[str]] = defaultdict(list)
        for each in given:
            field, _, value = each.partition("=")
            field = _AS_SHOWN.get(field.strip().lower(), field.strip().lower())
            if field not in readers or "=" not in each:
                raise _unknown(entry, each, readers)
            values[field].append(value.strip())
        said = {
            readers[field].name: readers[field].read(self, entry, typed)
            for field, typed in values.items()
        }
        if about := values["about"]:
            said["also"] = tuple(map(self.proposal, about[1:]))
        return _bounded(entry, Correction(**said))

    def people(self, entry: Entry, typed: Sequence[str]) -> tuple[Named, ...]:
        """Give whom names or ids mean; an empty one means nobody."""
        return tuple([self._named(entry, words) for words in dict.fromkeys(typed) if words])

    def proposal(self, words: str) -> str:
        """Give the proposal of a name, in any case; one that is not known is a new one."""
        known = self._proposals
        if not words or words in known:
            return words
        alike = next((name for name in known if name.casefold() == words.casefold()), None)
        if alike is None:
            near = "; ".join(get_close_matches(words, known, n=3, cutoff=0.5))
            hint = f" Near it: {near}." if near else ""
            self._tell(f"No act was about {words!r} so far: it is a new proposal.{hint}")
        return alike or words

    def _named(self, entry: Entry, words: str) -> Named:
        side = self._known.side(words)
        if side is None:
            near = self._known.near(words)
            self._tell(f"Nobody here is called {words!r}: taken as a name of its own. {near}")
            return Named(actor_id=slug(words), name=words)
        prefix = f"{entry.report.id}/"
        keys = sorted(side.entities, key=lambda key: (not key.startswith(prefix), key))
        return Named(actor_id=side.actor_id, name=side.name, entities=tuple(keys[:_ENTITIES]))

    def place(self, entry: Entry, words: str) -> tuple[Place, ...]:
        """Give the place of a name; one that no gazetteer knows has nothing but its name."""
        if not words:
            return ()
        from stateofplay.resolve.settings.places import Gazetteer  # noqa: PLC0415 - loads the world

        near = entry.place.country if entry.place else None
        found = Gazetteer.load().find(words, (near,) if near else ())
        if found is None:
            problem = f"{words!r} names no place."
            raise UsageError(problem, "Write its name as on a map: place=Sumy, place=Khan Younis.")
        if found.kind is None:
            self._tell(f"No gazetteer knows {words!r}: it will not be on the map.")
        return (found,)

    def _tell(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)

    @cached_property
    def _known(self) -> Known:
        from stateofplay.resolve import Known  # noqa: PLC0415 - loads the places of the world

        return Known(self._ledger.entities(), self._ledger.held_decisions())

    @cached_property
    def _proposals(self) -> list[str]:
        acts = self._ledger.entries(kinds=("act",))
        return sorted({proposal for entry in acts for proposal in entry.proposals})


def _type(_: Corrector, __: Entry, typed: Sequence[str]) -> tuple[str, ...]:
    types = ontology.load().acts
    name = _among("type", typed, types)
    return name, types[name].cameo


def _about(corrector: Corrector, _: Entry, typed: Sequence[str]) -> str:
    return corrector.proposal(typed[0] if all(typed) else _one("about", typed))


def _condition(_: Corrector, __: Entry, typed: Sequence[str]) -> tuple[str, ...]:
    """Part the words of a condition: "until the hostages are freed"."""
    words = _one("condition", typed)
    if not words:
        return ()
    from stateofplay.extract.conditions import split_condition  # noqa: PLC0415 - loads the parser

    found = split_condition(words, 0)
    said = words[found.span.start : found.span.end].strip()
    if not found.connective or not said:
        raise UsageError(
            f"{words!r} does not begin as a condition does.",
            "Begin with until, unless, if, provided, in exchange for, ...:"
            ' --correct "condition=until the hostages are freed"',
        )
    return found.connective, said


def _reality(_: Corrector, __: Entry, typed: Sequence[str]) -> Reality:
    return Reality(_among("reality", typed, list(Reality)))


def _bound(_: Corrector, __: Entry, typed: Sequence[str]) -> Bound:
    return Bound(_among("bound", typed, list(Bound)))


def _measure(_: Corrector, __: Entry, typed: Sequence[str]) -> str:
    return _among("measure", typed, ontology.load().measures)


def _of(_: Corrector, __: Entry, typed: Sequence[str]) -> str:
    return _one("of", typed)


def _value(_: Corrector, __: Entry, typed: Sequence[str]) -> tuple[Decimal, ...]:
    words = _one("value", typed)
    ends = [end.strip() for end in words.split("-")]
    numbers = [Decimal(end.replace(",", "")) for end in ends if _NUMBER.fullmatch(end)]
    rising = numbers == sorted(set(numbers))
    if len(numbers) != len(ends) or len(numbers) > 2 or not rising:
        raise UsageError(
            f"{words!r} is no number.",
            "Give a number, or the ends of a range: value=9200, value=9,200, value=100-200.",
        )
    return tuple(numbers)


def _days(_: Corrector, __: Entry, typed: Sequence[str]) -> tuple[date, ...]:
    words = _one("day", typed)
    try:
        days = [date.fromisoformat(each.strip()) for each in words.split(" to ") if each.strip()]
    except ValueError:
        days = []
    if (words and not days) or len(days) > 2 or days != sorted(days):
        raise UsageError(
            f"{words!r} is no day.", 'Write "day=2023-11-03" or "day=2023-11-03 to 2023-11-05".'
        )
    return tuple(dict.fromkeys(days))


def _place(corrector: Corrector, entry: Entry, typed: Sequence[str]) -> tuple[Place, ...]:
    return corrector.place(entry, _one("place", typed))


def _people(corrector: Corrector, entry: Entry, typed: Sequence[str]) -> tuple[Named, ...]:
    return corrector.people(entry, typed)


@dataclass(frozen=True, slots=True)
class _Reader:
    """How what is typed for a field becomes the field of `Correction` of that name."""

    name: str
    read: Callable[[Corrector, Entry, Sequence[str]], Any]


_AS_SHOWN = {
    "act": "type",
    "who": "actor",
    "to_whom": "recipient",
    "proposal": "about",
    "according_to": "source",
    "how_many": "value",
    "by_whose_count": "source",
}
"""What views call a field -> its name here: either may be typed."""

_READERS: Mapping[str, Mapping[str, _Reader]] = {
    "act": {
        "type": _Reader("type", _type),
        "actor": _Reader("actors", _people),
        "recipient": _Reader("recipients", _people),
        "about": _Reader("about", _about),
        "condition": _Reader("condition", _condition),
        "reality": _Reader("reality", _reality),
        "day": _Reader("days", _days),
        "place": _Reader("place", _place),
        "source": _Reader("source", _people),
    },
    "figure": {
        "value": _Reader("value", _value),
        "measure": _Reader("measure", _measure),
        "bound": _Reader("bound", _bound),
        "of": _Reader("of", _of),
        "reality": _Reader("reality", _reality),
        "day": _Reader("days", _days),
        "place": _Reader("place", _place),
        "source": _Reader("source", _people),
    },
}


def _one(field: str, typed: Sequence[str]) -> str:
    if len(typed) > 1:
        raise UsageError(
            f"There can be only one {field}, not {' and '.join(map(repr, typed))}.",
            "Several may be given of: actor, recipient, about, source.",
        )
    return typed[0]


def _among(field: str, typed: Sequence[str], allowed: Iterable[str]) -> str:
    words = _one(field, typed)
    names = {name.casefold(): name for name in allowed}
    name = names.get(words.casefold().replace(" ", "_"))
    if name is None:
        shown = ", ".join(names.values())
        raise UsageError(f"{field} cannot be {words!r}.", f"It is one of: {shown}.")
    return name


def _unknown(entry: Entry, given: str, readers: Iterable[str]) -> UsageError:
    kind = entry.statement.kind
    if fields := ", ".join(readers):
        return UsageError(
            f"{given!r} corrects nothing of {entry.id[:8]}, which is {_A[kind]}.",
            f"Give FIELD=VALUE with one of: {fields}. The report's own words stay as they are.",
        )
    return UsageError(
        f"{entry.id[:8]} is {_A[kind]}: nothing of it can be corrected.", "Say --right or --wrong."
    )


_A = {"act": "an act", "figure": "a figure", "quotation": "a quotation"}


def _bounded(entry: Entry, made: Correction) -> Correction:
    """Give a correction whose bound fits its number: two ends are a range, and no others are."""
    figure = entry.content
    if not isinstance(figure, Figure):
        return made
    ranged = len(made.value) > 1 if made.value is not None else figure.high is not None
    if made.bound is Bound.RANGE and not ranged:
        raise UsageError("A range has two ends.", "Give both: value=100-200.")
    if made.bound not in (None, Bound.RANGE) and made.value is not None and ranged:
        raise UsageError(f"Two ends are a range, not {made.bound}.", "Give one: value=100.")
    if made.value is None or made.bound is not None:
        return made
    if ranged:
        return replace(made, bound=Bound.RANGE)
    rough = figure.bound in (Bound.RANGE, Bound.VAGUE)
    return replace(made, bound=Bound.EXACT) if rough else made
