"""When an act was that is told of a government which was over on the day of its report.

"The Stone administration refused" is, in a report of after her term, no news: it lies within that
term. So does what "President Stone" did, where a report tells nowhere that she is a former one:
what a former president does today is told of a former president.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stateofplay.core.judgements import Interval
from stateofplay.core.statements import Act, Mention, Reality, Statement
from stateofplay.core.text import Report
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.offices import called_after, governs
from stateofplay.resolve.reference.tables import Leader


def term_over(report: Report, statement: Statement, lexicon: Lexicon) -> Interval | None:
    """Give the days of the terms within which an act lies; None if they may last.

    Args:
        report: Its report.
        statement: One that tells no time.
        lexicon: Who held which office when.
    """
    act, day = statement.content, report.published
    if not isinstance(act, Act) or act.reality is not Reality.ACTUAL or day is None:
        return None
    for actor in act.actors:
        terms = [fact for fact in _terms(report, actor, lexicon) if fact.start < day]
        ends = [fact.end for fact in terms if fact.end is not None and fact.end < day]
        if terms and len(ends) == len(terms):
            return _within(min(fact.start for fact in terms), max(ends), actor.exact)
    return None


def _within(start: date, end: date, words: str) -> Interval:
    return Interval(start=start, end=end, text=words, value=f"{start}/{end}")


def _terms(report: Report, actor: Mention, lexicon: Lexicon) -> Iterator[Leader]:
    """The terms of who is meant by "the Stone administration", "Stone" of "President Stone"."""
    *before, last = actor.exact.casefold().replace("\u2019", "'").split()
    office = called_after(last)
    if office is not None:
        names = {word.removesuffix("'s") for word in before}
        for name in names & lexicon.leaders.keys():
            yield from (fact for fact in lexicon.leaders[name] if fact.office == office)
        return
    for fact in lexicon.leaders.get(last, ()):
        if governs(fact.office) and _is_called(report.full_text, fact):
            yield fact


def _is_called(text: str, fact: Leader) -> bool:
    """Whether a report calls somebody by the office, and nowhere a former holder."""
    named = rf"{fact.office} (?:[\w.]+ ){{0,2}}{fact.name.split()[-1]}\b"
    called = re.search(rf"\b{named}", text, re.IGNORECASE) is not None
    return called and re.search(rf"\b(?:former|ex-?) ?(?:\w+ )?{named}", text, re.I) is None
