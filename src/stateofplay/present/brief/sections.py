"""The sections of a brief.

Nothing is worded that no statement carries, and nothing is weighed: lines that more reports stand
behind come first, and what is left out for room is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import replace

from stateofplay.compare.facts import is_sure
from stateofplay.compare.verdicts.quoted import quoted_of
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.statements import Figure
from stateofplay.present.brief.events import events
from stateofplay.present.brief.figures import figures, measure_of, sides, tolls, weight
from stateofplay.present.brief.lines import Group, Kept, Line, Section
from stateofplay.present.brief.positions import changes, wishes
from stateofplay.present.brief.threats import MOST, THREAT, threats

EVENTS, CHANGES, FIGURES, DIFFERENCES, ALONE = 6, 6, 6, 6, 4
"""How many lines of each sort have room on a page."""

UNCHANGED = (
    "None that several reports bear out. Looked for is a change of side by one speaker, both sides"
    " told; that a threat was carried out, or a plan made known, is not. All there is: stateofplay"
    " positions; what is new since a day: stateofplay brief --since DAY"
)
"""What is said where no day is given to compare with: only a change of side is a change then."""

AMONG = "such lines, among all threats and warnings, sure or not, of"
"""What the rest of the threats is: the command shows those that make no line, too."""

ALIKE = (
    "None found. Looked for are numbers of one count, terms of one act, and accusations that are"
    " denied; other differences (names, prices, times) are not."
)
"""What is said where nothing differs."""

UNTOLD = "No act that independent reports tell in their own words."
"""What is said where no act is told by several."""

UNAIMED = "None that is sure and tells a condition, or at whom it is aimed."
"""What is said where there is no threat; a warning of what may come is none."""

SURELY = 0.85
"""Confidence from which an act that one report alone tells has a line."""

_PER_OUTLET = 2


def sections(kept: Kept) -> tuple[Section, ...]:
    """Compute all sections, those without a line too."""
    new = f"positions --since {kept.since}" if kept.since else "positions"
    turned = _section("What changed", changes(kept), CHANGES, "changes", new)
    alone = _section("Found in one report only", _alone(kept), ALONE, "", _compare("only"))
    found = (
        replace(
            _section("What several reports tell", events(kept), EVENTS, "", _compare("same")),
            empty=UNTOLD,
        ),
        turned if kept.since else replace(turned, empty=UNCHANGED),
        wishes(kept),
        replace(
            _section("Threats and warnings", threats(kept), MOST, AMONG, f"acts --type {THREAT}"),
            empty=UNAIMED,
        ),
        _section("Figures, by whose count", figures(kept), FIGURES, "counts", "figures"),
        replace(
            _section(
                "Where reports differ", _differences(kept), DIFFERENCES, "", _compare("differs")
            ),
            empty=ALIKE,
        ),
    )
    return (*found, alone) if alone.groups else found


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


def _differences(kept: Kept) -> list[Line | None]:
    found = [group for group in kept.comparisons if group.relation is Relation.DIFFERS]
    found.sort(key=lambda group: (-len(group.reports), group.kind, group.summary))
    return [_compared(kept, group) for group in found]


def _alone(kept: Kept) -> list[Line | None]:
    """A few: figures and what is said on proposals others speak of; spread over outlets."""
    spoken = Counter(cell.proposal for cell in kept.positions)
    disputing = sides(kept.heard)
    room = Counter({"figure": ALONE // 2, "act": ALONE - ALONE // 2})
    outlets: Counter[str | None] = Counter()
    chosen: list[Line | None] = []
    left: list[Line | None] = []

    groups = [group for group in kept.comparisons if group.relation is Relation.ONLY]
    known = [(kept.entries[g.statements[0]], g) for g in groups if g.statements[0] in kept.entries]
    known = [each for each in known if _is_told_well(each[0])]
    known.sort(key=lambda each: (_telling(each[0], spoken, disputing), each[1].id))
    for entry, group in known:
        outlet = entry.report.publisher
        line = _compared(kept, group)
        if line is not None and outlets[outlet] < _PER_OUTLET and room[group.kind] > 0:
            outlets[outlet] += 1
            room[group.kind] -= 1
            chosen.append(line)
        else:
            left.append(line)
    return chosen + left


def _is_told_well(entry: Entry) -> bool:
    """Whether a sentence tells it that hardly can be misread: nothing else bears it out."""
    if isinstance(entry.content, Figure):
        return bool(entry.content.of) and measure_of(entry) in tolls()
    words = quoted_of(entry)
    return words is not None and words.proper and is_sure(entry, SURELY)


def _telling(entry: Entry, spoken: Counter[str], disputing: Container[str]) -> tuple[float, ...]:
    """Sort key: counts of people that somebody vouches for; acts by their proposal."""
    if isinstance(entry.content, Figure):
        return 0, *weight(entry, disputing)
    return 1, entry.proposal is None, -max((spoken[name] for name in entry.proposals), default=0)


def _compared(kept: Kept, group: Comparison) -> Line | None:
    about, separator, text = group.summary.partition(": ")
    if not separator:
        about, text = group.topic, group.summary
    return kept.line(about.removeprefix("only "), text, group.statements)
