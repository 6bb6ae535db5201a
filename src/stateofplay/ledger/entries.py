"""Statements joined with all that is decided about them.

Report by report, so that only one report's words are in memory at a time.
"""

# ruff: noqa: S608 - what is put into the SQL are this module's own words; values are bound

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from stateofplay.core.judgements import Actor, Entity, Entry, Header, Identity, Setting, Subject
from stateofplay.core.serialise import from_json
from stateofplay.core.statements import Act, Content, Figure, Mention, Quotation, Statement
from stateofplay.core.text import Report, Span
from stateofplay.ledger.database import Database, Row
from stateofplay.ledger.topics import held_topics, overlaid

REPORT_COLUMNS = "source, title, text, published, publisher, url, author, extra"
IN_ORDER = "reports.published IS NULL, reports.published, reports.id"
"""By day, reports without one last."""

NOTHING = Report(source="", title="", text="")
"""Stands in for the report where what is read back quotes nothing."""

_GAPS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which statements; None lets all through. See `View.entries`."""

    report_ids: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    since: date | None = None
    until: date | None = None
    publishers: Sequence[str] | None = None
    ids: Sequence[str] | None = None

    def reports(self, listed: str) -> tuple[str, list[object]]:
        """Give the SQL condition on reports, and its values; *listed* is the database's."""
        chosen: tuple[tuple[str, object], ...] = (
            (f"reports.id IN ({listed})", _listed(self.report_ids)),
            ("reports.published >= ?", self.since and self.since.isoformat()),
            ("reports.published <= ?", self.until and self.until.isoformat()),
            (
                f"lower(reports.publisher) IN (SELECT lower(value) FROM ({listed}) AS chosen)",
                _listed(self.publishers),
            ),
            (
                f"readings.seq IN (SELECT reading FROM statements WHERE id IN ({listed}))",
                _listed(self.ids),
            ),
        )
        used = [(sql, value) for sql, value in chosen if value is not None]
        return " AND ".join(["TRUE", *(sql for sql, _ in used)]), [value for _, value in used]

    def statements(self, listed: str) -> tuple[str, list[object]]:
        """Give the SQL condition on statements, and its values; *listed* is the database's."""
        chosen = (
            (f"statements.kind IN ({listed})", _listed(self.kinds)),
            (f"statements.id IN ({listed})", _listed(self.ids)),
        )
        used = [(sql, value) for sql, value in chosen if value is not None]
        return " AND ".join(["TRUE", *(sql for sql, _ in used)]), [value for _, value in used]


def entries_of(database: Database, wanted: Wanted) -> Iterator[Entry]:
    """Give the entries of current readings, by day of publication, then in order of the text."""
    where, values = wanted.reports(database.listed)
    sql = (
        "SELECT readings.seq, reports.seq FROM readings"
        " JOIN reports ON reports.seq = readings.report"
        f" WHERE readings.superseded_by IS NULL AND {where} ORDER BY {IN_ORDER}"
    )
    held = held_topics(database)
    for reading, report in list(database.rows(sql, *values)):
        for entry in _entries_of_reading(database, reading, report, wanted):
            yield overlaid(entry, held)


def _entries_of_reading(
    database: Database, reading: int, number: int, wanted: Wanted
) -> Iterator[Entry]:
    where, values = wanted.statements(database.listed)
    sql = (
        "SELECT statements.id, statements.content, subjects.content, settings.content"
        " FROM statements LEFT JOIN subjects ON subjects.statement = statements.seq"
        " LEFT JOIN settings ON settings.statement = statements.seq"
        f" WHERE reading = ? AND {where} ORDER BY start, statements.seq"
    )
    rows = list(database.rows(sql, reading, *values))
    if not rows:
        return
    [row] = database.rows(f"SELECT {REPORT_COLUMNS} FROM reports WHERE seq = ?", number)
    report = as_report(row)
    header = _header(report)
    actors = actors_of_reading(database, reading)
    for key, content, subject, setting in rows:
        statement = from_json(Statement, json.loads(content), report)
        yield _entry(
            key,
            statement,
            (report, header),
            actors,
            (
                subject and from_json(Subject, json.loads(subject), NOTHING),
                setting and from_json(Setting, json.loads(setting), NOTHING),
            ),
        )


Known = Mapping[str, Sequence[tuple[Entity, Identity | None]]]
"""Mention id -> the entities it belongs to ("both men": two), and who each is."""


def actors_of_reading(database: Database, reading: int) -> Known:
    """Give whom each mention of a reading names, as far as that is decided."""
    sql = (
        "SELECT entities.content, identities.content FROM entities LEFT JOIN identities"
        " ON identities.entity = entities.id AND identities.superseded_by IS NULL"
        " WHERE reading = ? ORDER BY entities.seq"
    )
    known: dict[str, list[tuple[Entity, Identity | None]]] = {}
    for content, decision in database.rows(sql, reading):
        entity = from_json(Entity, json.loads(content), NOTHING)
        identity = decision and from_json(Identity, json.loads(decision), NOTHING)
        for mention in entity.mentions:
            known.setdefault(mention, []).append((entity, identity))
    return known


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
    return Entry(
        id=key,
        statement=statement,
        report=header,
        trigger=_words(text, content.trigger) or "",
        actors=_actors(_doers(content), known),
        recipients=_actors(act.recipients, known) if act else (),
        attributed_to=_actors(statement.attributed_to, known),
        about=_words(text, act.about) if act else None,
        condition=(terms.connective, _words(text, terms.span) or "") if terms else None,
        because=_words(text, act.because) if act else None,
        content_text=_words(text, said),
        proposal=subject.proposal if subject else None,
        time=setting.time if setting else None,
        place=setting.place if setting else None,
    )


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


def as_report(row: Row) -> Report:
    """Rebuild a report from its `REPORT_COLUMNS`."""
    source, title, text, published, publisher, url, author, extra = row
    return Report(
        source=source,
        title=title,
        text=text,
        published=published and date.fromisoformat(published),
        publisher=publisher,
        url=url,
        author=author,
        extra=json.loads(extra),
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
