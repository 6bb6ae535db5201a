"""Where the reports of a ledger fall far apart, a page says so and tells the latest first."""

from __future__ import annotations

from datetime import date, timedelta

from stateofplay.present.brief.chapters import chapters, told

SPRING = [date(2031, 4, 15), date(2031, 4, 16), date(2031, 5, 2)]
AUTUMN = [date(2031, 10, 9), date(2031, 10, 11), date(2031, 10, 11)]


def test_reports_far_apart_are_chapters_the_latest_told_first() -> None:
    found = chapters([*AUTUMN, *SPRING])

    assert [(each.first, each.last, each.reports) for each in found] == [
        (date(2031, 4, 15), date(2031, 5, 2), 3),
        (date(2031, 10, 9), date(2031, 10, 11), 3),
    ]
    assert told(found) == (
        "They fall far apart: 9-11 October 2031 (3 reports), 15 April to 2 May 2031 (3 reports)."
        " What is latest stands first."
    )


def test_reports_with_short_pauses_are_one_chapter_of_which_nothing_is_said() -> None:
    weekly = [date(2031, 1, 1) + timedelta(days=7 * week) for week in range(52)]

    assert told(chapters(weekly)) == ""
    assert told(chapters([])) == ""


def test_a_chapter_of_one_day_or_over_a_new_year() -> None:
    found = chapters([date(2030, 12, 30), date(2031, 1, 2), date(2032, 6, 7)])

    assert "7 June 2032 (1 report), 30 December 2030 to 2 January 2031 (2 reports)" in told(found)
