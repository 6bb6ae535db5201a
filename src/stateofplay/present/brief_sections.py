"""The sections of a brief.

Nothing is worded that no statement carries, and nothing is weighed: lines that more reports stand
behind come first, and what is left out for room is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date

from stateofplay.compare.amounts import aside, wording
from stateofplay.compare.facts import fact_of
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.statements import Figure
from stateofplay.present.brief_lines import (
    NAMES,
    Group,
    Kept,
    Line,
    Section,
    first,
    reports_of,
)
from stateofplay.present.brief_positions import changes, wishes
from stateofplay.present.brief_threats import THREAT, threats
from stateofplay.present.counts import counts_of
from stateofplay.present.listing import credited

CHANGES, THREATS, FIGURES, DIFFERENCES, ALONE = 6, 5, 6, 6, 4
"""How many lines of each sort have room on a page."""

UNCHANGED = (
    "Nobody is told to have changed sides. What is new since a day: stateofplay brief --since DAY"
)
"""What is said where no day is given to compare with: only a change of side is a change then."""

UNAIMED = "None that is sure and tells a condition, or at whom it is aimed."
"""What is said where there is no threat; a warning of what may come is none."""

STEPS = 5
"""Numbers that a line shows of one count: the first and the latest ones."""

_PER_OUTLET = 2
_PER_COUNT = 2
"""Lines on one count (people killed) before others have had their turn."""


def sections(kept: Kept) -> tuple[Section, ...]:
    """Compute all sections, those without a line too."""
    new = f"positions --since {kept.since}" if kept.since else "positions"
    turned = _section("What changed", changes(kept), CHANGES, "changes", new)
    return (
        turned if kept.since else replace(turned, empty=UNCHANGED),
        wishes(kept),
        replace(
            _section("Threats and warnings", threats(kept), THREATS, "", f"acts --type {THREAT}"),
            empty=UNAIMED,
        ),
        _section("Figures, by whose count", _figures(kept), FIGURES, "counts", "figures"),
        _section("Where reports differ", _differences(kept), DIFFERENCES, "", _compare("differs")),
        _section("What only one report has", _alone(kept), ALONE, "", _compare("only")),
    )


def _compare(relation: str) -> str:
    return f"compare --relation {relation}"


def _section(title: str, lines: Iterable[Line | None], room: int, what: str, see: str) -> Section:
    found = [line for line in lines if line is not None]
    group = Group(title="", lines=tuple(found[:room]))
    return Section(
        title=title,
        groups=(group,) if found else (),
        left_out=max(0, len(found) - room),
        what=what,
        see=see,
    )


_ONE_THING = (Relation.UPDATES, Relation.SAME, Relation.REPEATS)


def _figures(kept: Kept) -> list[Line | None]:
    """Counts of one thing, as comparisons relate them: how they moved, and who gave them.

    Those of which nothing else is told come last.
    """
    home: dict[str, set[str]] = {}
    for group in kept.comparisons:
        if group.kind == "figure" and group.relation in _ONE_THING:
            joined = {*group.statements}.union(*(home.get(s, set()) for s in group.statements))
            home.update(dict.fromkeys(joined, joined))
    series = {min(members): sorted(members) for members in home.values()}
    replaced = _replaced(kept)
    found: list[tuple[int, Line]] = []
    for _, members in sorted(series.items()):
        entries = [kept.entries[each] for each in members if each in kept.entries]
        if line := kept.line(_claimants(entries), _movement(entries, replaced), members):
            found.append((-reports_of(line.sources), line))
    ranked = first(found, len(found))
    lines: Counter[str] = Counter()
    early: list[Line | None] = []
    late: list[Line | None] = []
    for line in ranked:
        lines[what := line.text.split(":")[0]] += 1
        (early if lines[what] <= _PER_COUNT else late).append(line)
    return early + late + _unrelated(kept, home)


def _unrelated(kept: Kept, related: Container[str]) -> list[Line | None]:
    """Figures that no comparison relates to another one: they are told all the same."""
    found = [kept.entries[each] for each in kept.figures if each not in related]
    found.sort(key=lambda entry: (_telling(entry, Counter()), entry.id))
    return [kept.line(_claimants([entry]), _movement([entry], {}), [entry.id]) for entry in found]


def _claimants(entries: Iterable[Entry]) -> str:
    names = Counter(name for entry in entries for name in credited(entry))
    ranked = sorted(names, key=lambda name: (-names[name], name))
    others = f" and {len(ranked) - NAMES} more" if len(ranked) > NAMES else ""
    return f"{' / '.join(ranked[:NAMES])}{others}" or "No source named"


_Number = tuple[object, ...]
"""What a figure says: its value, and the upper one of a range."""


def _replaced(kept: Kept) -> dict[str, frozenset[str]]:
    """Give, by statement of a number, those of the numbers whose place it took."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for group in kept.comparisons:
        if group.kind == "figure" and group.relation is Relation.UPDATES:
            found[group.statements[-1]] |= {group.statements[0]}
    return found


