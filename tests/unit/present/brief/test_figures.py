"""The brief's figures: tolls first, then what several reports tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from stateofplay.compare import compare, positions
from stateofplay.core.judgements import Comparison, Entry, Interval, Relation
from stateofplay.core.measures import HAPPENED, TOLLS
from stateofplay.core.statements import Bound, Figure
from stateofplay.core.text import Span
from stateofplay.present.brief.figures import figures, sides, tolls, weight
from stateofplay.present.brief.lines import Heard, Kept, heard_in
from tests.unit.compare.made import act, actor, figure


def told(*entries: Entry) -> list[str]:
    """What each line counts, and the number told last."""
    kept = Kept(
        entries={entry.id: entry for entry in entries},
        heard=heard_in(entries),
        positions=positions(entries),
        comparisons=compare(entries),
        since=None,
        figures=tuple(entry.id for entry in entries if isinstance(entry.content, Figure)),
    )
    return [line.text.split(" (2023")[0] for line in figures(kept) if line is not None]


def count(value: int, measure: str, **also: Any) -> Entry:
    return figure(value, of=f"{measure} ones", measure=measure, **also)


def test_tolls_come_before_larger_counts_of_anything_else_the_gravest_first() -> None:
    found = told(
        count(900_000, "money"),
        count(7_000, "displaced"),
        count(40, "killed"),
        count(15_000, "troops"),
        count(90, "injured"),
    )

    assert found == [
        "killed ones killed: 40",
        "injured ones injured: 90",
        "displaced ones displaced: 7,000",
        "money ones: 900,000",
        "troops ones (troops): 15,000",
    ]


def test_a_toll_that_goes_back_to_an_old_year_comes_behind_those_of_these_days() -> None:
    since = count(40_000, "killed")
    evidence = replace(since.statement.evidence, exact="The revolt has killed 40,000 since 1984.")
    since = replace(since, statement=replace(since.statement, evidence=evidence))

    assert told(since, count(30, "injured")) == [
        "injured ones injured: 30",
        "killed ones killed: 40,000",
    ]


def test_of_what_is_no_toll_the_story_comes_before_what_is_larger() -> None:
    def worded(entry: Entry, sentence: str) -> Entry:
        evidence = replace(entry.statement.evidence, exact=sentence)
        return replace(entry, statement=replace(entry.statement, evidence=evidence))

    story = "The harbourmaster moored {} trawlers at the quay of Elmstead."
    found = told(
        worded(count(9_000_000, "troops"), "Zembia painted nine million lighthouses yellow."),
        worded(count(20, "weapons"), story.format("twenty")),
        worded(act("AID", actor("Arcadia", "Arcadia"), None, report="Wire"), story.format("some")),
    )

    assert [line.rpartition(": ")[2] for line in found] == ["20", "9,000,000"]


def test_a_toll_is_not_crowded_out_by_more_of_one_kind() -> None:
    found = told(
        *(figure(500 + n, of=f"band {n}", measure="killed", day=n) for n in range(3, 7)),
        count(30, "missing"),
    )

    assert found[:2] == ["band 6 killed: 506", "missing ones missing: 30"]


def test_what_several_reports_tell_comes_before_other_counts_but_tolls() -> None:
    found = told(
        count(12_000, "troops"),
        count(300, "aid", day=3),
        count(300, "aid", day=3, report="Wire"),
        count(8, "killed"),
    )

    assert [each.split(":")[0] for each in found] == [
        "killed ones killed",
        "aid ones (aid)",
        "troops ones (troops)",
    ]


def test_the_count_of_a_side_is_not_preferred_to_that_of_others() -> None:
    acts = [act("REJECT", "Norland", report=f"Paper {n}") for n in range(4)]
    own = count(900, "killed", by="Norland")
    own = replace(own, attributed_to=(actor("Norland", "Norland"),))
    monitor = figure(500, of="villagers", measure="killed", by="war monitor")

    assert told(own, monitor, *acts)[0] == "villagers killed: 500"


def test_sides_are_those_of_whose_acts_many_reports_tell() -> None:
    heard = Heard(
        reports=(("Monitor", 2), ("Norland", 20), ("Sudland", 5)), topical=(), statements=9
    )

    assert sides(heard) == {"Norland", "Sudland"}


def test_a_number_comes_before_dozens() -> None:
    number, words = figure(16), figure(24, bound=Bound.VAGUE)

    assert weight(number, ()) < weight(words, ())


def test_tolls_are_measures_of_what_happens_to_people() -> None:
    assert set(tolls()) == TOLLS <= HAPPENED


def test_the_dead_of_an_older_clash_keep_its_year_and_not_the_day_of_the_report() -> None:
    year = Interval(start=date(2010, 1, 1), end=date(2010, 12, 31), text="2010", value="2010")
    old = replace(count(4, "killed"), time=year)
    kept = Kept(
        entries={old.id: old},
        heard=heard_in([old]),
        positions=positions([old]),
        comparisons=compare([old]),
        since=None,
        figures=(old.id,),
    )

    assert [line.text for line in figures(kept) if line] == ["killed ones killed: 4 (2010)"]


def lines(*entries: Entry) -> list[str]:
    kept = Kept(
        entries={entry.id: entry for entry in entries},
        heard=heard_in(entries),
        positions=(),
        comparisons=compare(entries),
        since=None,
        figures=tuple(entry.id for entry in entries),
    )
    return [line.text for line in figures(kept) if line]


def test_a_number_that_is_no_toll_stands_with_the_words_around_it() -> None:
    text = "21 percent more: Norland raised its duties on 500 ships of Sudland on Friday."
    told_by = figure(500, of="ships", measure="other", text=text)
    span = Span(2 + text.index("500"), 2 + text.index("500") + 3)
    statement = replace(told_by.statement, content=replace(told_by.content, trigger=span))
    entry = replace(told_by, statement=statement)

    words = "Norland raised its duties on 500 ships of Sudland on Friday"
    assert lines(entry) == [f"ships: 500 (2023-11-03): “{words}”"]


def test_numbers_of_nothing_and_dozens_by_nobody_make_no_line() -> None:
    nothing = figure(500, of="goods", measure="other", by=None)
    dozens = figure(24, of="jobs", measure="displaced", bound=Bound.VAGUE, by=None)
    moved = figure(60, of="people", measure="displaced", by=None)
    offended = figure(1, of="Ada Stone", measure="injured", by=None)

    assert lines(nothing, dozens, moved, offended) == []
    assert len(lines(figure(60, of="people", measure="killed", by=None))) == 1


def test_what_a_question_holds_makes_a_line_only_where_somebody_vouches_for_it() -> None:
    question = "Was it this war, which killed a million villagers?"

    assert told(figure(1_000_000, text=question, by=None), count(30, "injured")) == [
        "injured ones injured: 30"
    ]
    assert len(told(figure(1_000_000, text=question, by="Red Aid"))) == 1


def test_a_handful_of_money_by_nobody_makes_no_line() -> None:
    def sum_of(value: int) -> Entry:
        found = count(value, "money", by=None)
        content = replace(found.content, unit="USD")
        return replace(found, statement=replace(found.statement, content=content))

    assert told(sum_of(1)) == []
    assert len(told(sum_of(2_000_000))) == 1


def test_a_sum_that_became_another_is_in_one_line_with_all_that_tell_either() -> None:
    def sum_of(billions: int, report: str) -> Entry:
        made = figure(billions * 10**9, of="steel", measure="money", report=report, by=None)
        content = replace(made.content, unit="$")
        return replace(made, statement=replace(made.statement, content=content))

    told = [sum_of(3, "A"), sum_of(4, "B"), sum_of(3, "C"), sum_of(4, "D"), sum_of(3, "E")]
    became = Comparison(
        topic="steel",
        relation=Relation.UPDATES,
        kind="figure",
        summary="",
        reasons=(),
        statements=(told[2].id, told[3].id),
        reports=("C", "D"),
    )
    kept = Kept(
        entries={entry.id: entry for entry in told},
        heard=heard_in(told),
        positions=(),
        comparisons=(became,),
        since=None,
        figures=tuple(entry.id for entry in told),
    )

    [line] = figures(kept)

    assert line is not None
    assert len(line.sources) == 5


def test_one_sum_of_one_thing_is_one_line_however_it_is_told() -> None:
    sums = [
        replace(each, statement=replace(each.statement, content=replace(each.content, unit="$")))
        for each in (
            figure(3_000_000_000, of=of, measure="money", report=report, day=day, by=None)
            for of, report, day in (("steel goods", "Herald", 3), ("goods of steel", "Wire", 29))
        )
    ]

    [line] = lines(*sums)

    assert line.endswith("$3bn (2023-11-03), in 2 reports")
