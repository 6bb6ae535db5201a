"""Who is named in a reading, and whom a person named, as far as that is decided."""

# ruff: noqa: S608 - what is put into the SQL are this module's own words; values are bound

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from stateofplay.core.corrections import Named
from stateofplay.core.judgements import Actor, Entity, Header, Identity
from stateofplay.core.text import Report
from stateofplay.ledger.database import Database, Row
from stateofplay.ledger.found import entities_by_place
from stateofplay.ledger.identified import Actors, identities_of
from stateofplay.ledger.packing import unpacked_text

REPORT_COLUMNS = "source, title, text, published, publisher, url, author, extra"
HEADER_COLUMNS = "reports.id, source, title, publisher, published, url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who is who, for those who have worked it out themselves: it need not be read again.

    Attributes:
        readings: Entities of each current reading, by its number.
        identities: Who they are, by entity.
    """

    readings: Mapping[int, Sequence[Entity]]
    identities: Mapping[str, Identity]


Known = Mapping[str, Sequence[tuple[Entity, Identity | None]]]
"""Mention id -> the entities it belongs to ("both men": two), and who each is."""


def actors_of_reading(
    database: Database,
    reading: int,
    report: Report,
    actors: Actors | Who,
    named: Set[str] | None = None,
) -> Known:
    """Give whom each of the *named* mentions of a reading names; None for all mentions."""
    entities, identities = who_of_reading(database, reading, report, actors, named)
    known: dict[str, list[tuple[Entity, Identity | None]]] = {}
    for entity in entities:
        for mention in entity.mentions:
            if named is None or mention in named:
                known.setdefault(mention, []).append((entity, identities.get(entity.id)))
    return known


def who_of_reading(
    database: Database,
    reading: int,
    report: Report,
    actors: Actors | Who,
    named: Set[str] | None = None,
) -> tuple[Collection[Entity], Mapping[str, Identity]]:
    """Give the entities of a reading, and who they are as far as that is decided.

    Those that no *named* mention belongs to may be left out, which saves most of the time.
    """
    if isinstance(actors, Who):
        if reading in actors.readings:
            return actors.readings[reading], actors.identities
        actors = Actors(database)  # another process has read it meanwhile
    sql = (
        "SELECT entities, identified.content FROM found LEFT JOIN identified"
        " ON identified.reading = found.reading AND superseded_by IS NULL WHERE found.reading = ?"
    )
    [(packed, content)] = database.rows(sql, reading)
    entities = entities_by_place(packed, report.id, report.full_text, named)
    if content is None:
        return entities.values(), {}
    return entities.values(), identities_of(content, entities, actors, report.full_text)


class Whom:
    """Tells who somebody whom a person named is now: by their entities, else by their id."""

    def __init__(self, database: Database, actors: Actors, who: Who | None) -> None:
        self._database = database
        self._actors = actors
        self._who = who
        self._found: dict[Named, Actor] = {}

    def __call__(self, named: Named) -> Actor:
        """Give them as they are shown; ``mention`` repeats the name."""
        if named not in self._found:
            self._found[named] = self._now(named)
        return self._found[named]

    def _now(self, named: Named) -> Actor:
        for key in named.entities:
            identity = self._identity(key)
            if identity is not None:
                return _actor(identity)
        return _actor(self._actors.of(named.actor_id) or named)

    def _identity(self, key: str) -> Identity | None:
        if self._who is not None and key in self._who.identities:
            return self._who.identities[key]
        sql = (
            f"SELECT readings.seq, {REPORT_COLUMNS} FROM reports JOIN readings"
            " ON readings.report = reports.seq AND superseded_by IS NULL WHERE reports.id = ?"
        )
        for reading, *row in self._database.rows(sql, key.partition("/")[0]):
            report = as_report(tuple(row))
            return who_of_reading(self._database, reading, report, self._actors)[1].get(key)
        return None


def _actor(known: Named | Identity) -> Actor:
    return Actor(
        id=known.actor_id,
        name=known.name,
        mention=known.name,
        party=known.party,
        role=known.role,
        kind=known.kind,
    )


def as_header(row: Row) -> Header:
    """Give what a report is headed with, from its `HEADER_COLUMNS`."""
    key, source, title, publisher, published, url = row
    return Header(
        id=key,
        source=source,
        title=title,
        publisher=publisher,
        published=date.fromisoformat(published) if published else None,
        url=url,
    )


def as_report(row: Row) -> Report:
    """Rebuild a report from its `REPORT_COLUMNS`."""
    source, title, text, published, publisher, url, author, extra = row
    return Report(
        source=source,
        title=title,
        text=text if isinstance(text, str) else unpacked_text(text),
        published=published and date.fromisoformat(published),
        publisher=publisher,
        url=url,
        author=author,
        extra=json.loads(extra),
    )
