"""What several reports say together: the groups of the contract's ``compare``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from stateofplay.compare.acts import SETTLED, ActGroup, group_acts
from stateofplay.compare.amounts import counted, wording
from stateofplay.compare.changes import changes
from stateofplay.compare.coverage import neighbours
from stateofplay.compare.facts import Fact, facts_of
from stateofplay.compare.figures import FigureGroup, group_figures
from stateofplay.compare.levels import judge_group, judge_pair
from stateofplay.compare.origins import Groups, copies, origins
from stateofplay.core.judgements import Comparison, Entry, Relation

_COVERED_BY = 2
_TELLING = SETTLED | {"SANCTION", "THREATEN", "RETREAT"}
"""Acts worth showing where one report alone tells them; of the others every report has its own."""
_AHEAD = 8


def compare(entries: Sequence[Entry]) -> tuple[Comparison, ...]:
    """Relate the statements of different reports.

    Statements are grouped by blocking keys, so the work grows with their number, not with that
    of pairs. Contradicting statements are never merged: each stays, and the group says that they
    differ. The outcome does not depend on the order of *entries*.

    Returns:
        Groups by topic; a statement can be in several (told by two reports, and superseded).
    """
    facts = facts_of(entries)
    wires = copies(facts)
    acts = group_acts(facts)
    figures = group_figures(facts)
    numbers = [group for groups in figures.values() for group in groups]
    near = neighbours([*(act.facts for act in acts), *(number.facts for number in numbers)])
    found: list[Comparison] = []
    for act in acts:
        found += _about_act(act, wires, near)
    for number in numbers:
        found += _about_number(number, wires, near)
    for groups in figures.values():
        found += _between_numbers(groups)
    found += changes(entries)
    return tuple(sorted(found, key=lambda item: (item.topic, item.relation, item.statements)))


def _about_act(
    group: ActGroup, wires: Groups, near: Mapping[str, frozenset[str]]
) -> Iterator[Comparison]:
    topic = f"{group.actor}: {group.topic}"
    says = f"{group.actor} {_DID.get(group.type, group.type.lower())} {group.topic}"
    judged = judge_group(group.facts, origins(group.facts, wires))
    if judged is not None:
        summary = f"{says}: {judged.reason}"
        yield _comparison(
            topic, judged.relation, "act", summary, group.facts, (*group.reasons, judged.reason)
        )
    elif group.type in _TELLING:
        yield from _only(topic, "act", says, group.facts, near)


def _about_number(
    group: FigureGroup, wires: Groups, near: Mapping[str, frozenset[str]]
) -> Iterator[Comparison]:
    topic = counted(group.of, group.measure)
    by = f", by the count of {' and '.join(group.claimants)}" if group.claimants else ""
    says = f"{wording(group.figure)} {topic}{by}"
    judged = judge_group(group.facts, origins(group.facts, wires))
    if judged is not None:
        summary = f"{says}: {judged.reason}"
        yield _comparison(
            topic, judged.relation, "figure", summary, group.facts, (*group.reasons, judged.reason)
        )
    else:
        yield from _only(topic, "figure", says, group.facts, near)


def _only(
    topic: str, kind: str, says: str, facts: Sequence[Fact], near: Mapping[str, frozenset[str]]
) -> Iterator[Comparison]:
    """Say that one report alone states it, if at least two others are on its story."""
    report = facts[0].report
    others = near.get(report, frozenset())
    if len(others) < _COVERED_BY:
        return
    publisher = facts[0].entry.report.publisher or "one report"
    reason = f"{len(others)} other reports share two or more entries with it and do not state this"
    yield _comparison(
        topic,
        Relation.ONLY,
        kind,
        f"only {publisher}: {says}",
        facts,
        (reason, "not mentioned is not denied"),
    )


def _between_numbers(groups: Sequence[FigureGroup]) -> Iterator[Comparison]:
    """Relate different numbers for one thing: neighbours by size, a few steps ahead."""
    ordered = sorted(groups, key=lambda g: (g.figure.value, g.day or date.max, g.facts[0].entry.id))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _AHEAD]:
            reports = {fact.report for fact in (*one.facts, *other.facts)}
            if len(reports) < 2:
                continue
            judged = judge_pair(one, other)
            if judged is None:
                continue
            first, second = sorted((one, other), key=lambda g: (g.day or date.max, g.figure.value))
            topic = counted(first.of, first.measure)
            yield _comparison(
                topic,
                judged.relation,
                "figure",
                f"{topic}: {judged.reason}",
                (*first.facts, *second.facts),
                (f"same measure ({first.measure}) of {first.of}", judged.level, judged.reason),
            )
            if judged.relation is Relation.UPDATES:
                break


def _comparison(
    topic: str,
    relation: Relation,
    kind: str,
    summary: str,
    facts: Sequence[Fact],
    reasons: Sequence[str],
) -> Comparison:
    return Comparison(
        topic=topic,
        relation=relation,
        kind=kind,
        summary=summary,
        reasons=tuple(dict.fromkeys(reason for reason in reasons if reason)),
        statements=tuple(dict.fromkeys(fact.entry.id for fact in facts)),
        reports=tuple(dict.fromkeys(fact.report for fact in facts)),
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
