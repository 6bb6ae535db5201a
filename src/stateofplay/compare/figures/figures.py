"""Figures of several reports: which count the same thing, and how they stand to each other.

Figures are candidates for each other if they count the same measure of the same people. Among
these, equal numbers near in time are one figure; numbers of one claimant in time are a series;
and two numbers that cannot both be right for one day differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from stateofplay.compare.facts import Fact, known, names, only_of, other_place, related
from stateofplay.compare.figures.amounts import Amount, amount_of
from stateofplay.compare.figures.claimants import Claimant, claimant, share
from stateofplay.compare.figures.populations import (
    FEW,
    TELLING,
    figure_block,
    figure_of,
    population,
)
from stateofplay.compare.figures.revisions import of_tolls, risen_from
from stateofplay.compare.reports.context import Context
from stateofplay.core.measures import HAPPENED
from stateofplay.core.statements import Bound, Figure
from stateofplay.core.text import Span

NEAR_DAYS = 3
"""Equal numbers more days apart are not taken for one figure."""

_NEWS_DAYS = 1
_OF_PEOPLE = frozenset({"killed", "injured", "missing", "held", "released", "evacuated"})
_STEP = 1.5
"""Numbers more times apart are not taken to count one thing."""
_STEP_OF_ONE = 2.0
"""The same for a later, higher number of one claimant: a young toll grows fast."""
_LOOK_BACK = 12


@dataclass(frozen=True, kw_only=True, eq=False)
class FigureGroup:
    """Statements of one number for one thing.

    Attributes:
        measure: What is counted ("killed").
        of: Whom or what, in the words told most shortly; "people" or "" if the text does not tell.
        facts: In order of publication.
        reasons: Why these are one.
        block: See `figure_block`.
    """

    block: str
    measure: str
    of: str
    facts: tuple[Fact, ...]
    reasons: tuple[str, ...]

    @cached_property
    def figure(self) -> Figure:
        """The first statement's figure."""
        return figure_of(self.facts[0])

    @cached_property
    def day(self) -> date | None:
        """The first day for which it is told."""
        return min((fact.day for fact in self.facts if fact.day), default=None)

    @cached_property
    def published(self) -> int | None:
        """Ordinal of the day of the first report, None if that is not known."""
        day = self.facts[0].entry.report.published
        return None if day is None else day.toordinal()

    @cached_property
    def reports(self) -> frozenset[str]:
        """Ids of the reports."""
        return frozenset(fact.report for fact in self.facts)

    @cached_property
    def credited(self) -> frozenset[Claimant]:
        """Those credited for the number."""
        who = (known(fact.entry.attributed_to) for fact in self.facts)
        return frozenset(claimant(actor) for actors in who for actor in actors)

    @cached_property
    def amount(self) -> Amount:
        """The numbers that all statements allow; of the tightest statement if several."""
        return min(self._amounts, key=lambda item: (item.high - item.low, item.low))

    @cached_property
    def loosest(self) -> Amount:
        """The numbers that any statement allows: what one tells as "over 500" another rounds."""
        amounts = self._amounts
        return Amount(min(one.low for one in amounts), max(one.high for one in amounts))

    @property
    def _amounts(self) -> list[Amount]:
        return [amount_of(figure_of(fact)) for fact in self.facts]

    @cached_property
    def parts(self) -> frozenset[tuple[str, Span]]:
        """Reports that give the number as a part of another one, and where they give that."""
        wholes = ((fact.report, figure_of(fact).part_of) for fact in self.facts)
        return frozenset((report, whole) for report, whole in wholes if whole is not None)

    @property
    def claimants(self) -> tuple[str, ...]:
        """Names of those who are credited for it, each once, by whatever words."""
        found: dict[str, Claimant] = {}
        for actor in (actor for fact in self.facts for actor in known(fact.entry.attributed_to)):
            if not share([claimant(actor)], found.values()):
                found.setdefault(actor.name, claimant(actor))
        return tuple(found)


def is_alone(group: FigureGroup, by_day: Mapping[int, set[str]]) -> bool:
    """Say whether no other report counts the same thing at the time, with whatever number.

    Args:
        group: The number of one or more reports.
        by_day: All reports that count the same thing, as `reports_by_day` gives them.
    """
    if len(group.reports) > 1:
        return False
    day = group.facts[0].entry.report.published
    return day is None or only_of(set(group.reports), day, NEAR_DAYS, by_day)


def days_around(before: Mapping[int, set[str]], after: Mapping[int, set[str]]) -> set[int]:
    """Give the days of reports of which `is_alone` may say something else than before.

    Args:
        before: Reports by day, as they were.
        after: As they are.
    """
    moved = [day for day in before.keys() | after.keys() if before.get(day) != after.get(day)]
    return {day + step for day in moved for step in range(-NEAR_DAYS, NEAR_DAYS + 1)}


def groups_of_number(facts: Sequence[Fact], context: Context) -> list[FigureGroup]:
    """Group the figures of one number for one thing by time and story."""
    clusters: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda f: (f.day or date.max, f.report, f.entry.id)):
        recent = reversed(clusters[-_LOOK_BACK:])
        home = next((c for c in recent if _fits(fact, c, context)), None)
        if home is None:
            clusters.append([fact])
        else:
            home.append(fact)
    return [_group(cluster, context) for cluster in clusters]


