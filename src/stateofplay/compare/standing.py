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

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from stateofplay.compare.alone import matters
from stateofplay.compare.blocks import blocks_of
from stateofplay.compare.comparisons import compare_acts, ordered
from stateofplay.compare.context import COVERAGE_DAYS, THIN, Context, told_in
from stateofplay.compare.facts import Fact, facts_of, figures_among, in_order
from stateofplay.compare.near import Neighbours
from stateofplay.compare.numbers import Numbers
from stateofplay.compare.origins import Groups, prints_of
from stateofplay.compare.prints import Prints
from stateofplay.compare.stories import Profile, profile_of
from stateofplay.core.judgements import Comparison, Entry
from stateofplay.core.statements import Figure, Quotation


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
        self._blocks: dict[str, dict[int, Fact]] = defaultdict(dict)
        self._found: dict[str, list[Comparison]] = {}
        self._held: Counter[Comparison] = Counter()
        self._context = Context(
            profiles=self._profiles,
            wires=Groups(),
            near=self._neighbours.near,
            told=self._told,
            facts=self._compared,
        )
        self._numbers = Numbers(self._context)

    def comparisons(self) -> tuple[Comparison, ...]:
        """Give what `compare` gives of all entries, in the same order."""
        return ordered(self._held)

    def revise(self, reports: Iterable[str], entries: Iterable[Entry]) -> Revised:
        """Replace all entries of *reports*, new or known, by *entries*; none: a report is gone."""
        changed = frozenset(reports)
        by_report: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts_of(entries):
            by_report[fact.report].append(fact)
        gone = [fact for report in changed for fact in self._compared.get(report, ())]
        neighbours = self._around(changed)
        wires = self._context.wires
        self._put(changed, by_report)
        new = [fact for report in changed for fact in self._compared.get(report, ())]
        moved = self._put_near(changed)
        self._put_prints(changed, by_report)
        other = {each for each in self._facts if wires.find(each) != self._context.wires.find(each)}
        neighbours |= moved | self._around(changed | other)
        doubtful = self._doubtful(other - changed, neighbours - changed - other)
        return self._revised(
            self._acts_anew((*gone, *new, *doubtful)),
            self._numbers.revise(
                figures_among(gone),
                figures_among(new),
                figures_among(doubtful),
                changed | other | neighbours,
            ),
        )

    def _doubtful(self, other: Collection[str], neighbours: Collection[str]) -> list[Fact]:
        """Give what of reports with another context may be compared otherwise now.

        All of reports that have other copies; of those that have other neighbours, or whose
        neighbours tell something else, what may be shown though told by one.
        """
        all_of = [fact for report in sorted(other) for fact in self._compared.get(report, ())]
        some = [fact for report in sorted(neighbours) for fact in self._compared.get(report, ())]
        return [*all_of, *(fact for fact in some if matters(fact))]

    def _around(self, reports: Iterable[str]) -> frozenset[str]:
        near = self._neighbours.near
        return frozenset(other for report in reports for other in near.get(report, ()))

    def _put(self, changed: Collection[str], by_report: dict[str, list[Fact]]) -> None:
        for report in changed:
            for fact in self._compared.get(report, ()):
                for block in _act_blocks(fact):
                    del self._blocks[block][id(fact)]
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
                for block in _act_blocks(fact):
                    self._blocks[block][id(fact)] = fact

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

    def _acts_anew(self, changed: Iterable[Fact]) -> tuple[list[Comparison], list[Comparison]]:
        """Compare the acts of all blocks that *changed* are in; give what was and is found."""
        touched = {block for fact in changed for block in _act_blocks(fact)}
        facts = {
            key: fact for block in touched for key, fact in self._blocks.get(block, {}).items()
        }
        in_their_order = sorted(facts.values(), key=lambda fact: in_order(fact.entry))
        before = [each for block in touched for each in self._found.pop(block, ())]
        after = []
        for each in compare_acts(in_their_order, self._context):
            if each.block in touched:
                self._found.setdefault(each.block, []).append(each)
                after.append(each)
        return before, after

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


def _act_blocks(fact: Fact) -> tuple[str, ...]:
    return () if isinstance(fact.entry.content, Figure) else blocks_of(fact.entry)
