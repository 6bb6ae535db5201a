"""Which sentences tell no event of their report's days."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.core.judgements import Entry
from stateofplay.present.brief.noevent import is_caption, is_long_ago, load_data, opinions
from stateofplay.present.brief.salience import foremost, weights_in
from tests.unit.present.brief.told import person, told

QUAY = "Norland closed the quay of Elmstead to the trawlers of Sudland on Friday."


@pytest.mark.parametrize("sentence", load_data()["captions"])
def test_a_sentence_under_a_picture(sentence: str) -> None:
    assert is_caption(sentence)


@pytest.mark.parametrize("sentence", load_data()["news"])
def test_a_sentence_that_is_no_caption(sentence: str) -> None:
    assert not is_caption(sentence)


@pytest.mark.parametrize("sentence", load_data()["past"])
def test_a_sentence_of_a_time_long_over(sentence: str) -> None:
    assert is_long_ago(sentence)


@pytest.mark.parametrize("sentence", load_data()["of_now"])
def test_a_sentence_of_these_days(sentence: str) -> None:
    assert not is_long_ago(sentence)


def at(entry: Entry, address: str) -> Entry:
    return replace(entry, report=replace(entry.report, url=address))


def test_an_address_says_that_a_report_is_an_opinion() -> None:
    column = at(told(QUAY, "Norland"), "https://herald.example/2023/opinion/quay")
    news = at(told(QUAY, "Norland"), "https://herald.example/2023/quay?from=opinion")

    assert opinions([column]) == {column.report.id}
    assert opinions([news]) == frozenset()


def test_a_report_in_which_the_writer_often_names_himself_is_an_opinion() -> None:
    said = [
        "Our quay has been closed for a week by Norland.",
        "We have seen how Norland closed the quay.",
        "“We closed it,” Norland said of the quay.",
        *(f"Norland closed quay {number} on Friday." for number in "123456"),
    ]
    entries = [_placed(told(text, "Norland"), place) for place, text in enumerate(said)]

    assert opinions(entries) == frozenset()  # two of nine
    assert opinions(entries[:7]) == {entries[0].report.id}


def test_an_opinion_has_lines_only_of_what_somebody_else_says() -> None:
    argued = at(told(QUAY, "Norland"), "https://herald.example/opinion/quay")
    assert foremost([argued], weights_in([argued])) == ()

    sourced = replace(argued, attributed_to=(person("Ada Stone"),))
    assert foremost([sourced], weights_in([sourced])) == (sourced.id,)


def _placed(entry: Entry, place: int) -> Entry:
    span = replace(entry.statement.evidence.span, start=place * 100, end=place * 100 + 90)
    evidence = replace(entry.statement.evidence, span=span)
    return replace(entry, statement=replace(entry.statement, evidence=evidence))
