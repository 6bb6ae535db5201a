"""An entry with what comparing needs of it, worked out once.

Times are days: the day the words name if they name one, else the day of publication.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from sys import intern

from stateofplay.compare.days import day_of
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.slugs import slug
from stateofplay.core.statements import Act, Figure, Reality
from stateofplay.timex import EVE

UNRESOLVED = "mention:"
"""Ids of actors nobody could tell begin with it; they are never compared by name."""

SURE = 0.65
"""What the trained model gives less than this is not shown unless something else bears it out.

Two in five of its acts reach it; of them 0.82 are right in type and actors (held-out reports)."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(
    '[\u201c"]([^\u201d"]{20,}?)(?:[\u201d"]|$)|(?<!\\w)[\'\u2018]{1,2}(.{20,}?)[\'\u2019]{1,2}(?!\\w)'
)
_NUMBER = re.compile(r"\b(?!(?:19|20)\d\d\b)\d[\d,.]*\d\b")
_QUOTED_WORDS = 5
_SHORT = 4
_ALIKE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One entry, ready to be compared.

    Attributes:
        day: See the module's head; None if neither is known.
        told: Whether the text itself names the day.
        sentence: The evidence in lower case, words only.
        words: Its words of four letters and more, shortened to their first six letters.
        quotes: Quoted passages of at least five words within the evidence, words only.
        rest: Of *words*, those that are in no name of who acts or is acted upon.
        numbers: Numbers in figures of two digits and more, years left out.
    """

    entry: Entry
    day: date | None
    told: bool
    sentence: str
    words: frozenset[str]
    quotes: frozenset[str]
    rest: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @property
    def report(self) -> str:
        """Id of the report."""
        return self.entry.report.id

    @property
    def act_type(self) -> str:
        """Type of the act, "" of what is none."""
        content = self.entry.content
        return content.type if isinstance(content, Act) else ""


def facts_of(entries: Iterable[Entry]) -> list[Fact]:
    """Prepare *entries*: those a person rejected are left out, the order is made the same always.

    Returns:
        Facts by day of publication (undated last), report and place in the text.
    """
    kept = [entry for entry in entries if entry.status != "rejected"]
    return [fact_of(entry) for entry in sorted(kept, key=in_order)]


def in_order(entry: Entry) -> tuple[date, str, int, str]:
    """Sort key of entries: publication, report, place in the text, id."""
    published = entry.report.published or date.max
    return published, entry.report.id, entry.content.trigger.start, entry.id


def fact_of(entry: Entry) -> Fact:
    """Work out what comparing needs of one entry."""
    sentence, words, quotes, numbers = _read(entry.statement.evidence.exact)
    time, published = entry.time, entry.report.published
    told = time is not None and time.text is not None and time.start is not None
    day = day_of(entry)
    if published is not None and day is not None and day - published > _ahead(entry):
        day, told = published, False
    return Fact(
        entry=entry,
        day=day,
        told=told,
        sentence=sentence,
        words=words,
        quotes=quotes,
        rest=words - _named(entry),
        numbers=numbers,
    )


def _ahead(entry: Entry) -> timedelta:
    """How far behind its report's day something can have happened: some are dated on its eve."""
    content = entry.content
    done = isinstance(content, Act | Figure) and content.reality is Reality.ACTUAL
    return EVE if done else timedelta()


@lru_cache(maxsize=64)
def _read(exact: str) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
    """Give words, stems, quotes and numbers of a sentence; several statements follow in one."""
    words = " ".join(_WORD.findall(exact.lower()))
    return words, stems(exact), frozenset(_quotes(exact)), frozenset(_NUMBER.findall(exact))


def stems(text: str) -> frozenset[str]:
    """Give the words of *text* of four letters and more, shortened to their first six letters."""
    words = _WORD.findall(text.lower())
    return frozenset([intern(word[:6]) for word in words if len(word) >= _SHORT])


def parted(facts: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Give the acts among *facts*, and the figures."""
    acts: list[Fact] = []
    figures: list[Fact] = []
    for fact in facts:
        content = fact.entry.content
        if isinstance(content, Act):
            acts.append(fact)
        elif isinstance(content, Figure):
            figures.append(fact)
    return acts, figures


def _named(entry: Entry) -> frozenset[str]:
    people = (*entry.actors, *entry.recipients)
    return frozenset(stem for actor in people for stem in _stems(actor.name))


@lru_cache(maxsize=1 << 14)
def _stems(name: str) -> tuple[str, ...]:
    return tuple(word[:6] for word in _WORD.findall(name.lower()))


def _quotes(text: str) -> Iterable[str]:
    for match in _QUOTED.finditer(text):
        words = _WORD.findall((match.group(1) or match.group(2)).lower())
        if len(words) >= _QUOTED_WORDS:
            yield " ".join(words)


def is_sure(entry: Entry, least: float = SURE) -> bool:
    """Say whether a statement is sure enough, by default to carry what nothing else bears out.

    It is if a person judged it, if a rule found it, or if the trained model hardly doubts it.
    """
    sure = entry.statement.confidence
    return entry.status != "machine" or sure is None or sure >= least


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of words in common (Jaccard), 0-1; 0 if both are empty.

    Example:
        >>> overlap(frozenset({"a", "b"}), frozenset({"b"}))
        0.5
    """
    either = len(left | right)
    return len(left & right) / either if either else 0.0


def related(one: Fact, other: Fact) -> bool:
    """Say whether the words around two small numbers show that they count one thing."""
    if one.sentence == other.sentence or not one.quotes.isdisjoint(other.quotes):
        return True
    return overlap(one.words, other.words) >= _ALIKE


def other_place(one: Fact, other: Fact) -> bool:
    """Say whether both name a place and not the same; a country that is not told is no other."""
    here, there = one.entry.place, other.entry.place
    if here is None or there is None:
        return False
    if here.name != there.name:
        return True
    return None not in (here.country, there.country) and here.country != there.country


def reports_by_day(facts: Iterable[Fact]) -> dict[int, set[str]]:
    """Give the reports of *facts* by ordinal of their day of publication."""
    found: dict[int, set[str]] = defaultdict(set)
    for fact in facts:
        if published := fact.entry.report.published:
            found[published.toordinal()].add(fact.report)
    return found


def only_of(reports: set[str], day: date, within: int, by_day: Mapping[int, set[str]]) -> bool:
    """Say whether no reports but *reports* were published at most *within* days from *day*."""
    days = range(day.toordinal() - within, day.toordinal() + within + 1)
    return all(by_day.get(each, reports) <= reports for each in days)


def names(fact: Fact) -> frozenset[str]:
    """Give the words of names in the sentence that are not those of its claimants.

    A day's or month's name is none, nor is the first word for its capital.
    """
    words = _WORD.findall(fact.entry.statement.evidence.exact)[1:]
    credited = {stem for who in fact.entry.attributed_to for stem in _stems(who.name)}
    found = {word.lower()[:6] for word in words if word[0].isupper() and len(word) >= _SHORT}
    return frozenset(found - credited - _DAYS)


_DAYS = frozenset(name.lower()[:6] for name in (*day_name, *month_name) if name)


def known(actors: Iterable[Actor]) -> list[Actor]:
    """Those of *actors* of whom it is known who they are."""
    return [actor for actor in actors if actor.id and not actor.id.startswith(UNRESOLVED)]


def side(actor: Actor) -> str:
    """Id of the party *actor* speaks for, the actor's own id if for nobody else."""
    return slug(actor.party) if actor.party else actor.id
