"""A ledger that is made up, for its size: regular sentences on invented parties."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from stateofplay.compare import compare
from stateofplay.core.judgements import (
    Entity,
    Identity,
    Interval,
    Place,
    Resolved,
    Setting,
    Subject,
)
from stateofplay.core.slugs import slug
from stateofplay.core.statements import (
    Act,
    Figure,
    Mention,
    MentionKind,
    Reading,
    Statement,
    Step,
)
from stateofplay.core.text import Report, Span, cite
from stateofplay.ledger import Ledger

PARTIES = tuple(
    f"{name}land"
    for name in ["Nor", "Sou", "Eas", "Wes", "Mid", "Up", "Low", "High", "Far", "Near"]
)
PEOPLE = tuple((f"Person{number} Name{number}", PARTIES[number % 10]) for number in range(200))
PROPOSALS = tuple(f"proposal {number}" for number in range(40))
VERBS = {
    "rejected": "REJECT",
    "urged": "REQUEST",
    "backed": "SUPPORT",
    "accepted": "AGREE",
    "condemned": "ACCUSE",
    "shelled": "ASSAULT",
    "met": "CONSULT",
}
AREAS = tuple(f"{one}{two}ville" for one in "abcdefghij" for two in "klmnop")
TOWNS = (("Amman", "JO", 31.95, 35.94), ("Cairo", "EG", 30.04, 31.24), ("Rome", "IT", 41.9, 12.5))
FIRST = date(2023, 10, 1)
DAYS = 60

Plan = tuple[str, str, str, str, str]
"""The words of a sentence; its verb; who; whom; about which proposal."""


def made(number: int, count: int) -> tuple[Reading, Resolved, list[Identity]]:
    """Make one report of *count* sentences with a statement each."""
    chance = random.Random(number)  # noqa: S311 - the same every time, and nothing secret
    published = FIRST + timedelta(days=number * DAYS // 1000 % DAYS)
    plans = [_plan(chance, place) for place in range(count)]
    report = Report(
        source=f"made-{number}",
        title=f"Report {number} of {published}",
        text=" ".join(words for words, *_ in plans),
        published=published,
        publisher=f"Outlet {number % 40}",
    )
    statements, mentions, subjects, settings = _statements(chance, report, published, plans)
    reading = Reading(
        report=report,
        mentions=tuple(dict.fromkeys(mentions)),
        statements=tuple(statements),
        sentences=tuple(each.evidence.span for each in statements),
        engine="made up",
    )
    entities, identities = _entities(report, mentions)
    resolved = Resolved(
        report_id=report.id,
        entities=tuple(entities),
        subjects=tuple(subjects),
        settings=tuple(settings),
    )
    return reading, resolved, identities


def _statements(
    chance: random.Random,
    report: Report,
    published: date,
    plans: list[tuple[str, str, str, str, str]],
) -> tuple[list[Statement], list[Mention], list[Subject], list[Setting]]:
    """Make the statement of each planned sentence, with whom it names, its topic and setting."""
    start = len(report.title) + 2
    statements: list[Statement] = []
    mentions: list[Mention] = []
    subjects: list[Subject] = []
    settings: list[Setting] = []
    for words, verb, who, whom, proposal in plans:
        evidence = cite(report, Span(start, start + len(words)))
        people = [_mention(report, start + words.index(name), name) for name in (who, whom)]
        mentions += people
        statement = Statement(
            content=_content(words, verb, start, people, proposal),
            evidence=evidence,
            attributed_to=() if verb else (people[0],),
            found_by="made up",
            steps=(Step(what="act", how="made up for the benchmark"),),
        )
        statements.append(statement)
        if verb:
            subjects.append(Subject(statement_id=statement.id, proposal=proposal))
        name, country, lat, lon = chance.choice(TOWNS)
        place = Place(name=name, country=country, lat=lat, lon=lon) if len(words) % 3 == 0 else None
        when = Interval(start=published, end=published, text="on that day")
        settings.append(Setting(statement_id=statement.id, time=when, place=place))
        start += len(words) + 1
    return statements, mentions, subjects, settings


def _plan(chance: random.Random, place: int) -> Plan:
    (who, _), (whom, _) = chance.sample(PEOPLE, 2)
    proposal = chance.choice(PROPOSALS)
    if place % 5 == 4:
        value = chance.randrange(50, 9000)
        words = f"{who} told {whom} that {value} villagers of {chance.choice(AREAS)} died."
        return words, "", who, whom, proposal
    verb = chance.choice(tuple(VERBS))
    return f"{who} {verb} {whom} over {proposal} in sitting {place}.", verb, who, whom, proposal


def _mention(report: Report, start: int, name: str) -> Mention:
    return Mention(
        report_id=report.id,
        span=Span(start, start + len(name)),
        exact=name,
        kind=MentionKind.PERSON,
        head=name.rsplit(maxsplit=1)[-1].lower(),
        sentence=0,
    )


def _content(
    words: str, verb: str, start: int, people: list[Mention], proposal: str
) -> Act | Figure:
    if verb:
        at, about = start + words.index(verb), start + words.index(proposal)
        return Act(
            trigger=Span(at, at + len(verb)),
            type=VERBS[verb],
            actors=(people[0],),
            recipients=(people[1],),
            about=Span(about, about + len(proposal)),
        )
    value, of = words.split(" that ")[1].split(" ", 1)
    at = start + words.index(value)
    return Figure(
        trigger=Span(at, at + len(value)),
        measure="killed",
        value=Decimal(value),
        of=of.removesuffix(" died."),
    )


def _entities(report: Report, mentions: list[Mention]) -> tuple[list[Entity], list[Identity]]:
    chains: dict[str, list[str]] = {}
    for mention in mentions:
        chains.setdefault(mention.exact, []).append(mention.id)
    parties = dict(PEOPLE)
    entities, identities = [], []
    for name, ids in chains.items():
        key = f"{report.id}/{slug(name)}"
        entities.append(
            Entity(
                id=key,
                report_id=report.id,
                name=name,
                names=(name,),
                kind="person",
                party=parties[name],
                mentions=tuple(ids),
            )
        )
        identities.append(
            Identity(
                entity_id=key,
                actor_id=slug(name),
                name=name,
                kind="person",
                party=parties[name],
            )
        )
    return entities, identities


def fill(ledger: Ledger, reports: int, statements: int) -> None:
    """Write the made-up reports and decide how they compare."""
    run = ledger.begin_run("made up", {})
    identities: list[Identity] = []
    for number in range(reports):
        reading, resolved, known = made(number, statements)
        ledger.keep(reading, resolved, run)
        identities += known
    ledger.decide_identities(identities, run)
    ledger.decide_comparisons(compare(tuple(ledger.entries())), run)
    ledger.mark_settled()
    ledger.end_run(run)
