"""Persons of one last name, parted into those that are one.

Persons are told apart by given names, party and office; all that tell the same of these have the
same place, so that the work grows with what is told, not with the number of reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stateofplay.core.judgements import Entity
from stateofplay.resolve.reference.forms import PersonName, agree

_BETTER_KNOWN = 10
"""Times as many reports as of all others of a last name that tell of the one it stands for."""

_SURE = 2
"""Reports that tell two of one last name apart, from which they are two: one may have erred."""

_Signs = tuple[tuple[str, ...], str, str | None, str | None]
"""What tells persons apart: given and last names, party, office."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of kind person with its name in parts."""

    entity: Entity
    name: PersonName

    @property
    def signs(self) -> _Signs:
        """What tells it apart from others."""
        return self.name.given, self.name.last, self.entity.party, self.entity.role


@dataclass(frozen=True, slots=True)
class _Person:
    """Entities that are one person.

    Attributes:
        by_signs: Of those that have the same signs, the first one.
    """

    members: list[Known] = field(default_factory=list)
    by_signs: dict[_Signs, Known] = field(default_factory=dict)

    @property
    def telling(self) -> Iterable[Known]:
        """Entities that tell all that all of them do."""
        return self.by_signs.values()


def parted(block: Sequence[Known]) -> list[tuple[list[Known], str]]:
    """Part one last name into persons, each with the reason."""
    full = sorted((k for k in block if k.name.full), key=lambda k: (k.name.given, k.entity.id))
    found: list[_Person] = []
    for known in full:
        fits = (each for each in found if _is_one_of(known, each))
        _put(known, next(fits, None), found)
    joined: list[list[Known]] = [[] for _ in found]
    alone: list[Known] = []
    places: dict[_Signs, int | None] = {}
    for known in (k for k in block if not k.name.full):
        if known.signs not in places:
            place = _place_of(known, found)
            apart = place is not None and _is_told_apart(known, block, found[place])
            places[known.signs] = None if apart else place
        place = places[known.signs]
        (alone if place is None else joined[place]).append(known)
    result = [
        ([*person.members, *extra], _person_reason(person.members, extra))
        for person, extra in zip(found, joined, strict=True)
    ]
    return result + _surnames(alone, several=len(found) > 1)


def shown(names: Sequence[str]) -> str:
    """The full name told most often; of equals the shortest, then the first by alphabet."""
    full = [name for name in names if " " in name] or list(names)
    counts = Counter(full)
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def _put(known: Known, person: _Person | None, found: list[_Person]) -> None:
    """Add *known* to a person, None: to a new one of *found*."""
    if person is None:
        person = _Person()
        found.append(person)
    person.members.append(known)
    person.by_signs.setdefault(known.signs, known)


def _place_of(known: Known, found: Sequence[_Person]) -> int | None:
    """Find the one person of whom *known* tells the last name only; None if several fit, or none.

    All that have the same signs have the same place.
    """
    fits = [
        place
        for place, person in enumerate(found)
        if any(_one(known, other) for other in person.telling)
        and not any(_against(known, other) for other in person.telling)
    ]
    if len(fits) > 1 and known.entity.party:
        party = known.entity.party
        same = [i for i in fits if party in {other.entity.party for other in found[i].telling}]
        fits = same or fits
    if len(fits) > 1 and not known.name.junior:
        elder = [i for i in fits if not all(each.name.junior for each in found[i].telling)]
        fits = elder or fits
    if len(fits) > 1 and (role := known.entity.role) is not None:
        same = [i for i in fits if any(_holds(other, role) for other in found[i].telling)]
        fits = same if len(same) == 1 else fits
    if len(fits) > 1 and known.entity.role is None:
        fits = _best_known(fits, found)
    return fits[0] if len(fits) == 1 else None


def _is_told_apart(known: Known, block: Sequence[Known], person: _Person) -> bool:
    """Whether most reports that tell the full name tell the last name alone of somebody else.

    A report that knows "Tony Kim" and, apart, "Kim" means another one, whose family name may come
    first; what a report or two could not join says nothing.
    """
    full = {each.entity.report_id for each in person.members}
    bare = {each.entity.report_id for each in block if each.signs == known.signs}
    return len(full & bare) >= _SURE and 2 * len(full & bare) > len(full)


def _best_known(fits: list[int], found: Sequence[_Person]) -> list[int]:
    """Take the only one who holds an office, if nearly all reports of that last name tell of them.

    A report that gives a last name alone takes its bearer for known.
    """
    held = [place for place in fits if any(_holds_office(other) for other in found[place].telling)]
    if len(held) != 1:
        return fits
    others = sum(len(found[place].members) for place in fits if place != held[0])
    return held if len(found[held[0]].members) >= _BETTER_KNOWN * others else fits


def _holds_office(known: Known) -> bool:
    return known.entity.party is not None and known.entity.role is not None


def _holds(known: Known, role: str) -> bool:
    return _holds_office(known) and _related(role, known.entity.role or "")


def _is_one_of(known: Known, person: _Person) -> bool:
    """Whether *known* is *person*: the names agree, and not all offices speak against it."""
    if not all(_alike(known, other) for other in person.telling):
        return False
    told = [other for other in person.telling if _holds_office(other)]
    return not told or not all(_against(known, other) for other in told)


def _alike(one: Known, other: Known) -> bool:
    """Whether the names agree; the first may be left out of one office's holder ("Tayyip")."""
    if agree(one.name, other.name):
        return True
    short, whole = sorted((one.name.given, other.name.given), key=len)
    if not short or len(short) == len(whole) or whole[-len(short) :] != short:
        return False
    held = _holds_office(one) and _holds_office(other) and one.entity.party == other.entity.party
    return held and _related(one.entity.role or "", other.entity.role or "")


def _surnames(alone: Sequence[Known], *, several: bool) -> list[tuple[list[Known], str]]:
    """Persons told by surname only: one where none has a full name, apart where several have."""
    if several:
        reason = "more than one full name fits this surname: left apart"
        return [([known], reason) for known in alone]
    found: list[_Person] = []
    for known in sorted(alone, key=lambda k: (k.entity.party is None, k.entity.id)):
        fits = [each for each in found if not any(_against(known, other) for other in each.telling)]
        _put(known, fits[0] if len(fits) == 1 else None, found)
    return [
        (each.members, f"“{each.members[0].name.shown}”: told by this name alone") for each in found
    ]


def _person_reason(cluster: Sequence[Known], extra: Sequence[Known]) -> str:
    name = shown([known.name.shown for known in cluster])
    text = f"full name “{name}” in {len(cluster)} reports"
    if extra:
        text += f"; “{extra[0].name.shown}” in {len(extra)}, and no other full name fits"
    return text


def _one(one: Known, other: Known) -> bool:
    return agree(one.name, other.name) and not _against(one, other)


def _against(one: Known, other: Known) -> bool:
    """Whether office and party speak against one person: both told by both, and both differ.

    A surname alone is weaker evidence: there a different party is enough.
    """
    parties = one.entity.party, other.entity.party
    conflict = None not in parties and parties[0] != parties[1]
    if not (one.name.full and other.name.full):
        return conflict
    roles = one.entity.role, other.entity.role
    if not conflict or roles[0] is None or roles[1] is None:
        return False
    return not _related(roles[0], roles[1])


def _related(one: str, other: str) -> bool:
    words = [{word for word in role.casefold().split() if len(word) > 2} for role in (one, other)]
    return not words[0].isdisjoint(words[1])
