"""A report as the story model sees it: words, names, days, ages, hours and addresses of its text.

Only title, text and day of publication are used; no reading is needed. Of entries, the text is
the sentences in which statements stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from stateofplay.compare.stories.words import WORD, weighted, words_of
from stateofplay.core.judgements import Entry
from stateofplay.datafiles import read_mapping

DATA = "stories.yml"
LEAD = 80
"""Words of the text that count as its lead."""

_TELLING = 12
_SENTENCE = re.compile(r"(?<=[.!?\u201d\"])\s+|\n+")
_HEADLINE = 0.6
_ACRONYM = 5
_BEGINNING = 6000
_HOUR = re.compile(r"\b\d{1,2}:\d\d\b")
_ADDRESS = re.compile(r"\b(\d{3,5}) (?:block|[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted and found in the text of a report: all that its `Profile` follows from.

    Attributes:
        report: Its id.
        day: Day of publication.
        words: How often each word of title and text stands there.
        names: The names among them.
        title: The same of the title alone.
        lead: The same of the title and of the beginning.
        days: Days that the text names, by weekday or by date.
        ages: Ages that it names; hours of the clock and numbers of houses likewise.
    """

    report: str
    day: date | None
    words: Mapping[str, int]
    names: tuple[str, ...]
    title: Mapping[str, int]
    lead: Mapping[str, int]
    days: tuple[date, ...]
    ages: tuple[str, ...]
    hours: tuple[str, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is compared of a report to tell whether it is on the story of another one.

    Attributes:
        report: Its id.
        day: Day of publication.
        size: Number of words.
        words: All words, weighted (see `words.weighted`).
        names: The names among them.
        title: Those of the title.
        lead: Those of the title and of the beginning.
        telling: The names that tell most.
        days: Days that the text names, by weekday or by date.
        ages: Ages that it names; hours of the clock and numbers of houses likewise.
        counted: What it was made from.
    """

    report: str
    day: date | None
    size: int
    words: Mapping[str, float]
    names: Mapping[str, float]
    title: Mapping[str, float]
    lead: Mapping[str, float]
    telling: tuple[str, ...]
    days: frozenset[date]
    ages: frozenset[str]
    hours: frozenset[str]
    addresses: frozenset[str]
    counted: Counted


def profile(report: str, title: str, text: str, published: date | None) -> Profile:
    """Make the profile of a report from its text alone."""
    return weighed(counted(report, title, text, published))


def counted(report: str, title: str, text: str, published: date | None) -> Counted:
    """Count the words of a report, and find what else its profile is made from."""
    heading = Counter(form for _, form in words_of(title))
    counts, lead, named = _count(text)
    counts.update(heading)
    lead.update(heading)
    beginning = f"{title}\n{text[:_BEGINNING]}"
    return Counted(
        report=report,
        day=published,
        words=dict(counts),
        names=tuple(named),
        title=dict(heading),
        lead=dict(lead),
        days=tuple(sorted(set(_days(text, published)))) if published else (),
        ages=tuple(sorted(set(_ages(beginning)))),
        hours=tuple(sorted(set(_HOUR.findall(beginning)))),
        addresses=tuple(sorted(set(_ADDRESS.findall(beginning)))),
    )


def weighed(found: Counted) -> Profile:
    """Make the profile of a report from what was counted in it."""
    names = weighted({word: found.words[word] for word in found.names})
    ranked = sorted(names, key=lambda word: (-names[word], word))
    return Profile(
        report=found.report,
        day=found.day,
        size=sum(found.words.values()),
        words=weighted(found.words),
        names=names,
        title=weighted(found.title),
        lead=weighted(found.lead),
        telling=tuple(ranked[:_TELLING]),
        days=frozenset(found.days),
        ages=frozenset(found.ages),
        hours=frozenset(found.hours),
        addresses=frozenset(found.addresses),
        counted=found,
    )


def profile_of(entries: Iterable[Entry]) -> Profile:
    """Make the profile of the report that *entries*, at least one, stand in."""
    return weighed(counted_of(entries))


def counted_of(entries: Iterable[Entry]) -> Counted:
    """Count the words of the report that *entries*, at least one, stand in.

    Its text is their sentences, each once, in the order of the report.
    """
    found = list(entries)
    cited = [entry.statement.evidence for entry in found]
    sentences = {evidence.span.start: evidence.exact for evidence in cited}
    header = found[0].report
    text = "\n".join(sentences[start] for start in sorted(sentences))
    return counted(header.id, header.title, text, header.published)


def _count(text: str) -> tuple[Counter[str], Counter[str], list[str]]:
    """Count all words and those of the lead, and tell which are names.

    A name is a word that stands with a capital within sentences more often than without.
    """
    counts: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for sentence in _SENTENCE.split(text):
        words = list(words_of(sentence))
        forms = [form for _, form in words]
        if (room := LEAD - counts.total()) > 0:
            lead.update(forms[:room])
        counts.update(forms)
        within = sum(written[0].isupper() for written, _ in words) < _HEADLINE * len(words)
        for place, (written, form) in enumerate(words):
            if written[0].islower():
                small[form] += 1
            elif place and within and written[0].isupper() and _is_name(written):
                capital[form] += 1
    times = _calendar()
    named = [form for form, count in capital.items() if count > small[form] and form not in times]
    return counts, lead, named


def _is_name(written: str) -> bool:
    return not written.isupper() or len(written) <= _ACRONYM


def _days(text: str, published: date) -> Iterable[date]:
    """Give the days that weekdays and dates name: the last one up to publication."""
    calendar = _calendar()
    words = WORD.findall(text)
    for place, word in enumerate(words):
        if not word[0].isupper() or (number := calendar.get(word.lower())) is None:
            continue
        if number < 0:
            yield published - timedelta(days=(published.weekday() + number + 1) % 7)
        elif place + 1 < len(words) and words[place + 1].isdigit():
            yield from _dated(published, number, int(words[place + 1]))


def _dated(published: date, month: int, day: int) -> Iterable[date]:
    for year in (published.year, published.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= published + timedelta(days=1):
            yield found
            return


def _ages(text: str) -> Iterable[str]:
    numbers = {str(word): str(place + 1) for place, word in enumerate(load_data()["numbers"])}
    for match in _age().finditer(text):
        found = next(group for group in match.groups() if group)
        yield numbers.get(found.lower(), found)


@cache
def _age() -> re.Pattern[str]:
    numbers = "|".join(map(str, load_data()["numbers"]))
    forms = (
        r"\b(\d{1,2})[- ]years?[- ]old",
        r", (\d{1,2}),",
        r"\baged? (\d{1,2})\b",
        rf"\b({numbers})-year-old",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _calendar() -> dict[str, int]:
    """Months by number from 1; weekdays by -1 (Monday) to -7."""
    data = load_data()
    days = {str(word): -1 - place for place, word in enumerate(data["weekdays"])}
    months = {str(form): place + 1 for place, forms in enumerate(data["months"]) for form in forms}
    return days | months


def load_data() -> dict[str, Any]:
    """Read ``stories.yml`` as it is."""
    return _data()


@cache
def _data() -> dict[str, Any]:
    return read_mapping("stateofplay.compare", "data", DATA)
