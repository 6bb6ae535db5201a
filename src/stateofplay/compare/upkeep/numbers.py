"""What the figures of several reports say together, kept up as figures come and go.

Figures are parted by what they count. Within what a revision touches, only numbers that figures
came to or went from are grouped anew, and only pairs with a new group are judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from stateofplay.compare.facts import Fact, reports_by_day
from stateofplay.compare.figures.amounts import aside, by_whom, counted, wording
from stateofplay.compare.figures.figures import FigureGroup, days_around, groups_of_number, is_alone
from stateofplay.compare.figures.levels import judge_pair, judge_within
from stateofplay.compare.figures.populations import Key, Told, figure_of, number_of
from stateofplay.compare.reports.context import Context
from stateofplay.compare.verdicts.drafts import Draft
from stateofplay.compare.verdicts.verdicts import Verdicts
from stateofplay.core.judgements import Comparison, Relation

_AHEAD = 8
"""Numbers next in size to which one is related, so that the work does not grow with pairs."""

Related = tuple[Comparison | None, bool]
"""What two numbers say together, and whether the one is a later count of the other."""


class Numbers:
    """The figures of some entries, and what they say together."""

    def __init__(self, context: Context, told: Told | None = None) -> None:
        """Begin with no figure.

        Args:
            context: It is to be right whenever something is revised.
            told: Tells whom figures count; None to find it among those that are given.
        """
        self._context = context
        self._told = Told(context) if told is None else told
        self._verdicts = Verdicts(context, _draft_of)
        self._home: dict[int, tuple[Fact, Key, str]] = {}
        self._populations: dict[Key, _Population] = {}

    def revise(
        self,
        gone: Iterable[Fact],
        new: Iterable[Fact],
        other: Collection[str] = (),
        around: Collection[str] = (),
    ) -> tuple[list[Comparison], list[Comparison]]:
        """Take figures out and in.

        Args:
            gone: Figures that were given before, the same objects.
            new: Figures that were not.
            other: Reports that have other copies now.
            around: Reports that have other neighbours, or whose neighbours tell something else.

        Returns:
            What was found before, and what is found now, of all that was touched.
        """
        fallen, added = list(gone), list(new)
        touched: dict[Key, set[str]] = defaultdict(set)
        for fact in fallen:
            self._take_out(fact, touched)
        for fact in (*added, *self._told.revise(fallen, added)):
            self._put_in(fact, touched)
        before: list[Comparison] = []
        after: list[Comparison] = []
        for key in sorted(touched):
            held = self._populations[key]
            before += held.between
            held.revise(touched[key], self._context, self._verdicts)
            after += held.between
            if held.is_empty:
                del self._populations[key]
        judged_before, judged_after = self._verdicts.revise(other, around)
        return [*before, *judged_before], [*after, *judged_after]

    def whom(self, fact: Fact) -> Key:
        """Give whom or what one of the figures counts."""
        return self._told.whom(fact)

    def _put_in(self, fact: Fact, touched: dict[Key, set[str]]) -> None:
        """Put a figure among those that count the same, if it is not there."""
        key = self._told.whom(fact)
        known = self._home.get(id(fact))
        if known is not None:
            if known[1] == key:
                return
            self._take_out(fact, touched)
        number = number_of(figure_of(fact))
        self._home[id(fact)] = fact, key, number
        self._populations.setdefault(key, _Population()).facts[number][id(fact)] = fact
        touched[key].add(number)

    def _take_out(self, fact: Fact, touched: dict[Key, set[str]]) -> None:
        _, key, number = self._home.pop(id(fact))
        del self._populations[key].facts[number][id(fact)]
        touched[key].add(number)


class _Population:
    """The figures that count one thing.

    Attributes:
        facts: By number.
        between: What different numbers say together.
    """

    def __init__(self) -> None:
        self.facts: dict[str, dict[int, Fact]] = defaultdict(dict)
        self.between: list[Comparison] = []
        self._groups: dict[str, list[FigureGroup]] = {}
        self._pairs: dict[tuple[int, int], Related] = {}
        self._by_day: dict[int, set[str]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether no figure is left."""
        return not self._groups

    def revise(
        self, numbers: Collection[str], context: Context, verdicts: Verdicts[FigureGroup]
    ) -> None:
        """Group anew the figures with *numbers*, which have changed."""
        fresh: set[int] = set()
        for number in sorted(numbers):
            replaced = self._groups.pop(number, [])
            if self.facts[number]:
                groups = groups_of_number(list(self.facts[number].values()), context)
                self._groups[number] = _kept(groups, replaced)
                fresh.update(map(id, self._groups[number]))
            else:
                del self.facts[number]
            for group in replaced:
                if id(group) not in fresh:
                    verdicts.take_out(group)
        groups = [group for number in sorted(self._groups) for group in self._groups[number]]
        self.between = self._related(groups, fresh, context)
        before = self._by_day
        self._by_day = reports_by_day(fact for group in groups for fact in group.facts)
        around = days_around(before, self._by_day)
        for group in groups:
            if id(group) in fresh or group.published in around:
                verdicts.put(group, alone=is_alone(group, self._by_day))

    def _related(
        self, groups: Sequence[FigureGroup], fresh: set[int], context: Context
    ) -> list[Comparison]:
        """Relate different numbers for one thing: neighbours by size, a few steps ahead.

        What was known of two is asked for only if neither is *fresh*: a group that came may have
        the identity of one that left.
        """
        before, self._pairs = self._pairs, {}
        found: list[Comparison] = []
        ordered = sorted(groups, key=_by_size)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + _AHEAD]:
                pair = id(one), id(other)
                known = before.get(pair) if fresh.isdisjoint(pair) else None
                if known is None:
                    known = _between(one, other, context)
                self._pairs[pair] = known
                if known[0] is not None:
                    found.append(known[0])
                if known[1]:
                    break
        return found


def _kept(groups: Iterable[FigureGroup], before: Iterable[FigureGroup]) -> list[FigureGroup]:
    """Give *groups*; for one that is of the same figures as one of *before*, that one."""
    known = {tuple(map(id, group.facts)): group for group in before}
    return [known.get(tuple(map(id, group.facts)), group) for group in groups]


def _by_size(group: FigureGroup) -> tuple[object, ...]:
    return group.figure.value, group.day or date.max, group.facts[0].entry.id


def _draft_of(number: FigureGroup) -> Draft:
    by = by_whom(number.claimants, number.measure)
    topic = counted(number.of, number.measure)
    says = f"{wording(number.figure)} {topic}{aside(number.figure)}{by}"
    return Draft(number.block, topic, "figure", number.facts, number.reasons, says)


def _between(one: FigureGroup, other: FigureGroup, context: Context) -> Related:
    """Say how two different numbers for one thing stand to each other, if there is anything."""
    several = len(one.reports | other.reports) > 1
    judged = judge_pair(one, other, context) if several else judge_within(one, other, context)
    if judged is None:
        return None, False
    first, second = sorted(
        (one, other), key=lambda g: (g is judged.latest, g.day or date.max, g.figure.value)
    )
    topic = counted(first.of, first.measure)
    same = f"same measure ({first.measure}){first.of and f' of {first.of}'}"
    story = context.why(first.facts[0].report, second.facts[0].report)
    draft = Draft(first.block, topic, "figure", (*first.facts, *second.facts))
    reasons = (same, judged.level, judged.reason, story)
    comparison = draft.comparison(judged.relation, f"{topic}: {judged.reason}", reasons)
    return comparison, judged.relation is Relation.UPDATES
