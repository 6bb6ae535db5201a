"""The sections of a brief.

Nothing is worded that no statement carries, and nothing is weighed: lines that more reports stand
behind come first, and what is left out for room is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from stateofplay.compare.amounts import wording
from stateofplay.compare.facts import fact_of
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.statements import Figure
from stateofplay.present.brief_lines import Group, Kept, Line, Section, first, reports_of
from stateofplay.present.brief_positions import changes, wishes

CHANGES, FIGURES, DIFFERENCES, ALONE = 6, 6, 6, 4
"""How many lines of each sort have room on a page."""

_PER_OUTLET = 2


def sections(kept: Kept) -> tuple[Section, ...]:
    """Compute all sections, those without a line too."""
    return (
        _section("What changed", changes(kept), CHANGES, "compare --relation updates"),
        wishes(kept),
        _section("Figures, by whose count", _figures(kept), FIGURES, "figures"),
        _section("Where reports differ", _differences(kept), DIFFERENCES, _compare("differs")),
        _section("What only one report has", _alone(kept), ALONE, _compare("only")),
    )


def _compare(relation: str) -> str:
    return f"compare --relation {relation}"


def _section(title: str, lines: Iterable[Line | None], room: int, see: str) -> Section:
    found = [line for line in lines if line is not None]
    group = Group(title="", lines=tuple(found[:room]))
    return Section(
        title=title,
        groups=(group,) if found else (),
        left_out=max(0, len(found) - room),
        see=see,
    )


_ONE_THING = (Relation.UPDATES, Relation.SAME, Relation.REPEATS)


def _figures(kept: Kept) -> list[Line | None]:
    """Counts of one thing, as comparisons relate them: how they moved, and who gave them."""
    home: dict[str, set[str]] = {}
    for group in kept.comparisons:
        if group.kind == "figure" and group.relation in _ONE_THING:
            joined = {*group.statements}.union(*(home.get(s, set()) for s in group.statements))
            home.update(dict.fromkeys(joined, joined))
    series = {min(members): sorted(members) for members in home.values()}
    found: list[tuple[int, Line]] = []
    for _, members in sorted(series.items()):
        entries = [kept.entries[each] for each in members if each in kept.entries]
        if line := kept.line(_claimants(entries), _movement(entries), members):
            found.append((-reports_of(line.sources), line))
    return list(first(found, len(found)))


def _claimants(entries: Iterable[Entry]) -> str:
    names = Counter(
        name
        for entry in entries
        for name in dict.fromkeys(actor.name for actor in entry.attributed_to)
    )
    ranked = sorted(names, key=lambda name: (-names[name], name))
    return " / ".join(ranked) or "No source named"


def _movement(entries: Iterable[Entry]) -> str:
    told: dict[date, dict[str, None]] = defaultdict(dict)
    counted: Counter[str] = Counter()
    measure = ""
    for fact in sorted(map(fact_of, entries), key=lambda f: (f.day or date.max, f.entry.id)):
        figure = fact.entry.content
        if isinstance(figure, Figure):
            told[fact.day or date.max][wording(figure)] = None
            counted.update([figure.of] if figure.of else [])
            measure = "" if figure.measure == "other" else f" {figure.measure}"
    of = min(counted, key=lambda words: (-counted[words], len(words), words), default="people")
    steps: dict[str, str] = {}
    for day, amounts in told.items():
        on = "" if day == date.max else f" ({day})"
        steps.setdefault(" / ".join(amounts), on)  # one that stays as it was is no movement
    return f"{of}{measure}: {' → '.join(f'{amount}{on}' for amount, on in steps.items())}"


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

    def rank(group: Comparison) -> tuple[bool, int, str]:
        proposal = kept.entries[group.statements[0]].proposal or ""
        return group.kind != "figure", -spoken[proposal], group.summary

    groups = [group for group in kept.comparisons if group.relation is Relation.ONLY]
    for group in sorted((g for g in groups if g.statements[0] in kept.entries), key=rank):
        outlet = kept.entries[group.statements[0]].report.publisher
        line = _compared(kept, group)
        if line is not None and outlets[outlet] < _PER_OUTLET and room[group.kind] > 0:
            outlets[outlet] += 1
            room[group.kind] -= 1
            chosen.append(line)
        else:
            left.append(line)
    return chosen + left


def _compared(kept: Kept, group: Comparison) -> Line | None:
    about, separator, text = group.summary.partition(": ")
    if not separator:
        about, text = group.topic, group.summary
    return kept.line(about.removeprefix("only "), text, group.statements)
