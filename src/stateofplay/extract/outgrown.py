"""The number that was told before another ("rose to 57 from 40 a day earlier"), and its day."""

from __future__ import annotations

import re
from functools import cache

from stateofplay.core.text import Span
from stateofplay.extract.figures.numbers import find_numbers
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.wordlists import wordlists

_BETWEEN = re.compile(r"(?: [a-z]+)?,? (?:on |by |in )?")
"""Between such a number and its day: "from 40 dead on Monday"."""

_BEHIND = re.compile(r" (?:on |in |for |as of )?")


def is_before(text: str) -> bool:
    """Say whether *text*, that of a sentence up to a number, tells that it was told before."""
    return _from().search(text) is not None


def day_of(parsed: Parsed, number: Span) -> Span | None:
    """Give the words of time right behind a number told before; None if it has no day."""
    sentence = parsed.sentence_at(number)
    text = parsed.report.full_text
    if not is_before(text[sentence.start : number.start]):
        return None
    for timex in parsed.times_within(sentence):
        if timex.span.start >= number.end and _BETWEEN.fullmatch(
            text[number.end : timex.span.start]
        ):
            return timex.span
    return None


def own_day(parsed: Parsed, number: Span) -> Span | None:
    """Give the words of time that a number has right behind it, of several in its sentence.

    "Exports were worth $3 billion in June and $5 billion in July."
    """
    times = parsed.times_within(parsed.sentence_at(number))
    if len(times) < 2:
        return day_of(parsed, number)
    text = parsed.report.full_text
    own = (one.span for one in times if _BEHIND.fullmatch(text[number.end : one.span.start]))
    return next(own, None) or day_of(parsed, number)


def has_day(parsed: Parsed, time: Span) -> bool:
    """Say whether *time* is the day of a number told before, and so of nothing else."""
    sentence = parsed.sentence_at(time)
    text = parsed.report.full_text[sentence.start : time.start]
    if _from(anywhere=True).search(text) is None:
        return False
    numbers = find_numbers(text + parsed.report.full_text[time.start : time.end])
    spans = [each.span for each in numbers if each.span.end <= len(text)]
    if not spans or not _BETWEEN.fullmatch(text[spans[-1].end :]):
        return False
    return is_before(text[: spans[-1].start])


@cache
def _from(*, anywhere: bool = False) -> re.Pattern[str]:
    moved = "|".join(map(re.escape, sorted(wordlists("setting")["moved"])))
    end = r"\b" if anywhere else r" (?:the |its )?\Z"
    return re.compile(
        rf"\b(?:{moved})\b(?:(?! and )(?:[^.;]|\.(?=\d))){{0,60}}?\bfrom{end}", re.IGNORECASE
    )
