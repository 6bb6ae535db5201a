"""What is decided over the whole ledger: who is who, and how statements compare.

``identify`` and ``compare`` run once at the end of a run, and after a person's decision.
"""

from __future__ import annotations

import platform
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from stateofplay.compare import Standing, compare
from stateofplay.core.collecting import set_aside, uncollected
from stateofplay.core.decisions import Decision
from stateofplay.core.judgements import Comparison, Entity, Entry, Identity
from stateofplay.core.reviews import Review
from stateofplay.core.topics import TopicDecision
from stateofplay.ledger import Change, DecisionRow, InMemory, Ledger, Who
from stateofplay.resolve import Everybody, Moved, Verdict, decision_of, identify, verdicts


def settle(ledger: Ledger, run: int) -> InMemory | None:
    """Decide again who is who and how statements compare, if the ledger has anything new.

    Only decisions that differ from those kept are written; an interrupted run is completed
    by the next one.

    Returns:
        The ledger as it was settled, with what was read of it at hand for those who work out
        more; None if everything was settled before, or something new came meanwhile.
    """
    held = _Held()
    entries: tuple[Entry, ...] = ()

    def compared(found: Iterable[Entry]) -> Iterable[Comparison]:
        nonlocal entries
        entries = tuple(found)
        return compare(entries)

    def decide() -> None:
        nonlocal held
        held = _Held()  # all anew: what one holds that was overtaken is not taken in again
        held.decide_all(ledger, run, compared)

    if not _until_settled(ledger, decide):
        return None
    return ledger.in_memory(held.who(), entries)


Settling = Callable[[Ledger, int], object]
"""Settles a ledger for a run: `settle`, or a `Settler`."""


class Settler:
    """Settles one ledger time and again, as one who watches feeds does.

    The first time all is decided anew, and kept in memory; from then on, only what new reports
    change is compared and written, with the same outcome. All is decided anew, too, whenever
    anybody else has decided anything in the ledger meanwhile, a person included, or the last
    time came to no end.
    """

    def __init__(self) -> None:
        self._held: _Held | None = None

    def __call__(self, ledger: Ledger, run: int) -> None:
        """Do what `settle` does; *ledger* must always be the same one."""
        held, self._held = self._held, None  # given back when this has come to its end

        def decide() -> None:
            nonlocal held
            if held is not None and held.is_of(ledger):
                held.follow(ledger, run)
            else:
                held = _Held()
                held.decide_all(ledger, run, held.compared)
                set_aside()  # or every search for cycles would look at all of it, a second each
            held.extent = ()  # what it holds is not yet sure to stay in the ledger

        if _until_settled(ledger, decide) and held is not None:
            held.extent = ledger.extent()
        self._held = held


def _until_settled(ledger: Ledger, decide: Callable[[], None]) -> bool:
    """Call *decide*, which decides all there is; False if everything was settled before."""
    if ledger.settled():
        return False
    with uncollected():  # a whole ledger in memory has no cycles: a quarter of the time
        decide()
        while not ledger.mark_settled():  # another process has settled at the same time
            decide()
    return True


class _Held:
    """What a ledger held when it was last settled."""

    def __init__(self) -> None:
        self.extent: tuple[int, ...] = ()
        self._readings: dict[int, str] = {}
        self._last_decision = 0
        self._entities: dict[int, tuple[Entity, ...]] = {}
        self._reading_of: dict[str, int] = {}
        self._everybody = Everybody()
        self._standing = Standing()

    def is_of(self, ledger: Ledger) -> bool:
        """Say whether nobody else has decided anything in the ledger since."""
        return self.extent == ledger.extent() and self._last_decision == ledger.state()[-1]

    def decide_all(
        self,
        ledger: Ledger,
        run: int,
        comparing: Callable[[Iterable[Entry]], Iterable[Comparison]],
    ) -> None:
        """Decide all anew.

        Args:
            ledger: Where to read and to write.
            run: The run that it belongs to.
            comparing: Either `compare`, or `compared` of this one, which is then to be followed.
        """
        self._last_decision = ledger.state()[-1]
        self._everybody = Everybody(ledger.held_decisions())
        self._take(ledger)
        ledger.decide_identities(self._everybody.in_order(), run, self._entities)
        found = comparing(ledger.entries_to_compare(who=self.who()))
        ledger.decide_comparisons(found, run)

    def compared(self, entries: Iterable[Entry]) -> tuple[Comparison, ...]:
        """Give what `compare` gives of all *entries*, and hold what it follows from."""
        self._standing.revise(self._readings.values(), entries)
        return self._standing.comparisons()

    def follow(self, ledger: Ledger, run: int) -> None:
        """Decide what readings that came or went since then change."""
        readings = self._readings
        moved = self._take(ledger)
        new, gone = self._readings.keys() - readings.keys(), readings.keys() - self._readings.keys()
        change = Change(
            before=moved.before,
            after=moved.after,
            identities=self._everybody.identities,
            members=self._everybody.members,
            readings=self._entities,
            reading_of=self._reading_of,
            new=new,
            gone=gone,
        )
        ledger.revise_identities(change, run)
        reports = {self._readings[each] for each in new} | {readings[each] for each in gone}
        reports |= self._renaming(moved) | _naming(ledger) | ledger.outdated().keys()
        listed = sorted(reports)
        entries = ledger.entries_to_compare(listed, self.who())
        revised = self._standing.revise(listed, entries)
        ledger.revise_comparisons(revised.gone, revised.new, run)

    def _renaming(self, moved: Moved) -> set[str]:
        """Give the reports of entries that show somebody who is somebody else now."""
        before: dict[str, set[str]] = defaultdict(set)
        for entity, identity in moved.after.items():
            earlier = moved.before.get(entity)
            if earlier is not None and _shown(earlier) != _shown(identity):
                before[self._readings[self._reading_of[entity]]].add(earlier.actor_id)
        standing = self._standing
        return {each for each, ids in before.items() if not ids.isdisjoint(standing.named_in(each))}

    def who(self) -> Who:
        """Give who is who, as it was last decided."""
        return Who(readings=self._entities, identities=self._everybody.identities)

    def _take(self, ledger: Ledger) -> Moved:
        """Read the entities that are not known yet, and decide who all are."""
        self._readings = ledger.readings()
        gone: list[Entity] = []
        new: list[Entity] = []
        for reading in self._entities.keys() - self._readings.keys():
            gone += self._entities.pop(reading)
        for entity in gone:
            del self._reading_of[entity.id]
        unknown = sorted(self._readings.keys() - self._entities.keys())
        for reading, entities in ledger.entities_in(unknown):
            self._entities[reading] = entities
            self._reading_of.update((entity.id, reading) for entity in entities)
            new += entities
        return self._everybody.revise(gone, new)


