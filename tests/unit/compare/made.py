"""Entries made by hand: ``act("REJECT", "Ada Stone", "ceasefire", day=3)``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from stateofplay.core.judgements import Actor, Entry, Header, Interval, Place
from stateofplay.core.slugs import slug
from stateofplay.core.statements import Act, Bound, Content, Figure, Reality, Statement
from stateofplay.core.text import Report, Span, cite

STORY = {
    "Herald": (
        "At the talks of Elmstead on Friday, minister Ada Stone of Norland told Southland's"
        " envoy Omar Brandt that the guns would not fall silent while captives were kept in"
        " the forts along the Vell river, and asked the Red Cross of Elmstead to send lorries"
        " of flour, oil and medicine over the bridge at Vell before the first snow closes the"
        " passes of Norland."
    ),
    "Post": (
        "Ada Stone, who leads Norland's side in Elmstead, would hear nothing of a truce on"
        " Friday as long as her people are captives on the Vell, and Southland's man, Omar"
        " Brandt, left the hall of the Red Cross early; flour and medicine, Stone said, should"
        " cross the Vell bridge into Norland at once, since snow is near and the mills of"
        " Elmstead stand still for want of oil."
    ),
    "Wire": (
        "No truce for now: so ended the Friday of Elmstead, where Stone, Norland's minister,"
        " and Brandt, envoy of Southland, spoke for an hour under the roof of the Red Cross."
        " Captives in the forts of the Vell river come first, Ada Stone holds; she wants the"
        " bridge there open to lorries with food and medicine before snow falls on the passes"
        " between Elmstead and Norland."
    ),
}
"""How three outlets tell of one day."""


def actor(name: str, party: str | None = None) -> Actor:
    return Actor(id=slug(name), name=name, mention=name, party=party)


def _report(report: str, day: int | None, text: str) -> tuple[Report, Header]:
    published = date(2023, 11, day) if day else None
    full = Report(source=report, title="", text=text, published=published, publisher=report)
    header = Header(
        id=report, source=report, title="", publisher=report, published=published, url=None
    )
    return full, header


def _entry(content: Content, report: str, day: int | None, text: str, **fields: object) -> Entry:
    full, header = _report(report, day, text)
    evidence = cite(full, Span(2, len(full.full_text)))
    statement = Statement(content=content, evidence=evidence, found_by="test")
    key = f"{report}:{content}:{text}:{sorted(map(str, fields.items()))}"
    return Entry(
        id=slug(key)[:400],
        statement=statement,
        report=header,
        trigger="said",
        **fields,  # type: ignore[arg-type]
    )


def act(  # the many arguments are the fields of one entry
    type_: str,
    who: str | Actor,
    proposal: str | None = "ceasefire",
    *,
    report: str = "Herald",
    day: int | None = 3,
    told: int | None = None,
    text: str = "",
    reality: Reality = Reality.ACTUAL,
    condition: tuple[str, str] | None = None,
    to: str | None = None,
    also: tuple[str, ...] = (),
) -> Entry:
    words = text or f"In its own words {report} tells of {type_} on page {day} {proposal}"
    return _entry(
        Act(trigger=Span(2, 4), type=type_, reality=reality),
        report,
        day,
        words,
        actors=(actor(who) if isinstance(who, str) else who,),
        recipients=(actor(to),) if to else (),
        proposal=proposal,
        also=also,
        topical=proposal is not None,
        condition=condition,
        time=_told(told) if told else None,
    )


def figure(
    value: int,
    *,
    of: str = "villagers",
    measure: str = "killed",
    bound: Bound = Bound.EXACT,
    report: str = "Herald",
    day: int | None = 3,
    by: str | None = "health ministry",
    place: str | None = None,
    text: str = "",
    reality: Reality = Reality.ACTUAL,
    cumulative: bool | None = None,
    part_of: Span | None = None,
    told: int | None = None,
) -> Entry:
    words = text or f"According to {report} the number of {of} stood at {value}, a page of {day}"
    return _entry(
        Figure(
            trigger=Span(2, 4),
            measure=measure,
            value=Decimal(value),
            bound=bound,
            of=of,
            reality=reality,
            cumulative=cumulative,
            part_of=part_of,
        ),
        report,
        day,
        words,
        attributed_to=(actor(by),) if by else (),
        place=Place(name=place) if place else None,
        time=_told(told) if told else None,
    )


def _told(day: int) -> Interval:
    return Interval(start=date(2023, 11, day), end=date(2023, 11, day), text="then")
