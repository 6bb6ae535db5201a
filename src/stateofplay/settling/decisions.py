"""A person's decisions: kept, and the ledger brought up to date with them."""

from __future__ import annotations

import platform
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stateofplay.core.decisions import Decision
from stateofplay.core.reviews import Review
from stateofplay.core.topics import TopicDecision
from stateofplay.ledger import DecisionRow, Ledger
from stateofplay.resolve import Verdict, decision_of, identify, verdicts
from stateofplay.settling.settler import settle


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
    overruled: tuple[DecisionRow[Decision], ...]


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


def decide_reviews(ledger: Ledger, reviews: Sequence[Review]) -> None:
    """Keep a person's word on entries, and bring positions and comparisons up to date with it.

    What was said of them before no longer holds; of an earlier correction, what a later one
    says nothing of does.
    """
    run = ledger.begin_run("a person's decision", {"python": platform.python_version()})
    held: dict[str, dict[int, Review]] = defaultdict(dict)
    for row in ledger.reviews():
        if row.superseded_by is None:
            held[row.decision.statement][row.id] = row.decision
    for review in reviews:
        earlier = held[review.statement]
        kept = _over(review, list(earlier.values()))
        held[review.statement] = {ledger.add_decision(kept, earlier, run): kept}
    settle(ledger, run)
    ledger.end_run(run)


def _over(review: Review, earlier: Sequence[Review]) -> Review:
    correction = review.correction
    for each in earlier:
        if correction is not None and each.correction is not None:
            correction = correction.over(each.correction)
    return replace(review, correction=correction)


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
