"""Which figures make one series: nothing is lined up that the reports' words do not join."""

from __future__ import annotations

from stateofplay.compare import Count, compare, series_of
from stateofplay.compare.days import had_counted
from stateofplay.compare.figures.revisions import load_data
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Figure, Reality
from tests.unit.compare.made import figure

MINISTRY = "Norland's health ministry"


def found(*entries: Entry) -> list[list[int]]:
    counts = [
        Count(entry.id, entry.report.id, entry.content, entry.attributed_to)
        for entry in entries
        if isinstance(entry.content, Figure)
    ]
    made = series_of(counts, compare(entries))
    return [[int(count.figure.value) for count in each] for each in made]


def test_later_counts_of_one_claimant_are_one_series() -> None:
    first = figure(9200, report="Herald", day=3, by=MINISTRY)
    second = figure(9770, report="Post", day=5, by="the health ministry in Front-run Norland")
    assert found(first, second) == [[9200, 9770]]


def test_tolls_that_nothing_joins_are_apart() -> None:
    one = figure(20, report="Herald", day=3, text="Norland said that 20 of its people had died.")
    other = figure(13, report="Herald", day=3, text="In Southland the flood took 13 lives there.")
    assert found(one, other) == [[20], [13]]


def test_claimants_of_the_same_number_have_a_series_each() -> None:
    one = figure(9200, report="Herald", day=3, by=MINISTRY)
    other = figure(9200, report="Post", day=3, by="The Front")
    assert found(one, other) == [[9200], [9200]]


def test_a_number_without_a_source_joins_no_two_claimants() -> None:
    one = figure(9200, report="Herald", day=3, by=MINISTRY)
    bare = figure(9200, report="Post", day=3, by=None)
    other = figure(9200, report="Wire", day=3, by="The Front")
    assert found(one, bare, other) == [[9200, 9200], [9200]]


def test_a_number_that_one_report_gives_twice_is_one() -> None:
    twice = [figure(40, report="Herald", day=3, text=text) for text in ("40 died.", "It took 40.")]
    assert found(*twice) == [[40, 40]]
    few = [figure(4, report="Herald", day=3, text=text) for text in ("4 died.", "It took 4.")]
    assert found(*few) == [[4], [4]]


def test_what_is_only_feared_is_no_count_of_what_happened() -> None:
    feared = figure(9200, report="Herald", day=3, by=MINISTRY, reality=Reality.POSSIBLE)
    counted = figure(9200, report="Herald", day=3, by=MINISTRY)
    again = figure(9200, report="Post", day=3, by=MINISTRY)
    also_feared = figure(9200, report="Wire", day=3, by=MINISTRY, reality=Reality.POSSIBLE)
    assert found(feared, counted, again) == [[9200], [9200, 9200]]
    assert found(feared, also_feared) == [[9200, 9200]]


def test_the_day_by_which_somebody_had_counted_opens_the_sentence() -> None:
    told = load_data()["had_counted"]
    assert had_counted(told["example"], told["day"])
    assert not had_counted(told["not"], told["day"])
