"""Words for how far a run has come."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from stateofplay.pipeline import Progress
from stateofplay.present.commands.progress import Rate, shown


def state(
    new: int, *, seen: int = 20, all_seen: bool = True, known: int = 0, failed: int = 0
) -> Progress:
    return Progress(
        source="x",
        seen=seen,
        all_seen=all_seen,
        new=new,
        known=known,
        lost=0,
        statements=new * 3,
        failed=failed,
    )


def test_rate_and_time_left_come_from_what_was_read() -> None:
    times = iter([100.0, 100.0, 104.0])
    rate = Rate(lambda: next(times))

    rate.words(state(0, known=2))
    words = rate.words(state(8, known=2))

    assert words == "10 of 20 reports, 24 statements, 2.0 a second, 5 s left"


def test_no_time_is_told_while_the_number_is_not_known() -> None:
    times = iter([100.0, 100.0, 104.0])
    rate = Rate(lambda: next(times))

    rate.words(state(0, all_seen=False))

    words = rate.words(state(8, all_seen=False))
    assert words == "8 of 20 or more reports, 24 statements, 2.0 a second"


def test_a_source_that_is_missing_is_no_report() -> None:
    assert Rate().words(state(1, seen=2, failed=3)) == "1 of 2 reports, 3 statements, 3 problems"


def test_short_runs_print_nothing_where_there_is_no_terminal() -> None:
    out = Console(file=StringIO())

    with shown(out) as show:
        show(state(1))

    assert isinstance(out.file, StringIO)
    assert out.file.getvalue() == ""
