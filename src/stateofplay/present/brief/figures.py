"""The lines of a brief on figures: how counts moved and who gave them, tolls first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from stateofplay.compare.days import MONTH_OR_YEAR, is_background
from stateofplay.compare.facts import Fact, fact_of, stems
from stateofplay.compare.figures.amounts import aside, counted, wording
from stateofplay.compare.verdicts.quoted import around
from stateofplay.core.judgements import Entry, Relation
from stateofplay.core.measures import HARM
from stateofplay.core.statements import Bound, Figure
from stateofplay.datafiles import read_mapping
from stateofplay.present.brief.lines import NAMES, Heard, Kept, Line, out_of_turn, reports_of
from stateofplay.present.brief.salience import names_past, weigh
from stateofplay.present.views.listing import credited

DATA = "figures.yml"

STEPS = 5
"""Numbers that a line shows of one count: the first and the latest ones."""

_PER_COUNT = 2
"""Lines on one count (people killed) before others have had their turn."""

_QUARTER = 4

_FEW = 2
"""One who was hurt is no count unless somebody gives it: it may be that he was only offended."""

_SEVERAL_TOLLS, _FIRST_TOLLS, _SEVERAL, _FURTHER_TOLLS, _OTHERS = range(5)
"""Ranks of lines."""


_ONE_THING = (Relation.UPDATES, Relation.SAME, Relation.REPEATS)


def figures(kept: Kept) -> list[Line | None]:
    """Give counts of one thing, as comparisons relate them: how they moved, and who gave them.

    Tolls (killed, injured, ...) that several reports tell come first, then the weightiest of each
    toll that one report tells, then what else several tell, then the rest.
    """
    several: list[tuple[Entry, Line]] = []
    alone: list[tuple[Entry, Line]] = []
    replaced, disputing = _replaced(kept), sides(kept.heard)

    words = dict(kept.heard.words)

    def rank(entry: Entry) -> tuple[float, ...]:
        *kind, size = weight(entry, disputing)
        # The larger toll is the later one; of anything else the size says nothing.
        tells = 0 if measure_of(entry) in tolls() else -weigh([entry], words)
        return _is_past(entry), *kind, tells, size

    for members in _series(kept):
        entries = [kept.entries[each] for each in members if each in kept.entries]
        if not any(map(tells_of_whom, entries)):
            continue
        line = kept.line(_claimants(entries), _movement(entries, replaced), members)
        if line:
            of = several if reports_of(line.sources) > 1 else alone
            of.append((min(entries, key=rank), line))
    several.sort(key=lambda each: (-reports_of(each[1].sources), each[1].about, each[0].id))
    alone.sort(key=lambda each: (*rank(each[0]), each[0].id))
    ranked = [*_told_by_several(several), *_told_by_one(alone)]
    ranked.sort(key=lambda each: (kept.is_old(each[1].sources), each[0]))
    return [line for _, line in ranked]


def _told_by_several(found: Sequence[tuple[Entry, Line]]) -> Iterator[tuple[int, Line]]:
    """Rank lines that are in order: a third one on one count comes after the first ones of all."""
    counts = (line.text.split(":")[0] for _, line in found)
    for (entry, line), late in zip(found, out_of_turn(counts, _PER_COUNT), strict=True):
        early = _SEVERAL_TOLLS if measure_of(entry) in tolls() else _SEVERAL
        yield _FURTHER_TOLLS if late else early, line


def _told_by_one(found: Iterable[tuple[Entry, Line]]) -> Iterator[tuple[int, Line]]:
    """Rank lines that are in order: one of each toll comes before a second one of any."""
    told: set[str] = set()
    for entry, line in found:
        measure = measure_of(entry)
        if measure not in tolls() or _is_past(entry):
            yield _OTHERS, line
        else:
            yield _FURTHER_TOLLS if measure in told else _FIRST_TOLLS, line
            told.add(measure)


def _is_past(entry: Entry) -> bool:
    """Whether a count is of a time long over, or goes back to one: "killed since 1984"."""
    return is_background(entry) or names_past(entry)


def _series(kept: Kept) -> list[list[str]]:
    """Give the figures that are of one thing together, each other one by itself."""
    home: dict[str, set[str]] = {}
    for group in kept.comparisons:
        if group.kind == "figure" and group.relation in _ONE_THING:
            joined = {*group.statements}.union(*(home.get(s, set()) for s in group.statements))
            home.update(dict.fromkeys(joined, joined))
    sums: dict[tuple[object, ...], str] = {}
    for each in kept.figures:
        home.setdefault(each, {each})
        if key := _sum_of(kept.entries[each]):
            earlier = home[sums.setdefault(key, each)]
            if earlier is not home[each]:
                joined = earlier | home[each]
                home.update(dict.fromkeys(joined, joined))
    series = {min(members): sorted(members) for members in home.values()}
    return [members for _, members in sorted(series.items())]


def _sum_of(entry: Entry) -> tuple[object, ...] | None:
    """What makes a sum of money the same whenever it is told: its number and whose it is."""
    figure = entry.content
    if not isinstance(figure, Figure) or figure.unit is None or not figure.of:
        return None
    return figure.value, figure.high, figure.unit, stems(figure.of)


@cache
def tolls() -> tuple[str, ...]:
    """Give the measures of what happened to people, the gravest first."""
    return tuple(read_mapping("stateofplay.present.brief", DATA)["tolls"])


def tells_of_whom(entry: Entry) -> bool:
    """Say whether it is told of whom or what the number is.

    Dozens, a handful (of people or of money) and what a question holds need somebody who says so.
    """
    figure = entry.content
    if not isinstance(figure, Figure):
        return False
    named = (figure.of or "").casefold() not in ("", *_bare())
    if credited(entry):
        return named or figure.measure in tolls() or bool(figure.of and around([entry]))
    few = figure.value < _FEW and (figure.measure in tolls() or figure.unit is not None)
    if figure.bound is Bound.VAGUE or few or _is_asked(entry):
        return False
    return named or bool(figure.of and (figure.measure in HARM or around([entry])))


def _is_asked(entry: Entry) -> bool:
    """Whether it stands in a question: "Was the war, which cost a million lives, ...?"."""
    return entry.statement.evidence.exact.rstrip(" \"'\u201d\u2019)").endswith("?")


@cache
def _bare() -> frozenset[str]:
    return frozenset(read_mapping("stateofplay.present.brief", DATA)["bare"])


def measure_of(entry: Entry) -> str:
    """Give the measure of a figure, "" for what is none."""
    return entry.content.measure if isinstance(entry.content, Figure) else ""


def sides(heard: Heard) -> frozenset[str]:
    """Name those whose dispute it is: of whose acts at least a quarter as many tell as of any's."""
    most = max(heard.parties.values(), default=0)
    return frozenset(name for name, reports in heard.parties.items() if reports * _QUARTER >= most)


