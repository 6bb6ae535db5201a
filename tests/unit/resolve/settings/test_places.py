"""Places: towns by the countries of the report, regions without a point."""

from __future__ import annotations

import pytest

from stateofplay.core.judgements import Place
from stateofplay.resolve.settings import places
from stateofplay.resolve.settings.places import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Ramallah", "PS"),
        ("Khan Younis", "PS"),
        ("Deir al-Balah city", "PS"),
        ("Tel Aviv", "IL"),
        ("Amman", "JO"),
        ("Beirut", "LB"),
    ],
)
def test_a_town_has_country_and_point(gazetteer: Gazetteer, words: str, country: str) -> None:
    place = gazetteer.find(words, ("PS", "IL"))
    assert place is not None
    assert place.country == country
    assert place.lat is not None
    assert place.lon is not None


@pytest.mark.parametrize(
    ("words", "country"),
    [("White House", "US"), ("the White House", "US"), ("the Kremlin", "RU"), ("Whitehall", "GB")],
)
def test_a_seat_of_government_is_no_town_of_its_name(
    gazetteer: Gazetteer, words: str, country: str
) -> None:
    place = gazetteer.find(words, ("MA", "TR"))

    assert place is not None
    assert (place.country, place.lat, place.kind) == (country, None, None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Gaza Strip", Place(name="Gaza Strip", country="PS", kind="region")),
        ("Gaza", Place(name="Gaza Strip", country="PS", kind="region")),
        ("the occupied West Bank", Place(name="West Bank", country="PS", kind="region")),
        ("southern Israel", Place(name="southern Israel", country="IL", kind="region")),
        ("the U.S.", Place(name="United States", country="US", kind="country")),
        ("Texas", Place(name="Texas", country="US", kind="region")),
        ("the Middle East", Place(name="Middle East", kind="region")),
    ],
)
def test_a_state_or_region_has_no_point(gazetteer: Gazetteer, words: str, expected: Place) -> None:
    assert gazetteer.find(words) == expected


def test_the_report_s_countries_decide_between_namesakes(gazetteer: Gazetteer) -> None:
    libya, lebanon = gazetteer.find("Tripoli", ("LY",)), gazetteer.find("Tripoli", ("LB",))
    assert libya is not None
    assert lebanon is not None
    assert (libya.country, lebanon.country) == ("LY", "LB")


def test_a_city_known_everywhere_is_meant_before_a_small_namesake(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Paris", ("US",))
    assert place is not None
    assert (place.country, place.kind) == ("FR", "town")


def test_what_is_named_after_a_town_has_its_country_and_no_point(gazetteer: Gazetteer) -> None:
    province = gazetteer.find("Kunduz province")
    airport = gazetteer.find("Amman International Airport")
    assert province == Place(name="Kunduz province", country="AF", kind="region")
    assert airport == Place(name="Amman International Airport", country="JO")


def test_an_owner_that_is_a_state_tells_the_country(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Lebanon\u2019s Tripoli")
    assert place is not None
    assert place.country == "LB"


def test_what_nothing_decides_stays_open(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Springfield") == Place(name="Springfield")


def test_an_unknown_name_is_kept_as_a_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Qerenholm Hills") == Place(name="Qerenholm Hills")


def test_a_common_noun_is_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("the hospital") is None


def test_towns_are_read_when_the_first_is_asked_for() -> None:
    places._cities.cache_clear()
    places._load.cache_clear()

    gazetteer = places.Gazetteer.load()

    assert places._cities.cache_info().currsize == 0
    assert gazetteer.country("Germany") == "DE"
    assert places._cities.cache_info().currsize == 0