def _in_turn(
    days: Mapping[_Number, date], replaced: Iterable[tuple[_Number, _Number]]
) -> list[_Number]:
    """Put numbers in the order of their days, but none before one whose place it took."""
    before: dict[_Number, set[_Number]] = defaultdict(set)
    for one, other in replaced:
        before[other] |= {one} - {other}
    left = dict.fromkeys(days)
    turn: list[_Number] = []
    while left:
        # Of a count that went up and was taken back none is free to go first: the days decide.
        free = (number for number in left if left.keys().isdisjoint(before[number]))
        turn.append(next(free, next(iter(left))))
        del left[turn[-1]]
    return turn


def _movement(entries: Iterable[Entry], replaced: Mapping[str, Iterable[str]]) -> str:
    """Each number once, by the first day it is told for, with the hedge used most.

    Of one day, and where the words tell, they follow each other as the comparisons have it.
    """
    days: dict[_Number, date] = {}
    number_of: dict[str, _Number] = {}
    hedged: dict[_Number, Counter[str]] = defaultdict(Counter)
    people: Counter[str] = Counter()
    measure = "other"
    for fact in sorted(map(fact_of, entries), key=lambda f: (f.day or date.max, f.entry.id)):
        figure = fact.entry.content
        if isinstance(figure, Figure):
            value = number_of[fact.entry.id] = figure.value, figure.high
            days.setdefault(value, fact.day or date.max)
            hedged[value][wording(figure) + aside(figure)] += 1
            people.update([figure.of] if figure.of else [])
            measure = figure.measure
    of = min(people, key=lambda words: (-people[words], len(words), words), default="")
    pairs = [
        (number_of[one], number)
        for key, number in number_of.items()
        for one in replaced.get(key, ())
        if one in number_of
    ]
    steps = []
    for number in _in_turn(days, pairs):
        forms = hedged[number]
        said = min(forms, key=lambda form: (-forms[form], form))
        steps.append(said if days[number] == date.max else f"{said} ({days[number]})")
    if len(steps) > STEPS:
        between = f"… {len(steps) - STEPS} more …"
        steps = [steps[0], between, *steps[1 - STEPS :]]
    return f"{counts_of(of, measure)}: {' → '.join(steps)}"


def _differences(kept: Kept) -> list[Line | None]:
    found = [group for group in kept.comparisons if group.relation is Relation.DIFFERS]
    found.sort(key=lambda group: (-len(group.reports), group.kind, group.summary))
    return [_compared(kept, group) for group in found]


def _alone(kept: Kept) -> list[Line | None]:
    """A few: figures and what is said on proposals others speak of; spread over outlets."""
    spoken = Counter(cell.proposal for cell in kept.positions)
    room = Counter({"figure": ALONE // 2, "act": ALONE - ALONE // 2})
    outlets: Counter[str | None] = Counter()
    chosen: list[Line | None] = []
    left: list[Line | None] = []

    groups = [group for group in kept.comparisons if group.relation is Relation.ONLY]
    known = [(kept.entries[g.statements[0]], g) for g in groups if g.statements[0] in kept.entries]
    for entry, group in sorted(known, key=lambda each: (_telling(each[0], spoken), each[1].id)):
        outlet = entry.report.publisher
        line = _compared(kept, group)
        if line is not None and outlets[outlet] < _PER_OUTLET and room[group.kind] > 0:
            outlets[outlet] += 1
            room[group.kind] -= 1
            chosen.append(line)
        else:
            left.append(line)
    return chosen + left


def _telling(entry: Entry, spoken: Counter[str]) -> tuple[bool, float]:
    """Sort key: counts that somebody vouches for, the larger first; acts by their proposal."""
    figure = entry.content
    if isinstance(figure, Figure):
        vague = not credited(entry) or figure.measure == "other" or figure.unit is not None
        return vague, -float(figure.value)
    return entry.proposal is None, -max((spoken[name] for name in entry.proposals), default=0)


def _compared(kept: Kept, group: Comparison) -> Line | None:
    about, separator, text = group.summary.partition(": ")
    if not separator:
        about, text = group.topic, group.summary
    return kept.line(about.removeprefix("only "), text, group.statements)
