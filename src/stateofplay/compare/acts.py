"""Acts that several reports tell: candidates by key, then named levels.

Candidates share the type of act, the side that acts and what it is about, so the work grows with
the number of acts. Within a key, acts are parted by actor and by time: two refusals by different
people are two, and so are two meetings a week apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stateofplay.compare.facts import Fact, known, overlap, side
from stateofplay.core.statements import Act, Reality

NEAR_DAYS = 1
"""Reports of one act are at most so many days apart: the day itself and the next."""

SETTLED = frozenset({"REQUEST", "REJECT", "AGREE", "CONCEDE", "SUPPORT", "CONSULT"})
"""Acts that their proposal or their two sides identify; of all others there are many a day."""

_ALIKE = 0.3
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ActGroup:
    """Statements of one act.

    Attributes:
        actor: Name to show of who acts.
        topic: What it is about, in a few words.
        facts: In order of publication.
        reasons: Why these are one.
    """

    actor: str
    topic: str
    facts: tuple[Fact, ...]
    reasons: tuple[str, ...]

    @property
    def type(self) -> str:
        """The act's type, the same for all."""
        content = self.facts[0].entry.content
        return content.type if isinstance(content, Act) else ""


Key = tuple[str, str, str, str]


def group_acts(facts: Iterable[Fact]) -> list[ActGroup]:
    """Group the acts among *facts*; an act nobody else tells is a group of one.

    Acts whose actor is not known are left out: nothing shows that two of them are one.
    """
    blocks: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        if (key := _key(fact)) is not None:
            blocks[key].append(fact)
    found: list[ActGroup] = []
    for key in sorted(blocks):
        found += _groups_of_block(key, blocks[key])
    return found


def _key(fact: Fact) -> Key | None:
    act = fact.entry.content
    if not isinstance(act, Act):
        return None
    actors = known(fact.entry.actors)
    if not actors:
        return None
    mood = "possible" if act.reality is Reality.POSSIBLE else "told"
    recipients = known(fact.entry.recipients)
    if act.type == "CONSULT" and recipients:
        pair = sorted({actors[0].id, recipients[0].id})
        return act.type, mood, " + ".join(pair), "meeting"
    if fact.entry.proposal is not None:
        return act.type, mood, side(actors[0]), f"about {fact.entry.proposal}"
    target = side(recipients[0]) if recipients else ""
    return act.type, mood, side(actors[0]), f"to {target}"


def _groups_of_block(key: Key, facts: Sequence[Fact]) -> list[ActGroup]:
    by_actor: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        actor = key[2] if key[3] == "meeting" else known(fact.entry.actors)[0].id
        by_actor[actor].append(fact)
    open_topic = key[0] not in SETTLED or key[3].startswith("to ")
    events = {
        actor: _events(members, open_topic=open_topic)
        for actor, members in sorted(by_actor.items())
    }
    general = events.pop(key[2], []) if len(events) > 1 else []
    groups = [
        _group(event, by_party=_joined(event, general, events))
        for actor in events
        for event in events[actor]
    ]
    return groups + [_group(event, by_party=[]) for event in general if event]


def _joined(
    event: list[Fact], general: list[list[Fact]], events: dict[str, list[list[Fact]]]
) -> list[Fact]:
    """Take over the statements that name only the party, if just one person's act fits them."""
    joined: list[Fact] = []
    for candidate in general:
        if not candidate:
            continue
        fits = [e for actor in events for e in events[actor] if _near(e, candidate)]
        if len(fits) == 1 and fits[0] is event:
            joined += candidate
            candidate.clear()
    return joined


def _near(one: Sequence[Fact], other: Sequence[Fact]) -> bool:
    return any(_days_apart(a.day, b.day) <= NEAR_DAYS for a in one for b in other)


def _days_apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else NEAR_DAYS + 1


def _events(facts: Sequence[Fact], *, open_topic: bool) -> list[list[Fact]]:
    """Part one actor's acts in time.

    Days that the text names part events exactly. A statement without one joins the latest event
    of the two days before its publication. Where no proposal tells what the act is about, the
    sentences must be alike too.
    """
    events: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda f: (f.day or date.max, not f.told, f.report, f.entry.id)):
        home = None
        for event in reversed(events[-_LOOK_BACK:]):
            if _fits(fact, event, open_topic=open_topic):
                home = event
                break
        if home is None:
            events.append([fact])
        else:
            home.append(fact)
    return events


def _fits(fact: Fact, event: Sequence[Fact], *, open_topic: bool) -> bool:
    first = event[0]
    if _days_apart(fact.day, first.day) > NEAR_DAYS:
        return False
    told = [other for other in event if other.told]
    if fact.told and told and all(other.day != fact.day for other in told):
        return False
    if not open_topic:
        return True
    return any(
        overlap(fact.words, other.words) >= _ALIKE and not _other_place(fact, other)
        for other in event[:_LOOK_BACK]
    )


def _other_place(one: Fact, other: Fact) -> bool:
    places = one.entry.place, other.entry.place
    return None not in places and places[0] != places[1]


def _group(event: Sequence[Fact], *, by_party: Sequence[Fact]) -> ActGroup:
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
    reasons.append(_when(facts))
    if by_party:
        party = known(by_party[0].entry.actors)[0].name
        reasons.append(f"{_count(by_party)} only {party}, for whom {actors[0].name} speaks")
    return ActGroup(actor=actors[0].name, topic=topic, facts=tuple(facts), reasons=tuple(reasons))


def _count(facts: Sequence[Fact]) -> str:
    number = len({fact.report for fact in facts})
    return "1 report names" if number == 1 else f"{number} reports name"


def _when(facts: Sequence[Fact]) -> str:
    days = sorted({fact.day for fact in facts if fact.day})
    if not days:
        return "no day is told"
    if days[0] == days[-1]:
        return f"same day: {days[0].isoformat()}"
    return (
        f"within {(days[-1] - days[0]).days} days: {days[0].isoformat()} to {days[-1].isoformat()}"
    )
