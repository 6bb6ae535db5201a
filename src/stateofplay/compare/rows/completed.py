"""Who does what to whom where a name does not tell: from its report, or from those near it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from stateofplay.compare.claims.claims import Claim
from stateofplay.compare.facts import known
from stateofplay.compare.rows.asked import kinds, load_data
from stateofplay.compare.rows.gist import Gist, Persons, gist_of
from stateofplay.compare.rows.parties import parties_in
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.positions import Stance

Key = tuple[str, str]
"""An act's id and the name of a proposal that it is about."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one act tells of one proposal, for finding its row."""

    claim: Claim
    gist: Gist

    @property
    def key(self) -> Key:
        """Of the act and the proposal."""
        return key_of(self.claim)

    @property
    def block(self) -> tuple[object, ...]:
        """What is of two blocks is never one; what a person decided is of one alone."""
        settled = self.claim.fact.entry.settled
        return ("settled", self.name) if settled else self.gist.block

    @property
    def name(self) -> str:
        """Of the proposal."""
        return self.claim.proposal

    @property
    def report(self) -> str:
        """Id of the report."""
        return self.claim.fact.report

    @property
    def day(self) -> int:
        """When the report was published; those without a day stand last."""
        return (self.claim.fact.entry.report.published or date.max).toordinal()


def key_of(claim: Claim) -> Key:
    """Give of which act and which proposal a claim is."""
    return claim.fact.entry.id, claim.proposal


class Names:
    """Whom the sentences and titles of each report name, as far as claims tell."""

    def __init__(self) -> None:
        """Know of no report."""
        self._texts: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, frozenset[str]] = {}

    def cell(self, claim: Claim) -> Cell:
        """Take note of a claim, and read the name of what it is about."""
        entry = claim.fact.entry
        self._texts[claim.fact.report] |= {entry.statement.evidence.exact, entry.report.title}
        sure = entry.is_topical(claim.proposal)
        people = _persons(entry)
        gist = gist_of(claim.proposal, entry.trigger, entry.about or "", people, sure=sure)
        return Cell(claim, gist)

    def of(self, report: str) -> frozenset[str]:
        """Give whom a report names."""
        if report not in self._known:
            found = (party for text in self._texts[report] for party in parties_in(text))
            self._known[report] = frozenset(found)
        return self._known[report]


def _persons(entry: Entry) -> Persons:
    people = (each for each in known((*entry.actors, *entry.recipients)) if each.kind == "person")
    return frozenset((each.name.split()[-1].lower(), each.party) for each in people if each.party)


def sides_of(actors: Iterable[Actor]) -> frozenset[str]:
    """Whom *actors* speak for, and whom their names tell ("Norland's lawmakers")."""
    found: set[str] = set()
    for actor in known(actors):
        told = parties_in(actor.name)[:1] or ((actor.party,) if actor.party else ())
        found.update(told, parties_in(actor.party or ""))
    return frozenset(found)


def between(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Complete who does with each other what is not done alone: the holder, and who is asked."""
    for cell in cells:
        kind = kinds().get(cell.gist.kind)
        if kind is None or not kind.done:
            yield _with_holder(cell) if kind and kind.mutual else cell


def _with_holder(cell: Cell) -> Cell:
    entry, told = cell.claim.fact.entry, cell.gist.to
    sides, others = sides_of(entry.actors), sides_of(entry.recipients)
    if cell.claim.stance is Stance.ASKS:
        sides, others = (others if others - told else sides), frozenset()
    if len(told) == 1:
        told |= sides
    elif not told and others and len(sides | others) == 2:
        told = sides | others
    return Cell(cell.claim, replace(cell.gist, to=told))


def completed(cells: Iterable[Cell], names: Names) -> Iterator[Cell]:
    """Complete who does what is done, and to whom, from the report and from those near it."""
    cells = [_imposed(cell) for cell in cells if cell.gist.kind and kinds()[cell.gist.kind].done]
    by: dict[str, set[str]] = defaultdict(set)
    to: dict[str, set[str]] = defaultdict(set)
    for cell in cells:
        by[cell.report] |= cell.gist.by
        if not (cell.gist.exact or cell.gist.rest):
            to[cell.report] |= cell.gist.to
    doers, targets = (frozenset().union(*each.values()) for each in (by, to))
    of_holder = {
        cell.key: found
        for cell in cells
        if not cell.gist.by and (found := _doer(cell, frozenset(by[cell.report]), doers))
    }
    for cell in cells:
        by[cell.report] |= of_holder.get(cell.key, frozenset())
    for cell in cells:
        named, gist = names.of(cell.report), cell.gist
        if not gist.to and not kinds()[gist.kind].enacted:
            gist = replace(gist, to=_only((to[cell.report] or targets & named) - gist.by))
        if not gist.by:
            found = of_holder.get(cell.key) or _only(by[cell.report] or doers & named)
            gist = replace(gist, by=found - gist.to)
        yield Cell(cell.claim, _by_states(gist))


def _by_states(gist: Gist) -> Gist:
    """Tell of a measure by the state whose body does it: of "Congress" by its state."""
    if not kinds()[gist.kind].told:
        return gist
    states: Mapping[str, str] = load_data()["states"]
    return replace(gist, by=frozenset(states.get(each, each) for each in gist.by))


def _imposed(cell: Cell) -> Cell:
    """Complete a measure by who puts it on whom, or by at whom somebody strikes back for it."""
    entry, kind = cell.claim.fact.entry, kinds()[cell.gist.kind]
    if kind.enacted:
        return _enacted(cell)
    told = kind.told and cell.claim.stance in (Stance.SUPPORTS, Stance.REJECTS)
    if cell.claim.fact.act_type != "SANCTION" or not told:
        return cell
    by, to = sides_of(entry.actors), sides_of(entry.recipients)
    by, to = (to, by) if cell.claim.against else (by, to)
    to = to - by or cell.gist.to - by
    return Cell(cell.claim, replace(cell.gist, by=by or cell.gist.by, to=to))


def _enacted(cell: Cell) -> Cell:
    """Complete a law by the state that backs it, or is blamed for it; it is put on nobody."""
    entry, gist = cell.claim.fact.entry, replace(cell.gist, to=frozenset())
    blamed = cell.claim.fact.act_type == "ACCUSE"
    if gist.by or (cell.claim.against and not blamed):
        return Cell(cell.claim, gist)
    by = _only(sides_of(entry.recipients if blamed else entry.actors))
    return Cell(cell.claim, replace(gist, by=frozenset(filter(parties_in, by))))


def _doer(cell: Cell, here: frozenset[str], anywhere: frozenset[str]) -> frozenset[str]:
    """Who does what a holder speaks of, if that is the holder or who is asked.

    Who refuses what others are told to do in the same report need not be one who would do it.
    """
    entry = cell.claim.fact.entry
    sides = sides_of(entry.actors)
    if cell.claim.stance is Stance.ASKS:
        sides = sides_of(entry.recipients) or sides
    if sides & here:
        return _only(sides & here)
    return frozenset() if cell.claim.against and here else _only(sides & anywhere)


def _only(parties: Iterable[str]) -> frozenset[str]:
    found = frozenset(parties)
    return found if len(found) == 1 else frozenset()
