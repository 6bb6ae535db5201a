"""How the statements that several reports make of one act or number stand to each other.

Ordered, named levels: the first that holds decides, and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product

from stateofplay.compare.claims.terms import SAID_ON_TERMS, matter, most_told, terms_told
from stateofplay.compare.facts import Fact
from stateofplay.compare.figures.rivals import Judged
from stateofplay.compare.reports.outlets import key_of, retold
from stateofplay.compare.verdicts.shared import shared_by
from stateofplay.core.judgements import Relation
from stateofplay.core.statements import Act, Figure, Reality

_OTHER_TERMS = "on other terms"
_WITHOUT_TERMS = "without terms"
_OF_TERMS = frozenset({_OTHER_TERMS, _WITHOUT_TERMS})

GroupTest = Callable[[Sequence[Fact], Mapping[str, str]], Judged | None]


def denied_by_one(facts: Sequence[Fact], origin: Mapping[str, str]) -> Judged | None:
    """One report says it is so, another that it is not."""
    told = {fact.report for fact in facts if _reality(fact) is Reality.ACTUAL}
    denied = {fact.report for fact in facts if _reality(fact) is Reality.DENIED}
    if not told or not denied or len({origin[report] for report in told | denied}) < 2:
        return None
    reason = f"told as so in {_reports(len(told))}, denied in {_reports(len(denied))}"
    return Judged("denied by one", Relation.DIFFERS, reason)


def one_origin(facts: Sequence[Fact], origin: Mapping[str, str]) -> Judged | None:
    """All reports have it from one text."""
    reports = {fact.report for fact in facts}
    if len(reports) < 2 or len({origin[report] for report in reports}) > 1:
        return None
    publishers = sorted({fact.entry.report.publisher or "an unnamed outlet" for fact in facts})
    if len(set(map(key_of, publishers))) == 1 and facts[0].entry.report.publisher:
        reason = f"{_reports(len(reports))} of one outlet, {publishers[0]}: one witness"
    elif told := retold(facts):
        reason = f"{'; '.join(told)}: one origin, not {len(publishers)} witnesses"
    else:
        reason = f"{shared_by(facts)}: one origin, not {_number(len(publishers))} witnesses"
    return Judged("one origin", Relation.REPEATS, reason)


def independent(facts: Sequence[Fact], origin: Mapping[str, str]) -> Judged | None:
    """Reports in words of their own state it."""
    reports = {fact.report for fact in facts}
    count = len({origin[report] for report in reports})
    if count < 2:
        return None
    reason = f"{count} independent reports state it in their own words"
    if more := len(reports) - count:
        reason += f"; {more} more {'repeats' if more == 1 else 'repeat'} one of them"
        told = retold(facts)
        reason += f" ({'; '.join(told)})" if told else ""
    return Judged("independent", Relation.SAME, reason)


def on_other_terms(facts: Sequence[Fact], origin: Mapping[str, str]) -> Judged | None:
    """One report tells terms of an act that another one tells without, or tells otherwise."""
    act = facts[0].entry.content
    if not isinstance(act, Act) or act.type not in SAID_ON_TERMS:
        return None
    told = terms_told(facts)
    for one, other in combinations(told, 2):
        if origin[one] != origin[other] and matter(told[one]).isdisjoint(matter(told[other])):
            shown = f"“{told[one]}” and “{told[other]}”"
            return Judged(_OTHER_TERMS, Relation.DIFFERS, f"told on other terms: {shown}")
    plain = {fact.report for fact in facts if fact.report not in told}
    if all(origin[one] == origin[other] for one, other in product(told, plain)):
        return None
    agreed = independent([fact for fact in facts if fact.report in told], origin)
    if agreed is not None:
        without = f"; {_reports(len(plain))} without these terms"
        return Judged("on like terms", agreed.relation, agreed.reason + without)
    words = most_told(list(told.values()))
    shown = f"with “{words}” in {_reports(len(told))}, without in {_reports(len(plain))}"
    return Judged(_WITHOUT_TERMS, Relation.DIFFERS, f"told {shown}")


GROUP_LEVELS: tuple[GroupTest, ...] = (denied_by_one, one_origin, on_other_terms, independent)
"""Within a group of statements of one act or number."""


def judge_group(facts: Sequence[Fact], origin: Mapping[str, str]) -> Judged | None:
    """Give the first level that holds within a group; None if only one report states it."""
    return next((judged for level in GROUP_LEVELS if (judged := level(facts, origin))), None)


def judge_event(facts: Sequence[Fact], origin: Mapping[str, str], *, quoted: bool) -> Judged | None:
    """Judge statements of one act that stand in words of their own.

    That one report tells an act on terms of which another one is silent is no other account of it.
    Nor are other terms, unless one quotation shows that both tell one occasion; they are shown.

    Args:
        facts: Statements of one act.
        origin: As of `origins`.
        quoted: Whether reports tell it with one quotation.
    """
    judged = judge_group(facts, origin)
    if judged is None or judged.level not in _OF_TERMS or (quoted and judged.level == _OTHER_TERMS):
        return judged
    agreed = independent(facts, origin)
    if agreed is None:
        return judged
    return Judged("independent", agreed.relation, f"{agreed.reason}; {judged.reason}")


def _reality(fact: Fact) -> Reality | None:
    content = fact.entry.content
    return content.reality if isinstance(content, Act | Figure) else None


def _number(count: int) -> str:
    return {1: "several", 2: "two"}.get(count, str(count))


def _reports(number: int) -> str:
    return "1 report" if number == 1 else f"{number} reports"
