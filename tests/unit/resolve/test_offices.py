from __future__ import annotations

import pytest

from stateofplay.resolve.offices import load_data, same_office

from .marked import name


@pytest.mark.parametrize(("one", "other"), load_data()["same"])
def test_a_short_office_means_the_longer_one(one: str, other: str) -> None:
    assert same_office(one, other)


@pytest.mark.parametrize(("one", "other"), load_data()["other"])
def test_it_does_not_mean_an_office_apart(one: str, other: str) -> None:
    assert not same_office(one, other)


def test_the_prime_minister_is_not_the_head_of_an_agency() -> None:
    text = "[Ada Stone|person role=head subject], head of the aid agency, came. "

    assert name(text + "[The prime minister|role subject] spoke.", 1) != "Ada Stone"


def test_the_president_is_not_the_vice_president() -> None:
    text = "[Vice President Ada Stone|person role=Vice_President subject] came. "

    assert name(text + "[The president|role subject] spoke.", 1) != "Ada Stone"


def test_the_secretary_of_state_is_not_the_press_secretary() -> None:
    text = "[Press Secretary Ada Stone|person role=Press_Secretary subject] came. "

    assert name(text + "[The secretary of state|role subject] spoke.", 1) != "Ada Stone"
