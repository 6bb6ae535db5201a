"""What a report itself tells as called off, lifted or taken back has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Act
from stateofplay.core.text import Span
from stateofplay.present.brief.lines import Kept, heard_in
from stateofplay.present.brief.turns import load_data, turn_told, turns
from tests.unit.present.brief.told import told

DATA = load_data()


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        *((*example, True) for example in DATA["changes"]),
        *((*example, False) for example in DATA["others"]),
    ],
)
def test_words_that_tell_a_turn(before: str, words: str, expected: bool) -> None:
    assert bool(turn_told(before, words)) == expected


def test_no_form_tells_two_kinds_of_turn() -> None:
    forms = [form for kind in DATA["turned"].values() for form in kind]

    assert len(forms) == len(set(forms))


def turn(
    text: str,
    verb: str,
    about: str,
    *,
    report: str = "Herald",
    day: int = 3,
    who: str = "Norland",
    named: str = "",
) -> Entry:
    """An act of *who*, named by *verb* in *text*, about some of its words."""
    made = told(text, who, report=report, day=day, kind="REJECT", named=named)
    content = made.content
    assert isinstance(content, Act)
    first = 2 + text.index(verb)
    at = 2 + text.index(about)
    content = replace(
        content,
        trigger=Span(first, first + len(verb)),
        about=Span(at, at + len(about)),
    )
    statement = replace(made.statement, content=content)
    return replace(made, statement=statement, trigger=verb, about=about)


def lines(*entries: Entry, latest: date | None = None) -> list[tuple[str, str, int]]:
    kept = Kept(
        entries={each.id: each for each in entries},
        heard=heard_in(entries),
        positions=(),
        comparisons=(),
        since=None,
        leads=tuple(each.id for each in entries),
        latest=latest,
    )
    found = [line for line in turns(kept) if line is not None]
    return [(line.about, line.text, len(line.sources)) for line in found]


CALLED_OFF = turn(
    "Norland abruptly called off the harbour talks with its neighbour.",
    "called off",
    "the harbour talks",
)


def test_what_a_side_called_off_is_told_once_in_the_words_of_a_report() -> None:
    again = turn("Norland scrapped the talks.", "scrapped", "the talks", report="Wire", day=4)

    assert lines(CALLED_OFF, again) == [
        ("Norland", "“abruptly called off the harbour talks with its neighbour” (2023-11-03)", 2)
    ]


def test_what_most_reports_tell_comes_first_and_what_is_of_another_thing_apart() -> None:
    again = turn("Norland scrapped the talks.", "scrapped", "the talks", report="Wire", day=4)
    ban = turn("Norland lifted the ban on salt.", "lifted", "the ban on salt")
    other = turn("Sudland called off the talks.", "called off", "the talks", who="Sudland")

    assert [(who, count) for who, _, count in lines(ban, other, CALLED_OFF, again)] == [
        ("Norland", 2),
        ("Norland", 1),
        ("Sudland", 1),
    ]


@pytest.mark.parametrize(
    ("text", "verb", "about"),
    [
        ("Norland could suspend the trade pact with Sudland.", "suspend", "the trade pact"),
        ("Norland once had suspended the trade pact again.", "suspended", "the trade pact"),
        ("Norland suspended the trade pact in 2009 already.", "suspended", "the trade pact"),
        ("Norland suspended the trade pact ten years ago.", "suspended", "the trade pact"),
        ("Norland signed the trade pact with Sudland.", "signed", "the trade pact"),
    ],
)
def test_what_is_not_done_or_was_long_ago_is_no_change(text: str, verb: str, about: str) -> None:
    assert lines(turn(text, verb, about)) == []


def test_of_something_else_that_was_suspended_no_line_is_made() -> None:
    text = "Norland says that the pact was suspended by its neighbours."

    assert lines(turn(text, "suspended", "the pact")) == []


def test_where_the_fullest_words_begin_otherwise_those_of_another_report_are_told() -> None:
    other = turn(
        "Norland says that she's called off the harbour talks with its neighbour for good.",
        "called off",
        "the harbour talks",
        report="Wire",
        who="she",
        named="Norland",
    )

    assert lines(other) == []
    [(_, text, count)] = lines(other, CALLED_OFF)
    assert (text[:24], count) == ("\u201cabruptly called off the", 2)


def test_two_things_that_share_no_word_but_with_are_two() -> None:
    pact = turn("Norland suspended trade with Sudland.", "suspended", "trade with Sudland")
    rail = turn(
        "Norland suspended railways with Acme.", "suspended", "railways with Acme", report="Wire"
    )

    assert [count for _, _, count in lines(pact, rail)] == [1, 1]


def test_a_year_that_is_just_over_is_of_these_days() -> None:
    text = "Norland suspended the trade pact in December 2022."
    told_late = turn(text, "suspended", "the trade pact")
    told_soon = replace(told_late, report=replace(told_late.report, published=date(2023, 1, 3)))

    assert lines(told_late) == []
    assert len(lines(told_soon)) == 1


def test_an_unsure_act_makes_no_line() -> None:
    unsure = replace(CALLED_OFF, statement=replace(CALLED_OFF.statement, confidence=0.3))

    assert lines(unsure) == []
