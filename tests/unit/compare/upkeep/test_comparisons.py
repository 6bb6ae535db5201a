from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stateofplay.compare import compare
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.statements import Bound, Reality
from tests.unit.compare.made import STORY, act, actor, figure

MINISTER = actor("Ada Stone", party="Norland")


def related(found: tuple[Comparison, ...], relation: Relation) -> list[Comparison]:
    return [group for group in found if group.relation is relation]


def told_as_one_act(found: tuple[Comparison, ...]) -> list[Comparison]:
    return [group for group in related(found, Relation.SAME) if group.block.startswith("act")]


def test_one_act_in_two_papers_is_the_same() -> None:
    entries = [
        act("REJECT", "Ada Stone", report="Herald", text="Stone ruled a truce out in the house"),
        act("REJECT", "Ada Stone", report="Post", text="There would be no truce, she told us"),
    ]

    [group] = related(compare(entries), Relation.SAME)

    assert group.reports == ("Herald", "Post")


def test_the_same_sentence_repeats_one_origin() -> None:
    text = "On Friday Ada Stone ruled out any truce before the captives are home again"
    entries = [act("REJECT", "Ada Stone", report=name, text=text) for name in ("Herald", "Post")]

    found = compare(entries)

    assert [group.relation for group in found] == [Relation.REPEATS]


def test_one_quoted_passage_is_one_origin() -> None:
    quoted = "“we will not stop before all of them are home”"
    entries = [
        act("REJECT", "Ada Stone", report="Herald", text=f"Stone told the house: {quoted}."),
        act("REJECT", "Ada Stone", report="Post", text=f"As the minister has it, {quoted}."),
    ]

    assert [group.relation for group in compare(entries)] == [Relation.REPEATS]


@pytest.mark.parametrize(
    ("addresses", "relation"),
    [
        (("https://herald.example/1", "https://herald.example/1#top"), Relation.REPEATS),
        (("https://herald.example/1", "https://herald.example/2"), Relation.SAME),
        (("https://herald.example/", "https://herald.example/"), Relation.SAME),
    ],
)
def test_versions_of_one_page_are_one_origin(
    addresses: tuple[str, str], relation: Relation
) -> None:
    first = act("REJECT", "Ada Stone", report="a", text="Stone ruled a truce out in the house")
    other = act("REJECT", "Ada Stone", report="b", text="There would be no truce, she told us")
    entries = [
        replace(entry, report=replace(entry.report, publisher=None, url=url))
        for entry, url in zip((first, other), addresses, strict=True)
    ]

    assert [group.relation for group in compare(entries)] == [relation]


def test_refusals_of_two_people_are_two() -> None:
    entries = [
        act("REJECT", "Ada Stone", report="Herald"),
        act("REJECT", "Carl Reed", report="Post"),
    ]

    assert related(compare(entries), Relation.SAME) == []


def test_refusals_of_one_party_by_two_people_are_two() -> None:
    entries = [
        act("REJECT", MINISTER, report="Herald"),
        act("REJECT", actor("Carl Reed", party="Norland"), report="Post"),
    ]

    assert told_as_one_act(compare(entries)) == []


def test_the_government_is_the_minister_who_spoke_for_it() -> None:
    entries = [act("REJECT", MINISTER, report="Herald"), act("REJECT", "Norland", report="Post")]

    [group] = related(compare(entries), Relation.SAME)

    assert any("for whom Ada Stone speaks" in reason for reason in group.reasons)


def test_two_refusals_days_apart_are_two() -> None:
    entries = [
        act("REJECT", "Ada Stone", report="Herald", day=3),
        act("REJECT", "Ada Stone", report="Post", day=6),
    ]

    assert told_as_one_act(compare(entries)) == []


def test_a_pause_and_a_ceasefire_are_two_things() -> None:
    entries = [
        act("REJECT", "Ada Stone", "humanitarian pauses", report="Herald"),
        act("REJECT", "Ada Stone", "ceasefire", report="Post"),
    ]

    assert related(compare(entries), Relation.SAME) == []


def test_told_and_denied_differ() -> None:
    entries = [
        act("REJECT", "Ada Stone", report="Herald"),
        act("REJECT", "Ada Stone", report="Post", reality=Reality.DENIED),
    ]

    [group] = compare(entries)

    assert group.relation is Relation.DIFFERS


def test_a_turn_updates_the_position() -> None:
    entries = [
        act("REJECT", "Norland", report="Herald", day=3),
        act("AGREE", "Norland", report="Post", day=6),
    ]

    [group] = related(compare(entries), Relation.UPDATES)

    assert group.summary == (
        "Norland on ceasefire: rejects (since 2023-11-03), then accepts (since 2023-11-06)"
    )


def test_a_later_count_updates() -> None:
    entries = [figure(9061, report="Herald", day=2), figure(9200, report="Post", day=3)]

    [group] = related(compare(entries), Relation.UPDATES)

    assert "9,061 (2023-11-02) became 9,200 (2023-11-03)" in group.summary


