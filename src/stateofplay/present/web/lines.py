"""What the pages keep of an entry in memory: a tenth of its size, all that a list shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import assert_never

from stateofplay.compare.days import day_of
from stateofplay.core.judgements import Actor, Entry, Header, Interval, Place
from stateofplay.core.statements import Act, Content, Figure, Quotation
from stateofplay.present.views.matching import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry as lists show it; see `Entry` for the fields of the same name.

    Attributes:
        type: Act type, measure, ``quotation``, or ``reported`` where no words stand as spoken.
        start: Where the sentence stands in the report.
        sentence: The evidence, verbatim.
        at: Where in the sentence the trigger stands; may lie outside it.
        sources: Who is credited for the information.
        figure: The number, of figures only.
        day: The first day of what is told, of a figure that by which it was counted; else that of
            publication.
        named: Who has a part in it and their parties, as `searchable` writes them.
        topics: What it is about, written likewise.
        confidence: Of the statement; None if it has none, 1 if a person has checked it.
    """

    id: str
    kind: str
    report: Header
    start: int
    sentence: str
    trigger: str
    at: int
    type: str
    reality: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    sources: tuple[Actor, ...]
    about: str | None
    condition: str | None
    because: str | None
    proposals: tuple[str, ...]
    time: Interval | None
    place: Place | None
    figure: Figure | None
    status: str
    day: date | None
    named: str
    topics: str
    confidence: float | None = None

    @property
    def told(self) -> bool:
        """Whether the words of the report name the day."""
        return self.time is not None and self.time.text is not None and self.day is not None

    @property
    def cut(self) -> tuple[str, str, str]:
        """The sentence before, at and after the trigger; whole if the trigger is elsewhere."""
        end = self.at + len(self.trigger)
        if not 0 <= self.at < end <= len(self.sentence):
            return self.sentence, "", ""
        return self.sentence[: self.at], self.sentence[self.at : end], self.sentence[end:]

    @property
    def people(self) -> tuple[Actor, ...]:
        """Everybody who has a part in it."""
        return (*self.actors, *self.recipients, *self.sources)


def searchable(*texts: str | None) -> str:
    """Write texts as filters look for words in them: `folded`, each on a line."""
    return folded("\n".join(dict.fromkeys([text for text in texts if text])))


def line_of(entry: Entry, actors: dict[Actor, Actor], places: dict[Place, Place]) -> Line:
    """Keep of *entry* what lists show.

    Args:
        actors: Those met so far; equal ones become one object, which spares most memory.
        places: Likewise.
    """
    content = entry.content
    kind, reality = _kind_of(content)
    evidence = entry.statement.evidence
    figure = content if isinstance(content, Figure) else None
    about = entry.about or entry.content_text
    return Line(
        id=entry.id,
        kind=entry.statement.kind,
        report=entry.report,
        start=evidence.span.start,
        sentence=evidence.exact,
        trigger=entry.trigger,
        at=content.trigger.start - evidence.span.start,
        type=kind,
        reality=reality,
        actors=_one(entry.actors, actors),
        recipients=_one(entry.recipients, actors),
        sources=_one(entry.attributed_to, actors),
        about=about,
        condition=" ".join(entry.condition) if entry.condition else None,
        because=entry.because,
        proposals=entry.proposals,
        time=entry.time,
        place=entry.place and places.setdefault(entry.place, entry.place),
        figure=figure,
        status=entry.status,
        day=_day(entry),
        named=_named(entry),
        topics=intern(searchable(*entry.proposals, about, *_of_what(entry, figure))),
        confidence=entry.statement.confidence if entry.status == "machine" else 1.0,
    )


def _of_what(entry: Entry, figure: Figure | None) -> tuple[str | None, ...]:
    """Whom a figure counts, and where: people ask for the toll of a place."""
    return (figure.of, entry.place.name if entry.place else None) if figure else ()


def _one(people: tuple[Actor, ...], actors: dict[Actor, Actor]) -> tuple[Actor, ...]:
    return tuple([actors.setdefault(person, person) for person in people])


def _kind_of(content: Content) -> tuple[str, str]:
    """Act type, measure, ``quotation`` or ``reported``; and whether it is actual."""
    match content:
        case Act():
            return content.type, str(content.reality)
        case Figure():
            return content.measure, str(content.reality)
        case Quotation():
            return "quotation" if content.direct else "reported", "actual"
        case _:
            assert_never(content)


def _named(entry: Entry) -> str:
    people = (*entry.actors, *entry.recipients, *entry.attributed_to)
    return intern(searchable(*[name for who in people for name in (who.name, who.party)]))


def _day(entry: Entry) -> date | None:
    if isinstance(entry.content, Figure):
        return day_of(entry)
    time = entry.time
    known = (time.start or time.end) if time else None
    return known or entry.report.published
