"""How all statements compare, kept up as reports come and go.

    standing = Standing()
    standing.revise(reports, entries)      the entries of these reports are now these
    standing.comparisons()                 what `compare` gives of all entries

What a report changes is worked out from what it changes in the context (`compare.context`): its
own blocks; those of reports that have other copies now; and of reports that have other neighbours,
or whose neighbours tell something else, the statements that may be shown though nobody else tells
them. All else stays as it is, and is not looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from stateofplay.compare.alone import matters
from stateofplay.compare.blocks import blocks_of
from stateofplay.compare.comparisons import compare_facts
from stateofplay.compare.context import COVERAGE_DAYS, THIN, Context, told_in
from stateofplay.compare.facts import Fact, facts_of, in_order
from stateofplay.compare.near import Neighbours
from stateofplay.compare.origins import Groups, prints_of
from stateofplay.compare.prints import Prints
from stateofplay.compare.stories import Profile, profile_of
from stateofplay.core.judgements import Comparison, Entry
from stateofplay.core.statements import Quotation


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
        self._blocks: dict[str, dict[str, list[Fact]]] = defaultdict(dict)
        self._found: dict[str, tuple[Comparison, ...]] = {}
        self._context = Context(
            profiles=self._profiles,
            wires=Groups(),
            near=self._neighbours.near,
            told=self._told,
            facts=self._compared,
        )

    def comparisons(self) -> tuple[Comparison, ...]:
        """Give what `compare` gives of all entries, by block."""
        return tuple(each for block in sorted(self._found) for each in self._found[block])

    def revise(self, reports: Iterable[str], entries: Iterable[Entry]) -> Revised:
        """Replace all entries of *reports*, new or known, by *entries*; none: a report is gone."""
        changed = frozenset(reports)
        by_report: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts_of(entries):
            by_report[fact.report].append(fact)
        touched = self._blocks_of(changed)
        neighbours = self._around(changed)
        wires = self._context.wires
        self._put(changed, by_report)
        moved = self._put_near(changed)
        self._put_prints(changed, by_report)
        other = {each for each in self._facts if wires.find(each) != self._context.wires.find(each)}
        touched |= self._blocks_of(changed | other)
        neighbours |= moved | self._around(changed | other)
        touched |= self._blocks_of(neighbours - changed - other, alone=True)
        return self._compared_anew(touched)

    def _blocks_of(self, reports: Iterable[str], *, alone: bool = False) -> set[str]:
        """Name the blocks of reports, or only those of what may be shown though told by one."""
        return {
            block
            for report in reports
            for fact in self._compared.get(report, ())
            if not alone or matters(fact)
            for block in blocks_of(fact.entry)
        }

    def _around(self, reports: Iterable[str]) -> frozenset[str]:
        near = self._neighbours.near
        return frozenset(other for report in reports for other in near.get(report, ()))

    def _put(self, changed: Collection[str], by_report: dict[str, list[Fact]]) -> None:
        for report in changed:
            for block in self._blocks_of([report]):
                del self._blocks[block][report]
                if not self._blocks[block]:
                    del self._blocks[block]
            for held in (self._facts, self._compared, self._told):
                held.pop(report, None)
            facts = by_report.get(report)
            if not facts:
                continue
            self._facts[report] = facts
            compared = [fact for fact in facts if not isinstance(fact.entry.content, Quotation)]
            if compared:
                self._compared[report] = compared
                self._told[report] = told_in(compared)
            for fact in compared:
                for block in blocks_of(fact.entry):
                    self._blocks[block].setdefault(report, []).append(fact)

    def _put_near(self, changed: Collection[str]) -> frozenset[str]:
        """Make the profiles of what changed; give the reports that have other neighbours now."""
        before = {report: self._profiles.pop(report, None) for report in changed}
        new: list[Profile] = []
        for report in sorted(changed):
            if report in self._compared:
                made = profile_of(fact.entry for fact in self._compared[report])
                self._profiles[report] = made
                if made != before[report]:
                    new.append(made)
        other = [each for each in changed if self._profiles.get(each) != before[each]]
        self._context.forget(changed, frozenset(other))
        return self._neighbours.revise(other, new, self._context.one_story)

    def _put_prints(self, changed: Collection[str], by_report: dict[str, list[Fact]]) -> None:
        facts = [fact for report in changed for fact in by_report.get(report, ())]
        self._prints.revise(changed, prints_of(facts))
        self._context.wires = Groups()
        for one, other in sorted(self._prints.pairs):
            self._context.wires.join(one, other)

    def _compared_anew(self, touched: Collection[str]) -> Revised:
        facts = {
            id(fact): fact
            for block in touched
            for found in self._blocks.get(block, {}).values()
            for fact in found
        }
        ordered = sorted(facts.values(), key=lambda fact: in_order(fact.entry))
        found: dict[str, list[Comparison]] = defaultdict(list)
        for each in compare_facts(ordered, self._context):
            if each.block in touched:
                found[each.block].append(each)
        gone: list[Comparison] = []
        new: list[Comparison] = []
        for block in sorted(touched):
            before, after = self._found.pop(block, ()), tuple(found.get(block, ()))
            gone += _without(before, after)
            new += _without(after, before)
            if after:
                self._found[block] = after
        return Revised(gone=tuple(gone), new=tuple(new))


def _without(some: Sequence[Comparison], others: Sequence[Comparison]) -> list[Comparison]:
    known = set(others)
    return [each for each in some if each not in known]