def test_two_exact_numbers_for_one_day_differ() -> None:
    entries = [figure(9770, report="Herald", told=3), figure(9970, report="Post")]

    [group] = related(compare(entries), Relation.DIFFERS)

    assert group.statements == tuple(sorted(group.statements, key=group.statements.index))
    assert "9,770 and 9,970" in group.summary


def test_two_large_tolls_of_reports_of_one_day_may_be_of_two_hours() -> None:
    entries = [figure(9770, report="Herald"), figure(9970, report="Post")]

    assert related(compare(entries), Relation.DIFFERS) == []


def test_a_number_that_another_report_rounds_down_allows_more() -> None:
    entries = [
        figure(500, report="Herald", told=3),
        figure(500, report="Courier", told=3, bound=Bound.MORE_THAN),
        figure(560, report="Post", told=3),
    ]

    assert related(compare(entries), Relation.DIFFERS) == []


def test_a_bound_that_holds_both_does_not_differ() -> None:
    entries = [
        figure(9200, report="Herald", bound=Bound.MORE_THAN),
        figure(9770, report="Post"),
    ]

    assert related(compare(entries), Relation.DIFFERS) == []


def test_numbers_of_other_places_are_not_compared() -> None:
    entries = [
        figure(9770, report="Herald", place="Elmstead"),
        figure(9970, report="Post", place="Oakham"),
    ]

    assert compare(entries) == ()


def test_numbers_of_other_people_are_not_compared() -> None:
    entries = [figure(9770, of="villagers"), figure(9970, of="children", report="Post")]

    assert compare(entries) == ()


def test_a_small_number_alone_shows_nothing() -> None:
    entries = [
        figure(3, report="Herald", text="A strike hit the harbour and three died", by=None),
        figure(3, report="Post", text="Elsewhere a bus overturned on ice", by=None),
    ]

    assert compare(entries) == ()


def test_reports_of_one_outlet_are_one_witness() -> None:
    first = act("REJECT", "Ada Stone", text="Stone ruled a truce out in the house")
    again = act("REJECT", "Ada Stone", text="There would be no truce, she told us")
    other = replace(again.report, id="Herald, late edition")

    [group] = compare([first, replace(again, report=other)])

    assert group.relation is Relation.REPEATS
    assert "2 reports of one outlet, Herald: one witness" in group.reasons


def test_a_shortened_sentence_is_no_second_witness() -> None:
    long = (
        "Stone, the minister of Norland, ruled out any truce before captives return from the"
        " forts along the river, officials in the capital told reporters on Friday evening"
    )
    short = (
        "Stone, the minister of Norland, ruled out any truce before captives return from the"
        " forts along the river"
    )
    entries = [
        act("REJECT", "Ada Stone", report="Herald", text=long),
        act("REJECT", "Ada Stone", report="Post", text=short),
    ]

    assert [group.relation for group in compare(entries)] == [Relation.REPEATS]


def test_what_is_denied_is_not_told_as_done() -> None:
    entries = [
        act("REJECT", "Ada Stone", report=name, reality=Reality.DENIED)
        for name in ("Herald", "Post")
    ]

    [group] = compare(entries)

    assert group.summary.startswith("Ada Stone, as denied: rejected ceasefire")


def test_copies_that_tell_an_act_and_its_denial_do_not_tell_it_as_done() -> None:
    long = " ".join(f"word{place}" for place in range(60))
    entries = [
        act("REJECT", "Ada Stone", report=name, reality=reality, text=long)
        for name in ("Herald", "Post")
        for reality in (Reality.ACTUAL, Reality.DENIED)
    ]

    [group] = compare(entries)

    assert group.relation is Relation.REPEATS
    assert group.summary.startswith("Ada Stone, told and denied: rejected ceasefire")


def test_what_may_come_is_not_told_as_done() -> None:
    entries = [
        act("REJECT", "Ada Stone", report=name, reality=Reality.POSSIBLE)
        for name in ("Herald", "Post")
    ]

    [group] = compare(entries)

    assert "as what may come: rejected ceasefire" in group.summary


@pytest.mark.parametrize(
    ("type_", "proposal", "to", "said"),
    [
        ("REQUEST", "ceasefire", "Southland", "Ada Stone asked for ceasefire"),
        ("REQUEST", None, "Southland", "Ada Stone asked something of Southland"),
        ("REJECT", None, "Southland", "Ada Stone refused or denied something to Southland"),
        ("REJECT", None, None, "Ada Stone refused or denied something (“said”)"),
        ("CONSULT", None, "Southland", "Ada Stone met Southland"),
        ("ASSAULT", None, "Southland", "Ada Stone attacked Southland"),
    ],
)
def test_where_no_words_tell_it_a_summary_says_what_the_topic_is_to_the_act(
    type_: str, proposal: str | None, to: str | None, said: str
) -> None:
    text = "Has Ada Stone told the envoy of Southland in the hall of the Red Cross all of it?"
    entries = [
        act(type_, "Ada Stone", proposal, report=name, text=text, to=to)
        for name in ("Herald", "Post")
    ]

    assert [group.summary.split(":")[0] for group in compare(entries)] == [said]


