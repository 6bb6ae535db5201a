"""The lines of a brief on positions: what changed, and who wants what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.positions import Position, Stance
from stateofplay.present.brief.agreeing import agreeing
from stateofplay.present.brief.lines import (
    NAMES,
    Group,
    Kept,
    Line,
    Section,
    first,
    out_of_turn,
    reports_of,
)
from stateofplay.present.brief.when import is_recalled, since
from stateofplay.present.views.counts import several
from stateofplay.present.views.filters import by_whose_word
from stateofplay.present.views.tables import held
from stateofplay.present.views.weighing import Held, held_by, voices, weight

LINES, PROPOSALS, HOLDERS, SINGLE = 15, 5, 2, 5
"""How many positions have room on a page.

So many proposals on which several speak, so many holders of each, so many proposals of one party at
least. What room one proposal leaves, holders of the first ones get.
"""

ALONE = "Of one party each"
"""What stands over proposals on which one party speaks."""

NAMED = 6
"""Proposals without room that are named; those on which several speak come first."""

_STANCES = {
    Stance.ASKS: "asks for it",
    Stance.SUPPORTS: "supports it",
    Stance.ACCEPTS: "accepts it",
    Stance.REJECTS: "rejects it",
    Stance.CONDITIONAL: "is for it on a condition",
    Stance.MIXED: "is for it in some statements, against it in others",
}


def changes(kept: Kept) -> list[Line | None]:
    """The latest change of side of each; since a day also who spoke for the first time.

    A change that is not borne out is left to the list of positions: of two statements either may be
    misread, and a difference between them is where that shows.
    """
    told_by = {each.id: each for each in kept.comparisons if _tells_change(each)}
    latest: dict[tuple[str, str], tuple[int, Line]] = {}
    for through, (before, cell) in _told_once(kept.positions):
        if kept.since is None and before is None:
            continue
        if kept.since and cell.since and cell.since < kept.since:
            continue
        if before is not None and not _is_borne_out(kept, (before, cell), told_by.values()):
            continue
        spoken = _through(through)
        now = f"{_terms(cell)}{_since(kept, cell)}{spoken}{_by_word(kept, cell)}"
        statements = cell.statements
        text = f"{cell.proposal}: new: {now}"
        if before is not None:
            text = f"{cell.proposal}: {_STANCES[before.stance]}{_since(kept, before)}, then {now}"
            statements = (*before.statements, *cell.statements)
        if line := kept.line(cell.holder.name, text, statements):
            latest[cell.holder.id, cell.proposal] = -reports_of(line.sources), line
    return [*first(list(latest.values()), len(latest))]


def _tells_change(group: Comparison) -> bool:
    return group.kind == "act" and group.relation is Relation.UPDATES


def _is_borne_out(kept: Kept, step: tuple[Position, Position], told: Iterable[Comparison]) -> bool:
    """Whether reports tell of both sides (see `positions.changes`), and of one who took both."""
    sides = [set(each.statements) for each in step]
    speakers = [
        {actor.id for key in side if key in kept.entries for actor in kept.entries[key].actors}
        for side in sides
    ]
    if speakers[0].isdisjoint(speakers[1]):
        return False
    return any(all(side.intersection(group.statements) for side in sides) for group in told)


Step = tuple[Position | None, Position]
"""A position and the one of the same holder that it followed."""


def _told_once(positions: Sequence[Position]) -> Iterator[tuple[list[str], Step]]:
    """Give each step of a party once, with the persons who spoke; of persons only their own."""
    taken: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for cell in positions:
        known = taken[cell.proposal, cell.holder.id]
        known.append((known[-1][1] if known else None, cell))
    steps = [step for known in taken.values() for step in known]
    parties: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in steps:
        if _is_party(step[1]):
            parties[step[1].proposal, step[1].holder.name].append(step)
    through: dict[int, list[str]] = defaultdict(list)
    own: list[Step] = []
    for step in steps:
        party = (step[1].proposal, step[1].holder.party or "")
        told = () if _is_party(step[1]) else parties.get(party, ())
        home = next((each for each in told if _speaks_in(step, each)), None)
        if home is None:
            own.append(step)
        else:
            through[id(home)].append(step[1].holder.name)
    for step in own:
        yield through.get(id(step), []), step


def _is_party(cell: Position) -> bool:
    return cell.holder.name == cell.holder.party


def _speaks_in(step: Step, party: Step) -> bool:
    """Whether all that a person's step tells is told of the party too."""
    one, other = step[1], party[1]
    return (
        one.stance == other.stance
        and one.condition in (None, other.condition)
        and set(one.statements) <= set(other.statements)
        and (step[0] is None or party[0] is not None)
    )


