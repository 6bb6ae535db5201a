"""When and where: one setting for each statement whose words say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from stateofplay.core.judgements import Interval, Place, Setting
from stateofplay.core.statements import Mention, MentionKind, Reading, Reality, Statement
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.settings.offices_over import term_over
from stateofplay.resolve.settings.places import Gazetteer
from stateofplay.resolve.settings.scenes import scene
from stateofplay.resolve.settings.times import interval_at, is_of_telling
from stateofplay.resolve.settings.told_again import told_again
from stateofplay.timex import Timex, find_timexes

_WITHIN = re.compile(r"\b(?:in|near|at|across|of|around|from) (?:the )?\Z", re.IGNORECASE)
"""Before the name of a place in which another lies; not before one that acts."""

_WRITTEN_THERE = 2
"""Mentions that a dateline is worth."""


def settings(reading: Reading, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[Setting, ...]:
    """Settle the time and place of a report's statements, in order.

    A statement whose words give neither has no setting. Nothing is taken from the day of
    publication alone: when a report appeared is not when something happened.
    """
    countries = _countries(reading, gazetteer)
    times = _Times(reading, lexicon)
    found = [
        setting
        for statement in reading.statements
        if (setting := _setting(reading, statement, gazetteer, countries, times)) is not None
    ]
    told = {each.statement_id: each for each in found}
    told |= {each.statement_id: each for each in told_again(reading, found)}
    ids = dict.fromkeys(statement.id for statement in reading.statements)
    return tuple(told[each] for each in ids if each in told)


class _Times:
    """The expressions of time of one report, read when the first is asked for."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._report = reading.report
        self._lexicon = lexicon

    @cached_property
    def _told(self) -> tuple[Timex, ...]:
        return find_timexes(self._report.full_text, self._report.published)

    @cached_property
    def _ahead(self) -> tuple[Timex, ...]:
        return find_timexes(self._report.full_text, self._report.published, ahead=True)

    def of(self, statement: Statement) -> Interval | None:
        """Settle when; what is only possible lies ahead unless the words tell otherwise."""
        report = self._report
        if statement.time is None:
            return term_over(report, statement, self._lexicon)
        ahead = getattr(statement.content, "reality", None) is Reality.POSSIBLE
        ahead = ahead and not is_of_telling(report.full_text, statement.time)
        timexes = self._ahead if ahead else self._told
        return interval_at(report.full_text, statement.time, timexes, report.published)


def _setting(
    reading: Reading,
    statement: Statement,
    gazetteer: Gazetteer,
    countries: tuple[str, ...],
    times: _Times,
) -> Setting | None:
    time = times.of(statement)
    place = _place(reading, statement, gazetteer, countries)
    if time is None and place is None:
        return None
    return Setting(
        statement_id=statement.id,
        time=time,
        place=place,
        reasons=tuple(_reasons(reading, time, place)),
    )


def _place(
    reading: Reading, statement: Statement, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> Place | None:
    mention = statement.place
    if mention is None:
        return None
    found = _found(mention, gazetteer, countries)
    if mention.kind is not MentionKind.PLACE:  # taken for a person, behind "in"
        return found if found is not None and found.lat is not None else None
    wanted = gazetteer.described.get(mention.head)
    if found is not None and found.kind is None and wanted is not None:
        found = None  # "the Norlandish town" names no town
    if found is not None and found.country is None and found.kind is None:
        return replace(found, country=_only_country(reading, mention, gazetteer))
    if wanted is None or found is not None or not _stands_alone(reading, mention):
        return found
    return scene(reading, mention, wanted, lambda m: _found(m, gazetteer, countries))


def _found(mention: Mention, gazetteer: Gazetteer, countries: tuple[str, ...]) -> Place | None:
    return gazetteer.find(mention.exact, _nearest_first(mention, gazetteer, countries))


def _stands_alone(reading: Reading, mention: Mention) -> bool:
    """Whether "the town" stands for one named before, not "a town" or "the town of Norport"."""
    follows = reading.report.full_text[mention.span.end : mention.span.end + 4]
    return mention.exact.lower().startswith("the ") and follows != " of "


def _only_country(reading: Reading, mention: Mention, gazetteer: Gazetteer) -> str | None:
    """The country of the other places in the sentence, if it is one."""
    text = reading.report.full_text
    codes = {
        place.country
        for other in reading.mentions
        if other.kind is MentionKind.PLACE
        and other.sentence == mention.sentence
        and _WITHIN.search(text[max(0, other.span.start - 12) : other.span.start])
        and not other.span.overlaps(mention.span)
        and (place := gazetteer.find(other.exact)) is not None
        and place.country is not None
    }
    return codes.pop() if len(codes) == 1 else None


def _nearest_first(
    mention: Mention, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[str, ...]:
    """Put the country that the mention itself names ("Aleppo, Syria") before the report's."""
    own = gazetteer.country(mention.owner) if mention.owner else None
    return (own, *countries) if own else countries


def _countries(reading: Reading, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Countries the report speaks of, the likeliest first.

    Each state and region named counts, each town that can be one only, and the place where the
    report was written.
    """
    named: Counter[str] = Counter()
    for mention in reading.mentions:
        if mention.kind is not MentionKind.PLACE:
            continue
        code = gazetteer.country(mention.exact)
        if code is None and (place := gazetteer.find(mention.exact)) is not None:
            code = place.country
        if code is not None:
            named[code] += 1
    match = gazetteer.dateline.match(reading.report.text[:120])
    if match is not None and (place := gazetteer.find(match["place"].title())) is not None:
        named[place.country or ""] += _WRITTEN_THERE if place.country else 0
    return tuple(code for code, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])))


def _reasons(reading: Reading, time: Interval | None, place: Place | None) -> Iterator[str]:
    if time is not None:
        day = reading.report.published
        yield f"{time.text!r}, report of {day.isoformat() if day else 'no known day'}"
    if place is not None and place.lat is not None:
        yield f"GeoNames: {place.name}, {place.country}"
    elif place is not None:
        yield f"{place.name}: no point ({place.kind or 'not settled'})"
