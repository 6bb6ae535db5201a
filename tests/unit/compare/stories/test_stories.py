from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare.stories import (
    Candidates,
    Profile,
    likeness,
    profile,
    shared_words,
    stories,
    threshold,
)
from stateofplay.compare.stories.candidates import MOST
from stateofplay.compare.stories.words import plain, rarity

FERRY_1 = (
    "Ferry Marlow runs aground off Brightsea, 12 hurt",
    (
        "Twelve people were hurt when the ferry Marlow ran aground off Brightsea on Tuesday,"
        " the coastguard said. Captain Ines Harrow told the coastguard that the steering of"
        " the Marlow had failed. Lifeboats from Brightsea took all 240 passengers ashore."
    ),
)
FERRY_2 = (
    "Steering failed before Brightsea ferry grounding, captain says",
    (
        "The captain of the Marlow, Ines Harrow, says the steering failed minutes before the"
        " ferry ran onto rocks near Brightsea on Tuesday. Lifeboats brought the passengers to"
        " Brightsea harbour, where twelve were treated for injuries."
    ),
)
FERRY_OTHER = (
    "Ferry Colby hits pier in Stanmouth, 12 hurt",
    (
        "Twelve people were hurt when the ferry Colby struck a pier in Stanmouth on Thursday,"
        " the harbour master said. Captain Otis Vane said a gust had pushed the Colby"
        " sideways. An inquiry will be held in Stanmouth."
    ),
)
BUDGET = (
    "Senate of Norland passes budget after long night",
    (
        "Norland's senate passed the budget by two votes on Tuesday. Finance minister Vera"
        " Lund had threatened to resign. The opposition under Karl Mohr called the budget"
        " reckless and said it would go to court."
    ),
)
TEXTS = (FERRY_1, FERRY_2, FERRY_OTHER, BUDGET)


def made(number: int, day: int = 8) -> Profile:
    return profile(f"r{number}", *TEXTS[number], date(2023, 3, day))


def test_two_reports_of_one_happening_are_on_one_story() -> None:
    [story] = stories([made(0), made(1), made(2, 10), made(3)])

    assert story.reports == ("r0", "r1")


def test_a_story_says_by_which_words() -> None:
    [story] = stories([made(0), made(1)])

    [reason] = story.reasons
    assert "marlow" in reason
    assert "brightsea" in reason


def test_two_happenings_of_one_kind_are_two() -> None:
    assert likeness(made(0), made(2, 10)) < threshold("same")


def test_another_subject_is_not_even_related() -> None:
    assert likeness(made(0), made(3)) < threshold("related")


def test_reports_weeks_apart_are_not_on_one_story() -> None:
    assert stories([made(0, 1), made(1, 28)]) == ()


def test_a_report_without_a_day_is_on_no_story() -> None:
    undated = profile("r9", *FERRY_1, None)

    assert stories([undated, made(1)]) == ()


@given(st.permutations(range(4)))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    assert stories([made(number) for number in order]) == stories(map(made, range(4)))


@given(st.permutations(range(4)))
def test_likeness_is_the_same_both_ways(order: list[int]) -> None:
    one, other = made(order[0]), made(order[1])

    assert likeness(one, other) == likeness(other, one)
    assert shared_words(one, other) == shared_words(other, one)


def test_other_reports_change_no_likeness() -> None:
    alone = list(Candidates([made(0)]).of(made(1)))

    assert alone == ["r0"]
    assert "r0" in Candidates([made(3), made(2), made(0)]).of(made(1))


def test_candidates_are_bounded() -> None:
    many = [profile(f"x{n}", *FERRY_1, date(2023, 3, 8)) for n in range(MOST * 2)]

    assert len(Candidates(many).of(made(1))) == MOST


def test_a_plural_and_a_possessive_are_the_word() -> None:
    assert [plain(word) for word in ("Ferries", "ferry's", "Harbours", "loss")] == [
        "ferrie",
        "ferry",
        "harbour",
        "loss",
    ]


def test_a_word_of_every_report_tells_less() -> None:
    assert rarity("the") < rarity("minister") < rarity("brightsea")