def _fits(fact: Fact, cluster: Sequence[Fact], context: Context) -> bool:
    if not near(fact.day, cluster[0].day) and not _is_told_within(fact, cluster[0].day):
        return False
    if any(other_place(fact, o) or _other_scope(fact, o) for o in cluster[:_LOOK_BACK]):
        return False
    figure = figure_of(fact)
    if figure.value >= TELLING and figure.bound is not Bound.VAGUE:
        return any(context.related(fact.report, other.report) for other in cluster[:_LOOK_BACK])
    return any(
        (
            related(fact, other)
            or _same_source(fact, other)
            or _is_told_again(fact, other)
            or _is_named_alike(fact, other)
        )
        and context.one_story(fact.report, other.report)
        for other in cluster[:_LOOK_BACK]
    )


def _is_told_again(one: Fact, other: Fact) -> bool:
    """Whether one report gives one telling toll twice."""
    figure = figure_of(one)
    telling = figure.value >= FEW and figure.bound is not Bound.VAGUE
    return one.report == other.report and telling and figure.measure in of_tolls()


def _is_named_alike(one: Fact, other: Fact) -> bool:
    """Whether two equal tolls of the same days are told with a name in common."""
    figure = figure_of(one)
    if figure.value < FEW or figure.bound is Bound.VAGUE or figure.measure not in _OF_PEOPLE:
        return False
    if one.day is None or other.day is None or abs((one.day - other.day).days) > _NEWS_DAYS:
        return False
    return bool(names(one) & names(other))


def _is_told_within(fact: Fact, day: date | None) -> bool:
    """Whether the words put a number told before ("up from 40 earlier this week") around *day*."""
    time = fact.entry.time
    if day is None or time is None or time.start is None or time.end is None:
        return False
    return figure_of(fact).value in risen_from(fact) and time.start <= day <= time.end


def _other_scope(one: Fact, other: Fact) -> bool:
    """Whether one is a running total and the other counts only new cases."""
    scopes = {figure_of(one).cumulative, figure_of(other).cumulative}
    return scopes == {True, False}


def _same_source(one: Fact, other: Fact) -> bool:
    """Whether place or claimant show that two small equal numbers count one thing."""
    places = one.entry.place, other.entry.place
    if places[0] is not None and places[1] is not None and one.day == other.day:
        return places[0].name == places[1].name
    shared = share(*(map(claimant, known(f.entry.attributed_to)) for f in (one, other)))
    return shared and figure_of(one).value >= FEW and one.day == other.day


def near(one: date | None, other: date | None) -> bool:
    """Say whether two days are near; an unknown day is near nothing."""
    return one is not None and other is not None and abs((one - other).days) <= NEAR_DAYS


def one_claimant(one: FigureGroup, other: FigureGroup) -> bool:
    """Say whether somebody is credited for both numbers."""
    return share(one.credited, other.credited)


def comparable(one: FigureGroup, other: FigureGroup) -> bool:
    """Say whether two numbers can be told of one thing at all: places and size speak for it."""
    if not may_be_one(one, other):
        return False
    values = sorted(float(group.figure.value) for group in (one, other))
    step = _STEP_OF_ONE if _grows(one, other) else _STEP
    return values[0] > 0 and values[1] / values[0] <= step and not new_ones(one, other)


def may_be_one(one: FigureGroup, other: FigureGroup) -> bool:
    """Say whether neither places nor a report that adds one to the other speak against it."""
    if any(other_place(a, b) for a in one.facts[:_LOOK_BACK] for b in other.facts[:_LOOK_BACK]):
        return False
    return not _part_and_whole(one, other)


def _grows(one: FigureGroup, other: FigureGroup) -> bool:
    """Whether one claimant's number is higher on a later day, soon after: tolls grow fast."""
    first, second = sorted((one, other), key=lambda group: group.figure.value)
    if first.day is None or second.day is None or not first.day < second.day:
        return False
    return near(first.day, second.day) and one_claimant(one, other)


def _part_and_whole(one: FigureGroup, other: FigureGroup) -> bool:
    """Whether a report gives one number as a part of the other."""
    return _is_part(one, other) or _is_part(other, one)


def _is_part(one: FigureGroup, other: FigureGroup) -> bool:
    parts = one.parts
    return any((fact.report, figure_of(fact).trigger) in parts for fact in other.facts if parts)


def new_ones(one: FigureGroup, other: FigureGroup) -> bool:
    """Say whether either counts only new cases ("overnight"): later numbers update nothing then."""
    return any(figure_of(fact).cumulative is False for g in (one, other) for fact in g.facts)


def _group(cluster: Sequence[Fact], context: Context) -> FigureGroup:
    facts = sorted(cluster, key=lambda f: (f.entry.report.published or date.max, f.report))
    named = [figure_of(fact).of or "" for fact in facts if population(figure_of(fact))[1]]
    figure = figure_of(facts[0])
    nobody = "people" if figure.measure in HAPPENED else ""
    of = min(named, key=lambda words: (len(words), words), default=nobody)
    reasons = [f"same measure ({figure.measure}){of and f' of {of}'}, same number"]
    days = sorted({fact.day for fact in facts if fact.day})
    if days:
        reasons.append(
            f"told for {days[0].isoformat()}" + (f" to {days[-1].isoformat()}" if days[1:] else "")
        )
    return FigureGroup(
        block=figure_block(figure),
        measure=figure.measure,
        of=of,
        facts=tuple(facts),
        reasons=(*reasons, *context.why_all(facts)),
    )
