"""Acts that several reports tell: candidates by block, then parted by actor, time and story.

Candidates share the type of act, the side that acts and what it is about, so the work grows with
the number of acts. Within a block, acts are parted by actor, time and story: two refusals by
different people are two, and so are two meetings a week apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from stateofplay.compare.acts.deeds import CHARGES, LOOK_BACK, in_like_words, one_charge, one_thing
from stateofplay.compare.facts import Fact, is_sure, known, only_of, reports_by_day, side
from stateofplay.compare.reports.context import Context
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import LIKELY, Act, Reality

NEAR_DAYS = 1
"""Reports of one act are at most so many days apart: the day itself and the next."""

CHARGE_DAYS = 3
"""The same of an accusation or a denial, where reports tell in like words what it is about."""

SETTLED = frozenset({"REQUEST", "REJECT", "AGREE", "CONCEDE", "SUPPORT", "CONSULT"})
"""Acts that their proposal or their two sides identify; of all others there are many a day."""

COVERAGE = 3
"""Days within which another report of such an act shows that one report is not alone with it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ActGroup:
    """Statements of one act.

    Attributes:
        actor: Name to show of who acts.
        topic: What it is about, in a few words.
        facts: In order of publication.
        reasons: Why these are one.
        block: See `act_block`.
        alone: Whether no other report tells of an act of this type, side and subject at the time.
    """

    block: str
    actor: str
    topic: str
    facts: tuple[Fact, ...]
    reasons: tuple[str, ...]
    alone: bool = False

    @cached_property
    def reports(self) -> frozenset[str]:
        """Ids of the reports."""
        return frozenset(fact.report for fact in self.facts)

    @property
    def reality(self) -> Reality | None:
        """How all tell it: as done, as denied or as what may come; None if some deny it."""
        contents = [fact.entry.content for fact in self.facts]
        told = {each.reality for each in contents if isinstance(each, Act)}
        return told.pop() if len(told) == 1 else None

    @property
    def type(self) -> str:
        """The act's type, by most; what is told in other words can be of another one."""
        counts = Counter(fact.act_type for fact in self.facts)
        return max(sorted(counts), key=lambda kind: counts[kind])


Key = tuple[str, str, str, str]
Event = list[Fact]


def act_block(key: Key) -> str:
    """Name a block of acts."""
    return "|".join(("act", *key))


def key_of(entry: Entry) -> Key | None:
    """Give the block in which an act is compared; None for what is not compared as an act.

    An act whose actor is not known is not: nothing shows that two of them are one. Nor is one that
    the program is unsure of: no guess is a witness.
    """
    act = entry.content
    if not isinstance(act, Act) or not is_sure(entry, LIKELY):
        return None
    actors = known(entry.actors)
    if not actors:
        return None
    mood = "possible" if act.reality is Reality.POSSIBLE else "told"
    recipients = known(entry.recipients)
    if act.type == "CONSULT" and recipients:
        pair = sorted({actors[0].id, recipients[0].id})
        return act.type, mood, " + ".join(pair), "meeting"
    # Of what somebody is accused is told in many words: nothing but them names it.
    by_words = act.type == "ACCUSE" and recipients and not entry.topical
    if entry.proposal is not None and not by_words:
        return act.type, mood, side(actors[0]), f"about {entry.proposal}"
    target = side(recipients[0]) if recipients else ""
    return act.type, mood, side(actors[0]), f"to {target}"


def groups_of_block(key: Key, facts: Sequence[Fact], context: Context) -> list[ActGroup]:
    """Group the acts of one block; an act nobody else tells is a group of one.

    One that a single report tells while others tell of the like is left out: nothing follows.

    Args:
        key: The block.
        facts: All of its acts, in the order of `facts_of`.
        context: What is known of the reports.
    """
    by_actor: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        actor = key[2] if key[3] == "meeting" else known(fact.entry.actors)[0].id
        by_actor[actor].append(fact)
    open_topic = _is_open(key, facts[0])
    events = {
        actor: _events(members, context, open_topic=open_topic)
        for actor, members in sorted(by_actor.items())
    }
    general = events.pop(key[2], []) if len(events) > 1 else []
    named = [event for found in events.values() for event in found]
    by_party, left = _joined(general, named, context, open_topic=open_topic)
    name = act_block(key)
    pairs = [(event, by_party.get(place, [])) for place, event in enumerate(named)]
    pairs += [(event, []) for event in left]
    by_day = reports_by_day(facts)
    return [
        _group(name, event, others, context, alone=alone)
        for event, others in pairs
        if (alone := _is_alone([*event, *others], by_day)) or _is_told_by_several(event, others)
    ]


def _is_told_by_several(event: Event, others: Event) -> bool:
    return len({fact.report for fact in (*event, *others)}) > 1


def _is_alone(facts: Event, by_day: Mapping[int, set[str]]) -> bool:
    """Whether no other report tells of such an act within some days, by whatever words."""
    reports = {fact.report for fact in facts}
    published = facts[0].entry.report.published
    if len(reports) > 1 or published is None:
        return False
    return only_of(reports, published, COVERAGE, by_day)


