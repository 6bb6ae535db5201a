from __future__ import annotations

import pytest

from stateofplay.resolve.named.owners import is_former
from stateofplay.resolve.reference.offices import load_data, parted, same_office
from tests.unit.resolve.marked import name, who


@pytest.mark.parametrize(("one", "other"), load_data()["same"])
def test_a_short_office_means_the_longer_one(one: str, other: str) -> None:
    assert same_office(one, other)


@pytest.mark.parametrize(("one", "other"), load_data()["other"])
def test_it_does_not_mean_an_office_apart(one: str, other: str) -> None:
    assert not same_office(one, other)


@pytest.mark.parametrize(("title", "before", "rank"), load_data()["ranked"])
def test_a_short_title_is_parted_from_what_stands_before_it(
    title: str, before: str, rank: str
) -> None:
    assert parted(title) == (before, rank)


def test_the_senator_is_who_was_just_told_with_that_title() -> None:
    text = "[Sen Ada Stone|person role=Sen subject] came. "

    assert name(text + "[The senator|role subject] spoke.", 1) == "Ada Stone"


def test_an_office_before_a_short_title_is_kept() -> None:
    text = "[army spokesman Adm Ada Stone|person role=Adm] came. "

    assert (found := who(text, 0)) is not None
    assert found.role == "army spokesman"


def test_the_senator_of_two_is_left_open() -> None:
    text = "[Sen Ada Stone|person role=Sen subject] met [Sen Max Reed|person role=Sen]. "

    assert name(text + "[The senator|role subject] spoke.", 2) not in ("Ada Stone", "Max Reed")


def test_every_president_is_none_that_was_told() -> None:
    text = "[President Ada Stone|person role=President subject] came. "

    assert name(text + "[Every president|role subject] comes here.", 1) != "Ada Stone"


def test_the_prime_minister_is_not_the_head_of_an_agency() -> None:
    text = "[Ada Stone|person role=head subject], head of the aid agency, came. "

    assert name(text + "[The prime minister|role subject] spoke.", 1) != "Ada Stone"


def test_the_president_is_not_the_vice_president() -> None:
    text = "[Vice President Ada Stone|person role=Vice_President subject] came. "

    assert name(text + "[The president|role subject] spoke.", 1) != "Ada Stone"


def test_the_secretary_of_state_is_not_the_press_secretary() -> None:
    text = "[Press Secretary Ada Stone|person role=Press_Secretary subject] came. "

    assert name(text + "[The secretary of state|role subject] spoke.", 1) != "Ada Stone"


TWO = (
    "[President Joe Biden|person role=President subject] met [Egyptian President Karim Halaby|"
    "person role=President owner=Egyptian]. "
)


def test_the_president_is_the_one_whose_state_readers_need_not_be_told() -> None:
    assert name(TWO + "[The president|role subject] spoke.", 2) == "Joe Biden"


def test_with_one_just_told_the_president_is_that_one() -> None:
    text = TWO + "[Stone|person] came. [Halaby|person subject] left. [The president|role] spoke."

    assert name(text, 4) == "Karim Halaby"


def test_another_president_with_an_adjective_stays_open() -> None:
    assert name(TWO + "[The legitimate president|role subject] spoke.", 2) != "Joe Biden"


def test_a_president_told_with_his_party_is_the_president() -> None:
    text = "[President Joe Biden|person role=President subject] came. "

    assert name(text + "[The Democratic president|role owner=Democratic] left.", 1) == "Joe Biden"


def test_a_leader_told_with_the_state_is_who_governs_it_then() -> None:
    text = "[Mr. Netanyahu|person subject] spoke. [The Israeli leader|role owner=Israeli] left."

    assert name(text, 1) == "Benjamin Netanyahu"


def test_a_leader_of_nobody_told_is_not_who_governs_a_state() -> None:
    text = "[Mr. Netanyahu|person subject] spoke. [The veteran leader|role subject] left."

    assert name(text, 1) == "veteran leader"


def test_an_office_told_in_full_beside_the_name_is_found_by_its_holder() -> None:
    text = "[Defence Minister Ada Stone|person role=Minister owner=French subject] came. "

    assert name(text + "[The defence minister|role subject] spoke.", 1) == "Ada Stone"


def test_who_is_told_with_an_indefinite_article_is_nobody_named() -> None:
    text = "[Ada Stone|person role=French_commander owner=French subject] spoke. "

    assert name(text + "A [French commander|role owner=French] left.", 1) == "French commander"
    assert name(text + "The [French commander|role owner=French] left.", 1) == "Ada Stone"


def test_the_official_is_the_one_without_a_name_who_was_told_last() -> None:
    text = "[Ada Stone|person role=French_official owner=French subject] spoke. "
    other = "[A Spanish official|role owner=Spanish subject] came. "

    assert name(text + "[The official|role subject] left.", 1) == "Ada Stone"
    assert name(text + other + "[The official|role subject] left.", 2) == "Spanish official"


@pytest.mark.parametrize(
    ("words", "former"),
    [
        ("the former president", True),
        ("Stone's longtime aide", True),
        ("a longtime adviser to the president", True),
        ("Longtime Norlander President Ada Stone", False),
        ("Norland's longtime foreign minister", False),
        ("the longtime secretary of state", False),
        ("an informal adviser", True),
        ("the president", False),
    ],
)
def test_an_office_held_long_is_held_if_one_person_holds_it(words: str, former: bool) -> None:
    assert is_former(words) is former


def test_a_description_that_says_more_takes_up_nobody() -> None:
    text = "[A Norlander lawyer|role singular subject] came. "

    assert name(text + "[The lawyer|role subject] spoke.", 1) == "Norlander lawyer"
    assert name(text + "[The old lawyer|role subject] spoke.", 1) == "old lawyer"
