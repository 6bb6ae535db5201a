"""Counts of one claimant over time: what follows, corrects or contradicts what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stateofplay.compare import compare
from stateofplay.compare.facts import fact_of
from stateofplay.compare.figures import claimants, revisions
from stateofplay.core.judgements import Comparison, Entry, Interval, Relation
from stateofplay.core.statements import Bound
from stateofplay.core.text import Span
from tests.unit.compare.made import actor, figure

MINISTRY = "Norland's health ministry"
IN_OTHER_WORDS = "the health ministry in Front-run Norland"

_NAMES = claimants.load_data()


def between(entries: list[Entry]) -> list[Comparison]:
    return [g for g in compare(entries) if g.relation is not Relation.ONLY]


@pytest.mark.parametrize("pair", _NAMES["same"])
def test_names_of_one_claimant(pair: list[str]) -> None:
    one, other = (claimants.claimant(actor(name)) for name in pair)
    assert one.is_same(other)
    assert other.is_same(one)


@pytest.mark.parametrize("pair", _NAMES["other"])
def test_names_of_two_claimants(pair: list[str]) -> None:
    one, other = (claimants.claimant(actor(name)) for name in pair)
    assert not one.is_same(other)
    assert not other.is_same(one)


@pytest.mark.parametrize("kind", ["corrected", "risen", "rival", "later", "withdrawn"])
def test_words_of_revision(kind: str) -> None:
    entry = revisions.load_data()[kind]
    assert revisions.says(kind, entry["example"])
    assert not revisions.says(kind, entry["not"])


def test_a_ministry_in_two_wordings_is_one_series() -> None:
    entries = [
        figure(9200, report="Herald", day=3, by=MINISTRY),
        figure(9770, report="Post", day=5, by=IN_OTHER_WORDS),
    ]
    [group] = between(entries)
    assert group.relation is Relation.UPDATES
    assert "9,200 (2023-11-03) became 9,770 (2023-11-05)" in group.summary


def test_a_young_toll_of_one_claimant_may_grow_by_more_than_half() -> None:
    [group] = between([figure(112, report="Herald", day=3), figure(171, report="Post", day=4)])
    assert group.relation is Relation.UPDATES
    assert "112 (2023-11-03) became 171 (2023-11-04)" in group.summary


def test_as_far_apart_numbers_of_two_claimants_are_not_compared() -> None:
    entries = [
        figure(112, report="Herald", day=3, by="rescuers"),
        figure(171, report="Post", day=4, by="ministry"),
    ]
    assert between(entries) == []


def test_a_toll_that_more_than_doubles_is_not_compared() -> None:
    assert between([figure(112, report="Herald"), figure(240, report="Post", day=4)]) == []


def test_a_ministry_in_two_wordings_is_named_once() -> None:
    entries = [
        figure(9770, report="Herald", by=MINISTRY, text="First the count of the dead, in full"),
        figure(9770, report="Post", by=IN_OTHER_WORDS, text="How many died by Sunday evening"),
    ]
    [group] = between(entries)
    assert group.relation is Relation.SAME
    assert "Front-run" not in group.summary


def test_a_count_that_the_words_say_rose_updates_within_the_day() -> None:
    entries = [
        figure(9061, report="Herald", text="The count of the dead villagers stood at 9,061"),
        figure(9200, report="Post", text="The count of the dead villagers has risen to 9,200"),
    ]
    [group] = between(entries)
    assert group.relation is Relation.UPDATES
    assert "the words say that it rose" in group.summary


def test_a_count_that_says_from_what_it_rose_updates_however_far_it_is() -> None:
    entries = [
        figure(12, report="Herald", day=3, text="The raid on Vell killed 12, the ministry told"),
        figure(61, report="Post", day=9, text="Now 61 dead are counted there, up from 12"),
    ]
    [group] = between(entries)
    assert group.relation is Relation.UPDATES
    assert "rose from 12" in group.summary


def test_an_earlier_number_of_the_words_is_read() -> None:
    example, other = (revisions.load_data()["earlier"][key] for key in ("example", "not"))
    read = [revisions.risen_from(fact_of(figure(57, text=text))) for text in (example, other)]
    assert read == [{23}, set()]


@pytest.mark.parametrize("kind", ["earlier", "previous", "had"])
def test_numbers_told_as_earlier_counts_are_read(kind: str) -> None:
    entry = revisions.load_data()[kind]
    texts = entry["example"], entry["not"]
    read = [revisions.told_before(fact_of(figure(57, text=text))) for text in texts]
    assert read == [{23}, set()]


def test_a_count_that_a_report_tells_as_overtaken_is_updated_whoever_counts() -> None:
    now = figure(31, by="rescuers", text="The toll in Vell stands at 31, rescuers said.")
    was = figure(16, by="Council", text="The council had earlier put the number of dead at 16.")
    [group] = between([now, following(now, was)])
    assert group.relation is Relation.UPDATES
    assert group.summary.startswith("villagers killed: 16 became 31")
    part = figure(16, by="Council", text=was.statement.evidence.exact, part_of=Span(2, 4))
    assert between([now, following(now, part)]) == []


def test_a_toll_that_was_later_raised_updates_the_one_right_before_it() -> None:
    first = figure(31, bound=Bound.AT_LEAST, text="A raid on Vell killed at least 31, she said.")
    raised = figure(34, by=None, text="The ministry later raised the toll to 34.")
    [group] = between([first, following(first, raised)])
    assert group.relation is Relation.UPDATES
    assert "at least 31 became 34" in group.summary
    told = figure(34, by=None, text="Another raid killed 34.")
    assert between([first, following(first, told)]) == []


def test_a_number_of_another_report_is_overtaken_if_the_words_name_it() -> None:
    first = figure(270, report="Herald", day=3, by="army", text="The army counted 270 dead")
    later = figure(364, report="Post", day=9, by="police", text="Police count 364, up from 270")
    [group] = between([first, later])
    assert group.relation is Relation.UPDATES
    assert between([first, figure(364, report="Post", day=9, by="police", text="364 died")]) == []


def test_a_later_toll_of_one_event_updates_and_that_of_another_place_does_not() -> None:
    first = figure(12, report="Herald", day=3, text="Guns fired on Vell killed 12 villagers")
    later = figure(
        30, report="Post", day=9, text="What fell on Vell has killed 30 so far", cumulative=True
    )
    other = figure(
        30, report="Post", day=9, text="What fell on Elmstead has killed 30 so far", cumulative=True
    )
    [group] = between([first, later])
    assert group.relation is Relation.UPDATES
    assert between([first, other]) == []


def test_two_claimants_side_by_side_in_one_report_differ() -> None:
    one = figure(23, by="Clinic", text="The clinic counted 23 dead in Vell.")
    other = figure(31, by="Council", text="The council put the toll at 31.")
    apart = figure(31, by="Council", text="The council said 31 died in the hills.")
    [group] = between([one, following(one, other)])
    assert group.relation is Relation.DIFFERS
    assert "Clinic against Council" in group.summary
    assert between([one, following(one, apart)]) == []


def test_what_was_put_earlier_is_an_earlier_count_and_no_rival() -> None:
    now = figure(200, by="Mora", text="Mora said 200 people had been killed in Vell.")
    before = figure(32, by="Council", text="The council had earlier put the toll at 32.")
    [group] = between([now, following(now, before)])
    assert group.relation is Relation.UPDATES
    far = figure(3200, by="Council", text="The council had earlier put the toll at 3200.")
    assert between([now, following(now, far)]) == []


def test_two_claimants_of_one_place_and_day_differ_across_reports() -> None:
    one = figure(80, report="Herald", by="Norland", text="Norland said 80 people died in Vell.")
    other = figure(200, report="Post", by="Sudland", text="Sudland said 200 people died in Vell.")
    away = figure(200, report="Post", by="Sudland", text="Sudland said 200 people died in Rho.")
    low = figure(
        70, report="Post", by="Sudland", bound=Bound.AT_LEAST, text=other.statement.evidence.exact
    )
    [group] = between([one, other])
    assert group.relation is Relation.DIFFERS
    assert "Norland against Sudland" in group.summary
    assert between([one, away]) == []
    assert between([one, low]) == []


def test_two_tolls_of_one_event_far_apart_differ_though_nobody_is_credited() -> None:
    low = figure(
        161, report="Post", day=4, by=None, text="The mutiny that Brandt led left 161 dead."
    )
    high = figure(265, report="Herald", day=3, by=None, text="Some 265 people died in the mutiny.")
    [group] = between([high, low])
    assert group.relation is Relation.DIFFERS
    assert "may count others" in group.summary
    later = figure(265, report="Herald", day=5, by=None, text="Some 265 people died in the mutiny.")
    assert between([low, later]) == []
    raid = figure(265, report="Herald", day=3, by=None, text="Some 265 people died in raids.")
    assert between([raid, low]) == []


def test_one_mans_round_number_is_his_exact_one_whatever_he_calls_the_counted() -> None:
    exact = figure(2839, report="Herald", measure="held", of="military personnel", by="Olav Brandt")
    rough = figure(
        2800,
        report="Post",
        measure="held",
        of="military members",
        by="Olav Brandt",
        bound=Bound.MORE_THAN,
    )
    [group] = between([exact, rough])
    assert group.relation in {Relation.SAME, Relation.REPEATS}


def following(one: Entry, other: Entry) -> Entry:
    """The same entry with its sentence right behind that of *one*."""
    start = one.statement.evidence.span.end + 1
    span = Span(start, start + 40)
    evidence = replace(other.statement.evidence, span=span)
    return replace(other, statement=replace(other.statement, evidence=evidence))


def test_a_count_published_later_for_the_same_day_updates() -> None:
    entries = [
        figure(9061, report="Herald", day=3, told=3),
        figure(9200, report="Post", day=4, told=3),
    ]
    [group] = between(entries)
    assert group.relation is Relation.UPDATES
    assert "published later" in group.summary


def test_two_counts_of_a_day_without_such_words_differ() -> None:
    [group] = between([figure(9061, report="Herald", told=3), figure(9200, report="Post", told=3)])
    assert group.relation is Relation.DIFFERS


@pytest.mark.parametrize("day", [5, 6])
def test_a_stated_correction_downwards_updates(day: int) -> None:
    text = "The ministry corrected the number of villagers to 9,770"
    entries = [
        figure(9970, report="Herald", day=5),
        figure(9770, report="Post", day=day, text=text),
    ]
    [group] = between(entries)
    assert group.relation is Relation.UPDATES
    assert "9,970 corrected downwards to 9,770, as stated" in group.summary


def test_a_number_that_a_correction_takes_back_is_one_of_before() -> None:
    right = figure(40, report="Post", day=6, text="Correction: the raid killed 40, not 60")
    other = figure(
        40, report="Post", day=6, text="Forty people died when drones hit a fair", by=IN_OTHER_WORDS
    )
    [group] = between([figure(60, report="Herald", day=5), right, other])
    assert group.relation is Relation.UPDATES
    assert "60 became 40" in group.summary


def test_a_number_does_not_become_itself() -> None:
    entries = [
        figure(1500, report="Herald", day=1, bound=Bound.AT_LEAST),
        figure(1500, report="Post", day=6),
    ]
    assert between(entries) == []


def test_a_toll_that_falls_without_a_word_differs() -> None:
    entries = [figure(9970, report="Herald", day=5), figure(9770, report="Post", day=6)]
    [group] = between(entries)
    assert group.relation is Relation.DIFFERS
    assert "no correction is stated" in group.summary


def test_a_lower_number_long_after_may_count_one_raid() -> None:
    entries = [figure(510, report="Herald", day=5), figure(471, report="Post", day=15)]
    assert between(entries) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            figure(9000, report="Herald", day=5, bound=Bound.MORE_THAN),
            figure(9061, report="P", day=6),
        ),
        (
            figure(2055, report="Herald", day=5),
            figure(2000, report="P", day=6, bound=Bound.MORE_THAN),
        ),
        (
            figure(120, report="Herald", measure="votes"),
            figure(91, report="P", measure="votes", day=6),
        ),
    ],
)
def test_what_is_only_rounded_or_counted_once_is_no_later_count(
    first: Entry, second: Entry
) -> None:
    assert Relation.UPDATES not in [group.relation for group in between([first, second])]


def test_the_number_of_the_held_may_fall() -> None:
    entries = [
        figure(240, measure="held", report="Herald", day=5),
        figure(190, measure="held", report="Post", day=6),
    ]
    [group] = between(entries)
    assert group.relation is Relation.UPDATES


def test_a_part_is_not_compared_with_a_whole() -> None:
    entries = [
        figure(9770, of="people", report="Herald"),
        figure(9500, of="people", report="Post", part_of=Span(0, 1)),
    ]
    assert between(entries) == []


def test_a_part_of_the_same_people_is_not_compared_with_its_whole() -> None:
    entries = [
        figure(9770, report="Herald", by=MINISTRY),
        figure(9500, report="Herald", by=MINISTRY, part_of=Span(2, 4)),
        figure(9770, report="Post", by=MINISTRY, text="Of villagers 9,770 died, it was told us"),
    ]
    assert all(group.relation is Relation.SAME for group in between(entries))


def test_new_cases_are_not_a_running_total() -> None:
    entries = [
        figure(200, report="Herald", cumulative=True, bound=Bound.ABOUT),
        figure(200, report="Post", cumulative=False, bound=Bound.ABOUT),
    ]
    assert between(entries) == []


def test_a_report_that_tells_the_number_before_says_that_the_count_rose() -> None:
    first = figure(40, day=3, place="Vell", bound=Bound.AT_LEAST, text="At least 40 died in Vell.")
    rise = "The toll in Vell rose to 773 from 40 a day earlier, the clinic said."
    before = figure(40, report="Post", day=4, told=3, place="Vell", by="clinic", text=rise)
    later = figure(540, report="Post", day=4, text="The health ministry said 540 were killed.")
    [group] = [g for g in between([first, before, later]) if g.relation is Relation.UPDATES]
    assert "at least 40 became 540" in group.summary
    assert not [g for g in between([first, later]) if g.relation is Relation.UPDATES]


@pytest.mark.parametrize(("start", "updates"), [(1, True), (2, False)])
def test_totals_of_one_claimant_since_one_day_update(start: int, updates: bool) -> None:
    def total(value: int, day: int, since: int, bound: Bound) -> Entry:
        made = figure(
            value, measure="displaced", day=day, report=f"Post {day}", bound=bound, cumulative=True
        )
        days = Interval(start=date(2023, 11, since), end=date(2023, 11, day), text="since then")
        return replace(made, time=days)

    counts = [total(23000, 9, 1, Bound.MORE_THAN), total(50000, 12, start, Bound.EXACT)]
    found = [group.relation for group in between(counts)]
    assert (Relation.UPDATES in found) is updates


def test_a_higher_number_put_against_another_differs_though_both_leave_it_open() -> None:
    one = figure(17, by="Clinic", bound=Bound.AT_LEAST, text="The clinic counted 17 dead in Vell.")
    text = "The council put the toll at more than 100."
    other = figure(100, by="Council", bound=Bound.MORE_THAN, text=text)
    near = figure(20, by="Council", bound=Bound.MORE_THAN, text=text.replace("100", "20"))
    [group] = between([one, following(one, other)])
    assert group.relation is Relation.DIFFERS
    assert between([one, following(one, near)]) == []


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("The council said 540 villagers were killed.", True),
        ("The council said 540 villagers were killed in Elmstead.", False),
    ],
)
def test_a_bare_total_behind_that_of_another_claimant_differs(text: str, differs: bool) -> None:
    toll = figure(773, by="Clinic", cumulative=True, text="The toll in Vell is 773, a clinic said.")
    other = following(toll, figure(540, by="Council", text=text))
    assert [group.relation for group in between([toll, other])] == [Relation.DIFFERS] * differs


def test_a_number_of_the_deeds_day_told_long_after_was_counted_by_nobody_then() -> None:
    of_the_deed = figure(240, of="hostages", measure="held", report="Herald", day=20, told=7)
    counted = figure(239, of="hostages", measure="held", report="Post", day=18)
    assert between([of_the_deed, counted]) == []


def test_small_numbers_that_are_counted_once_differ_though_one_says_at_least() -> None:
    entries = [
        figure(10, report="Herald", measure="released", by="envoys", text="The Front freed 10"),
        figure(10, report="Post", measure="released", by="envoys", bound=Bound.AT_LEAST),
        figure(12, report="Wire", measure="released", by="mayor", text="The Front freed 12"),
    ]
    found = [group for group in between(entries) if group.relation is Relation.DIFFERS]
    assert [group.summary for group in found] == [
        "villagers released: 10 and 12 (envoys against mayor) for 2023-11-03"
    ]


def test_two_numbers_that_a_report_tells_in_one_sentence_count_two_things() -> None:
    text = "The Front freed 10 villagers, and the army freed 12"
    ten = figure(10, report="Herald", measure="released", by="envoys", text=text)
    twelve = figure(12, report="Herald", measure="released", by="envoys", text=text)
    again = figure(12, report="Wire", measure="released", by="envoys", text="The Front freed 12")

    relations = [
        {group.relation for group in between(entries)}
        for entries in ([ten, again], [ten, twelve, again])
    ]
    assert [Relation.DIFFERS in each for each in relations] == [True, False]


BESIDE = (
    "At least seven civilians and {} were killed in the first day of the raid on Vell, medics said."
)


def test_numbers_told_in_like_words_beside_one_count_differ() -> None:
    entries = []
    for report, day, value, of in (("Herald", 3, 1, "guard"), ("Post", 4, 3, "guards")):
        text = BESIDE.format(f"{value} {of}")
        first = figure(7, of="civilians", report=report, day=day, text=text)
        entries += [first, figure(value, of="guards", report=report, day=day, text=text)]
    found = [group for group in between(entries) if group.relation is Relation.DIFFERS]
    assert [group.summary for group in found] == [
        "guards killed: 1 and 3, beside the same 7 civilians"
    ]
    assert not [g for g in between([entries[1], entries[3]]) if g.relation is Relation.DIFFERS]


def test_the_displaced_of_one_claimant_may_be_many_times_more_a_week_later() -> None:
    observers = "Norland Observatory for Human Rights war monitor"
    first = figure(60_000, of="people", measure="displaced", day=3, by="Observatory")
    later = figure(
        300_000, of="civilians", measure="displaced", report="Post", day=11, by=observers
    )
    [group] = between([first, later])
    assert group.relation is Relation.UPDATES
    assert "60,000 (2023-11-03) became 300,000 (2023-11-11)" in group.summary
    dead = [figure(60, day=3, by="Observatory"), figure(300, report="Post", day=11, by=observers)]
    assert between(dead) == []


def test_a_round_number_and_the_exact_one_of_a_claimant_are_one_count() -> None:
    rough = figure(430, bound=Bound.MORE_THAN, report="Herald", by=MINISTRY)
    exact = figure(436, report="Post", by=IN_OTHER_WORDS)
    [group] = between([rough, exact])
    assert group.relation is Relation.SAME
    assert "more than 430 is told exactly: 436" in group.summary
    assert between([rough, figure(436, report="Post", by="police")]) == []
    assert between([rough, figure(470, report="Post", by=IN_OTHER_WORDS)]) == []
