from __future__ import annotations

import pytest

from stateofplay.resolve import identify
from stateofplay.resolve.named.known import described, name_at_end
from tests.unit.resolve.marked import LEXICON, entities, name, who


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("the Norwegian aid group Orchard Relief", "Orchard Relief"),
        ("London-based newspaper Orchard Post", "Orchard Post"),
        ("French Orchard news agency", "Orchard"),
        ("French news agency", "French news agency"),
        ("French aid group Elm Relief workers", "French aid group Elm Relief workers"),
        ("Orchard aid group Relief", "Orchard aid group Relief"),
        ("Norwegian newspapers Orchard Post", "Norwegian newspapers Orchard Post"),
        ("Orchard's news agency", "Orchard's news agency"),
    ],
)
def test_the_name_within_a_description(words: str, wanted: str) -> None:
    assert name_at_end(words, LEXICON) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("the government of France", "France"),
        ("State of Qatar", "Qatar"),
        ("Yemen's Houthi rebels", "Houthis"),
        ("governments of France", None),
        ("the state of Elmstead", None),
        ("the army of France", None),
        ("senior French figures and Hamas", None),
        ("Hamas", None),
    ],
)
def test_whom_a_description_names(words: str, wanted: str | None) -> None:
    found = described(words, LEXICON)

    assert (found and found.name) == wanted


def test_a_description_with_a_name_is_who_has_the_name() -> None:
    text = "[Norwegian aid group Orchard Relief|group subject] spoke. [Orchard Relief|organisation]"

    assert name(text, 0) == name(text, 1) == "Orchard Relief"


def test_fighters_of_a_known_group_are_the_group() -> None:
    assert name("[Hamas fighters|group plural owner=Hamas] left.", 0) == "Hamas"


def test_an_abbreviation_left_in_a_name_is_no_part_of_it() -> None:
    text = "[Elm Relief Fund (ERF|organisation] spoke. The [ERF|organisation] left."

    [found] = entities(text)

    assert found.name == "Elm Relief Fund"


@pytest.mark.parametrize(
    ("noun", "kind"), [("a rebel group", "armed group"), ("an aid group", "organisation")]
)
def test_what_stands_beside_an_unknown_body_tells_its_kind(noun: str, kind: str) -> None:
    text = f"[The Kalmo Front|organisation subject], [{noun}|group same=0 singular], left."

    found = who(text, 0)

    assert found is not None
    assert found.kind == kind


def test_the_administration_of_a_leader_is_the_state() -> None:
    text = "[President Joe Biden's administration|organisation owner=President_Joe_Biden] left."
    stranger = "[President Ada Stone's administration|organisation owner=President_Ada_Stone] left."

    assert name(text, 0) == "United States"
    assert name(stranger, 0) != "United States"


def test_a_noun_that_begins_a_sentence_is_no_name() -> None:
    told = "[Police|organisation subject] came. The police left."

    found = who(told, 0)

    assert found is not None
    assert (found.name, found.party) == ("police", None)


def test_letters_of_a_name_are_no_word_in_small_letters() -> None:
    found = entities("[US officials|group plural subject] told us of it.")

    assert [each.name for each in found] == ["US officials"]


def test_nobody_in_particular_is_somebody_else_in_each_report() -> None:
    one = entities("[Rights groups|group plural subject] spoke of rights.")
    other = entities("[Rights groups|group plural subject] said that rights are few.")

    assert len({each.actor_id for each in identify([*one, *other])}) == 2


def test_a_name_that_was_taken_for_a_group_is_its_bearer() -> None:
    text = "[Western|group] arms came. [West|organisation] and [Berliners|group plural] left."

    assert name(text, 0) == "Western states"
    assert name(text, 2) == "Berliners"


def test_words_of_a_page_are_nobodys_name() -> None:
    text = (
        "[UPDATE|organisation]: [Correction|person subject] ended. "
        "[Update Orchard|organisation] left."
    )

    assert name(text, 0) is None
    assert name(text, 1) is None
    assert name(text, 2) == "Update Orchard"


def test_the_number_of_a_wires_update_is_no_part_of_a_name() -> None:
    text = "[2-France|organisation subject] agrees. [7-Orchard|organisation subject] opens."

    assert name(text, 0) == "France"
    assert name(text, 1) == "7-Orchard"
