"""What one side is accused of and denies: both cannot be so, whoever is right.

A charge is an accusation by somebody of another side; a denial is what the accused say to it. They
belong together where the words tell that both are of one matter, or, where the denial does not say
what it denies ("denied any involvement"), where it stands beside the charge in one report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from stateofplay.compare.claims import holds
from stateofplay.compare.context import Context
from stateofplay.compare.drafts import Draft
from stateofplay.compare.facts import Fact, is_sure, known, names, side, stems
from stateofplay.compare.origins import Groups
from stateofplay.compare.telling import told
from stateofplay.core.judgements import Actor, Comparison, Entry, Relation
from stateofplay.core.statements import Act, Reality
from stateofplay.datafiles import read_mapping

DENIED_WITHIN = 5
"""Days between a charge and its denial; an answer comes soon."""

BESIDE = 300
"""Code points between a charge and a denial that does not say what it denies."""


def dispute_block(accused: str) -> str:
    """Name the block of what a side is accused of and denies."""
    return f"dispute|{accused}"


def dispute_blocks(entry: Entry) -> Iterator[str]:
    """Name the blocks of disputes to which a statement belongs: as a charge, or as a denial."""
    act = entry.content
    if not isinstance(act, Act) or act.reality is not Reality.ACTUAL or not is_sure(entry):
        return
    actors = [each for each in known(entry.actors) if holds(each)]
    if act.type == "ACCUSE" and actors:
        accused = dict.fromkeys(side(each) for each in _accused(entry))
        yield from (dispute_block(each) for each in accused if each != side(actors[0]))
    elif act.type == "REJECT" and is_denial(entry.trigger, entry.about or ""):
        yield from (dispute_block(each) for each in dict.fromkeys(map(side, actors)))


def _accused(entry: Entry) -> list[Actor]:
    """The sides that are accused; of others who stand in a list the first alone."""
    named = [each for each in known(entry.recipients) if holds(each)]
    return [each for each in named if each.party is not None] or named[:1]


def is_denial(trigger: str, about: str) -> bool:
    """Say whether an act of refusing denies a charge.

    Args:
        trigger: The words that name the act.
        about: What it is about, "" if that is not told.
    """
    data, words = load_data(), trigger.lower()
    if any(words.startswith(each) for each in data["denying"]):
        return True
    rejected = any(words.startswith(each) for each in data["rejecting"])
    return rejected and not stems(about).isdisjoint(data["charges"])


@cache
def load_data() -> dict[str, Any]:
    """Read ``disputes.yml``, examples included."""
    return read_mapping("stateofplay.compare", "data", "disputes.yml")


def disputes(block: str, facts: Sequence[Fact], context: Context) -> Iterator[Comparison]:
    """Give the disputes of one block, one for each matter.

    Args:
        block: See `dispute_block`.
        facts: All of the block, in the order of `facts_of`.
        context: What is known of the reports.
    """
    charges = [fact for fact in facts if _type(fact) == "ACCUSE"]
    denials = [fact for fact in facts if _type(fact) == "REJECT"]
    groups = Groups()
    met: dict[str, Fact] = {}
    for denial in denials:
        for charge in _answered(denial, charges, context):
            groups.join(charge.entry.id, denial.entry.id)
            met |= {fact.entry.id: fact for fact in (charge, denial)}
    charged = [fact for fact in charges if fact.entry.id in met]
    for one, other in combinations(charged, 2):
        if _of_one_matter(_words(one), other, in_one_report=False) and _near(one, other, context):
            groups.join(one.entry.id, other.entry.id)
    found: dict[str, list[Fact]] = defaultdict(list)
    for each, fact in met.items():
        found[groups.find(each)].append(fact)
    for group in found.values():
        yield _dispute(block, sorted(group, key=_order), context)


def _answered(denial: Fact, charges: Sequence[Fact], context: Context) -> list[Fact]:
    """The charges that a denial answers; of one that does not say what it denies, the nearest."""
    if matter := _matter(denial):
        return [
            charge
            for charge in charges
            if _of_one_matter(matter, charge, in_one_report=charge.report == denial.report)
            and _near(charge, denial, context)
        ]
    beside = [charge for charge in charges if charge.report == denial.report]
    near = min(beside, key=lambda charge: _apart(charge, denial), default=None)
    return [near] if near is not None and _apart(near, denial) <= BESIDE else []


def _of_one_matter(matter: frozenset[str], charge: Fact, *, in_one_report: bool) -> bool:
    """Whether a charge tells of what is denied; of another report, not by one word alone."""
    common = len(matter & _words(charge))
    return common >= (1 if in_one_report else max(2, len(matter) / 2))


def _near(some: Fact, other: Fact, context: Context) -> bool:
    """Whether two reports, or one, can be of one matter, and in time."""
    if some.report == other.report:
        return True
    one, two = some.entry.report.published, other.entry.report.published
    soon = one is not None and two is not None and abs((one - two).days) <= DENIED_WITHIN
    return soon and context.related(some.report, other.report)


def _apart(one: Fact, other: Fact) -> int:
    starts = [fact.entry.content.trigger.start for fact in (one, other)]
    return abs(starts[0] - starts[1])


def _matter(denial: Fact) -> frozenset[str]:
    """The words that tell what is denied, no names among them."""
    told = stems(denial.entry.about or "") & denial.rest
    return told - names(denial) - _telling_nothing()


def _words(charge: Fact) -> frozenset[str]:
    told = stems(f"{charge.entry.about or ''} {charge.entry.trigger}") & charge.rest
    return told - names(charge) - _telling_nothing()


@cache
def _telling_nothing() -> frozenset[str]:
    return frozenset([*load_data()["empty"], *load_data()["common"]])


def _type(fact: Fact) -> str:
    content = fact.entry.content
    return content.type if isinstance(content, Act) else ""


def _dispute(block: str, facts: Sequence[Fact], context: Context) -> Comparison:
    charges = [fact for fact in facts if _type(fact) == "ACCUSE"]
    denials = [fact for fact in facts if _type(fact) == "REJECT"]
    accuser, denier, charge = _name(charges), _name(denials), _most_like(charges)
    accused = next(
        each.name for each in known(charge.entry.recipients) if dispute_block(side(each)) == block
    )
    words = charge.entry.about if _words(charge) else None
    reports = len({fact.report for fact in facts})
    where = "one report tells both" if reports == 1 else f"told by {reports} reports"
    reasons = (
        f"a charge against {accused}, and its denial",
        _in_common(denials, charges),
        "both cannot be so; nothing here says which is",
        *context.why_all(facts),
    )
    said = told("ACCUSE", whom=accused, words=words)
    return Draft(block, f"{accuser} and {accused}", "act", facts).comparison(
        Relation.DIFFERS, f"{accuser} {said}; {denier} denied it: {where}", reasons
    )


def _order(fact: Fact) -> tuple[str, str, int, str]:
    published = fact.entry.report.published
    day = published.isoformat() if published else "9"
    return day, fact.report, fact.entry.content.trigger.start, fact.entry.id


def _name(facts: Sequence[Fact]) -> str:
    """Whoever is told most often to accuse, or to deny; of equals the first."""
    names = Counter(known(fact.entry.actors)[0].name for fact in facts)
    return max(names, key=lambda name: names[name])


def _most_like(charges: Sequence[Fact]) -> Fact:
    """The charge whose words most others have; of equals the first."""
    seen = Counter(word for charge in charges for word in _words(charge))
    return max(charges, key=lambda charge: sum(seen[word] > 1 for word in _words(charge)))


def _in_common(denials: Sequence[Fact], charges: Sequence[Fact]) -> str:
    denied = {word for fact in denials for word in _matter(fact)}
    charged = {word for fact in charges for word in _words(fact)}
    common = sorted(denied & charged)
    return f"both tell of: {', '.join(common)}" if common else "told side by side in one report"
