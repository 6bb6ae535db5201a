"""What one report alone tells: whether it matters to a reader, and whether the others are silent.

Most of what one report has and others have not is background, colour and detail of its own. Shown
is what somebody who follows a story must not miss: a side taken, an agreement, a threat or a break,
a toll, a number somebody vouches for; news of these days, told while other outlets are on the
story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from stateofplay.compare.facts import Fact, is_sure, known, overlap, side
from stateofplay.compare.reports.context import Context
from stateofplay.compare.verdicts.quoted import is_furniture, quoted_of
from stateofplay.core.judgements import Actor
from stateofplay.core.measures import TOLLS
from stateofplay.core.statements import Act, Bound, Figure, MentionKind, Reality
from stateofplay.datafiles import read_mapping
from stateofplay.timex import find_timexes

DATA = "news.yml"

NEWS_DAYS = 3
"""What lies further back than so many days before its report is background."""

MOVES = frozenset({"REQUEST", "REJECT", "AGREE"})
"""Acts that matter by what they are about. Support is no news: every story is full of it."""

BREAKS = frozenset({"SANCTION"})
"""Acts that matter by whom they hit. Threats do not: most are warnings of what may come."""

_NOBODY = frozenset({"people", "place", "role"})
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_FEW = 2
_ALIKE = 0.25


def matters(fact: Fact) -> bool:
    """Say whether *fact* is news that a reader must not miss, if it is so."""
    content = fact.entry.content
    if _is_old(fact):
        return False
    if isinstance(content, Figure):
        return _is_count(fact, content) and not _is_of_before(fact)
    return isinstance(content, Act) and _is_move(fact, content)


def told_by_others(fact: Fact, context: Context) -> bool:
    """Say whether another report on the story tells of the same matter, be it in other words."""
    return any(_one_matter(fact, other) for other in _on_its_matter(fact, context))


def says(kind: str, sentence: str) -> bool:
    """Say whether *sentence*, in small letters, has words of *kind* ("rates", "since")."""
    return _pattern(kind).search(sentence) is not None


def load_data() -> dict[str, Any]:
    """Read ``news.yml`` as it is, examples included."""
    return read_mapping("stateofplay.compare", "data", DATA)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    listed = load_data()[kind]
    parts = [listed[part] for part in ("each", "stretches", "words") if part in listed]
    return re.compile(r"\b" + " ".join(f"(?:{'|'.join(words)})" for words in parts) + r"\b")


def _is_old(fact: Fact) -> bool:
    """Whether it happened well before its report, by its time or by an earlier year in its words.

    Of a figure it is the harm that counts, not the day of the count.
    """
    published, time = fact.entry.report.published, fact.entry.time
    if published is None:
        return False
    last = (time.end or time.start) if time else None
    if last is not None and (published - last).days > NEWS_DAYS:
        return True
    return any(int(year) < published.year for year in _YEAR.findall(fact.sentence))


def _is_of_before(fact: Fact) -> bool:
    """Whether the sentence of a number names a day well before its report, or an earlier time.

    What is counted since such a day is news.
    """
    published = fact.entry.report.published
    if published is None or says("since", fact.sentence):
        return False
    named = find_timexes(fact.entry.statement.evidence.exact, published)
    return any(time.days and (published - time.days[1]).days > NEWS_DAYS for time in named)


def _is_count(fact: Fact, figure: Figure) -> bool:
    if says("rates", fact.sentence):
        return False
    if figure.reality is not Reality.ACTUAL or figure.bound is Bound.VAGUE or figure.value < _FEW:
        return False
    return figure.measure in TOLLS or bool(known(fact.entry.attributed_to))


def _is_move(fact: Fact, act: Act) -> bool:
    if act.reality is not Reality.ACTUAL or not is_sure(fact.entry):
        return False
    if any(actor.kind is MentionKind.PRONOUN for actor in act.actors):
        return False
    if not any(_speaks_for_many(actor, fact) for actor in known(fact.entry.actors)[:1]):
        return False
    if is_furniture(fact.entry.statement.evidence.exact):
        return False
    if act.type in MOVES:
        return fact.entry.topical
    words = quoted_of(fact.entry)
    told = words is None or not words.is_bare
    return act.type in BREAKS and _is_aimed(fact) and told


def _is_aimed(fact: Fact) -> bool:
    """Whether it is at another party."""
    mine = {side(actor) for actor in known(fact.entry.actors)}
    theirs = {side(actor) for actor in known(fact.entry.recipients) if actor.party}
    return bool(theirs) and mine.isdisjoint(theirs)


def _speaks_for_many(actor: Actor, fact: Fact) -> bool:
    """Whether it is a state, a body or who speaks for one; the outlet's own people do not."""
    if actor.kind in _NOBODY:
        return False
    if actor.party is None:
        return actor.kind == "person" and actor.role is not None
    outlet = (fact.entry.report.publisher or "").casefold()
    party = actor.party.casefold()
    if party not in outlet:  # nearly always: no pattern need be built
        return True
    return re.search(rf"(?<!\w){re.escape(party)}(?!\w)", outlet) is None


def _on_its_matter(fact: Fact, context: Context) -> Iterator[Fact]:
    content = fact.entry.content
    if isinstance(content, Figure):
        keys = [f"measure {content.measure}"]
    else:
        keys = sorted({side(actor) for actor in known(fact.entry.actors)})
    for report in sorted(context.near.get(fact.report, ())):
        for key in keys:
            yield from context.of_matter(report, key)


def _one_matter(fact: Fact, other: Fact) -> bool:
    """Whether *other* can be the same thing: the same number, the same proposal, like words."""
    one, two = fact.entry.content, other.entry.content
    if overlap(fact.words, other.words) >= _ALIKE:
        return True
    if isinstance(one, Figure):
        return isinstance(two, Figure) and one.value == two.value
    if fact.entry.proposals:
        return not {*fact.entry.proposals}.isdisjoint(other.entry.proposals)
    mine, others = ({side(a) for a in known(f.entry.recipients)} for f in (fact, other))
    return (
        isinstance(one, Act)
        and isinstance(two, Act)
        and one.type == two.type
        and not mine.isdisjoint(others)
    )
