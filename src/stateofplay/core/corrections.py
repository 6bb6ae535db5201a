"""What a person says that an entry should say, laid over what the program read.

The statement in the ledger stays as it is; the correction is laid over it whenever the entry is
read. Evidence and trigger are never corrected: they are the report's own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import assert_never

from stateofplay.core.judgements import Actor, Change, Entry, Interval, Place
from stateofplay.core.statements import Act, Bound, Content, Figure, Quotation, Reality


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Whom a person named in a correction.

    Attributes:
        actor_id: Whom the program, without any decision, took them for; where it knows nobody of
            that name, the id that it would give them.
        name: The name by which the person knew them.
        entities: Some of their entities, which tell who they are now; empty if nobody is known.
        kind: As it was when the person said so: what holds if nothing else tells.
        party: Likewise.
        role: Likewise.
    """

    actor_id: str
    name: str
    entities: tuple[str, ...] = ()
    kind: str | None = None
    party: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an entry should say; None where nothing is said of it.

    Attributes:
        type: Act type, with its CAMEO code: two words.
        actors: Who acts; empty: nobody is told.
        recipients: Likewise.
        source: Who is credited for the information; empty: the report itself.
        about: The proposal; "" for none.
        also: Further proposals; said of no entry whose `about` is not said.
        condition: Connective and words; empty for none.
        value: The number, and the high end if it is a range.
        of: Words for whom or what is counted; "" for none.
        days: The day, or the first and the last one; empty for none.
        place: Where; empty for nowhere that is told.
    """

    type: tuple[str, ...] | None = None
    actors: tuple[Named, ...] | None = None
    recipients: tuple[Named, ...] | None = None
    source: tuple[Named, ...] | None = None
    about: str | None = None
    also: tuple[str, ...] | None = None
    condition: tuple[str, ...] | None = None
    reality: Reality | None = None
    value: tuple[Decimal, ...] | None = None
    measure: str | None = None
    bound: Bound | None = None
    of: str | None = None
    days: tuple[date, ...] | None = None
    place: tuple[Place, ...] | None = None

    @property
    def people(self) -> tuple[Named, ...]:
        """Everybody whom it names."""
        return (*(self.actors or ()), *(self.recipients or ()), *(self.source or ()))

    def over(self, earlier: Correction) -> Correction:
        """Give what holds of both: what this one says, and of the rest what *earlier* does."""
        names = [field.name for field in fields(self) if getattr(self, field.name) is None]
        return replace(self, **{name: getattr(earlier, name) for name in names})

    @property
    def words(self) -> str:
        """The correction as one says it: "type ACCUSE, actor Ada Stone, condition none"."""
        return ", ".join(f"{name} {said or _NONE}" for name, said in self._said())

    def _said(self) -> Iterator[tuple[str, str]]:
        said: Mapping[str, str | None] = {
            "type": None if self.type is None else self.type[0],
            "actor": _names(self.actors),
            "recipient": _names(self.recipients),
            "about": self.about and " and ".join((self.about, *(self.also or ()))),
            "condition": None if self.condition is None else " ".join(self.condition),
            "reality": self.reality,
            "measure": self.measure,
            "value": None if self.value is None else _number(self.value),
            "bound": self.bound,
            "of": self.of,
            "day": None if self.days is None else _days(self.days),
            "place": None if self.place is None else "".join(each.name for each in self.place),
            "source": _names(self.source),
        }
        return ((name, words) for name, words in said.items() if words is not None)


_NONE = "none"

Tell = Callable[[Named], Actor]
"""Tells who somebody whom a person named is now."""


def corrected(entry: Entry, correction: Correction, who: Tell) -> Entry:
    """Give *entry* as it should be, with what that changes: `Entry.corrected`."""
    known = {actor.id: actor for actor in (*entry.actors, *entry.recipients, *entry.attributed_to)}

    def people(told: tuple[Named, ...] | None, read: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return read if told is None else tuple([_as_written(who(each), known) for each in told])

    statement = entry.statement
    after = replace(
        entry,
        statement=replace(
            statement,
            content=_content(statement.content, correction),
            attributed_to=statement.attributed_to if correction.source is None else (),
        ),
        actors=people(correction.actors, entry.actors),
        recipients=people(correction.recipients, entry.recipients),
        attributed_to=people(correction.source, entry.attributed_to),
        time=entry.time if correction.days is None else _interval(correction.days),
        place=entry.place if correction.place is None else next(iter(correction.place), None),
    )
    after = _conditioned(_about(after, correction), correction.condition)
    read, said = dict(_shown(entry)), dict(_shown(after))
    changes = [
        Change(field=field, read=read[field], said=words)
        for field, words in said.items()
        if words != read[field]
    ]
    return replace(after, corrected=tuple(changes))


def _as_written(actor: Actor, known: Mapping[str, Actor]) -> Actor:
    """Give *actor* with the words by which the sentence names them, if the program found any."""
    written = known.get(actor.id)
    return actor if written is None else replace(actor, mention=written.mention)


def _content(content: Content, said: Correction) -> Content:
    """Give what is told as it should be; whom a person named has no words of the report."""
    match content:
        case Act():
            return _act(content, said)
        case Figure():
            return _figure(content, said)
        case Quotation():
            return content
        case _:
            assert_never(content)


def _act(act: Act, said: Correction) -> Act:
    if said.type is not None and said.type[0] != act.type:
        act = replace(act, type=said.type[0], cameo=said.type[1], mode=None)
    return replace(
        act,
        actors=act.actors if said.actors is None else (),
        recipients=act.recipients if said.recipients is None else (),
        about=None if said.about == "" else act.about,
        condition=None if said.condition == () else act.condition,
        reality=act.reality if said.reality is None else said.reality,
    )


def _figure(figure: Figure, said: Correction) -> Figure:
    value, high, words = figure.value, figure.high, figure.words
    bound = figure.bound if said.bound is None else said.bound
    if said.value is not None:
        value, high = said.value[0], said.value[1] if len(said.value) > 1 else None
    if said.value is not None or said.bound is not None:
        words = None
    return replace(
        figure,
        value=value,
        high=high if bound is Bound.RANGE else None,
        bound=bound,
        words=words,
        measure=said.measure or figure.measure,
        of=figure.of if said.of is None else said.of or None,
        reality=figure.reality if said.reality is None else said.reality,
    )


def _about(entry: Entry, said: Correction) -> Entry:
    proposal = said.about
    if proposal is None:
        return entry
    if not proposal:
        return replace(entry, about=None, proposal=None, also=(), topical=False)
    sentence = entry.statement.evidence.exact
    at = sentence.lower().find(proposal.lower())
    written = sentence[at : at + len(proposal)] if at >= 0 else None
    words = written or entry.about or entry.trigger
    also = tuple(each for each in said.also or () if each != proposal)
    return replace(entry, about=words, proposal=proposal, also=also, topical=True)


def _conditioned(entry: Entry, condition: tuple[str, ...] | None) -> Entry:
    if condition is None:
        return entry
    return replace(entry, condition=(condition[0], condition[1]) if condition else None)


def _shown(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give what can be corrected of *entry* as one says it, "none" where there is nothing."""
    match entry.content:
        case Act() as act:
            yield "type", act.type
            yield "actor", _people(entry.actors)
            yield "recipient", _people(entry.recipients)
            yield "about", " and ".join(entry.proposals) or _NONE
            yield "condition", " ".join(entry.condition) if entry.condition else _NONE
            yield "reality", str(act.reality)
        case Figure() as figure:
            yield "measure", figure.measure
            high = () if figure.high is None else (figure.high,)
            yield "value", _number((figure.value, *high))
            yield "bound", str(figure.bound)
            yield "of", figure.of or _NONE
            yield "reality", str(figure.reality)
        case Quotation():
            return
    told = (entry.time.start, entry.time.end) if entry.time else ()
    yield "day", _days([each for each in told if each]) or _NONE
    yield "place", entry.place.name if entry.place else _NONE
    yield "source", _people(entry.attributed_to)


def _people(actors: Iterable[Actor]) -> str:
    return " and ".join(actor.name for actor in actors) or _NONE


def _names(told: tuple[Named, ...] | None) -> str | None:
    return None if told is None else " and ".join(each.name for each in told)


def _interval(days: Sequence[date]) -> Interval | None:
    """Give the days that a person said; no words of the report say them."""
    return Interval(start=days[0], end=days[-1]) if days else None


def _days(days: Iterable[date]) -> str:
    return " to ".join(dict.fromkeys(each.isoformat() for each in days))


def _number(value: Iterable[Decimal]) -> str:
    return "-".join(f"{each.normalize():,f}" for each in value)
