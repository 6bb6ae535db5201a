"""A comparison before and after it is judged how its statements stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from stateofplay.compare.claims.terms import matter, most_told, terms_told
from stateofplay.compare.facts import Fact, stems
from stateofplay.compare.figures.rivals import Judged
from stateofplay.compare.reports.context import Context
from stateofplay.compare.reports.origins import origins
from stateofplay.compare.verdicts.alone import told_by_others
from stateofplay.compare.verdicts.witnesses import judge_group
from stateofplay.core.judgements import Comparison, Relation

_COVERED_BY = 2
"""Reports of other outlets on its story without which silence about a statement shows nothing."""


Judge = Callable[[Sequence[Fact], Mapping[str, str]], Judged | None]
"""Judges statements of one thing, given the origin of each report."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Statements of one thing before it is judged how they stand to each other.

    Attributes:
        block: Within what they are compared.
        topic: What they are about, in a few words.
        kind: ``act`` or ``figure``.
        facts: In order of publication.
        reasons: Why they are of one thing.
        says: What they say, in words; the terms on which they say it are no part of them.
    """

    block: str
    topic: str
    kind: str
    facts: Sequence[Fact]
    reasons: Sequence[str] = ()
    says: str = ""

    @property
    def said(self) -> str:
        """What they say, with the terms told most often: "agreed to truce “only if they leave”"."""
        terms = most_told(list(terms_told(self.facts).values()))
        told = not terms or matter(terms) <= stems(self.says)
        return self.says if told else f"{self.says} “{terms}”"

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


def told_by_several(
    draft: Draft, context: Context, judge: Judge = judge_group
) -> Comparison | None:
    """Say how the statements that several reports make of one act or number stand to each other."""
    judged = judge(draft.facts, origins(draft.facts, context.wires))
    if judged is None:
        return None
    reasons = (*draft.reasons, judged.reason)
    says = draft.says if judged.relation is Relation.DIFFERS else draft.said
    return draft.comparison(judged.relation, f"{says}: {judged.reason}", reasons)


def told_by_one(draft: Draft, news: Fact, context: Context) -> Comparison | None:
    """Say that one report alone tells what matters, if other outlets are on its story that day.

    Args:
        draft: The statements of that report.
        news: The first of them that matters.
        context: What is known of the reports.
    """
    others = context.others_on(news)
    if others < _COVERED_BY or any(told_by_others(each, context) for each in draft.facts):
        return None
    publisher = news.entry.report.publisher or "one report"
    reason = (
        f"{others} reports of other outlets are on its story, that day or the next, and do not"
        " state this"
    )
    reasons = (reason, "not mentioned is not denied")
    return draft.comparison(Relation.ONLY, f"only {publisher}: {draft.said}", reasons)
