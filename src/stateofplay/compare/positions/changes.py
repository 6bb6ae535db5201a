"""Positions that changed, and positions that contradict themselves, as comparisons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from stateofplay.compare.claims.claims import claims_of, holders_of
from stateofplay.compare.facts import Fact, is_sure
from stateofplay.compare.positions.positions import positions_of
from stateofplay.compare.reports.origins import Groups, origins
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.positions import Position, Stance

_POSITIVE = frozenset({Stance.ASKS, Stance.SUPPORTS, Stance.ACCEPTS, Stance.CONDITIONAL})


def position_blocks(entry: Entry) -> Iterator[str]:
    """Name the blocks in which positions are compared to which a statement belongs."""
    for holder in holders_of(entry):
        for proposal in entry.proposals:
            yield position_block(proposal, holder.id)


def position_block(proposal: str, holder: str) -> str:
    """Name the block of one holder's positions on one proposal."""
    return "|".join(("position", proposal, holder))


def changes(facts: Sequence[Fact], wires: Groups) -> Iterator[Comparison]:
    """Give a group for every change of side of one holder, and for every contradiction.

    A change that more than one report tells is ``updates``: the later position supersedes. Both
    sides on one day, told by different reports, is ``differs``. Since one misread sentence looks
    like a change of heart, each side has to be borne out (see `_borne_out`).
    """
    report_of = {fact.entry.id: fact.report for fact in facts}
    of_entry = {fact.entry.id: fact for fact in facts}
    history: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions_of(facts, wires, turned=True):
        history[position.proposal, position.holder.id].append(position)
    for cells in history.values():
        for before, after in pairwise(cells):
            if _turned(before, after):
                change = _change(before, after, report_of)
                sides = (before.statements, after.statements)
                told = [[of_entry[each] for each in side] for side in sides]
                borne_out = all(_borne_out(each, after.proposal, wires) for each in told)
                if len(change.reports) > 1 and borne_out:
                    yield change
        for cell in cells:
            if cell.stance is Stance.MIXED and _in_two_accounts(cell, of_entry, wires):
                yield _contradiction(cell, report_of)


def _in_two_accounts(cell: Position, of_entry: Mapping[str, Fact], wires: Groups) -> bool:
    """Whether reports tell one side each: who tells both knows that they do not contradict."""
    told: dict[str, set[bool]] = defaultdict(set)
    sides: dict[bool, list[Fact]] = defaultdict(list)
    for statement in cell.statements:
        fact = of_entry[statement]
        for claim in claims_of(fact):
            if (claim.holder.id, claim.proposal) == (cell.holder.id, cell.proposal):
                told[fact.report].add(claim.against)
                sides[claim.against].append(fact)
    accounts = list(told.values())
    if {True} not in accounts or {False} not in accounts or {True, False} in accounts:
        return False
    return all(_borne_out(sides[against], cell.proposal, wires) for against in (True, False))


def _borne_out(facts: Sequence[Fact], proposal: str, wires: Groups) -> bool:
    """Whether one side of a change is more than one sentence that a trained model may misread.

    A person or a rule says so, or two reports that copy nothing from one another surely do; of a
    proposal that is one ("ceasefire"), not of whatever is called so ("agreement").
    """
    if not all(fact.entry.is_topical(proposal) for fact in facts):
        return False
    sure = [fact for fact in facts if is_sure(fact.entry)]
    if any(
        fact.entry.status != "machine" or fact.entry.statement.confidence is None for fact in sure
    ):
        return True
    return len(set(origins(sure, wires).values())) > 1


def _turned(before: Position, after: Position) -> bool:
    sides = before.stance in _POSITIVE, after.stance in _POSITIVE
    return sides[0] != sides[1] and Stance.MIXED not in (before.stance, after.stance)


def _change(before: Position, after: Position, report_of: dict[str, str]) -> Comparison:
    name, proposal = after.holder.name, after.proposal
    summary = (
        f"{name} on {proposal}: {before.stance} (since {before.since}),"
        f" then {after.stance} (since {after.since})"
    )
    statements = (*before.statements, *after.statements)
    return Comparison(
        topic=f"{name}: {proposal}",
        relation=Relation.UPDATES,
        kind="act",
        summary=summary,
        reasons=(
            f"same holder ({name}), same proposal ({proposal})",
            "a later statement takes the other side",
        ),
        statements=statements,
        reports=_reports(statements, report_of),
        block=position_block(proposal, after.holder.id),
    )


def _contradiction(cell: Position, report_of: dict[str, str]) -> Comparison:
    name, proposal = cell.holder.name, cell.proposal
    return Comparison(
        topic=f"{name}: {proposal}",
        relation=Relation.DIFFERS,
        kind="act",
        summary=f"{name} on {proposal}: told as for and as against on {cell.since}",
        reasons=(
            f"same holder ({name}), same proposal ({proposal}), same day",
            "statements take both sides and neither is later",
        ),
        statements=cell.statements,
        reports=_reports(cell.statements, report_of),
        block=position_block(proposal, cell.holder.id),
    )


def _reports(statements: Sequence[str], report_of: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(report_of[statement] for statement in statements))
