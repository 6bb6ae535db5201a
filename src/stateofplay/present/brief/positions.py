"""The lines of a brief on positions: what changed, and who wants what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.positions import Position
from stateofplay.present.brief import worded
from stateofplay.present.brief.agreeing import agreeing
from stateofplay.present.brief.lines import (
    Group,
    Kept,
    Line,
    Section,
    Source,
    first,
    out_of_turn,
    reports_of,
)
from stateofplay.present.brief.salience import Place, place_of, weigh
from stateofplay.present.brief.when import is_recalled, since
from stateofplay.present.views.counts import several
from stateofplay.present.views.weighing import Held, held_by

LINES, HOLDERS = 7, 3
"""How many positions have room on a page, and holders of one proposal before the next one's."""

ALONE = "Of one party each"
"""What stands over proposals on which one party speaks."""

NAMED = 6
"""Proposals without room that are named; those on which several speak come first."""


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
        spoken = worded.through(through)
        when, source = since(cell, _entries(kept, cell)), worded.by_word(kept, cell)
        now = f"{worded.terms(cell)}{when}{spoken}{source}"
        statements = cell.statements
        text = f"{cell.proposal}: new: {now}"
        if before is not None:
            was = f"{worded.stands(before)}{since(before, _entries(kept, before))}"
            text = f"{cell.proposal}: {was}, then {now}"
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


def wishes(kept: Kept, shown: Iterable[Line | None] = ()) -> Section:
    """Give the positions that hold, the proposals first that the weightiest sentences tell.

    On which several speak have a heading each, all others a line. What lines that are *shown* tell
    already, by the same sentence, comes after the rest; what is only recalled comes last.
    """
    cited = kept.places_of(shown)
    lines, on = _by_proposal(kept)
    parties = {name: {each.party for each in on[name]} for name in on}
    weights = {name: _weight(parties[name], [rank for rank, _ in lines[name]]) for name in on}
    told = {
        name: len(parties[name]) == 1 and _is_told(kept, _all(lines[name]), cited) for name in on
    }
    order = _in_turn(
        sorted(weights, key=lambda name: (weights[name][0], told[name], weights[name], name)), on
    )
    taken, room = _room([len(lines[name]) if len(parties[name]) > 1 else 1 for name in order])
    chosen = [(name, first(lines[name], most)) for name, most in zip(order, room, strict=False)]
    groups = [
        Group(title=name, lines=tuple(some)) for name, some in chosen if len(parties[name]) > 1
    ]
    alone = [_alone(name, some[0]) for name, some in chosen if len(parties[name]) == 1]
    groups += [Group(title=ALONE if groups else "", lines=tuple(alone))] if alone else []
    return Section(
        title="Who wants what",
        groups=tuple(groups),
        left_out=sum(map(len, lines.values())) - sum(room),
        what=_left(order[taken:]),
        see="positions",
    )


def _by_proposal(kept: Kept) -> tuple[dict[str, list[_Ranked]], dict[str, list[Held]]]:
    """Give the lines of the positions that hold, and who holds them, by proposal."""
    words = dict(kept.heard.words)
    lines: dict[str, list[_Ranked]] = defaultdict(list)
    on: dict[str, list[Held]] = defaultdict(list)
    reports = kept.heard.parties
    most = max(reports.values(), default=1)
    for through, (before, cell) in _told_once(kept.positions):
        if cell.until is None and (line := _line(kept, cell, through)):
            held = held_by(cell)
            on[cell.proposal].append(held)
            behind = _entries(kept, cell)
            old = kept.is_old(line.sources) or is_recalled(behind)
            heard = reports.get(held.party, 0) / most
            rank = old, before is None, -weigh(behind, words) - _HEARD * heard
            lines[cell.proposal].append((rank, line))
    return lines, on


def _all(ranked: Iterable[_Ranked]) -> list[Source]:
    return [source for _, line in ranked for source in line.sources]


def _weight(parties: Collection[str], ranks: Sequence[_Rank]) -> tuple[bool, float]:
    """Sort key of a proposal, the lowest first: its weightiest position, more if several speak."""
    several_speak = _SEVERAL * (len(parties) > 1)
    return min(rank[0] for rank in ranks), min(rank[2] for rank in ranks) - several_speak


def _is_told(kept: Kept, sources: Iterable[Source], cited: Container[Place]) -> bool:
    return all(place_of(kept.entries[each.statement]) in cited for each in sources)


_Rank = tuple[bool, bool, float]
"""The lowest first: of the latest chapter and not only recalled, changed, told in the weightiest
sentences."""
_Ranked = tuple[_Rank, Line]

_SEVERAL = 0.5
"""What a proposal counts more on which several speak: they can be compared."""

_HEARD = 0.5
"""What a position counts more of one of whom most reports tell; see `salience` for the rest."""


def _entries(kept: Kept, cell: Position) -> list[Entry]:
    return [kept.entries[each] for each in cell.statements if each in kept.entries]


def _line(kept: Kept, cell: Position, through: Sequence[str]) -> Line | None:
    spoken = worded.through(through)
    words = worded.words_of(kept, cell)
    because = "" if words and (cell.because or "") in words else worded.because(cell)
    when, source = since(cell, _entries(kept, cell)), worded.by_word(kept, cell)
    text = f"{worded.terms(cell)}{because}{when}{spoken}{source}{words}"
    return kept.line(cell.holder.name, agreeing(cell.holder.name, text), cell.statements)


def _alone(proposal: str, line: Line) -> Line:
    """Give the line of a proposal on which one party speaks: the proposal, then who wants what."""
    return Line(about=proposal, text=f"{line.about} {line.text}", sources=line.sources)


def _in_turn(names: Sequence[str], on: Mapping[str, Sequence[Held]]) -> list[str]:
    """Put further proposals of one party behind those of all others: no party fills the page."""
    whose = [" and ".join(sorted({each.party for each in on[name]})) for name in names]
    late = dict(zip(names, out_of_turn(whose), strict=True))
    return sorted(names, key=lambda name: late[name])


def _room(positions: Sequence[int]) -> tuple[int, list[int]]:
    """Say how many proposals have room, and how many positions on each, given how many there are.

    Example:
        >>> _room([5, 1])
        (2, [5, 1])
    """
    room: list[int] = []
    for count in positions:
        room.append(min(count, HOLDERS, LINES - sum(room)))
    left = LINES - sum(room)
    for place, count in enumerate(positions):
        more = min(left, count - room[place])
        room[place] += more
        left -= more
    room = [most for most in room if most]
    return len(room), room


def _left(proposals: Sequence[str]) -> str:
    """Name the first of the proposals that have no room, and count the others."""
    if not proposals:
        return "positions on these"
    more = len(proposals) - NAMED
    others = f" and {several(more, 'other proposal')}" if more > 0 else ""
    return f"positions; no room was left for {', '.join(proposals[:NAMED])}{others}"
