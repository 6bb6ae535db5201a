"""What several reports say together: the groups of the contract's ``compare``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from stateofplay.compare.acts import ActGroup, group_acts
from stateofplay.compare.blocks import blocks_of
from stateofplay.compare.changes import changes
from stateofplay.compare.context import Context, context_of
from stateofplay.compare.drafts import Draft, about
from stateofplay.compare.facts import Fact, facts_of, figures_among
from stateofplay.compare.numbers import Numbers
from stateofplay.core.judgements import Comparison, Entry


def compare(
    entries: Sequence[Entry],
    *,
    context: Context | None = None,
    blocks: Collection[str] | None = None,
) -> tuple[Comparison, ...]:
    """Relate the statements of different reports.

    Statements are grouped by blocks, so the work grows with their number, not with that of pairs;
    what is on another story is kept apart. Contradicting statements are never merged: each stays,
    and the group says that they differ. The outcome does not depend on the order of *entries*.

    Args:
        entries: All of the ledger; if *blocks* are given, all of these blocks suffice.
        context: What is known of the reports as a whole; None: worked out from *entries*.
        blocks: Only compare within these (`blocks_of`); None: all.

    Returns:
        Groups by topic; a statement can be in several (told by two reports, and superseded).
    """
    facts = facts_of(entries)
    known = context or context_of(facts)
    if blocks is None:
        return compare_facts(facts, known)
    within = [fact for fact in facts if any(block in blocks for block in blocks_of(fact.entry))]
    return tuple(each for each in compare_facts(within, known) if each.block in blocks)


def compare_facts(facts: Sequence[Fact], known: Context) -> tuple[Comparison, ...]:
    """Relate prepared entries, in the order of `facts_of`; see `compare`."""
    _, numbers = Numbers(known).revise((), figures_among(facts))
    return ordered((*compare_acts(facts, known), *numbers))


def compare_acts(facts: Sequence[Fact], known: Context) -> list[Comparison]:
    """Relate the acts among prepared entries, in the order of `facts_of`; see `compare`."""
    found: list[Comparison] = []
    for act in group_acts(facts, known):
        found += _about_act(act, known)
    return [*found, *changes(facts, known.wires)]


def ordered(found: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Put comparisons in the order in which they are given."""
    return tuple(sorted(found, key=lambda item: (item.topic, item.relation, item.statements)))


def _about_act(act: ActGroup, context: Context) -> Iterator[Comparison]:
    did = f"{_DID.get(act.type, act.type.lower())} {act.topic}"
    says = f"{act.actor}, as what may come: {did}" if act.possible else f"{act.actor} {did}"
    draft = Draft(act.block, f"{act.actor}: {act.topic}", "act", act.facts, act.reasons)
    return about(draft, says, context, alone=act.alone)


_DID = {
    "AGREE": "agreed to",
    "CONSULT": "met:",
    "SUPPORT": "supported",
    "CONCEDE": "conceded:",
    "COOPERATE": "cooperated:",
    "AID": "gave aid:",
    "RETREAT": "stepped back:",
    "REQUEST": "asked for",
    "ACCUSE": "accused:",
    "REJECT": "rejected",
    "THREATEN": "threatened:",
    "PROTEST": "protested:",
    "SANCTION": "cut ties or help:",
    "MOBILIZE": "moved forces:",
    "COERCE": "coerced:",
    "ASSAULT": "attacked:",
}
"""How a summary says an act's type; the topic follows."""
