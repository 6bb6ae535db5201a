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


def profile(report: str, title: str, text: str, published: date | None) -> Profile:
    """Make the profile of a report from its text alone."""
    heading = Counter(form for _, form in words_of(title))
    counts, lead, named = _count(text)
    counts.update(heading)
    lead.update(heading)
    names = weighted({word: counts[word] for word in named})
    ranked = sorted(names, key=lambda word: (-names[word], word))
    beginning = f"{title}\n{text[:_BEGINNING]}"
    return Profile(
        report=report,
        day=published,
        size=counts.total(),
        words=weighted(counts),
        names=names,
        title=weighted(heading),
        lead=weighted(lead),
        telling=tuple(ranked[:_TELLING]),
        days=frozenset(_days(text, published)) if published else frozenset(),
        ages=frozenset(_ages(beginning)),
        hours=frozenset(_HOUR.findall(beginning)),
        addresses=frozenset(_ADDRESS.findall(beginning)),
    )


def profile_of(entries: Iterable[Entry]) -> Profile:
    """Make the profile of the report that *entries*, at least one, stand in.

    Its text is their sentences, each once, in the order of the report.
    """
    found = list(entries)
    cited = [entry.statement.evidence for entry in found]
    sentences = {evidence.span.start: evidence.exact for evidence in cited}
    header = found[0].report
    text = "\n".join(sentences[start] for start in sorted(sentences))
    return profile(header.id, header.title, text, header.published)


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