def test_a_round_number_updates_no_exact_one_that_it_fits() -> None:
    entries = [
        figure(3500, report="Herald", day=3, bound=Bound.ABOUT),
        figure(3457, report="Post", day=4),
    ]

    assert compare(entries) == ()


def test_who_tells_both_sides_shows_that_they_do_not_contradict() -> None:
    entries = [
        act("REJECT", "Norland", report="Herald"),
        act("AGREE", "Norland", report="Post"),
        act("AGREE", "Norland", report="Herald", text="Later that day Norland took the offer"),
    ]

    assert related(compare(entries), Relation.DIFFERS) == []


ACTS = st.builds(
    act,
    st.sampled_from(["REJECT", "AGREE", "CONSULT", "ASSAULT"]),
    st.sampled_from([MINISTER, actor("Norland"), actor("Carl Reed")]),
    st.sampled_from(["ceasefire", None]),
    report=st.sampled_from(["Herald", "Post", "Wire"]),
    day=st.sampled_from([None, 3, 4, 6]),
    told=st.sampled_from([None, 2, 3]),
    to=st.sampled_from([None, "Southland"]),
    reality=st.sampled_from([Reality.ACTUAL, Reality.ACTUAL, Reality.DENIED]),
    condition=st.sampled_from([None, None, ("until", "the captives are freed")]),
    text=st.sampled_from(["", "Norland shelled the harbour of the southern town on Friday night"]),
)
FIGURES = st.builds(
    figure,
    st.sampled_from([3, 4, 9061, 9200, 9770]),
    bound=st.sampled_from([Bound.EXACT, Bound.MORE_THAN]),
    report=st.sampled_from(["Herald", "Post", "Wire"]),
    day=st.sampled_from([None, 3, 4, 6]),
    by=st.sampled_from([None, "health ministry"]),
)
ENTRIES = st.lists(st.one_of(ACTS, FIGURES), max_size=10, unique_by=lambda entry: entry.id)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(entries: list[Entry], random: object) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert compare(shuffled) == compare(entries)


@given(ENTRIES)
def test_every_group_says_why_and_spans_reports(entries: list[Entry]) -> None:
    for group in compare(entries):
        assert group.reasons
        assert group.summary
        assert len(group.reports) > 1 or group.relation is Relation.ONLY


@settings(max_examples=1)
@given(st.just(4000))
def test_the_work_grows_with_the_number_of_entries(number: int) -> None:
    entries = [
        figure(index, report=f"r{index % 400}", day=1 + index % 28)
        if index % 2
        else act("REJECT", f"Person {index % 300}", f"topic {index % 40}", report=f"r{index % 400}")
        for index in range(number)
    ]
    started = time.process_time()

    compare(entries)

    assert time.process_time() - started < 20


def test_people_are_those_whom_another_report_names_with_the_number() -> None:
    entries = [
        figure(9770, of="villagers", report="Herald"),
        figure(9770, of="people", report="Post"),
    ]

    [group] = related(compare(entries), Relation.SAME)

    assert group.topic == "villagers killed"


def test_a_number_told_of_two_populations_stays_apart() -> None:
    entries = [
        figure(9770, of="villagers", report="Herald"),
        figure(9770, of="soldiers", report="Wire"),
        figure(9770, of="people", report="Post"),
    ]

    assert related(compare(entries), Relation.SAME) == []


def test_a_small_number_of_one_place_and_day_is_one() -> None:
    entries = [
        figure(3, report="Herald", text="A strike hit the harbour and three died", place="Oakham"),
        figure(3, report="Post", text="Elsewhere a house came down at night", place="Oakham"),
    ]

    [group] = related(compare(entries), Relation.SAME)

    assert group.kind == "figure"


def test_one_count_told_on_two_days_updates_nothing() -> None:
    entries = [
        figure(9061, report="Herald", day=2),
        figure(9061, report="Post", day=3),
    ]

    assert related(compare(entries), Relation.UPDATES) == []


FLOOD = (
    "The Orrin river burst its banks near Quillport at dawn, and by noon the health ministry had"
    " counted 130 people drowned in the lower town, mayor Tilda Crane said; boats of the Quillport"
    " fire brigade went from roof to roof, the Orrin dam was opened to let the flood pass, and the"
    " railway to Harrowgate will stay closed for a week while engineers look at the bridge."
)


def test_equal_tolls_of_two_stories_are_two() -> None:
    entries = [
        figure(130, of="people", report="Herald", text=STORY["Herald"]),
        figure(130, of="people", report="Post", text=FLOOD),
    ]

    assert compare(entries) == ()


def test_equal_tolls_of_one_story_are_one() -> None:
    entries = [
        figure(130, of="people", report="Herald", text=STORY["Herald"]),
        figure(130, of="people", report="Post", text=STORY["Post"]),
    ]

    [group] = compare(entries)

    assert any(reason.startswith("one story: both reports have") for reason in group.reasons)
