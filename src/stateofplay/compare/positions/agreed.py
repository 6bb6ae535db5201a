"""Stances that independent reports agree on, though no single act is told by two of them.

One report tells on Thursday that a side accepts a truce, another one on Saturday: they tell of no
one act, yet both bear out where the side stands. It is said of a party, or of who speaks for
nobody else; of one unbroken stance (see `compare.positions.positions`) on a known proposal, on
like terms, and only where no comparison of acts says so already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from stateofplay.compare.acts.deeds import LOOK_BACK
from stateofplay.compare.claims.claims import Claim, claims_of
from stateofplay.compare.claims.stances import is_clear
from stateofplay.compare.claims.terms import matter, most_told
from stateofplay.compare.facts import Fact, side, stems
from stateofplay.compare.positions.changes import position_block
from stateofplay.compare.positions.positions import runs_of, stance_of
from stateofplay.compare.reports.context import Context
from stateofplay.compare.reports.origins import origins
from stateofplay.compare.verdicts.drafts import Draft
from stateofplay.core.judgements import Comparison, Relation
from stateofplay.core.positions import Stance

STANDING_DAYS = 14
"""Days after which a stance is no longer borne out by what was told before."""

_STANDS = {
    Stance.ASKS: "asks for {}",
    Stance.ACCEPTS: "accepts {}",
    Stance.REJECTS: "rejects {}",
    Stance.CONDITIONAL: "is for {}",
}
"""What is worth saying; support is in every story, and of many things (see `alone.MOVES`)."""


def agreements(
    block: str, claims: Sequence[Claim], context: Context, told: Collection[Comparison]
) -> Iterator[Comparison]:
    """Give the stances of one holder on one proposal that independent reports agree on.

    Args:
        block: Name of the holder's positions on the proposal.
        claims: All of the block, in the order of `facts_of`.
        context: What is known of the reports.
        told: What is said of this side's acts on the proposal.
    """
    for run in runs_of(claims):
        stance = stance_of(run)
        for group in _by_story(_witnesses(run, stance), context):
            found = _on_like_terms(group)
            if not _is_told([claim.fact for claim in found], told):
                yield from _agreement(block, stance, found, context)


def claims_of_side(block: str, facts: Iterable[Fact]) -> list[Claim]:
    """Give the claims in *facts* that a block is of, if its holder speaks for nobody else."""
    return [
        claim
        for fact in facts
        for claim in claims_of(fact)
        if position_block(claim.proposal, claim.holder.id) == block
        and side(claim.holder) == claim.holder.id
    ]


def _witnesses(run: Sequence[Claim], stance: Stance) -> list[Claim]:
    """Give the claims that bear out the stance of a run; none where some tell terms, some none."""
    if stance not in _STANDS:
        return []
    if stance not in (Stance.REJECTS, Stance.CONDITIONAL) and any(c.on_terms for c in run):
        return []
    return [claim for claim in run if claim.stance is stance and _bears_out(claim)]


def _bears_out(claim: Claim) -> bool:
    """Whether a claim surely tells of these days where its holder stands on a known proposal."""
    entry = claim.fact.entry
    clear = entry.is_topical(claim.proposal) and is_clear(claim.proposal)
    of_these_days = not _far_apart(claim.fact.day, entry.report.published)
    return clear and claim.sure and of_these_days and _is_own(claim)


def _far_apart(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) > STANDING_DAYS


def _is_own(claim: Claim) -> bool:
    """Whether the report tells it of itself or by a word of the holder's side, not of another.

    A "military official" who tells of the military is of it.
    """
    entry = claim.fact.entry
    actors = frozenset(stem for actor in entry.actors for stem in stems(actor.name))
    return not entry.attributed_to or any(
        side(each) == claim.holder.id or (each.party is None and stems(each.name) & actors)
        for each in entry.attributed_to
    )


def _by_story(claims: Sequence[Claim], context: Context) -> list[list[Claim]]:
    """Part claims far apart in time, in other words or of reports that are not related."""
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in reversed(groups[-LOOK_BACK:]):
            if any(_on_one_matter(each.fact, claim.fact, context) for each in group[-LOOK_BACK:]):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def _on_one_matter(one: Fact, other: Fact, context: Context) -> bool:
    if _far_apart(one.entry.report.published, other.entry.report.published):
        return False
    for told in (_words(one), _words(other)), (_amounts(one), _amounts(other)):
        if all(told) and told[0].isdisjoint(told[1]):
            return False
    return context.related(one.report, other.report)


def _words(fact: Fact) -> frozenset[str]:
    """Words for what an act is about that are no names; none for "it"."""
    return stems(fact.entry.about or "") & fact.rest


def _amounts(fact: Fact) -> frozenset[str]:
    about = fact.entry.about or ""
    return frozenset(number for number in fact.numbers if number in about)


def _on_like_terms(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Give those told on terms if any are; none if the terms of two have nothing in common."""
    on_terms = [claim for claim in claims if claim.terms]
    common = matter(most_told([claim.terms for claim in on_terms]))
    if any(common.isdisjoint(matter(claim.terms)) for claim in on_terms):
        return ()
    return on_terms or claims


def _is_told(facts: Sequence[Fact], told: Collection[Comparison]) -> bool:
    """Whether a comparison of acts says already that several of these reports agree, or differ."""
    reports = {fact.report for fact in facts}
    return any(len(reports.intersection(each.reports)) > 1 for each in told)


def _agreement(
    block: str, stance: Stance, claims: Sequence[Claim], context: Context
) -> Iterator[Comparison]:
    facts = [claim.fact for claim in claims]
    count = len(set(origins(facts, context.wires).values()))
    if count < 2:
        return
    holder, proposal = claims[0].holder.name, claims[0].proposal
    terms = most_told([claim.terms for claim in claims if claim.terms])
    stands = _STANDS[stance].format(proposal) + (f" “{terms}”" if terms else "")
    reasons = (
        f"same holder: {holder}",
        f"same proposal: {proposal}",
        f"the stance is the same, {_when(facts)}: not one act",
        *context.why_all(facts),
        f"{count} independent reports tell it in their own words",
    )
    draft = Draft(block, f"{holder}: {proposal}", "act", facts)
    summary = f"{holder} {stands}: {count} independent reports"
    yield draft.comparison(Relation.SAME, summary, reasons)


def _when(facts: Sequence[Fact]) -> str:
    days: list[date] = sorted({fact.day for fact in facts if fact.day})
    if not days:
        return "on days that are not told"
    if days[0] == days[-1]:
        return f"on {days[0].isoformat()}"
    return f"from {days[0].isoformat()} to {days[-1].isoformat()}, with no change told between"
