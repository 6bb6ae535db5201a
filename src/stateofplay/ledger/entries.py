"""Statements joined with all that is decided about them.

Report by report, so that only one report's words are in memory at a time.
"""

# ruff: noqa: S608 - what is put into the SQL are this module's own words; values are bound

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from stateofplay.core.judgements import Actor, Entity, Entry, Header, Identity, Setting, Subject
from stateofplay.core.statements import Act, Content, Figure, Mention, Quotation, Statement
from stateofplay.core.text import Report, Span
from stateofplay.ledger.database import Database
from stateofplay.ledger.found import unpack_statements
from stateofplay.ledger.identified import Actors
from stateofplay.ledger.reviews import held_reviews, reviewed
from stateofplay.ledger.statement_ids import ids_of_reading, readings_with
from stateofplay.ledger.topics import held_topics
from stateofplay.ledger.who import REPORT_COLUMNS, Known, Who, Whom, actors_of_reading, as_report

IN_ORDER = "reports.published IS NULL, reports.published, reports.id"
"""By day, reports without one last."""

_AGAINST_OTHERS = frozenset({"ASSAULT", "THREATEN"})
_GAPS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which statements; None lets all through. See `View.entries`.

    Attributes:
        why: Whether to read the steps by which they were found, too.
        outdated: Whether those of an earlier state of a page are (see `outdated`), too.
        backwards: Whether the last come first.
    """

    report_ids: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    since: date | None = None
    until: date | None = None
    ids: Collection[str] | None = None
    why: bool = True
    outdated: bool = False
    backwards: bool = False

    def reports(self, database: Database) -> tuple[str, list[object]]:
        """Give the SQL condition on reports and readings, and its values."""
        chosen: tuple[tuple[str, object], ...] = (
            (f"reports.id IN ({database.listed})", _listed(self.report_ids)),
            ("reports.published >= ?", self.since and self.since.isoformat()),
            ("reports.published <= ?", self.until and self.until.isoformat()),
        )
        used = [(sql, value) for sql, value in chosen if value is not None]
        if self.ids is not None:
            numbers = ", ".join(map(str, readings_with(database, self.ids))) or "NULL"
            held = f"readings.seq IN ({numbers})"
            return " AND ".join([held, *(sql for sql, _ in used)]), [value for _, value in used]
        return " AND ".join(["TRUE", *(sql for sql, _ in used)]), [value for _, value in used]

    def lets_through(self, kind: str, key: str) -> bool:
        """Say whether a statement of a report that is wanted is wanted, too."""
        return (self.kinds is None or kind in self.kinds) and (self.ids is None or key in self.ids)


def entries_of(database: Database, wanted: Wanted, who: Who | None = None) -> Iterator[Entry]:
    """Give the entries of current readings, by day of publication, then in order of the text."""
    where, values = wanted.reports(database)
    sql = (
        "SELECT readings.seq, reports.seq FROM readings"
        " JOIN reports ON reports.seq = readings.report"
        f" WHERE readings.superseded_by IS NULL AND {where} ORDER BY {IN_ORDER}"
    )
    held, reviews = held_topics(database), held_reviews(database)
    actors = Actors(database)
    whom = Whom(database, actors, who)
    left_out = frozenset() if wanted.outdated else _numbers(database)
    found = [row for row in database.rows(sql, *values) if row[1] not in left_out]
    for reading, report in reversed(found) if wanted.backwards else found:
        for entry in entries_of_reading(database, (reading, report), wanted, who or actors):
            yield reviewed(entry, reviews, held, whom)


def entries_in(
    database: Database, wanted: Mapping[int, Collection[str]], who: Who | None = None
) -> Iterator[Entry]:
    """Give statements of readings, by these and by their ids, without the steps."""
    held, reviews = held_topics(database), held_reviews(database)
    actors = Actors(database)
    whom = Whom(database, actors, who)
    for reading, ids in wanted.items():
        [(report,)] = database.rows("SELECT report FROM readings WHERE seq = ?", reading)
        some = Wanted(ids=frozenset(ids), why=False)
        for entry in entries_of_reading(database, (reading, report), some, who or actors):
            yield reviewed(entry, reviews, held, whom)


def outdated(database: Database) -> dict[str, str]:
    """Give the reports whose page was read again later with other words: id -> newest id.

    Pages that share an address and not half of a headline's words are no states of one page.
    """
    return {row[1]: row[3] for row in _read_again(database)}


def _numbers(database: Database) -> frozenset[int]:
    return frozenset(row[0] for row in _read_again(database))


def _read_again(database: Database) -> list[tuple[int, str, str, str, str]]:
    """Give number, id and headline of reports, with id and headline of the newest of their page."""
    sql = (
        "SELECT earlier.seq, earlier.id, earlier.title, later.id, later.title"
        " FROM reports AS earlier JOIN reports AS later ON later.url = earlier.url"
        " AND later.seq > earlier.seq AND later.core_hash <> earlier.core_hash"
        " WHERE earlier.url LIKE '%://%/_%'"  # a whole site's address is no page's
        " AND later.seq = (SELECT max(last.seq) FROM reports AS last"
        "  JOIN readings ON readings.report = last.seq AND superseded_by IS NULL"
        "  WHERE last.url = earlier.url)"
    )
    return [row for row in database.rows(sql) if _is_one_headline(row[2], row[4])]


def _is_one_headline(one: str, other: str) -> bool:
    words = [frozenset(_GAPS.split(title.lower())) - {""} for title in (one, other)]
    return 2 * len(words[0] & words[1]) >= min(map(len, words)) > 0


def entries_of_reading(
    database: Database, numbers: tuple[int, int], wanted: Wanted, actors: Actors | Who
) -> Iterator[Entry]:
    """Give what one reading found, current or not, without what a person said of it.

    Args:
        database: Where to look.
        numbers: The reading's and the report's.
        wanted: Which of its statements.
        actors: Who is who.
    """
    reading, number = numbers
    [row] = database.rows(f"SELECT {REPORT_COLUMNS} FROM reports WHERE seq = ?", number)
    report = as_report(row)
    header = _header(report)
    [(packed,)] = database.rows("SELECT statements FROM found WHERE reading = ?", reading)
    ids = ids_of_reading(database, reading)
    found = unpack_statements(packed, ids, report, wanted.lets_through, why=wanted.why)
    if not found.ids:
        return
    named = {each.id for statement in found.statements for each in _named(statement)}
    known = actors_of_reading(database, reading, report, actors, named)
    order = sorted(range(len(found.ids)), key=lambda n: found.statements[n].evidence.span.start)
    for n in reversed(order) if wanted.backwards else order:
        decided = found.subjects[n], found.settings[n]
        yield _entry(found.ids[n], found.statements[n], (report, header), known, decided)


def _entry(
    key: str,
    statement: Statement,
    origin: tuple[Report, Header],
    known: Known,
    decided: tuple[Subject | None, Setting | None],
) -> Entry:
    report, header = origin
    subject, setting = decided
    text = report.full_text
    content = statement.content
    act = content if isinstance(content, Act) else None
    terms = act.condition if act else None
    said = content.content if isinstance(content, Quotation) else None
    doing = _actors(_doers(content), known)
    done_to = _actors(act.recipients, known) if act else ()
    return Entry(
        id=key,
        statement=statement,
        report=header,
        trigger=_words(text, content.trigger) or "",
        actors=doing,
        recipients=_others(done_to, doing, act.type if act else None),
        attributed_to=_actors(statement.attributed_to, known),
        about=_words(text, act.about) if act else None,
        condition=(terms.connective, _words(text, terms.span) or "") if terms else None,
        because=_words(text, act.because) if act else None,
        content_text=_words(text, said),
        proposal=subject.proposal if subject else None,
        also=subject.also if subject else (),
        topical=subject is not None and subject.topical,
        time=setting.time if setting else None,
        place=setting.place if setting else None,
    )


def _named(statement: Statement) -> Iterator[Mention]:
    """Give all mentions of a statement by which an entry names somebody."""
    content = statement.content
    yield from _doers(content)
    if isinstance(content, Act):
        yield from content.recipients
    yield from statement.attributed_to


def _doers(content: Content) -> tuple[Mention, ...]:
    match content:
        case Act():
            return content.actors
        case Quotation():
            return content.speakers
        case Figure():
            return ()
        case _:
            assert_never(content)


def _actors(mentions: Iterable[Mention], known: Known) -> tuple[Actor, ...]:
    nobody: Sequence[tuple[Entity | None, Identity | None]] = ((None, None),)
    return tuple(
        [_actor(mention, *who) for mention in mentions for who in known.get(mention.id, nobody)]
    )


def _others(
    recipients: Sequence[Actor], actors: Sequence[Actor], kind: str | None
) -> tuple[Actor, ...]:
    """Give the recipients that are not the only actor: nobody promises to himself.

    Nor does anybody attack or threaten whom he speaks for.
    """
    alone = {actor.id for actor in actors}
    own = {actor.party for actor in actors} if kind in _AGAINST_OTHERS else set()
    others = (each for each in recipients if {each.id} != alone)
    return tuple(each for each in others if each.name not in own)


def _actor(mention: Mention, entity: Entity | None, identity: Identity | None) -> Actor:
    if entity is None:
        slug = _GAPS.sub("-", mention.exact.lower()).strip("-") or "unnamed"
        return Actor(
            id=f"mention:{slug}", name=mention.exact, mention=mention.exact, role=mention.role
        )
    known = identity or entity
    return Actor(
        id=identity.actor_id if identity else entity.id,
        name=known.name,
        mention=mention.exact,
        party=known.party,
        role=known.role or entity.role,
        kind=known.kind,
    )


def _header(report: Report) -> Header:
    return Header(
        id=report.id,
        source=report.source,
        title=report.title,
        publisher=report.publisher,
        published=report.published,
        url=report.url,
    )


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def _listed(values: Sequence[str] | None) -> list[str] | None:
    return None if values is None else list(values)
