"""How all statements compare, kept up as reports come and go.

    standing = Standing()
    standing.revise(reports, entries)      the entries of these reports are now these
    standing.comparisons()                 what `compare` gives of all entries

What a report changes is worked out from what it changes in the context (`reports.context`): its
own blocks; what statements in reports that have other copies now say together; and, of reports
that have other neighbours, or whose neighbours tell something else, what nobody else tells. All
else stays as it is, and is not looked at. A statement that is as it was changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from stateofplay.compare.facts import Fact, fact_of, in_order, parted
from stateofplay.compare.reports.context import COVERAGE_DAYS, THIN, Context, told_in
from stateofplay.compare.reports.origins import Groups, prints_of, wires_of
from stateofplay.compare.reports.prints import Prints
from stateofplay.compare.stories import Profile, profile_of
from stateofplay.compare.stories.near import Neighbours
from stateofplay.compare.upkeep.comparisons import ordered
from stateofplay.compare.upkeep.doings import Doings
from stateofplay.compare.upkeep.numbers import Numbers
from stateofplay.core.judgements import Comparison, Entry
from stateofplay.core.statements import Quotation

Facts = Mapping[str, Sequence[Fact]]
"""Statements by report, in the order of `in_order`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """What a revision did: comparisons that no longer hold, and new ones."""

    gone: tuple[Comparison, ...]
    new: tuple[Comparison, ...]


class Standing:
    """The comparisons of all entries, with what is needed to bring them up to date."""

    def __init__(self) -> None:
        self._facts: dict[str, list[Fact]] = {}
        self._profiles: dict[str, Profile] = {}
        self._told: dict[str, frozenset[str]] = {}
        self._compared: dict[str, list[Fact]] = {}
        self._prints = Prints()
        self._neighbours = Neighbours(THIN, COVERAGE_DAYS)
        self._held: Counter[Comparison] = Counter()
        self._context = Context(
            profiles=self._profiles,
            wires=Groups(),
            near=self._neighbours.near,
            told=self._told,
            facts=self._compared,
        )
        self._doings = Doings(self._context)
        self._numbers = Numbers(self._context)

    def comparisons(self) -> tuple[Comparison, ...]:
        """Give what `compare` gives of all entries, in the same order."""
        return ordered(self._held)

    def named_in(self, report: str) -> set[str]:
        """Give the ids of all whom the entries of a report name."""
        entries = (fact.entry for fact in self._facts.get(report, ()))
        named = ((*e.actors, *e.recipients, *e.attributed_to) for e in entries)
        return {actor.id for actors in named for actor in actors}

    def revise(self, reports: Iterable[str], entries: Iterable[Entry]) -> Revised:
        """Replace all entries of *reports*, new or known, by *entries*; none: a report is gone."""
        before = {report: self._facts.get(report, []) for report in sorted(set(reports))}
        after = _facts_anew(before, entries)
        retold = [report for report in before if _text(before[report]) != _text(after[report])]
        gone, new = _without(before, after), _without(after, before)
        changed = {fact.report for fact in (*gone, *new)}
        around = self._around(changed)
        self._put(after, changed)
        around |= self._put_near(retold)
        other = self._put_prints(retold)
        around |= self._around(changed | other)
        (acts_gone, figures_gone), (acts, figures) = parted(gone), parted(new)
        return self._revised(
            self._doings.revise(acts_gone, acts, other, around),
            self._numbers.revise(figures_gone, figures, other, around),
        )

    def _around(self, reports: Iterable[str]) -> frozenset[str]:
        near = self._neighbours.near
        return frozenset(other for report in reports for other in near.get(report, ()))

    def _put(self, facts: Facts, changed: Collection[str]) -> None:
        """Keep the statements of reports, of which some have *changed*."""
        for report, found in facts.items():
            for held in (self._facts, self._compared):
                held.pop(report, None)
            if found:
                self._facts[report] = list(found)
            compared = [fact for fact in found if not isinstance(fact.entry.content, Quotation)]
            if compared:
                self._compared[report] = compared
            if report in changed:
                self._told.pop(report, None)
                if compared:
                    self._told[report] = told_in(compared)
        self._context.forget(changed)

    def _put_near(self, retold: Iterable[str]) -> frozenset[str]:
        """Make the profiles of what is told anew; give the reports that have other neighbours."""
        other: list[str] = []
        new: list[Profile] = []
        for report in retold:
            before = self._profiles.pop(report, None)
            if report in self._compared:
                made = profile_of(fact.entry for fact in self._compared[report])
                self._profiles[report] = made
                if made != before:
                    new.append(made)
            if self._profiles.get(report) != before:
                other.append(report)
        self._context.forget_likeness(frozenset(other))
        return self._neighbours.revise(other, new, self._context.one_story)

    def _put_prints(self, retold: Collection[str]) -> frozenset[str]:
        """Find the copies of what is told anew; give the reports that have other copies now."""
        pairs = frozenset(self._prints.pairs)
        entries = (fact.entry for report in retold for fact in self._facts.get(report, ()))
        self._prints.revise(retold, prints_of(entries))
        if self._prints.pairs == pairs:
            return frozenset()
        before, self._context.wires = self._context.wires, wires_of(sorted(self._prints.pairs))
        found = {report for pair in pairs | self._prints.pairs for report in pair}
        return frozenset(
            each for each in found if before.find(each) != self._context.wires.find(each)
        )

    def _revised(self, *found: tuple[list[Comparison], list[Comparison]]) -> Revised:
        """Keep what is found now instead of what was found before; say what that changes."""
        before = Counter(each for earlier, _ in found for each in earlier)
        after = Counter(each for _, later in found for each in later)
        gone, new = before - after, after - before
        held = self._held
        fallen = [each for each in gone if held[each] == gone[each] and each not in new]
        added = [each for each in new if not held[each]]
        held.subtract(gone)
        held.update(new)
        for each in fallen:
            del held[each]
        return Revised(gone=ordered(fallen), new=ordered(added))


def _facts_anew(before: Facts, entries: Iterable[Entry]) -> Facts:
    """Prepare *entries* of the reports of *before*; what is as it was there is that very object.

    Where a report's sentences are others, nothing of it is as it was.
    """
    told: dict[str, list[Entry]] = {report: [] for report in before}
    for entry in entries:
        if entry.status != "rejected":
            told[entry.report.id].append(entry)
    found: dict[str, list[Fact]] = {}
    for report, listed in told.items():
        known = {fact.entry.id: fact for fact in before[report]}
        facts = []
        for entry in sorted(listed, key=in_order):
            fact = known.get(entry.id)
            facts.append(fact if fact is not None and fact.entry == entry else fact_of(entry))
        if known and _text(facts) != _text(before[report]):
            facts = [fact_of(fact.entry) for fact in facts]
        found[report] = facts
    return found


def _text(facts: Sequence[Fact]) -> tuple[object, ...]:
    """Give all that profile and print of a report are made of."""
    if not facts:
        return ()
    cited = frozenset(
        (isinstance(fact.entry.content, Quotation), fact.entry.statement.evidence) for fact in facts
    )
    return facts[0].entry.report, cited


def _without(some: Facts, others: Facts) -> list[Fact]:
    """Give the acts and figures of *some* that are not among *others*."""
    known = {id(fact) for facts in others.values() for fact in facts}
    return [
        fact
        for facts in some.values()
        for fact in facts
        if id(fact) not in known and not isinstance(fact.entry.content, Quotation)
    ]
