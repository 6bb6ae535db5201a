"""What the name of a proposal tells, by the examples of the data and by words of one's own."""

from __future__ import annotations

import pytest

from stateofplay.compare.rows.asked import load_data
from stateofplay.compare.rows.gist import Gist, gist_of


def _one(one: Gist, other: Gist) -> bool:
    return one.block == other.block and one.meets(other)


@pytest.mark.parametrize("pair", load_data()["examples"], ids=" = ".join)
def test_names_are_one(pair: list[str]) -> None:
    one, other = map(gist_of, pair)

    assert _one(one, other)
    assert _one(other, one)


@pytest.mark.parametrize("pair", load_data()["not"], ids=" / ".join)
def test_names_are_not_one(pair: list[str]) -> None:
    one, other = map(gist_of, pair)

    assert not _one(one, other)
    assert not _one(other, one)


def test_who_does_it_and_to_whom_are_told_apart() -> None:
    gist = gist_of("U.S. strikes on Syria")

    assert gist.by == {"United States"}
    assert gist.to == {"Syria"}


def test_a_state_s_name_before_a_deed_is_where_it_is_done() -> None:
    assert gist_of("Syria strike").to == {"Syria"}
    assert not gist_of("Syria strike").by


def test_a_topic_s_name_is_completed_by_the_words_of_the_report() -> None:
    gist = gist_of("military strikes", about="a British military operation in Yemen")

    assert gist.by == {"United Kingdom"}
    assert gist.to == {"Yemen"}


def test_words_of_another_kind_leave_a_weak_topic_open_and_apart() -> None:
    weak = gist_of("military strikes", about="the vote on the strikes", sure=False)

    assert weak.open
    assert weak.conflicts(gist_of("U.S. strikes"))


def test_an_act_s_own_verb_names_what_is_asked() -> None:
    gist = gist_of("strikes on Yemen", "sought approval", "strikes on Yemen")

    assert gist.kind == "authorization"
    assert gist.rest == {"military action"}


def test_persons_stand_for_whom_they_speak_but_not_where_they_are_meant() -> None:
    persons = frozenset({("stone", "Norway")})

    assert gist_of("talks with Stone", persons=persons).to == {"Norway"}
    assert gist_of("resignation of Stone", persons=persons).rest == {"ston"}
