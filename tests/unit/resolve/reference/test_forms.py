from __future__ import annotations

import pytest

from stateofplay.resolve.reference.forms import agree, bare, key, person_name

TITLES = frozenset({"minister", "secretary", "state", "mr", "dr"})


@pytest.mark.parametrize(
    ("text", "plain"),
    [("the army\u2019s", "army"), ("“Stone”", "Stone"), ("the ministers'", "ministers")],
)
def test_bare_strips_what_is_no_name(text: str, plain: str) -> None:
    assert bare(text) == plain


def test_key_keeps_an_abbreviation_in_capitals() -> None:
    assert (key("U.S."), key("us"), key("Türkiye")) == ("US", "us", "turkiye")


@pytest.mark.parametrize(
    ("text", "given", "last"),
    [
        ("Secretary of State Ada B. Stone", ("ada", "b"), "stone"),
        ("Mr. Stone", (), "stone"),
        ("Karim al-Sayed", ("karim",), "sayed"),
        ("Ada van der Berg", ("ada",), "van der berg"),
        ("19.20 Stone", (), "stone"),
        ("41-year-old Ada Stone", ("ada",), "stone"),
        ("Under-Secretary Ada Stone", ("ada",), "stone"),
        ("Ministers Ada Stone", ("ada",), "stone"),
        ("UNHC Ada Stone", ("ada",), "stone"),
        ("AB Stone", ("ab",), "stone"),
        ("ADA MAE STONE", ("ada", "mae"), "stone"),
    ],
)
def test_a_name_is_taken_apart(text: str, given: tuple[str, ...], last: str) -> None:
    name = person_name(text, TITLES)

    assert name is not None
    assert (name.given, name.last) == (given, last)


def test_a_title_alone_is_no_name() -> None:
    assert person_name("Minister", TITLES) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Stone", "Stone", True),
        ("Ada Stone", "A. Stone", True),
        ("Ada Stone", "Ada B. Stone", True),
        ("Ada Stone", "Berta Stone", False),
        ("Ahmed Stone", "Ahmad Stone", True),
        ("Ellen Stone", "Allen Stone", False),
        ("Hasan Stone", "Hussein Stone", False),
        ("Ada B. Stone", "Ada C. Stone", False),
        ("Ada Stone", "Ada Reed", False),
    ],
)
def test_names_agree_unless_a_part_speaks_against_it(one: str, other: str, *, same: bool) -> None:
    left, right = person_name(one, TITLES), person_name(other, TITLES)

    assert left is not None
    assert right is not None
    assert agree(left, right) is same