def wishes(kept: Kept) -> Section:
    """Give the positions that hold, the heaviest proposals first (see `weighing`).

    On which several speak have a heading each, all others a line.
    """
    lines: dict[str, list[tuple[_Rank, Line]]] = defaultdict(list)
    on: dict[str, list[Held]] = defaultdict(list)
    heard, told = voices(map(held_by, kept.positions)), kept.heard.parties
    past: dict[str, bool] = {}
    for through, (before, cell) in _told_once(kept.positions):
        if cell.until is None and (line := _line(kept, cell, through)):
            held = held_by(cell)
            on[cell.proposal].append(held)
            reports, old = reports_of(line.sources), kept.is_old(line.sources)
            old = old or is_recalled(_entries(kept, cell))
            past[cell.proposal] = past.get(cell.proposal, True) and old
            rank = old, before is None, -reports, -told.get(held.party, 0)
            lines[cell.proposal].append((rank, line))
    weights = {name: (past[name], weight(on[name], heard)) for name in on}
    order = sorted(lines, key=lambda name: (weights[name], name))
    parties = {name: {each.party for each in on[name]} for name in order}
    shared = [name for name in order if len(parties[name]) > 1]
    single = _in_turn([name for name in order if len(parties[name]) == 1], on)
    taken = shared[:PROPOSALS]
    room = _room([len(lines[name]) for name in taken], LINES - min(len(single), SINGLE))
    groups = [
        Group(title=name, lines=tuple(first(lines[name], most)))
        for name, most in zip(taken, room, strict=True)
    ]
    alone = [_alone(name, lines[name]) for name in single[: LINES - sum(room)]]
    groups += [Group(title=ALONE if groups else "", lines=tuple(alone))] if alone else []
    shown = sum(len(group.lines) for group in groups)
    return Section(
        title="Who wants what",
        groups=tuple(groups),
        left_out=sum(map(len, lines.values())) - shown,
        what=_left([*shared[PROPOSALS:], *single[len(alone) :]]),
        see="positions",
    )


_Rank = tuple[bool, bool, int, int]
"""The lowest first: of the latest chapter and not only recalled, changed, of most reports, of whom
most is told."""


def _line(kept: Kept, cell: Position, through: Sequence[str]) -> Line | None:
    words = f"; told as “{cell.words}”" if cell.words else ""
    spoken = _through(through)
    text = (
        f"{_terms(cell)}{_because(cell)}{_since(kept, cell)}{spoken}{_by_word(kept, cell)}{words}"
    )
    return kept.line(cell.holder.name, agreeing(cell.holder.name, text), cell.statements)


def _alone(proposal: str, ranked: Sequence[tuple[_Rank, Line]]) -> Line:
    """Give the line of a proposal on which one party speaks: the proposal, then who wants what."""
    [line] = first(ranked, 1)
    return Line(about=proposal, text=f"{line.about} {line.text}", sources=line.sources)


def _in_turn(names: Sequence[str], on: Mapping[str, Sequence[Held]]) -> list[str]:
    """Put further proposals of one party behind those of all others: no party fills the page."""
    late = dict(zip(names, out_of_turn(on[name][0].party for name in names), strict=True))
    return sorted(names, key=lambda name: late[name])


def _room(positions: Sequence[int], lines: int) -> list[int]:
    """Say how many positions on each of the first proposals have room, given how many there are."""
    room = [min(count, HOLDERS) for count in positions]
    left = lines - sum(room)
    for place, count in enumerate(positions):
        more = min(left, count - room[place])
        room[place] += more
        left -= more
    return room


def _left(proposals: Sequence[str]) -> str:
    """Name the first of the proposals that have no room, and count the others."""
    if not proposals:
        return "positions on these"
    more = len(proposals) - NAMED
    others = f" and {several(more, 'other proposal')}" if more > 0 else ""
    return f"positions; no room was left for {', '.join(proposals[:NAMED])}{others}"


def _since(kept: Kept, cell: Position) -> str:
    return since(cell, _entries(kept, cell))


def _entries(kept: Kept, cell: Position) -> list[Entry]:
    return [kept.entries[each] for each in cell.statements if each in kept.entries]


def _through(names: Sequence[str]) -> str:
    if not names:
        return ""
    others = [f"{len(names) - NAMES} more"] if len(names) > NAMES else []
    return f", through {' and '.join([*names[:NAMES], *others])}"


def _by_word(kept: Kept, cell: Position) -> str:
    """Those who alone tell of it: what only others say of a holder is no fact."""
    sources = by_whose_word(cell, _entries(kept, cell))
    return f", according to {' and '.join(sources)}" if sources else ""


def _terms(cell: Position) -> str:
    """The stance with its condition, in the report's words: nobody need have spoken them so."""
    stance = f"{_STANCES[cell.stance]}{_how(cell)}"
    if cell.of_whom:
        stance += f", of {' and '.join(cell.of_whom)}"
    if cell.condition is None:
        return stance
    # Of one told as for and against, the condition belongs to one of the two.
    if cell.stance is Stance.MIXED:
        return f"{stance}; a condition is told: {cell.condition}"
    if cell.stance is Stance.CONDITIONAL:
        return f"is for it {held(cell.stance, cell.condition, cell.qualified)}"
    return f"{stance} {cell.condition}"


def _how(cell: Position) -> str:
    return f" ({cell.qualified})" if cell.qualified else ""


def _because(cell: Position) -> str:
    return f"; a reason is told: {cell.because}" if cell.because else ""
