"""What several reports say together: the groups of the contract's ``compare``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from stateofplay.compare.acts import ActGroup, group_acts
from stateofplay.compare.alone import matters, told_by_others
from stateofplay.compare.amounts import counted, wording
from stateofplay.compare.blocks import blocks_of
from stateofplay.compare.changes import changes
from stateofplay.compare.context import Context, context_of
from stateofplay.compare.facts import Fact, facts_of
from stateofplay.compare.figures import FigureGroup, group_figures
from stateofplay.compare.levels import judge_group, judge_pair, side_by_side
from stateofplay.compare.origins import origins
from stateofplay.core.judgements import Comparison, Entry, Relation

_COVERED_BY = 2
"""Reports of other outlets on its story without which silence about a statement shows nothing."""

_AHEAD = 8
"""Numbers next in size to which one is related, so that the work does not grow with pairs."""


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
    figures = group_figures(facts, known)
    found: list[Comparison] = []
    for act in group_acts(facts, known):
        found += _about_act(act, known)
    for groups in figures.values():
        for number in groups:
            found += _about_number(number, known)
        found += _between_numbers(groups, known)
    found += changes(facts, known.wires)
    return tuple(sorted(found, key=lambda item: (item.topic, item.relation, item.statements)))


def _about_act(act: ActGroup, context: Context) -> Iterator[Comparison]:
    did = f"{_DID.get(act.type, act.type.lower())} {act.topic}"
    says = f"{act.actor}, as what may come: {did}" if act.possible else f"{act.actor} {did}"
    draft = _Draft(act.block, f"{act.actor}: {act.topic}", "act", act.facts)
    return _about(act, draft, says, context)


def _about_number(number: FigureGroup, context: Context) -> Iterator[Comparison]:
    by = f", by the count of {' and '.join(number.claimants)}" if number.claimants else ""
    topic = counted(number.of, number.measure)
    draft = _Draft(number.block, topic, "figure", number.facts)
    return _about(number, draft, f"{wording(number.figure)} {topic}{by}", context)


def _about(
    group: ActGroup | FigureGroup, draft: _Draft, says: str, context: Context
) -> Iterator[Comparison]:
    """Say how the statements of one act or number stand to each other, if there is anything."""
    judged = judge_group(group.facts, origins(group.facts, context.wires))
    if judged is not None:
        reasons = (*group.reasons, judged.reason)
        yield draft.comparison(judged.relation, f"{says}: {judged.reason}", reasons)
    elif group.alone:
        yield from _only(draft, says, context)


def _only(draft: _Draft, says: str, context: Context) -> Iterator[Comparison]:
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


def _between_numbers(groups: Sequence[FigureGroup], context: Context) -> Iterator[Comparison]:
    """Relate different numbers for one thing: neighbours by size, a few steps ahead."""
    ordered = sorted(groups, key=lambda g: (g.figure.value, g.day or date.max, g.facts[0].entry.id))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _AHEAD]:
            reports = {fact.report for fact in (*one.facts, *other.facts)}
            judged = (
                judge_pair(one, other, context) if len(reports) > 1 else side_by_side(one, other)
            )
            if judged is None:
                continue
            first, second = sorted((one, other), key=lambda g: (g.day or date.max, g.figure.value))
            topic = counted(first.of, first.measure)
            same = f"same measure ({first.measure}) of {first.of}"
            story = context.why(first.facts[0].report, second.facts[0].report)
            yield _Draft(first.block, topic, "figure", (*first.facts, *second.facts)).comparison(
                judged.relation,
                f"{topic}: {judged.reason}",
                (same, judged.level, judged.reason, story),
            )
            if judged.relation is Relation.UPDATES:
                break


@dataclass(frozen=True, slots=True)
class _Draft:
    """Statements of one thing before it is judged how they stand to each other."""

    block: str
    topic: str
    kind: str
    facts: Sequence[Fact]

    def comparison(self, relation: Relation, summary: str, reasons: Sequence[str]) -> Comparison:
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
