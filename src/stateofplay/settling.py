"""What is decided over the whole ledger: who is who, and how statements compare.

``identify`` and ``compare`` run once at the end of a run, and after a person's decision.
"""

from __future__ import annotations

import gc
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from stateofplay.compare import compare
from stateofplay.core.decisions import Decision
from stateofplay.core.topics import TopicDecision
from stateofplay.ledger import DecisionRow, Ledger
from stateofplay.resolve import Verdict, decision_of, identify, verdicts


def settle(ledger: Ledger, run: int) -> None:
    """Decide again who is who and how statements compare, if the ledger has anything new.

    Only decisions that differ from those kept are written; an interrupted run is completed
    by the next one.
    """
    if ledger.settled():
        return
    done = False
    with _uncollected():
        while not done:  # more than once only if another process settles at the same time
            decisions = [each.decision for each in ledger.decisions() if each.superseded_by is None]
            ledger.decide_identities(identify(ledger.entities(), decisions), run)
            ledger.decide_comparisons(compare(tuple(ledger.entries_to_compare())), run)
            done = ledger.mark_settled()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles: a whole ledger in memory has none, and it looks often.

    A quarter of the time to settle went there.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person's decision did.

    Attributes:
        number: Its number in the ledger.
        decision: Who is, or is not, the same as whom.
        overruled: Earlier decisions that no longer hold, since they contradict it.
    """

    number: int
    decision: Decision
    overruled: tuple[DecisionRow, ...]


def decide(ledger: Ledger, one: str, other: str, *, same: bool) -> Decided:
    """Keep a person's decision who is who, and bring the ledger up to date with it.

    Args:
        ledger: Where to keep it.
        one: Actor id or name.
        other: The same of the other one.
        same: Whether they are one.

    Raises:
        UsageError: If it is not clear who is meant, or nothing can be decided.
    """
    entities = tuple(ledger.entities())
    rows = [row for row in ledger.decisions() if row.superseded_by is None]
    earlier = [row.decision for row in rows]
    decision = decision_of(one, other, entities, earlier, same=same)
    weighed = verdicts(entities, identify(entities), (*earlier, decision))
    overruled = [
        row for row, verdict in zip(rows, weighed, strict=False) if verdict is Verdict.OVERRULED
    ]
    run = ledger.begin_run("a person's decision", {"python": platform.python_version()})
    number = ledger.add_decision(decision, [row.id for row in overruled], run)
    settle(ledger, run)
    ledger.end_run(run)
    return Decided(number=number, decision=decision, overruled=tuple(overruled))


def decide_topics(ledger: Ledger, decision: TopicDecision) -> int:
    """Keep a person's decision about proposals, and bring comparisons up to date with it.

    Returns:
        The decision's number. One that is taken back is superseded, not deleted.
    """
    run = ledger.begin_run("a person's decision", {"python": platform.python_version()})
    undone = [] if decision.undone is None else [decision.undone]
    number = ledger.add_decision(decision, undone, run)
    settle(ledger, run)
    ledger.end_run(run)
    return number
