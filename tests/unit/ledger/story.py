"""A small report with all that is found and decided about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stateofplay.core.judgements import Comparison, Entity, Identity, Relation, Resolved, Subject
from stateofplay.core.statements import Act, Mention, MentionKind, Reading, Statement
from stateofplay.core.text import Report, Span, cite

REPORT = Report(
    source="story.json",
    title="Minister refuses a pause",
    text="Minister Ada Stone ruled out a pause on Friday. She said no.",
    published=date(2023, 11, 3),
    publisher="Coastal Herald",
)


def mention(report: Report, words: str) -> Mention:
    start = report.full_text.index(words)
    return Mention(
        report_id=report.id,
        span=Span(start, start + len(words)),
        exact=words,
        kind=MentionKind.PERSON,
        head=words.rsplit(maxsplit=1)[-1].lower(),
        sentence=1,
    )


def span(report: Report, words: str) -> Span:
    start = report.full_text.index(words)
    return Span(start, start + len(words))


def statement(report: Report = REPORT) -> Statement:
    act = Act(
        trigger=span(report, "ruled out"),
        type="REJECT",
        actors=(mention(report, "Ada Stone"),),
        about=span(report, "a pause on"),
    )
    sentence = span(report, "Minister Ada Stone ruled out a pause on Friday.")
    return Statement(content=act, evidence=cite(report, sentence), found_by="rule/1")


def reading(report: Report = REPORT, engine: str = "one") -> Reading:
    found = statement(report)
    return Reading(report=report, mentions=(), statements=(found,), sentences=(), engine=engine)


def resolved(report: Report = REPORT) -> Resolved:
    entity = Entity(
        id=f"{report.id}/ada-stone",
        report_id=report.id,
        name="Ada Stone",
        names=("Ada Stone", "Stone"),
        kind="person",
        mentions=(mention(report, "Ada Stone").id,),
    )
    subject = Subject(statement_id=statement(report).id, proposal="pauses", reasons=("pause",))
    return Resolved(report_id=report.id, entities=(entity,), subjects=(subject,))


def identity(report: Report = REPORT, name: str = "Ada Stone") -> Identity:
    return Identity(
        entity_id=f"{report.id}/ada-stone",
        actor_id="ada-stone",
        name=name,
        kind="person",
        party="Northland",
        role="minister",
    )


def comparison(report: Report = REPORT, summary: str = "one says it") -> Comparison:
    return Comparison(
        topic="pauses",
        relation=Relation.ONLY,
        kind="act",
        summary=summary,
        reasons=("no other report",),
        statements=(statement(report).id,),
        reports=(report.id,),
    )


def another(publisher: str = "Harbour Wire", day: int = 4) -> Report:
    return replace(REPORT, publisher=publisher, published=date(2023, 11, day), source="two.json")
