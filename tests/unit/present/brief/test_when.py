"""Since when a position is held, as the brief says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stateofplay.compare import positions
from stateofplay.compare.days import is_background
from stateofplay.core.judgements import Entry, Interval
from stateofplay.present.brief.lines import Kept, heard_in
from stateofplay.present.brief.positions import wishes
from stateofplay.present.brief.when import since
from tests.unit.compare.made import act

TODAY = act("REQUEST", "Arcadia", report="Wire")
LAW = Interval(start=date(1992, 1, 1), end=date(1992, 12, 31), text="in 1992", value="1992")
AUGUST = Interval(
    start=date(2023, 9, 1), end=date(2023, 9, 30), text="in September", value="2023-09"
)
ONCE = Interval(start=None, end=None, text="previously", value="PAST_REF")
EXACT = Interval(start=date(1992, 5, 4), end=date(1992, 5, 4), text="then", value="1992-05-04")


def told_of(entry: Entry, time: Interval) -> Entry:
    return replace(entry, time=time)


def shown(*entries: Entry) -> list[str]:
    kept = Kept(
        entries={entry.id: entry for entry in entries},
        heard=heard_in(entries),
        positions=positions(entries),
        comparisons=(),
        since=None,
    )
    return [f"{line.about} {line.text}" for group in wishes(kept).groups for line in group.lines]


def test_what_lies_far_before_its_report_is_background() -> None:
    assert is_background(told_of(TODAY, LAW))
    assert is_background(told_of(TODAY, ONCE))
    assert not is_background(told_of(TODAY, AUGUST))
    assert not is_background(TODAY)


def test_a_stance_of_long_ago_is_told_with_its_year_and_of_months_with_their_name() -> None:
    [old] = positions([told_of(TODAY, LAW)])
    [month] = positions([told_of(TODAY, AUGUST)])
    [day] = positions([told_of(TODAY, EXACT)])

    assert since(old, [told_of(TODAY, LAW)]) == " (in 1992)"
    assert since(month, [told_of(TODAY, AUGUST)]) == " (since September 2023)"
    assert since(day, [told_of(TODAY, EXACT)]) == " (since 1992-05-04)"


def test_what_is_only_recalled_stands_behind_what_is_told_of_these_days() -> None:
    old = told_of(act("REQUEST", "Sudland", report="Herald"), LAW)
    others = [act("AGREE", "Sudland", report=name, text=f"{name} tells it.") for name in ("A", "B")]

    assert shown(told_of(TODAY, LAW), old)[0].startswith("Arcadia")  # by the alphabet
    assert shown(told_of(TODAY, LAW), *others)[-1] == "Arcadia asks for it (in 1992)"
