"""Rows of the table of positions: which names of proposals stand for one.

In every report a proposal gets a name of its own: "military action", "U.S. strikes", "force
against Norland". Nothing of that is rewritten; a row is what several names are shown under.

* Two names are one if they are of one kind (``data/rows.yml``), tell of one party in the same place
  (who does it, to whom) and nothing tells them apart. Where that would chain different parties
  together, only those stay together that tell the same parties.
* What a name does not tell is taken from its own report: who holds the position, who is asked,
  whom the report's other names of the kind tell; else from reports near in time, if only one
  of those whom the report names comes into question.
* A name that still leaves open which one is meant joins the one row of its report that it can mean;
  if there are two, none.
* Rows that are left and whose claims are much alike in words are one, too (`joined`).
* What a person split from others (`topics --split`) is left apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from stateofplay.compare.claims.claims import Claim
from stateofplay.compare.rows.asked import kinds, listed, load_data
from stateofplay.compare.rows.completed import Cell, Key, Names, between, completed, sides_of
from stateofplay.compare.rows.gist import Gist, gist_of
from stateofplay.compare.rows.joined import joined
from stateofplay.compare.rows.measures import called

_INITIALS = 4
"""Letters that an abbreviation has at most."""

_UNDATED = date.max.toordinal()


def rows_of(claims: Iterable[Claim]) -> dict[Key, str]:
    """Give the name of the row in which each claim stands, whatever their order."""
    names = Names()
    cells = [names.cell(claim) for claim in claims]
    blocks: dict[object, list[Cell]] = defaultdict(list)
    for cell in cells:
        blocks[cell.block].append(cell)
    found: dict[Key, str] = {}
    for block in blocks.values():
        found |= rows_in(block, names)
    return with_joined(found, cells)


def with_joined(found: Mapping[Key, str], cells: Iterable[Cell]) -> dict[Key, str]:
    """Give the rows of all claims, those that are alike in words under one name."""
    other = joined(found, cells)
    return {key: other.get(name, name) for key, name in found.items()}


def rows_in(cells: Sequence[Cell], names: Names) -> dict[Key, str]:
    """Give the rows of the claims of one block; of several holders of one act, it is one."""
    if cells and cells[0].claim.fact.entry.settled:
        return {cell.key: cell.name for cell in cells}
    found: dict[Key, str] = {}
    for season in _seasons({cell.key: cell for cell in reversed(cells)}.values(), names):
        found |= _called(_grouped(season, names))
    return found


def _seasons(cells: Iterable[Cell], names: Names) -> Iterator[list[Cell]]:
    """Part *cells* where reports are further apart than bare names reach.

    A report without a day goes where it names most of whom another report names, if anywhere.
    """
    seasons: list[list[Cell]] = []
    undated: dict[str, list[Cell]] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: (cell.day, cell.report, cell.key)):
        if cell.day == _UNDATED:
            undated[cell.report].append(cell)
        elif seasons and cell.day <= seasons[-1][-1].day + load_data()["days"]:
            seasons[-1].append(cell)
        else:
            seasons.append([cell])
    for report, some in undated.items():
        near = [_alike(report, {cell.report for cell in season}, names) for season in seasons]
        best = max(range(len(near)), key=lambda place: near[place], default=0)
        if near and near[best] >= load_data()["alike"]:
            seasons[best] += some
        else:
            seasons.append(some)
            yield seasons.pop()
    yield from seasons


def _alike(report: str, others: Iterable[str], names: Names) -> float:
    """The share of those named in common by a report and that of *others* most like it, 0-1."""
    here = names.of(report)
    shares = [len(here & there) / max(2, len(here | there)) for there in map(names.of, others)]
    return max(shares, default=0.0)


def _grouped(cells: Sequence[Cell], names: Names) -> list[list[Cell]]:
    """Give the rows of one season and block."""
    filled = [*between(cells), *completed(cells, names)]
    told = sorted({cell.gist for cell in filled if not cell.gist.open}, key=Gist.order)
    rows = list(_chains(told))
    row_of = {gist: number for number, row in enumerate(rows) for gist in row}
    told_in: dict[str, set[int]] = defaultdict(set)
    for cell in filled:
        if cell.gist in row_of:
            told_in[cell.report].add(row_of[cell.gist])
    groups: dict[object, list[Cell]] = defaultdict(list)
    for cell in filled:
        home = row_of.get(cell.gist)
        if home is None and cell.gist.kind:
            home = _home(cell, {number: rows[number] for number in told_in[cell.report]}, names)
        groups[cell.name if home is None else home].append(cell)
    return list(groups.values())


def _chains(told: Sequence[Gist]) -> Iterator[list[Gist]]:
    """Give what meets, step by step; where that leads to a conflict, what tells the same."""
    left = list(told)
    while left:
        row = [left.pop(0)]
        for each in row:
            near = {other for other in left if each.meets(other)}
            row += [other for other in left if other in near]
            left = [other for other in left if other not in near]
        if not any(one.conflicts(other) for one in row for other in row):
            yield row
            continue
        same: dict[object, list[Gist]] = defaultdict(list)
        for each in row:
            same[each.key].append(each)
        yield from same.values()


def _home(cell: Cell, rows: Mapping[int, Sequence[Gist]], names: Names) -> int | None:
    """The one that an open name can mean of the *rows* of its own report, by their numbers."""
    named = names.of(cell.report)
    fitting = [
        number
        for number, row in rows.items()
        if not any(cell.gist.conflicts(each) for each in row)
        and any(not named.isdisjoint(each.by | each.to) for each in row)
    ]
    if kinds()[cell.gist.kind].mutual and (sides := sides_of(cell.claim.fact.entry.actors)):
        fitting = [n for n in fitting if any(not sides.isdisjoint(each.to) for each in rows[n])]
    return fitting[0] if len(fitting) == 1 else None


def _called(groups: Iterable[Sequence[Cell]]) -> dict[Key, str]:
    """Name the rows of one season, no two alike."""
    found: dict[Key, str] = {}
    taken: set[str] = set()
    for group in sorted(groups, key=_weight):
        names = [*_by_parties(group), *_names(group)]
        name = next((each for each in names if each not in taken), names[0])
        taken.add(name)
        found.update(dict.fromkeys((cell.key for cell in group), name))
    return found


def _by_parties(group: Sequence[Cell]) -> list[str]:
    """Name a row by who puts a measure on whom, where it is one."""
    gists = [cell.gist for cell in group]
    if not gists[0].kind or gists[0].turned:
        return []
    if kinds()[gists[0].kind].enacted and any(gist.exact or gist.rest for gist in gists):
        return []
    by, to = _common(gist.by for gist in gists), _common(gist.to for gist in gists)
    name = called(gists[0].kind, by, to)
    return [name] if name else []


def _common(told: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give the parties that all tell who tell any."""
    known = list(filter(None, told))
    return frozenset.intersection(*known) if known else frozenset()


def _weight(group: Sequence[Cell]) -> tuple[object, ...]:
    """Those of one name first: it is theirs. Then those of which most reports tell."""
    names = {cell.name for cell in group}
    reports = {cell.report for cell in group}
    return len(names) > 1, -len(reports), min(names), min(cell.key for cell in group)


def _names(group: Iterable[Cell]) -> list[str]:
    """Names for a row, the best first: of those told about as much as any, those that tell most."""
    told: dict[str, set[str]] = defaultdict(set)
    for cell in group:
        told[cell.name].add(cell.report)
    most = max(map(len, told.values()))

    def rank(name: str) -> tuple[object, ...]:
        seldom = 2 * len(told[name]) < most
        return seldom, *_loose(name), -len(told[name]), len(name), name

    return sorted(told, key=rank)


def _loose(name: str) -> tuple[bool, bool]:
    """How badly a name names: it leaves open which one is meant, it judges or shouts."""
    words = name.split()
    shouted = any(len(word) > _INITIALS and word.isupper() for word in words)
    judged = any(word.lower() in listed("judging") for word in words)
    return gist_of(name).open, shouted or judged
