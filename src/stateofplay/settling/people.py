"""Who is who in a ledger, with what is needed to follow new readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from stateofplay.core.decisions import Decision
from stateofplay.core.judgements import Entity, Identity
from stateofplay.ledger import Change, Ledger, Who
from stateofplay.resolve import Everybody, Moved


class People:
    """The entities of some readings, and who they are.

    Attributes:
        entities: By the number of the reading.
    """

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        """Begin with nobody; *decisions* are what a person decided."""
        self.entities: dict[int, tuple[Entity, ...]] = {}
        self._reading_of: dict[str, int] = {}
        self._everybody = Everybody(decisions)

    def in_order(self) -> tuple[Identity, ...]:
        """Give all identities, in order of entity id."""
        return self._everybody.in_order()

    def who(self) -> Who:
        """Give who is who, as it was last decided."""
        return Who(readings=self.entities, identities=self._everybody.identities)

    def take(self, ledger: Ledger, readings: Collection[int]) -> Moved:
        """Read the entities of *readings* that are not known yet, and decide who all are."""
        gone: list[Entity] = []
        new: list[Entity] = []
        for reading in self.entities.keys() - readings:
            gone += self.entities.pop(reading)
        for entity in gone:
            del self._reading_of[entity.id]
        unknown = sorted({*readings} - self.entities.keys())
        for reading, entities in ledger.entities_in(unknown):
            self.entities[reading] = entities
            self._reading_of.update((entity.id, reading) for entity in entities)
            new += entities
        return self._everybody.revise(gone, new)

    def follow(
        self, ledger: Ledger, readings: Mapping[int, str], run: int
    ) -> Mapping[str, frozenset[str]]:
        """Decide who is who in *readings* instead of those before, and write what that changes.

        Returns:
            The reports of which somebody is shown otherwise, with the ids that these had and have.
        """
        before = {*self.entities}
        moved = self.take(ledger, readings.keys())
        change = Change(
            before=moved.before,
            after=moved.after,
            identities=self._everybody.identities,
            members=self._everybody.members,
            readings=self.entities,
            reading_of=self._reading_of,
            new=readings.keys() - before,
            gone=before - readings.keys(),
        )
        ledger.revise_identities(change, run)
        found: dict[str, frozenset[str]] = defaultdict(frozenset)
        for entity, identity in moved.after.items():
            earlier = moved.before.get(entity)
            if earlier is not None and _shown(earlier) != _shown(identity):
                report = readings[self._reading_of[entity]]
                found[report] |= {earlier.actor_id, identity.actor_id}
        return found


def _shown(identity: Identity) -> tuple[str | None, ...]:
    """Give what entries show of who somebody is: all but the reasons."""
    return identity.actor_id, identity.name, identity.kind, identity.party, identity.role


def naming(ledger: Ledger) -> dict[str, str]:
    """Give the entries into which a person put somebody, maybe of another report: id, report."""
    held = [row.decision for row in ledger.reviews() if row.superseded_by is None]
    ids = [each.statement for each in held if each.correction and each.correction.people]
    return {entry.id: entry.report.id for entry in ledger.entries(ids=ids)} if ids else {}
