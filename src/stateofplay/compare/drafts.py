"""A comparison before and after it is judged how its statements stand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stateofplay.compare.alone import matters, told_by_others
from stateofplay.compare.context import Context
from stateofplay.compare.facts import Fact
from stateofplay.compare.levels import judge_group
from stateofplay.compare.origins import origins
from stateofplay.core.judgements import Comparison, Relation

_COVERED_BY = 2
"""Reports of other outlets on its story without which silence about a statement shows nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Statements of one thing before it is judged how they stand to each other.

    Attributes:
        block: Within what they are compared.
        topic: What they are about, in a few words.
        kind: ``act`` or ``figure``.
        facts: In order of publication.
        reasons: Why they are of one thing.
    """

    block: str
    topic: str
    kind: str
    facts: Sequence[Fact]
    reasons: Sequence[str] = ()

    def comparison(self, relation: Relation, summary: str, reasons: Sequence[str]) -> Comparison:
        """Say how they stand to each other, and why."""
        return Comparison(
            topic=self.topic,
            relation=relation,
            kind=self.kind,
            summary=summary,
            reasons=tuple(dict.fromkeys(reason for reason in reasons if reason)),
            statements=tuple(dict.fromkeys(fact.entry.id for fact in self.facts)),
            reports=tuple(dict.fromkeys(fact.report for fact in self.facts)),
            block=self.block,
        )


def about(draft: Draft, says: str, context: Context, *, alone: bool) -> Iterator[Comparison]:
    """Say how the statements of one act or number stand to each other, if there is anything.

    Args:
        draft: The statements.
        says: What they say, in words.
        context: What is known of the reports.
        alone: Whether no other report tells anything of the kind.
    """
    several = len({fact.report for fact in draft.facts}) > 1  # one report cannot differ
    judged = judge_group(draft.facts, origins(draft.facts, context.wires)) if several else None
    if judged is not None:
        reasons = (*draft.reasons, judged.reason)
        yield draft.comparison(judged.relation, f"{says}: {judged.reason}", reasons)
    elif alone:
        yield from _only(draft, says, context)


def _only(draft: Draft, says: str, context: Context) -> Iterator[Comparison]:
    """Say that one report alone tells what matters, if other outlets are on its story that day."""
    fact = next((each for each in draft.facts if matters(each)), None)
    if fact is None or (others := context.others_on(fact)) < _COVERED_BY:
        return
    if any(told_by_others(each, context) for each in draft.facts):
        return
    publisher = fact.entry.report.publisher or "one report"
    reason = (
        f"{others} reports of other outlets are on its story, that day or the next, and do not"
        " state this"
    )
    yield draft.comparison(
        Relation.ONLY, f"only {publisher}: {says}", (reason, "not mentioned is not denied")
    )
