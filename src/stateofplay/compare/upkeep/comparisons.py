"""What several reports say together: the groups of the contract's ``compare``."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stateofplay.compare.facts import facts_of, parted
from stateofplay.compare.reports.context import context_of
from stateofplay.compare.upkeep.cards import Cards, cards_of
from stateofplay.compare.upkeep.doings import Doings
from stateofplay.compare.upkeep.numbers import Numbers
from stateofplay.core.judgements import Comparison, Entry


def compare(entries: Iterable[Entry]) -> tuple[Comparison, ...]:
    """Relate the statements of different reports.

    Statements are grouped by blocks, so the work grows with their number, not with that of pairs;
    what is on another story is kept apart. Contradicting statements are never merged: each stays,
    and the group says that they differ. The outcome does not depend on the order of *entries*.

    Args:
        entries: All of the ledger.

    Returns:
        Groups by topic; a statement can be in several (told by two reports, and superseded).
    """
    return compare_all(entries)[0]


def compare_all(entries: Iterable[Entry]) -> tuple[tuple[Comparison, ...], Callable[[], Cards]]:
    """Do what `compare` does; give what writes the cards of the reports, too.

    With these, what more reports change can be worked out (`stateofplay.compare.upkeep.touched`).
    """
    facts = facts_of(entries)
    context = context_of(facts)
    acts, figures = parted(facts)
    numbers = Numbers(context)
    doings = Doings(context)
    _, of_acts = doings.revise((), acts)
    _, of_figures = numbers.revise((), figures)
    found = ordered((*of_acts, *of_figures))
    return found, lambda: cards_of(facts, context, numbers.whom, doings.event_of)


def ordered(found: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Put comparisons in the order in which they are given."""
    return tuple(sorted(found, key=lambda item: (item.topic, item.relation, item.statements)))
