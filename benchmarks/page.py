"""How long the pages take over a large ledger: 1,000 reports, 100,000 statements by default.

    python -m benchmarks.page [--reports 1000] [--statements 100] [--ledger FILE]

The server first prepares what lists and the replay need, in the background; how long that takes
is printed, too, and pages are timed after it. The ledger is made up: regular sentences on
invented parties, so that its size is what counts. Every address is asked for once (first) and five
times more (median). Exit status 1 if the landing page takes a second or more, or any other view
300 ms or more, at the median.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from starlette.testclient import TestClient

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
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.web.app import create_app

LANDING, OTHER = 1.0, 0.3
"""Seconds allowed."""

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
    start = len(report.title) + 2
    statements, mentions, subjects, settings = [], [], [], []
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


def _plan(chance: random.Random, place: int) -> tuple[str, str, str, str, str]:
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


def addresses(client: TestClient) -> Iterator[tuple[str, str]]:
    """Name every view and give an address of it."""
    acts = client.get("/api/acts?limit=1").json()["records"]
    report = acts[0]["report"]["id"]
    other = client.get("/api/reports?limit=2").json()["records"][1]["id"]
    series = client.get("/figures").text.split('href="/figures/')[1].split('"')[0]
    cell = client.get("/").text.split('href="/cell/')[1].split('"')[0]
    yield from (("state of play", "/"), ("all of it", "/?all=1"))
    for day in (7, 30, 45):
        yield f"replay, day {day}", f"/?as_of={FIRST + timedelta(days=day)}"
    yield from (
        ("filtered by party", "/?party=Norland"),
        ("filtered by outlet", "/?publisher=Outlet+3"),
        ("cell", f"/cell/{cell}"),
        ("statement", f"/statement/{acts[0]['id']}"),
        ("report", f"/report/{report}"),
        ("side by side", f"/side?r={report}&r={other}"),
        ("side by side, offers", "/side"),
        ("agree and differ", "/compare"),
        ("figures", "/figures"),
        ("series", f"/figures/{series}"),
        ("series as PNG", f"/figures/{series}.png"),
        ("series as CSV", f"/figures/{series}.csv"),
        ("timeline", "/timeline"),
        ("timeline, filtered", "/timeline?party=norland&about=proposal+3"),
        ("map", "/map"),
        ("who with whom", "/who"),
        ("200 with 200", "/who?by=people&size=200"),
        ("people", "/people"),
        ("person", "/people/person1-name1"),
        ("acts", "/acts"),
        ("acts, last page", "/acts?offset=70000&type=reject&party=norland"),
        ("reports", "/reports"),
        ("search", "/search?q=rejected"),
        ("search, filtered", "/search?q=sitting&party=norland"),
        ("problems", "/problems"),
        ("api: acts", "/api/acts?offset=70000"),
        ("api: positions", "/api/positions"),
    )


def measure(path: Path) -> bool:
    """Ask for every view and print how long it took; say whether all were quick enough."""
    app = create_app(path)
    client = TestClient(app)
    started = time.perf_counter()
    while client.get("/").status_code == 503:
        time.sleep(0.2)
    print(f"prepared at the start, in the background  {time.perf_counter() - started:6.1f} s")
    rehearsal = app.state.keeper.rehearsal
    if rehearsal is not None:
        rehearsal.join()
    print(f"every day of the replay, too  {time.perf_counter() - started:18.1f} s")
    good = True
    for name, address in list(addresses(client)):
        taken, worked = [], []
        for _ in range(6):
            began, busy = time.perf_counter(), time.process_time()
            answer = client.get(address)
            taken.append(time.perf_counter() - began)
            worked.append(time.process_time() - busy)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
        median = statistics.median(taken[1:])
        quick = median < (LANDING if address == "/" else OTHER)
        good &= quick
        size = len(answer.content) / 1000
        mark = "" if quick else "  too slow"
        print(
            f"{name:24} first {taken[0] * 1000:6.0f} ms  median {median * 1000:6.0f} ms"
            f"  processor {statistics.median(worked[1:]) * 1000:6.0f} ms  {size:6.0f} kB{mark}"
        )
    return good


def main() -> int:
    """Make the ledger if there is none, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--statements", type=int, default=100, help="of one report")
    parser.add_argument("--ledger", type=Path, help="keep the made-up ledger here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "made-up.db"
        if not path.exists():
            began = time.perf_counter()
            with open_ledger(path) as ledger:
                fill(ledger, options.reports, options.statements)
            print(f"{'made':32} {time.perf_counter() - began:8.1f} s")
        return 0 if measure(path) else 1


if __name__ == "__main__":
    sys.exit(main())
