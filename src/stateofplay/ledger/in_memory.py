"""A ledger of which is at hand what was read of it to settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from stateofplay.core.judgements import Entity, Entry, Identity
from stateofplay.ledger.database import Database
from stateofplay.ledger.entries import Wanted, entries_of
from stateofplay.ledger.ledger import Ledger
from stateofplay.ledger.who import Who

_LISTED = frozenset({"act", "figure"})
"""Kinds of which lists are made; quotations, a third of all statements, are in none."""

_KINDS = _LISTED | {"quotation"}


class InMemory(Ledger):
    """A ledger of which entries, entities and identities are at hand, for one state of it."""

    def __init__(
        self, database: Database, state: tuple[int, ...], who: Who, entries: Sequence[Entry] | None
    ) -> None:
        super().__init__(database)
        self._state = state
        self._who = who
        self._entries = entries
        self._kinds = _KINDS

    def state(self) -> tuple[int, ...]:
        """Give the state that what is at hand belongs to."""
        return self._state

    def entities(self) -> Iterator[Entity]:
        """Give the entities of all current readings."""
        for _, entities, _ in self._entities_of_readings(self._who.readings):
            yield from entities

    def identities(self) -> Iterator[Identity]:
        """Give the decisions who the entities are, by entity."""
        yield from sorted(self._who.identities.values(), key=lambda each: each.entity_id)

    def entries(
        self,
        *,
        report_ids: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        ids: Sequence[str] | None = None,
        backwards: bool = False,
    ) -> Iterator[Entry]:
        """Give statements as `View.entries` does; those of all reports are at hand."""
        some = (report_ids, since, until, ids)
        if backwards or any(each is not None for each in some):
            yield from super().entries(
                report_ids=report_ids,
                kinds=kinds,
                since=since,
                until=until,
                ids=ids,
                backwards=backwards,
            )
            return
        if self._entries is None or not self._kinds.issuperset(kinds or _KINDS):
            self._kinds = _LISTED if _LISTED.issuperset(kinds or _KINDS) else _KINDS
            wanted = Wanted(kinds=tuple(self._kinds), why=False)
            self._entries = tuple(entries_of(self._database, wanted, self._who))
        for entry in self._entries:
            if kinds is None or entry.statement.kind in kinds:
                yield entry