def _joined(
    general: list[Event], named: list[Event], context: Context, *, open_topic: bool
) -> tuple[dict[int, Event], list[Event]]:
    """Find the person's act that statements naming only the party tell of.

    Returns:
        Place among *named* -> statements, where just one person's act fits; and what fits none.
    """
    by_day: dict[int, set[int]] = defaultdict(set)
    for place, event in enumerate(named):
        for day in _days(event):
            by_day[day].add(place)
    joined: dict[int, Event] = defaultdict(list)
    left = []
    for candidate in general:
        near = {
            place
            for day in _days(candidate)
            for step in range(-NEAR_DAYS, NEAR_DAYS + 1)
            for place in by_day.get(day + step, ())
        }
        home = named[min(near)] if len(near) == 1 else []
        if any(
            in_like_words(fact, home) and one_thing(fact, home, context, open_topic=open_topic)
            for fact in candidate
        ):
            joined[min(near)] += candidate
        else:
            left.append(candidate)
    return joined, left


def _days(event: Iterable[Fact]) -> set[int]:
    return {fact.day.toordinal() for fact in event if fact.day}


def _days_apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else CHARGE_DAYS + 1


def _events(facts: Sequence[Fact], context: Context, *, open_topic: bool) -> list[Event]:
    """Part one actor's acts in time and by story.

    Days that the text names part events exactly. A statement without one joins the latest event
    of the two days before its publication. Where no proposal tells what the act is about, the
    sentences must be alike too, and the reports on one story.
    """
    events: list[Event] = []
    charges = open_topic and facts[0].act_type in CHARGES
    for fact in sorted(facts, key=by_day):
        for event in reversed(events[-LOOK_BACK:]):
            one = in_time(fact, event) and one_thing(fact, event, context, open_topic=open_topic)
            again = charges and in_time(fact, event, CHARGE_DAYS)
            if one or (again and one_charge(fact, event, context)):
                event.append(fact)
                break
        else:
            events.append([fact])
    return events


def by_day(fact: Fact) -> tuple[date, bool, str, str]:
    """Sort key of acts that are parted into events: of one day, first those that name it."""
    return fact.day or date.max, not fact.told, fact.report, fact.entry.id


def says_again(fact: Fact, other: Fact, context: Context) -> bool:
    """Say whether two acts of one block are one by what they say: the same actor, near in time."""
    key = key_of(fact.entry)
    if key is None or not in_time(fact, [other]):
        return False
    if key[3] != "meeting" and known(fact.entry.actors)[0].id != known(other.entry.actors)[0].id:
        return False
    return one_thing(fact, [other], context, open_topic=_is_open(key, fact))


def _is_open(key: Key, fact: Fact) -> bool:
    """Whether no known proposal tells what the acts of a block are about."""
    return key[3] != "meeting" and not (key[0] in SETTLED and fact.entry.topical)


def in_time(fact: Fact, event: Event, within: int = NEAR_DAYS) -> bool:
    """Say whether an act can be of an event by its day; days that texts name part exactly."""
    if _days_apart(fact.day, event[0].day) > within:
        return False
    if not fact.told or any(other.told and other.day == fact.day for other in event):
        return True
    return not any(other.told for other in event)


def _group(block: str, event: Event, by_party: Event, context: Context, *, alone: bool) -> ActGroup:
    facts = sorted(
        [*event, *by_party], key=lambda f: (f.entry.report.published or date.max, f.report)
    )
    entry = event[0].entry
    actors = known(entry.actors)
    recipients = known(entry.recipients)
    topic = entry.proposal or (recipients[0].name if recipients else entry.trigger)
    reasons = [f"same actor: {actors[0].name}"]
    if entry.proposal:
        reasons.append(f"same proposal: {entry.proposal}")
    elif recipients:
        reasons.append(f"same counterpart: {recipients[0].name}")
    reasons.append(when(facts))
    if by_party:
        party = known(by_party[0].entry.actors)[0].name
        reasons.append(f"{_count(by_party)} only {party}, for whom {actors[0].name} speaks")
    reasons += context.why_all(facts)
    return ActGroup(
        block=block,
        actor=actors[0].name,
        topic=topic,
        facts=tuple(facts),
        reasons=tuple(reasons),
        alone=alone,
    )


def _count(facts: Sequence[Fact]) -> str:
    number = len({fact.report for fact in facts})
    return "1 report names" if number == 1 else f"{number} reports name"


def when(facts: Sequence[Fact]) -> str:
    """Say on which days acts were done."""
    days = sorted({fact.day for fact in facts if fact.day})
    if not days:
        return "no day is told"
    if days[0] == days[-1]:
        return f"same day: {days[0].isoformat()}"
    return (
        f"within {(days[-1] - days[0]).days} days: {days[0].isoformat()} to {days[-1].isoformat()}"
    )
