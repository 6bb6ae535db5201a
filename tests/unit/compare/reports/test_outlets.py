"""Whoever retells another outlet's report is no witness of it; who heard an official is one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from stateofplay.compare import compare
from stateofplay.compare.reports.outlets import is_outlet, key_of, load_data, named_in
from stateofplay.core.judgements import Comparison, Entry, Relation
from tests.unit.compare.made import STORY, act, actor

DATA = load_data()


@pytest.mark.parametrize("example", DATA["examples"])
def test_a_sentence_credits_an_outlet(example: dict[str, Any]) -> None:
    assert list(named_in(example["text"])) == example["credits"]


@pytest.mark.parametrize("text", DATA["not"])
def test_people_and_offices_are_no_outlets(text: str) -> None:
    assert named_in(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fox Online News", "Fox News"),
        ("CNN (Web News)", "CNN"),
        ("washingtonpost.com", "The Washington Post"),
        ("KCNA", "Korean Central News Agency"),
        ("New York Times - Opinion", "New York Times"),
    ],
)
def test_forms_of_one_name_are_one_outlet(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Washington Post", "Washington Times"), ("Newsmax", "Newsweek")]
)
def test_two_names_are_two_outlets(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_a_second_mention_that_only_tells_the_kind_of_outlet_is_none() -> None:
    assert not is_outlet("Times")
    assert is_outlet("Northport Times")
    assert is_outlet("Herald", {key_of("Herald")})


def told(report: str, source: str | None = None, text: str = "") -> Entry:
    made = act("REJECT", "Ada Stone", "ceasefire", report=report, text=text or STORY[report])
    return replace(made, attributed_to=(actor(source),)) if source else made


def only(*entries: Entry) -> Comparison:
    found = [each for each in compare(entries) if len(each.reports) == len(entries)]
    assert len(found) == 1
    return found[0]


def test_two_reports_in_their_own_words_are_two_witnesses() -> None:
    assert only(told("Herald"), told("Post")).relation is Relation.SAME


def test_a_report_that_credits_the_other_one_repeats_it() -> None:
    group = only(told("Herald"), told("Post", "Northport Herald News"), told("Wire", "Herald"))
    assert group.relation is Relation.SAME
    assert "1 more repeats one of them (Wire credits Herald)" in group.summary

    group = only(told("Herald"), told("Wire", "Herald"))
    assert group.relation is Relation.REPEATS
    assert "Wire credits Herald: one origin" in group.summary


def test_a_credit_in_the_sentence_counts_though_nobody_is_read_as_its_source() -> None:
    text = f"According to the Herald, no truce is near. {STORY['Wire']}"
    assert only(told("Herald"), told("Wire", text=text)).relation is Relation.REPEATS


def test_reports_that_credit_one_agency_are_one_witness() -> None:
    group = only(told("Herald", "KCNA"), told("Wire", "Korean Central News Agency"))
    assert group.relation is Relation.REPEATS
    assert "Herald and Wire credit KCNA: one origin, not 2 witnesses" in group.summary


def test_the_state_media_of_a_land_are_one_voice_with_its_agency() -> None:
    of_land = told("Wire", "North Korean state media")
    assert only(told("Herald", "KCNA"), told("Wire", "Reuters")).relation is Relation.SAME
    assert only(told("Herald", "North Korea state media"), of_land).relation is Relation.REPEATS


@pytest.mark.parametrize("source", ["Norland Interior Ministry", "Bo Reed", "Norland"])
def test_reports_that_quote_one_official_have_each_heard_it(source: str) -> None:
    assert only(told("Herald", source), told("Post", source)).relation is Relation.SAME


def test_two_forms_of_one_outlet_are_one_witness() -> None:
    wire = told("Wire")
    same = replace(wire, report=replace(wire.report, publisher="Herald (Web News)"))
    group = only(told("Herald"), same)
    assert group.relation is Relation.REPEATS
    assert "2 reports of one outlet, Herald: one witness" in group.summary
