"""What a proposal is in the words of a report, where its name leaves open whose or where."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare import positions
from stateofplay.compare.rows.fuller import fuller_words
from tests.unit.compare.made import act

TROOPS = "all Arcadian troops from northern Norland"


def test_words_that_name_whose_and_where_tell_more_than_a_bare_name() -> None:
    told = ["any pull-out", TROOPS, "his troops from Norland"]

    assert fuller_words("withdrawal of troops", told) == TROOPS


def test_a_name_that_names_somebody_tells_enough() -> None:
    assert fuller_words("sanctions on Norland", ["new sanctions on Norland"]) is None


def test_words_without_a_name_or_with_half_a_quotation_or_too_many_tell_nothing_more() -> None:
    assert fuller_words("ceasefire", ["an immediate truce", "it", ""]) is None
    assert fuller_words("ceasefire", ["a “truce with Norland"]) is None
    assert fuller_words("ceasefire", ["a truce with Norland that " + "goes on " * 6]) is None


def test_words_that_only_tell_who_asks_tell_nothing_more() -> None:
    assert fuller_words("ceasefire", ["an appeal from Norland"]) is None
    assert fuller_words("ceasefire", ["an appeal for a truce in Norland"]) is not None


def test_a_position_has_the_words_and_keeps_its_name() -> None:
    entry = replace(act("REJECT", "Arcadia", "withdrawal of troops"), about=TROOPS)

    [cell] = positions([entry])

    assert (cell.proposal, cell.words) == ("withdrawal of troops", TROOPS)


@given(st.lists(st.text(max_size=40)))
def test_the_words_stand_in_what_was_told_whatever_the_order(told: list[str]) -> None:
    found = fuller_words("truce", told)

    assert found is None or found in {" ".join(each.split()) for each in told}
    assert found == fuller_words("truce", told[::-1])
