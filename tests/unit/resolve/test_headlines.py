"""When and where the figures of a headline are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from stateofplay.core.judgements import Setting
from stateofplay.core.statements import Figure, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.places import Gazetteer
from stateofplay.resolve.settings import settings

PUBLISHED = date(2023, 11, 8)
TITLE = "12 dead in harbour"


def headline(*sentences: tuple[str, str]) -> Setting | None:
    """Read a report of sentences that each tell 12 or 15 dead on a day; give its headline's."""
    text = "\n\n".join(words for words, _ in sentences)
    report = Report(source="test", title=TITLE, text=text, published=PUBLISHED)
    told = [_killed(report, TITLE, None), *(_killed(report, *each) for each in sentences)]
    reading = Reading(
        report=report,
        mentions=(),
        statements=tuple(told),
        sentences=tuple(each.evidence.span for each in told),
        engine="test",
    )
    found = {each.statement_id: each for each in settings(reading, Gazetteer.load())}
    return found.get(told[0].id)


def _killed(report: Report, sentence: str, day: str | None) -> Statement:
    start = report.full_text.index(sentence)
    value = 12 if "12" in sentence else 15
    number = start + sentence.index(str(value))
    when = start + sentence.index(day) if day else 0
    return Statement(
        content=Figure(trigger=Span(number, number + 2), measure="killed", value=Decimal(value)),
        evidence=cite(report, Span(start, start + len(sentence))),
        time=Span(when, when + len(day)) if day else None,
        found_by="test",
    )


def test_a_headline_s_number_is_of_the_day_that_the_text_tells() -> None:
    found = headline(("Shells killed 12 sailors on Sunday.", "on Sunday"))
    assert found is not None
    assert found.time is not None
    assert found.time.start == date(2023, 11, 5)


@pytest.mark.parametrize(
    "sentences",
    [
        [("Shells killed 15 sailors on Sunday.", "on Sunday")],
        [("The fire of 3 May killed 12.", "3 May")],
        [
            ("Shells killed 12 sailors on Sunday.", "on Sunday"),
            ("A fire killed 12 on Monday.", "on Monday"),
        ],
    ],
)
def test_another_number_or_two_days_tell_nothing_of_it(sentences: list[tuple[str, str]]) -> None:
    assert headline(*sentences) is None
