"""Whom a person means who types two names: the sides of a `Decision`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from stateofplay.core.decisions import Decision, Side
from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Entity
from stateofplay.resolve.identity.decided import folded
from stateofplay.resolve.identity.identify import identify

_LISTED = 8
_NOBODY = frozenset({"role", "place"})
"""Kinds that are nobody in particular, or only somewhere: meant only where nobody else fits."""


@dataclass(frozen=True, slots=True, eq=False)
class _Actor:
    """Entities that are one by the program and by all decisions.

    Attributes:
        id: Actor id that views show.
        found_id: Actor id that the program alone would give.
        shown: Name that views show of the actor.
        name: The same, of these entities alone if the actor has others.
    """

    id: str
    found_id: str
    shown: str
    name: str
    members: tuple[Entity, ...]

    @property
    def names(self) -> set[str]:
        forms = (name for each in self.members for name in (each.name, *each.names))
        return {folded(name) for name in forms}


def decision_of(
    one: str, other: str, entities: Iterable[Entity], decisions: Sequence[Decision], *, same: bool
) -> Decision:
    """Find whom two names or ids mean and make the decision about them.

    Args:
        one: Actor id, or a name, any case.
        other: The same of the other one.
        entities: All of the ledger.
        decisions: Those that hold so far, in the order in which they were made.
        same: Whether they are one.

    Raises:
        UsageError: If a name is not known, fits several (they are listed), or both mean what
            cannot be decided: one already, or one chain of names within a report.
    """
    actors = tuple(_actors(tuple(entities), decisions))
    first, second = _meant(one, actors), _meant(other, actors)
    if not same and (both := _called_both(one, other, (first, second))) is not None:
        return _parted(one, other, both, _label(both, actors))
    if first is not second:
        return Decision(same=same, one=_side(first), other=_side(second))
    if same:
        raise UsageError(f"{one!r} and {other!r} are one already: {_label(first, actors)}.", _ASK)
    return _parted(one, other, first, _label(first, actors))


_ASK = "See: stateofplay names"
_ID = "id:"
"""Before an id that is somebody else's name, too."""


def _called_both(one: str, other: str, pair: tuple[_Actor, _Actor]) -> _Actor | None:
    """Give the actor of whom a report uses both words, though one of them is another's, too.

    To keep apart what the program keeps apart already would leave that actor as it is.
    """
    for actor, words in zip(pair, (other, one), strict=True):
        if pair[0] is not pair[1] and any(_says(each, words) for each in actor.members):
            return actor
    return None


def _actors(entities: Sequence[Entity], decisions: Sequence[Decision]) -> Iterator[_Actor]:
    found = {each.entity_id: each.actor_id for each in identify(entities)}
    decided = {each.entity_id: each for each in identify(entities, decisions)}
    groups: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[decided[entity.id].actor_id, found[entity.id]].append(entity)
    parts = Counter(actor_id for actor_id, _ in groups)
    for (actor_id, found_id), members in sorted(groups.items()):
        shown = decided[members[0].id].name
        own = shown if parts[actor_id] == 1 else _most([entity.name for entity in members])
        yield _Actor(actor_id, found_id, shown, own, tuple(members))


