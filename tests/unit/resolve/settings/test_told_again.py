"""When and where a figure is that its report tells in another sentence, too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from stateofplay.core.judgements import Setting
from stateofplay.core.statements import Figure, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.settings.places import Gazetteer
from stateofplay.resolve.settings.settings import settings

PUBLISHED = date(2023, 11, 8)
TITLE = "12 dead in harbour"


def headline(*sentences: tuple[str, str]) -> Setting | None:
    """Read a report of sentences that each tell 12 or 15 dead on a day; give its headline's."""
    return told(*sentences)[0]


def told(*sentences: tuple[str, str]) -> list[Setting | None]:
    """Give the settings of the headline's figure and of those of the sentences."""
    text = "\n\n".join(words for words, _ in sentences)
    report = Report(source="test", title=TITLE, text=text, published=PUBLISHED)
    counted = [_killed(report, TITLE, None), *(_killed(report, *each) for each in sentences)]
    reading = Reading(
        report=report,
        mentions=(),
        statements=tuple(counted),
        sentences=tuple(each.evidence.span for each in counted),
        engine="test",
    )
    found = {
        each.statement_id: each for each in settings(reading, Gazetteer.load(), Lexicon.load())
    }
    return [found.get(each.id) for each in counted]


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


def test_the_text_may_tell_of_the_day_after_the_report_s_own() -> None:
    found = headline(("Shells killed 12 sailors on Thursday.", "on Thursday"))
    assert found is not None
    assert found.time is not None
    assert found.time.start == date(2023, 11, 9)


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


@pytest.mark.parametrize(
    ("sentences", "day"),
    [
        ([("Shells killed 12 sailors on Sunday.", "on Sunday")], date(2023, 11, 5)),
        ([("Shells killed 12 sailors on 7 October.", "7 October")], date(2023, 10, 7)),
        ([("Shells killed 15 sailors on Sunday.", "on Sunday")], None),
        (
            [
                ("Shells killed 12 sailors on Sunday.", "on Sunday"),
                ("A fire killed 12 on Monday.", "on Monday"),
            ],
            None,
        ),
    ],
)
def test_a_number_told_again_without_its_day_is_of_the_only_day_told(
    sentences: list[tuple[str, str]], day: date | None
) -> None:
    last = told(*sentences, ("Medics spoke of 12 dead sailors.", ""))[-1]
    assert (last.time.start if last is not None and last.time is not None else None) == day
