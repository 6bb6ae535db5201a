from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from stateofplay.compare.reports import copies

WIRE = (
    "The ferry Marlow ran onto rocks off Brightsea before dawn and took on water at the bow.\n"
    "Lifeboats brought all of the passengers to the old harbour within less than two hours.\n"
    "Divers will look at the hull as soon as the swell goes down, the owner of the line said.\n"
    "It was the third time in two years that a ferry of this line had run aground there."
)
EDITED = (
    "Twelve people are in hospital after a shipwreck on the coast.\n"
    "Lifeboats brought all of the passengers to the old harbour within less than two hours.\n"
    "Divers will look at the hull as soon as the swell goes down, the owner of the line said."
)
OWN = (
    "We stood on the pier at Brightsea when the first boats came in, full of silent people.\n"
    "A woman from the village had brought tea, and nobody seemed to know where to sit down.\n"
    "What the captain had seen, if he saw anything at all, an inquiry will have to find out."
)
SPEECH = "\u201cWe will not rest until every question about this night is answered in full\u201d"


def found(*texts: str) -> list[tuple[str, str]]:
    return copies.copies_among({f"r{n}": copies.print_of(text) for n, text in enumerate(texts)})


def test_a_cut_copy_with_another_lede_is_a_copy() -> None:
    assert found(WIRE, EDITED, OWN) == [("r0", "r1")]


def test_one_quoted_passage_makes_no_copy() -> None:
    assert found(f"{WIRE}\n{SPEECH}, he said.", f"{OWN}\nHe said: {SPEECH}.") == []


def test_what_many_reports_have_is_furniture() -> None:
    own = [" ".join(f"word{n}x{k}" for k in range(60)) for n in range(copies.CROWD + 1)]

    assert found(*(f"{text}\n{WIRE}" for text in own)) == []


def test_furniture_of_a_page_is_left_out() -> None:
    data = copies.load_data()

    assert copies.is_furniture(data["example"])
    assert not copies.is_furniture(data["not"])
    assert not copies.print_of(data["example"]).runs


@pytest.mark.parametrize("insert", copies.load_data()["inserted"], ids=lambda i: i["example"][:20])
def test_what_a_page_sets_into_a_line_is_taken_out(insert: dict[str, Any]) -> None:
    before, _, after = insert["example"].split("|")

    left = copies.without_inserts(insert["example"].replace("|", ""))

    assert left.split() == [*before.split(), *after.split()]
    assert copies.without_inserts(insert["not"]) == insert["not"]


def test_a_statement_without_quotation_marks_is_left_out() -> None:
    spoken = copies.load_data()["spoken"]

    assert not copies.print_of(spoken["example"]).runs
    assert copies.print_of(spoken["not"]).runs


@pytest.mark.parametrize("marks", ["\u201c\u201d", "\u2018\u2019", '""', "''"])
def test_quoted_words_are_nobodys_own(marks: str) -> None:
    said = "The harbour's master will not rest until every question about this night is answered"

    assert not copies.print_of(f"He told them: {marks[0]}{said},{marks[1]} and left.").runs


BACKGROUND = (
    "The line has owned six ferries since it was founded by two brothers in the spring of 1931.\n"
    "Two of its ferries had run aground within sight of Brightsea in the three years before."
)


def with_background(name: str, house: str, day: date | None = None) -> copies.Print:
    own = "\n".join(" ".join(f"{name}{line}x{word}" for word in range(25)) for line in range(6))
    lines = BACKGROUND.split("\n")
    return copies.print_of(f"{lines[0]}\n{own}\n{lines[1]}", house, day)


def test_what_a_house_repeats_of_its_background_is_no_copy() -> None:
    one, other = with_background("a", "The Post"), with_background("b", "The Post")
    elsewhere = with_background("c", "The Echo")

    found = copies.copies_among({"a": one, "b": other, "c": elsewhere})

    assert found == [("a", "c"), ("b", "c")]


def test_reports_far_apart_in_time_are_no_copies() -> None:
    one = copies.print_of(WIRE, None, date(2031, 3, 1))

    assert copies.copies_among({"a": one, "b": copies.print_of(EDITED, None, date(2031, 3, 3))})
    assert not copies.copies_among({"a": one, "b": copies.print_of(EDITED, None, date(2031, 3, 9))})
