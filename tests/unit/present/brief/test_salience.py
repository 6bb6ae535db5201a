"""Which sentences tell most of a story, and which can stand on a page alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Reality
from stateofplay.present.brief.salience import (
    can_stand,
    choose,
    foremost,
    is_whole,
    load_data,
    score,
    sentences,
    weights_in,
)
from tests.unit.present.brief.told import told

QUAY = "Norland closed the quay of Elmstead to the trawlers of Sudland on Friday."
AGAIN = "The quay of Elmstead is shut to Sudland's trawlers, Norland's harbourmaster confirmed."
OTHER = "Sudland recalled its envoy from the fishery talks, its ministry of trawlers said."
ASIDE = "Zembia painted its lighthouse yellow for the jubilee of a sculptor on Friday."


def story() -> list[Entry]:
    return [
        told(QUAY, "Norland", report="Herald"),
        told(AGAIN, "Norland", report="Wire"),
        told(OTHER, "Sudland", report="Post"),
        told(ASIDE, "Zembia", report="Gazette"),
    ]


def chosen(entries: list[Entry], room: int, shown: tuple[str, ...] = ()) -> list[str]:
    found = choose(sentences(entries), weights_in(entries), shown, room)
    return [each.acts[0].statement.evidence.exact for each in found]


@pytest.mark.parametrize("sentence", load_data()["whole"])
def test_a_sentence_that_stands_alone(sentence: str) -> None:
    assert is_whole(sentence)


@pytest.mark.parametrize("sentence", load_data()["part"])
def test_a_sentence_that_does_not(sentence: str) -> None:
    assert not is_whole(sentence)


def test_words_weigh_by_the_share_of_reports_that_have_them() -> None:
    weights = weights_in(story())

    assert weights["trawler"] == 1.0
    assert weights["quay"] == pytest.approx(2 / 3)
    assert "lighthouse" not in weights


def test_what_was_told_gives_room_to_something_else() -> None:
    first, second = chosen(story(), 2)

    assert {first, second} in ({QUAY, OTHER}, {AGAIN, OTHER})
    assert chosen(story(), 1, shown=(QUAY, AGAIN)) == [OTHER]


def test_the_order_of_entries_does_not_matter() -> None:
    assert chosen(story(), 4) == chosen(story()[::-1], 4)


def test_a_decision_and_the_beginning_of_a_report_count_more() -> None:
    plain, decision = (
        sentences([told(QUAY, "Norland", kind=kind)])[0] for kind in ("AID", "AGREE")
    )

    assert score(decision, {}, {}) > score(plain, {}, {})


def test_he_can_stand_where_it_is_known_who_he_is() -> None:
    text = "He closed the quay of Elmstead to the trawlers of Sudland on Friday."

    assert can_stand(told(text, "He", named="Ada Stone"))
    assert not can_stand(told(text, "Sudland"))


def test_what_is_denied_old_or_done_by_somebody_unknown_has_no_line() -> None:
    entry = told(QUAY, "Norland")
    denied = replace(entry.content, reality=Reality.DENIED)  # type: ignore[arg-type]
    unknown = replace(entry.actors[0], id="mention:it")

    assert can_stand(entry)
    assert not can_stand(replace(entry, statement=replace(entry.statement, content=denied)))
    assert not can_stand(replace(entry, actors=(unknown,)))
    assert not can_stand(told(QUAY.replace("Friday", "a day of 2019"), "Norland"))
    assert not can_stand(replace(entry, statement=replace(entry.statement, confidence=0.2)))


def test_the_acts_of_the_weightiest_sentences_come_first() -> None:
    entries = story()

    assert foremost(entries, weights_in(entries))[-1] == entries[-1].id
    assert date(2023, 11, 3) == entries[0].report.published