def _shown(identity: Identity) -> tuple[str | None, ...]:
    """Give what entries show of who somebody is: all but the reasons."""
    return identity.actor_id, identity.name, identity.kind, identity.party, identity.role


def _naming(ledger: Ledger) -> set[str]:
    """Give the reports of entries into which a person put somebody, maybe of another report."""
    held = [row.decision for row in ledger.reviews() if row.superseded_by is None]
    ids = [each.statement for each in held if each.correction and each.correction.people]
    return {entry.report.id for entry in ledger.entries(ids=ids)} if ids else set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person's decision did.

    Attributes:
        number: Its number in the ledger.
        decision: Who is, or is not, the same as whom.
        overruled: Earlier decisions that no longer hold, since they contradict it.
    """

    number: int
    decision: Decision
    overruled: tuple[DecisionRow[Decision], ...]


def decide(ledger: Ledger, one: str, other: str, *, same: bool) -> Decided:
    """Keep a person's decision who is who, and bring the ledger up to date with it.

    Args:
        ledger: Where to keep it.
        one: Actor id or name.
        other: The same of the other one.
        same: Whether they are one.

    Raises:
        UsageError: If it is not clear who is meant, or nothing can be decided.
    """
    entities = tuple(ledger.entities())
    rows = [row for row in ledger.decisions() if row.superseded_by is None]
    earlier = [row.decision for row in rows]
    decision = decision_of(one, other, entities, earlier, same=same)
    weighed = verdicts(entities, identify(entities), (*earlier, decision))
    overruled = [
        row for row, verdict in zip(rows, weighed, strict=False) if verdict is Verdict.OVERRULED
    ]
    run = ledger.begin_run("a person's decision", {"python": platform.python_version()})
    number = ledger.add_decision(decision, [row.id for row in overruled], run)
    settle(ledger, run)
    ledger.end_run(run)
    return Decided(number=number, decision=decision, overruled=tuple(overruled))


def decide_reviews(ledger: Ledger, reviews: Sequence[Review]) -> None:
    """Keep a person's word on entries, and bring positions and comparisons up to date with it.

    What was said of them before no longer holds; of an earlier correction, what a later one
    says nothing of does.
    """
    run = ledger.begin_run("a person's decision", {"python": platform.python_version()})
    held: dict[str, dict[int, Review]] = defaultdict(dict)
    for row in ledger.reviews():
        if row.superseded_by is None:
            held[row.decision.statement][row.id] = row.decision
    for review in reviews:
        earlier = held[review.statement]
        kept = _over(review, list(earlier.values()))
        held[review.statement] = {ledger.add_decision(kept, earlier, run): kept}
    settle(ledger, run)
    ledger.end_run(run)


def _over(review: Review, earlier: Sequence[Review]) -> Review:
    correction = review.correction
    for each in earlier:
        if correction is not None and each.correction is not None:
            correction = correction.over(each.correction)
    return replace(review, correction=correction)


def decide_topics(ledger: Ledger, decision: TopicDecision) -> int:
    """Keep a person's decision about proposals, and bring comparisons up to date with it.

    Returns:
        The decision's number. One that is taken back is superseded, not deleted.
    """
    run = ledger.begin_run("a person's decision", {"python": platform.python_version()})
    undone = [] if decision.undone is None else [decision.undone]
    number = ledger.add_decision(decision, undone, run)
    settle(ledger, run)
    ledger.end_run(run)
    return number