def weight(entry: Entry, disputing: Container[str]) -> tuple[float, ...]:
    """Sort key of a figure, the lowest first.

    Tolls in their order; numbers before "dozens"; those that somebody vouches for who is none of
    the *disputing*; the larger first.
    """
    figure = entry.content
    if not isinstance(figure, Figure):
        return (len(tolls()),)
    measure, order = figure.measure, tolls()
    return (
        order.index(measure) if measure in order else len(order),
        measure == "other" or figure.unit is not None,
        figure.bound is Bound.VAGUE,
        not _vouched_for(entry, disputing),
        -float(figure.value),
    )


def _vouched_for(entry: Entry, disputing: Container[str]) -> bool:
    named = credited(entry)
    return any(
        each.name in named and (each.party or each.name) not in disputing
        for each in entry.attributed_to
    )


def _claimants(entries: Iterable[Entry]) -> str:
    names = Counter(name for entry in entries for name in credited(entry))
    ranked = sorted(names, key=lambda name: (-names[name], name))
    others = f" and {len(ranked) - NAMES} more" if len(ranked) > NAMES else ""
    return f"{' / '.join(ranked[:NAMES])}{others}" or "No source named"


def _when(fact: Fact) -> str:
    """Give the day of a count; the month or year alone that its words name, if that was over.

    The dead of an older clash, told as background, are none of the report's day.
    """
    figure, time, published = fact.entry.content, fact.entry.time, fact.entry.report.published
    if isinstance(figure, Figure) and not figure.cumulative and time and time.end and published:
        over = time.start != time.end < published
        if over and MONTH_OR_YEAR.fullmatch(time.value or ""):
            return time.value or ""
    return str(fact.day or "")


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
    """Each number once, with the first day it is told for and the hedge used most.

    Of one day, and where the words tell, they follow each other as the comparisons have it.
    """
    days: dict[_Number, date] = {}
    shown: dict[_Number, str] = {}
    number_of: dict[str, _Number] = {}
    hedged: dict[_Number, Counter[str]] = defaultdict(Counter)
    people: Counter[str] = Counter()
    measure = "other"
    facts = sorted(map(fact_of, entries), key=lambda f: (f.day or date.max, f.entry.id))
    for fact in facts:
        figure = fact.entry.content
        if isinstance(figure, Figure):
            value = number_of[fact.entry.id] = figure.value, figure.high
            days.setdefault(value, fact.day or date.max)
            shown.setdefault(value, _when(fact))
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
        steps.append(f"{said} ({shown[number]})" if shown[number] else said)
    if len(steps) > STEPS:
        between = f"… {len(steps) - STEPS} more …"
        steps = [steps[0], between, *steps[1 - STEPS :]]
    what = of if measure == "money" and of else counted(of, measure)
    beside = _beside(facts, measure) if len(days) == 1 else ""
    return f"{what}: {' → '.join(steps)}{beside}"


def _beside(facts: Sequence[Fact], measure: str) -> str:
    """Say of one number how many reports tell it; of all but harm also the words around it."""
    reports = len({fact.entry.report.id for fact in facts})
    several = f", in {reports} reports" if reports > 1 else ""
    words = "" if measure in HARM else around(fact.entry for fact in facts)
    return f"{several}: \u201c{words}\u201d" if words else several
