"""Acts that several reports on one story tell in words of their own, kept up as acts come and go.

Where a report names who acts and another one only describes them, or where one "attacked" what the
other "struck", no block of `compare.acts.acts` holds both. Here acts of reports near one
another are held against each other one by one (`compare.acts.retelling`). What is linked is
an event; within it acts are gathered so that no two of a group forbid each other
(`stateofplay.compare.acts.gathering`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Set

from stateofplay.compare.acts.acts import by_day
from stateofplay.compare.acts.gathering import gathered
from stateofplay.compare.acts.retelling import fit, is_linked
from stateofplay.compare.acts.tellings import Telling, telling_of, weights
from stateofplay.compare.facts import Fact
from stateofplay.compare.reports.context import Context

BLOCK = "retold|"
"""Begins the names of blocks of events; behind it stands the first of its statements by id."""

Pair = tuple[str, str]


class Retold:
    """The acts of some reports, and which of them are of one event."""

    def __init__(self, context: Context, within: Container[str] | None = None) -> None:
        """Begin with no act.

        Args:
            context: It is to be right whenever something is revised.
            within: Names of the blocks that are asked for; None for all.
        """
        self._context = context
        self._within = within
        self._facts: dict[str, dict[str, Fact]] = defaultdict(dict)
        self._tellings: dict[str, Telling] = {}
        self._of_report: dict[str, dict[str, Telling]] = {}
        self._near: dict[str, frozenset[str]] = {}
        self._links: dict[str, set[str]] = defaultdict(set)
        self._block: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def revise(
        self,
        gone: Iterable[Fact],
        new: Iterable[Fact],
        other: Collection[str] = (),
        around: Collection[str] = (),
    ) -> tuple[set[str], set[str]]:
        """Take acts out and in; give the blocks that fell, and those that are new or touched.

        Args:
            gone: Acts that were given before.
            new: Acts that were not.
            other: Reports that have other copies now.
            around: Reports that have other neighbours, or whose neighbours tell something else.
        """
        touched, changed = self._moved(gone, new)
        for report in other:
            touched.update(self._facts.get(report, ()))
        touched |= self._linked_anew(changed, {*changed, *around})
        return self._parted_anew(touched)

    def block_of(self, statement: str) -> str | None:
        """Name the event of an act, None if no other report tells anything like it."""
        return self._block.get(statement)

    def linked_to(self, statement: str) -> frozenset[str]:
        """Give the acts that are told as one with an act."""
        return frozenset(self._links.get(statement, ()))

    def groups_of(self, block: str) -> list[list[Telling]]:
        """Group the acts of an event, those that one report alone tells left out."""
        members = sorted(
            (self._tellings[each] for each in self._members[block]),
            key=lambda each: by_day(each.fact),
        )
        groups = gathered(
            members,
            self._links,
            lambda one, other: fit(one, other, self._context),
            weights()["one act"],
        )
        return [group for group in groups if len({each.fact.report for each in group}) > 1]

    def _moved(self, gone: Iterable[Fact], new: Iterable[Fact]) -> tuple[set[str], set[str]]:
        """Take acts out and in; give their ids, and their reports."""
        touched, changed = set(), set()
        for fact in gone:
            changed.add(fact.report)
            key = fact.entry.id
            self._facts[fact.report].pop(key, None)
            if self._tellings.pop(key, None) is not None:
                touched.add(key)
                touched |= self._links.get(key, set())
                self._unlink(key)
        for fact in new:
            changed.add(fact.report)
            self._facts[fact.report][fact.entry.id] = fact
        for report in changed:
            self._of_report.pop(report, None)
        return touched, changed

    def _told_by(self, report: str) -> Mapping[str, Telling]:
        """Give the acts of a report, made ready when another one is near it: most have none."""
        if report not in self._of_report:
            known = self._tellings
            listed = {
                key: known.get(key) or telling_of(fact)
                for key, fact in self._facts.get(report, {}).items()
            }
            self._of_report[report] = {key: each for key, each in listed.items() if each}
            known.update(self._of_report[report])
        return self._of_report[report]

    def _linked_anew(self, changed: Set[str], reports: Iterable[str]) -> set[str]:
        """Link the acts of *reports*, of which some have *changed*; give those linked otherwise."""
        touched: set[str] = set()
        done: set[Pair] = set()
        for report in sorted(reports):
            before = self._near.pop(report, frozenset())
            near = self._context.near.get(report, frozenset())
            if near:
                self._near[report] = near
            for other in before | near:
                pair = (report, other) if report < other else (other, report)
                is_other = (
                    other in changed or report in changed or (other in before) != (other in near)
                )
                if is_other and pair not in done:
                    done.add(pair)
                    touched |= self._pair_anew(*pair, near=other in near)
        return touched

    def _pair_anew(self, one: str, other: str, *, near: bool) -> set[str]:
        """Link the acts of two reports; give those that were, or are, linked."""
        mine, theirs = self._told_by(one), self._told_by(other)
        before = {
            (each, far) for each in mine for far in self._links.get(each, ()) if far in theirs
        }
        after = (
            set(_links_between(mine.values(), theirs.values(), self._context)) if near else set()
        )
        for each, far in before - after:
            self._links[each].discard(far)
            self._links[far].discard(each)
        for each, far in after - before:
            self._links[each].add(far)
            self._links[far].add(each)
        return {key for pair in before ^ after for key in pair}

    def _unlink(self, key: str) -> None:
        for far in self._links.pop(key, ()):
            self._links[far].discard(key)

    def _parted_anew(self, touched: Iterable[str]) -> tuple[set[str], set[str]]:
        """Find the events of acts anew; give the blocks that were and those that are."""
        fallen: set[str] = set()
        seen: set[str] = set()
        events: list[list[str]] = []
        waiting = list(touched)
        while waiting:
            key = waiting.pop()
            block = self._block.get(key)
            if block is not None and block not in fallen:
                fallen.add(block)
                waiting += self._members[block]
            if key in seen or key not in self._tellings:
                continue
            event = self._event(key)
            seen.update(event)
            events.append(event)
            waiting += event
        for block in fallen:
            for key in self._members.pop(block):
                del self._block[key]
        return fallen, set(self._named(events))

    def _named(self, events: Iterable[list[str]]) -> Iterator[str]:
        """Keep events of several acts, those that are asked for; give their blocks."""
        for event in events:
            block = BLOCK + min(event)
            if len(event) > 1 and (self._within is None or block in self._within):
                self._members[block] = event
                self._block.update(dict.fromkeys(event, block))
                yield block

    def _event(self, key: str) -> list[str]:
        """Give all acts that links lead to."""
        found = {key}
        waiting = [key]
        while waiting:
            new = self._links.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return sorted(found)


def _links_between(
    some: Iterable[Telling], others: Iterable[Telling], context: Context
) -> Iterator[Pair]:
    by_sign: dict[str, list[Telling]] = defaultdict(list)
    for other in others:
        for sign in _signs(other):
            by_sign[sign].append(other)
    for one in some:
        near = {id(other): other for sign in _signs(one) for other in by_sign.get(sign, ())}
        for other in near.values():
            if is_linked(one, other, context):
                yield one.fact.entry.id, other.fact.entry.id


def _signs(telling: Telling) -> Iterator[str]:
    """Give what two acts have in common, one of it, if they can be one."""
    yield f"type {telling.fact.act_type}"
    yield from telling.deed
    yield from telling.quoted
    yield from telling.rarest
