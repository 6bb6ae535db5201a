"""What one side is accused of and denies: both cannot be so, whoever is right.

A charge is an accusation by somebody of another side; a denial is what the accused say to it. They
belong together where the words tell that both are of one matter, or, where the denial does not say
what it denies ("denied any involvement"), where it stands beside the charge in one report. A denial
that says itself what it denies ("rejected reports that it had armed the rebels") needs no charge:
somebody's account of it is denied.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from stateofplay.compare.acts.phrasing import told
from stateofplay.compare.claims.holders import holds
from stateofplay.compare.facts import Fact, in_order, is_sure, known, names, side, stems
from stateofplay.compare.reports.context import Context
from stateofplay.compare.reports.origins import Groups
from stateofplay.compare.verdicts.drafts import Draft
from stateofplay.compare.verdicts.quoted import fullest
from stateofplay.core.judgements import Actor, Comparison, Entry, Relation
from stateofplay.core.statements import Act, Reality
from stateofplay.datafiles import read_mapping

_WORD = re.compile(r"[\w'\u2019]+")
_OWNED = re.compile(r"\b[A-Z]\w+['\u2019]s?\s")

DENIED_WITHIN = 5
"""Days between a charge and its denial; an answer comes soon."""

_HEAD = 4
"""Words among which the noun stands that says that an account is denied."""

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
    charges = _Charges(fact for fact in facts if fact.act_type == "ACCUSE")
    groups = Groups()
    met: dict[str, Fact] = {}
    for denial in facts:
        for charge in _answered(denial, charges, context) if denial.act_type == "REJECT" else ():
            groups.join(charge.entry.id, denial.entry.id)
            met |= {fact.entry.id: fact for fact in (charge, denial)}
    apart = [fact for fact in facts if fact.entry.id not in met and _says_what(fact)]
    met |= {fact.entry.id: fact for fact in apart}
    denials = _Charges(fact for fact in met.values() if fact.act_type == "REJECT")
    for some in (charges.among(met), denials):
        for one, other in _of_one_matter(some, context):
            groups.join(one.entry.id, other.entry.id)
    found: dict[str, list[Fact]] = defaultdict(list)
    for each, fact in met.items():
        found[groups.find(each)].append(fact)
    for group in found.values():
        yield _dispute(block, sorted(group, key=lambda fact: in_order(fact.entry)), context)


class _Charges:
    """Charges by when they were told, so that only those of the same days are looked at."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = list(facts)
        self._words = {fact.entry.id: _words(fact) for fact in self._facts}
        self._told: dict[int | str, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            self._told[_when(fact)].append(fact)

    def __iter__(self) -> Iterator[Fact]:
        yield from self._facts

    def among(self, ids: Container[str]) -> _Charges:
        """Give those of these *ids*."""
        return _Charges(fact for fact in self._facts if fact.entry.id in ids)

    def near(self, fact: Fact) -> Iterator[Fact]:
        """Yield, in order, those of *fact*'s report, and of others so near in time."""
        when = _when(fact)
        days = range(-DENIED_WITHIN, DENIED_WITHIN + 1)
        for each in [when] if isinstance(when, str) else [when + away for away in days]:
            yield from self._told.get(each, ())

    def words(self, charge: Fact) -> frozenset[str]:
        """Give the words that tell what a charge is of."""
        return self._words[charge.entry.id]


def _when(fact: Fact) -> int | str:
    """The day of publication; of a report without one its id, for it is near no other."""
    published = fact.entry.report.published
    return fact.report if published is None else published.toordinal()


def _says_what(fact: Fact) -> bool:
    """Whether a denial says what it denies: by two words that tell, or by whose account it is.

    What two sides deny together is left to those who are charged with it.
    """
    if fact.act_type != "REJECT" or not _is_of_account(fact.entry.about or ""):
        return False
    if len({*dispute_blocks(fact.entry)}) > 1:
        return False
    return len(_matter(fact)) > 1 or _OWNED.search(fact.entry.about or "") is not None


def _is_of_account(about: str) -> bool:
    """Whether words name an account, or tell one: of what is withheld ("entry") they do not."""
    words = _WORD.findall(about.lower())
    if not words:
        return False
    told = words[0] in load_data()["telling"] or words[0].endswith("ing")
    return told or not stems(" ".join(words[:_HEAD])).isdisjoint(load_data()["charges"])


def _answered(denial: Fact, charges: _Charges, context: Context) -> list[Fact]:
    """The charges that a denial answers; of one that does not say what it denies, the nearest."""
    if matter := _matter(denial):
        return [
            charge
            for charge in charges.near(denial)
            if _tells(charges.words(charge), matter, in_one_report=charge.report == denial.report)
            and context.related(charge.report, denial.report)
        ]
    beside = [charge for charge in charges.near(denial) if charge.report == denial.report]
    near = min(beside, key=lambda charge: _apart(charge, denial), default=None)
    return [near] if near is not None and _apart(near, denial) <= BESIDE else []


def _of_one_matter(charges: _Charges, context: Context) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of charges that are of one matter, the earlier one first."""
    seen: set[str] = set()
    for other in charges:
        for one in charges.near(other):
            if (
                one.entry.id in seen
                and _tells(charges.words(other), charges.words(one), in_one_report=False)
                and context.related(one.report, other.report)
            ):
                yield one, other
        seen.add(other.entry.id)


def _tells(words: frozenset[str], matter: frozenset[str], *, in_one_report: bool) -> bool:
    """Whether a charge's *words* tell of a matter; of another report, not by one word alone."""
    least = max(1, len(matter) / 3) if in_one_report else max(2, len(matter) / 2)
    return len(matter & words) >= least


def _apart(one: Fact, other: Fact) -> int:
    starts = [fact.entry.content.trigger.start for fact in (one, other)]
    return abs(starts[0] - starts[1])


def _matter(denial: Fact) -> frozenset[str]:
    """The words that tell what is denied, no names among them."""
    return _telling(denial, denial.entry.about or "")


def _words(charge: Fact) -> frozenset[str]:
    return _telling(charge, f"{charge.entry.about or ''} {charge.entry.trigger}")


def _telling(fact: Fact, text: str) -> frozenset[str]:
    return (stems(text) & fact.rest) - names(fact) - _telling_nothing()


@cache
def _telling_nothing() -> frozenset[str]:
    return frozenset([*load_data()["empty"], *load_data()["common"]])


def _denied(block: str, denials: Sequence[Fact], context: Context) -> Comparison:
    """Say what is denied that nobody is read to have charged."""
    entries = [fact.entry for fact in denials]
    denier = _most_told(_of_block(entry.actors, block) for entry in entries)
    words = fullest(entries)
    about = next(entry.about for entry in entries)
    said = f"\u201c{words.text}\u201d" if words and words.proper else f"denied: {about}"
    reports = len({fact.report for fact in denials})
    where = "told by one report" if reports == 1 else f"told by {reports} reports"
    reasons = (
        "the sentence says what is denied: somebody's account of it, and the denial",
        "both cannot be so; nothing here says which is",
        *context.why_all(denials),
    )
    return Draft(block, f"{denier}: {about}", "act", denials).comparison(
        Relation.DIFFERS, f"{denier}: {said}: {where}", reasons
    )


def _dispute(block: str, facts: Sequence[Fact], context: Context) -> Comparison:
    charges = [fact for fact in facts if fact.act_type == "ACCUSE"]
    denials = [fact for fact in facts if fact.act_type == "REJECT"]
    if not charges:
        return _denied(block, denials, context)
    charge = _most_like(charges)
    accuser = _most_told(next(filter(holds, known(each.entry.actors))) for each in charges)
    denier = _most_told(_of_block(each.entry.actors, block) for each in denials)
    accused = _of_block(charge.entry.recipients, block).name
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


def _of_block(actors: Iterable[Actor], block: str) -> Actor:
    """Who of *actors* is, or speaks for, the side that is accused."""
    return next(each for each in known(actors) if dispute_block(side(each)) == block)


def _most_told(actors: Iterable[Actor]) -> str:
    """Name whoever is told most often to accuse, or to deny; of equals the first."""
    names = Counter(actor.name for actor in actors)
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
