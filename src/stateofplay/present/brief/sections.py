"""The sections of a brief.

Nothing is worded that no statement carries. Lines that more reports stand behind come first, or
those of sentences that tell most of the story (see `salience`); what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stateofplay.core.judgements import Comparison, Relation
from stateofplay.present.brief.events import events
from stateofplay.present.brief.figures import figures
from stateofplay.present.brief.leads import ROOM, leads
from stateofplay.present.brief.lines import Group, Kept, Line, Section, out_of_turn
from stateofplay.present.brief.positions import changes, wishes
from stateofplay.present.brief.salience import weigh
from stateofplay.present.brief.threats import MOST, THREAT, is_threat, threats
from stateofplay.present.brief.turns import turns
from stateofplay.present.views.counts import several

EVENTS, CHANGES, FIGURES, DIFFERENCES = 6, 6, 5, 4
"""How many lines of each sort have room on a page."""

OF_ONE_MATTER = 2
"""How many lines on one accused come before others have had their turn."""

UNCHANGED = (
    "No change of side that several reports bear out, and nothing told as called off, lifted or"
    " taken back. What is new since a day: stateofplay brief --since DAY"
)
"""What is said where no day is given to compare with."""

AMONG = "such lines, among all threats and warnings, sure or not, of"
"""What the rest of the threats is: the command shows those that make no line, too."""

ALIKE = "None found in numbers of one count, terms of one act, accusations that are denied."
"""What is said where nothing differs."""

UNTOLD = "No act that independent reports tell in their own words."
"""What is said where no act is told by several."""

UNAIMED = "None found in words of a condition, of what a party will do, or of whom it is aimed at."
"""What is said where there is no threat: what was looked for."""


def sections(kept: Kept) -> tuple[Section, ...]:
    """Compute all sections, those without a line too."""
    new = f"positions --since {kept.since}" if kept.since else "positions"
    changed = [*changes(kept), *turns(kept)]
    turned = _section("What changed", changed, CHANGES, "changes", new)
    joined = events(kept)
    others = leads(kept, [*joined[:EVENTS], *changed[:CHANGES]])
    told = [*joined[:EVENTS], *others]
    return (
        replace(
            _section("What several reports tell", joined, EVENTS, "", _compare("same")),
            empty=UNTOLD,
        ),
        _section("What else happened", others, ROOM, "", "acts"),
        turned if kept.since else replace(turned, empty=UNCHANGED),
        wishes(kept, told),
        replace(
            _section("Threats and warnings", threats(kept, told), MOST, AMONG, _THREATS),
            empty=_unaimed(kept),
        ),
        _section("Figures, by whose count", figures(kept), FIGURES, "counts", "figures"),
        replace(
            _section(
                "Where reports differ", _differences(kept), DIFFERENCES, "", _compare("differs")
            ),
            empty=ALIKE,
        ),
    )


def _unaimed(kept: Kept) -> str:
    """Say where no threat is told what was looked for, and how much was read as one."""
    read = sum(is_threat(kept.entries[key]) and bool(kept.sources([key])) for key in kept.acts)
    if not read:
        return UNAIMED
    others = f"{several(read, 'statement')} read as a threat or warning"
    return f"{UNAIMED} See the {others}: stateofplay {_THREATS}"


_THREATS = f"acts --type {THREAT}"


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
    words = dict(kept.heard.words)
    weights = {
        group: weigh(
            (kept.entries[each] for each in group.statements if each in kept.entries), words
        )
        for group in found
    }
    found.sort(key=lambda group: (-len(group.reports), group.kind, -weights[group], group.summary))
    late = out_of_turn((group.block or group.id for group in found), OF_ONE_MATTER)
    in_turn = sorted(zip(late, found, strict=True), key=lambda each: each[0])
    return [_compared(kept, group) for _, group in in_turn]


def _compared(kept: Kept, group: Comparison) -> Line | None:
    about, separator, text = group.summary.partition(": ")
    if not separator:
        about, text = group.topic, group.summary
    return kept.line(about.removeprefix("only "), text, group.statements)