def _most(names: Sequence[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def _label(actor: _Actor, actors: Sequence[_Actor]) -> str:
    """Describe an actor, beginning with an id that means this one alone."""
    ids = (actor.id, actor.found_id)
    marked = [f"{_ID}{each}" for each in ids]
    own = next(
        (each for each in (*ids, *marked) if _fitting(each, actors) == [actor]), actor.found_id
    )
    first = actor.members[0]
    party = f", {first.party}" if first.party and first.party != actor.name else ""
    reports = sorted({entity.report_id for entity in actor.members})
    where = f"{len(reports)} reports" if len(reports) > 1 else f"report {reports[0][:8]}"
    return f"{own} ({actor.name}, {first.kind}{party}, {where})"


def actor_of(words: str, entities: Iterable[Entity], decisions: Sequence[Decision]) -> str:
    """Find the id of the actor whom a name or an id means, by the program and all decisions.

    Raises:
        UsageError: If nobody is called so, or several are; they are listed.
    """
    actors = tuple(_actors(tuple(entities), decisions))
    ids = {actor.id for actor in _fitting(words, actors)}
    return ids.pop() if len(ids) == 1 else _meant(words, actors).id


class Known:
    """Whom names mean, by the program and all decisions, where many are asked for."""

    def __init__(self, entities: Iterable[Entity], decisions: Sequence[Decision]) -> None:
        self._actors = tuple(_actors(tuple(entities), decisions))

    def side(self, words: str) -> Side | None:
        """Give whom a name or an id means; None if nobody is called so.

        Raises:
            UsageError: If several are; they are listed.
        """
        fits = _fitting(words, self._actors)
        if not fits:
            return None
        one = len({actor.id for actor in fits}) == 1
        return _side(fits[0] if one else _meant(words, self._actors))

    def near(self, words: str) -> str:
        """Say who is called nearly so."""
        return _nearest(folded(words), self._actors)


def _meant(words: str, actors: Sequence[_Actor]) -> _Actor:
    """Give the one actor that *words* mean."""
    fits = _fitting(words, actors)
    if not fits:
        raise UsageError(f"Nobody here is called {words!r}.", _nearest(folded(words), actors))
    if len({actor.id for actor in fits}) > 1:
        several = "; ".join(_label(actor, actors) for actor in fits[:_LISTED])
        more = f"; and {len(fits) - _LISTED} more" if len(fits) > _LISTED else ""
        raise UsageError(f"{words!r} fits {len(fits)} actors.", f"Give an id: {several}{more}.")
    return max(fits, key=lambda actor: len(actor.members))  # parts of one: they stay together


def _fitting(words: str, actors: Sequence[_Actor]) -> list[_Actor]:
    """Give those whom *words* fit best: a tier is asked only if none before knows anybody.

    An id that is somebody else's name, too, fits both, unless ``id:`` stands before it.
    """
    by_id = _by_id(words.removeprefix(_ID), actors)
    if words.startswith(_ID):
        return by_id
    name = folded(words)
    named = [actor for actor in actors if folded(actor.name) == name]
    ids = {actor.id for actor in by_id}
    if by_id:
        by_id += [a for a in named if a.id not in ids and a.members[0].kind not in _NOBODY]
    tiers: tuple[list[_Actor], ...] = (
        by_id,
        named,
        [actor for actor in actors if name in actor.names],
        [actor for actor in actors if folded(actor.shown) == name],
    )
    fits = next((tier for tier in tiers if tier), [])
    return [actor for actor in fits if actor.members[0].kind not in _NOBODY] or fits


def _by_id(words: str, actors: Sequence[_Actor]) -> list[_Actor]:
    tiers = (
        [actor for actor in actors if actor.id == actor.found_id == words],
        [actor for actor in actors if actor.id == words],
        [actor for actor in actors if actor.found_id == words],
    )
    return next((tier for tier in tiers if tier), [])


def _nearest(name: str, actors: Sequence[_Actor]) -> str:
    known: dict[str, _Actor] = {}
    for actor in actors:
        for form in sorted(actor.names | {actor.id}):
            known.setdefault(form, actor)
    parts = [form for form in known if name and (name in form or form in name)]
    near = [*get_close_matches(name, known, n=_LISTED, cutoff=0.6), *sorted(parts, key=len)]
    labels = list(dict.fromkeys(_label(known[form], actors) for form in near))[:_LISTED]
    return f"Near it: {'; '.join(labels)}." if labels else _ASK


def _side(actor: _Actor) -> Side:
    ids = tuple(sorted(entity.id for entity in actor.members))
    return Side(actor_id=actor.found_id, name=actor.name, entities=ids)


def _parted(one: str, other: str, actor: _Actor, label: str) -> Decision:
    """Part one actor by two of its names; an id stands for all that the other name leaves."""
    ids = {actor.id, actor.found_id}
    words = [actor.name if each in ids else each for each in (one, other)]
    parts = [_bearing(each, actor) for each in words]
    for number, part in enumerate(parts):
        if len(part) == len(actor.members):
            gone = parts[1 - number]
            own = [entity for entity in gone if _tells(entity, words[number])]
            parts[number] = [entity for entity in actor.members if entity not in gone] + own
    shared = [entity for entity in parts[0] if entity in parts[1]]
    if shared or not all(parts):
        number = len({entity.report_id for entity in shared})
        both = f"{number} of its reports use both names" if shared else "they are one name"
        raise UsageError(
            f"{one!r} and {other!r} cannot be parted in {label}: {both}.",
            "Only what different reports say of somebody can be parted.",
        )
    _refuse_both(words, parts, label)
    sides = [
        Side(
            actor_id=actor.found_id,
            name=_shown(each, part),
            entities=tuple(sorted(entity.id for entity in part)),
        )
        for each, part in zip(words, parts, strict=True)
    ]
    return Decision(same=False, one=sides[0], other=sides[1])


def _refuse_both(words: Sequence[str], parts: Sequence[Sequence[Entity]], label: str) -> None:
    """Refuse to part what a report calls by one name, and tells by other words as the other.

    All of it would leave: "the army" with the force that was taken for it.
    """
    for number, word in enumerate(words):
        for entity in parts[number]:
            other = folded(words[1 - number])
            forms = [form for form in entity.names if folded(form) not in (folded(word), other)]
            if folded(entity.name) != other or not forms or not _says(entity, word):
                continue
            raise UsageError(
                f"{word!r} cannot be parted from {label}: report {entity.report_id[:8]} is read"
                f" as telling the same of {', '.join(map(repr, forms))}, and all would leave.",
                f"Correct its entries: stateofplay check ENTRY --correct actor={word!r}",
            )


def _bearing(words: str, actor: _Actor) -> list[Entity]:
    """The entities that go by a name: by their fullest name if any does, else by any form."""
    name = folded(words)
    named = [entity for entity in actor.members if folded(entity.name) == name]
    return named or [entity for entity in actor.members if _says(entity, name)]


def _says(entity: Entity, words: str) -> bool:
    """Whether the report itself uses *words* for *entity*."""
    return folded(words) in {folded(form) for form in entity.names}


def _tells(entity: Entity, words: str) -> bool:
    """Whether the report itself uses *words* for *entity*, be it with a title before them."""
    name = folded(words)
    return any(folded(form) == name or folded(form).endswith(f" {name}") for form in entity.names)


def _shown(words: str, part: Sequence[Entity]) -> str:
    forms = [form for entity in part for form in (entity.name, *entity.names)]
    return next((form for form in forms if folded(form) == folded(words)), part[0].name)
