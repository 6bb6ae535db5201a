"""What copies have in common is said by their words: nothing is claimed that is not there."""

from __future__ import annotations

from stateofplay.compare.facts import fact_of
from stateofplay.compare.verdicts.shared import shared_by
from tests.unit.compare.made import act


def said(*told: tuple[str, str]) -> str:
    return shared_by(
        [fact_of(act("REJECT", "Ada Stone", report=name, text=text)) for name, text in told]
    )


def test_the_words_that_two_outlets_share_are_shown_as_they_stand() -> None:
    one = "On Friday Stone would not cross the Vell bridge before snow, her office said."
    other = "She would not cross the Vell bridge before snow."
    assert said(("Herald", one), ("Post", other)) == (
        "the same words, “would not cross the Vell bridge before snow”, in Herald, Post"
    )


def test_words_of_a_speaker_are_said_to_be_quoted() -> None:
    one = "“We shall not cross the Vell bridge before snow,” Stone told the hall."
    other = "Stone, asked again: “Not so. We shall not cross the Vell bridge before snow.”"
    assert "before snow”, quoted in Herald, Post" in said(("Herald", one), ("Post", other))


def test_an_outlet_whose_sentence_lacks_the_words_is_not_said_to_have_them() -> None:
    words = "Stone would not cross the Vell bridge before snow."
    found = said(("Herald", words), ("Post", words), ("Wire", "Norland turned the offer down."))
    assert "in Herald, Post; passages in common with them in Wire" in found


def test_where_no_words_are_shared_none_are_claimed() -> None:
    found = said(("Herald", "Stone turned it down."), ("Wire", "Norland has refused the offer."))
    assert found == "reports with passages in common, Herald, Wire"
