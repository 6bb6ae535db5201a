from __future__ import annotations

import pytest

from tests.unit.resolve.marked import name, who

ADA = "[Ada Stone|person subject] came. "


@pytest.mark.parametrize("looks", ["Stone Media", "STONE MESSAGE"])
def test_a_last_name_before_other_words_is_no_given_name(looks: str) -> None:
    text = f"{ADA}[Ada Stone|person] spoke. [{looks}|person] was read. [Stone|person] left."

    assert name(text, 2) == name(text, 3) == "Ada Stone"


def test_a_family_name_that_comes_first_is_no_last_name_of_others() -> None:
    text = "[Kim Jong Un|person subject] came. [Kim|person subject] spoke. [Jack Kim|person] wrote."

    assert name(text, 0) == name(text, 1) == "Kim Jong Un"
    assert name(text, 2) == "Jack Kim"


def test_a_weekday_is_no_given_name() -> None:
    text = f"{ADA}On [Monday Stone|person subject] left."

    assert name(text, 1) == "Ada Stone"


def test_a_middle_name_is_not_who_has_it_as_last_name() -> None:
    text = "[Abdul Stone Berg|person subject] met [Ada Stone|person]. [Stone|person] left."

    assert name(text, 2) == "Ada Stone"


def test_a_common_given_name_is_not_who_has_it_as_last_name() -> None:
    text = "[Paul Berg|person subject] met [Ada Paul|person]. [Paul|person] left."

    assert name(text, 2) == "Ada Paul"


def test_a_last_name_is_whose_full_name_is_told_before_it() -> None:
    text = f"{ADA}[Stone|person subject] left. Reporting by [Carl Stone|person]."

    assert name(text, 1) == "Ada Stone"


def test_two_told_before_leave_a_last_name_open() -> None:
    text = f"{ADA}[Carl Stone|person subject] spoke. [Stone|person subject] left."

    assert name(text, 2) not in ("Ada Stone", "Carl Stone")


@pytest.mark.parametrize(
    ("short", "meant"), [("Stone", "Adam Stone"), ("Stone Jr.", "Adam Stone Jr.")]
)
def test_a_son_of_the_same_name_is_another(short: str, meant: str) -> None:
    text = f"[Adam Stone|person] came. [Adam Stone Jr.|person] spoke. [{short}|person] left."

    assert name(text, 0) == "Adam Stone"
    assert name(text, 2) == meant


def test_who_is_told_with_where_he_is_from_is_no_place() -> None:
    assert name("[Prince Adam of Norland|person subject] spoke.", 0) == "Adam"


def test_an_organisation_before_a_name_is_no_part_of_it() -> None:
    text = "The envoy to the [UN Ada Stone|person] spoke. [Stone|person subject] left."

    assert name(text, 0) == name(text, 1) == "Ada Stone"


def test_a_leaders_last_name_that_a_parser_took_for_a_body_is_a_person() -> None:
    text = "[Mr. Macron|person subject] spoke. [Macron|organisation subject] left."
    found = who(text, 1)

    assert found is not None
    assert found.kind == "person"


def test_who_was_called_by_the_last_name_keeps_it() -> None:
    text = f"{ADA}[Stone|person subject] left. [Carl Stone|person] wrote. [Stone|person] spoke."

    assert name(text, 1) == name(text, 3) == "Ada Stone"


@pytest.mark.parametrize("looks", ["Republican Ada Stone", "Norwegian Ada Stone", "CEO Ada Stone"])
def test_what_tells_of_a_person_is_no_part_of_the_name(looks: str) -> None:
    assert name(f"[{looks}|person subject] came.", 0) == "Ada Stone"


def test_a_headline_with_two_leaders_names_no_person() -> None:
    text = "[Trump Putin|person] summit: [Donald Trump|person subject] came. [Trump|person] left."

    assert name(text, 2) == "Donald Trump"


def test_a_last_name_is_the_fathers_whatever_a_tagger_took_it_for() -> None:
    text = "[Donald Trump|person] met [Donald Trump Jr.|person]. [Trump|organisation] left."

    assert name(text, 2) == "Donald Trump"


def test_words_of_a_page_before_a_name_are_no_part_of_it() -> None:
    text = (
        "[Show Hide Ada Stone|person] came. [Ada Stone|person subject] spoke. [Stone|person] left."
    )

    assert name(text, 2) == "Ada Stone"


def test_a_last_name_told_twice_is_told_once() -> None:
    assert name("[Ada Stone Stone|person subject] came.", 0) == "Ada Stone"


def test_an_administration_taken_for_a_person_is_that_of_a_state() -> None:
    assert name("[The Biden Administration|person subject] came.", 0) == "United States"


def test_a_last_name_alone_is_who_leads_a_state_that_is_told() -> None:
    text = "[Norway|place] spoke to [Mr. Scholz|person]. [Biden|person subject] left [US|place]."

    assert (found := who(text, 2)) is not None
    assert (found.name, found.party) == ("Joe Biden", "United States")
    assert name("[Biden|person subject] left [Norway|place].", 0) == "Biden"


def test_a_woman_of_a_leaders_last_name_is_somebody_else() -> None:
    assert name("[Ms. Biden|person subject] left [US|place].", 0) != "Joe Biden"


def test_a_son_does_not_have_his_fathers_name() -> None:
    text = "[Joe Biden Jr.|person subject] met [US|place] envoys. [Biden|person subject] left. "

    assert name(text, 2) == "Joe Biden"
    assert name(text + "[Biden Jr.|person subject] stayed.", 3) == "Joe Biden Jr."
