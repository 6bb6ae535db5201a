"""Which rows that no rule makes one are shown as one, by how alike their claims are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.compare.claims.claims import claims_of
from stateofplay.compare.facts import facts_of
from stateofplay.compare.rows.completed import Names
from stateofplay.compare.rows.likeness import likeness, words_of
from stateofplay.compare.rows.rows import rows_of
from stateofplay.core.judgements import Entry
from tests.unit.compare.made import act

SENTENCE = "Ada Stone backed a new buoy off the lighthouse at Elm Point, as fishermen had asked"


def _told(name: str, report: str = "Herald", text: str = SENTENCE, day: int | None = 3) -> Entry:
    made = act("SUPPORT", "Ada Stone", name, report=report, day=day, text=text)
    return replace(made, topical=False)


def _rows(*entries: Entry) -> dict[str, str]:
    claims = [claim for fact in facts_of(entries) for claim in claims_of(fact)]
    return {name: row for (_, name), row in rows_of(claims).items()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("buoy off the lighthouse", "anchoring of a buoy off Elm Point's lighthouse"),
        ("lighthouse buoy", "planned buoy near lighthouse"),
    ],
)
def test_names_alike_in_words_and_sentences_are_one(one: str, other: str) -> None:
    rows = _rows(_told(one), _told(other, "Post"))

    assert rows[one] == rows[other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("buoy off the lighthouse", "repeal of the buoy off the lighthouse"),
        ("buoy off the lighthouse", "temporary buoy off the lighthouse"),
        ("buoy off the lighthouse", "investigation of the buoy off the lighthouse"),
        ("buoy off Kenya's lighthouse", "anchoring of a buoy off Peru's lighthouse"),
        ("buoy off the lighthouse", "ferry to the island"),
    ],
)
def test_what_tells_names_apart_keeps_them_apart_however_alike(one: str, other: str) -> None:
    rows = _rows(_told(one), _told(other, "Post"))

    assert rows[one] != rows[other]


def test_topics_of_two_names_are_never_one() -> None:
    pause = replace(_told("humanitarian pause"), topical=True)
    halt = replace(_told("permanent pause in humanitarian fighting", "Post"), topical=True)

    rows = _rows(pause, halt)

    assert len(set(rows.values())) == 2


def test_alike_names_in_sentences_of_something_else_are_two() -> None:
    other = "The harbour's budget of last spring, said Bo Reed, paid for nothing of the kind"
    made = act("REJECT", "Bo Reed", "buoy of the museum", report="Post", text=other)

    rows = _rows(_told("buoy off the lighthouse"), replace(made, topical=False))

    assert len(set(rows.values())) == 2


def test_reports_far_apart_in_time_are_not_joined() -> None:
    early = _told("buoy off the lighthouse", day=1)
    late = _told("anchoring of a buoy off Elm Point's lighthouse", "Post")
    late = replace(late, report=replace(late.report, published=late.report.published.replace(2024)))

    assert len(set(_rows(early, late).values())) == 2


def test_a_name_that_leaves_open_which_is_meant_is_not_that_of_the_row() -> None:
    rows = _rows(_told("buoy", "Wire"), _told("buoy", "Sun"), _told("buoy off the lighthouse"))

    assert set(rows.values()) == {"buoy off the lighthouse"}


def test_likeness_is_that_of_words_and_the_same_both_ways() -> None:
    entries = [
        _told("buoy off the lighthouse"),
        _told("lighthouse buoy", "Post"),
        _told("ferry to the island", "Wire"),
    ]
    names = Names()
    cells = [names.cell(claim) for fact in facts_of(entries) for claim in claims_of(fact)]
    words = {cell.report: words_of([cell]) for cell in cells}
    herald, post, wire = (words[report] for report in sorted(words))

    assert likeness(herald, post) == likeness(post, herald) > 0.7
    assert likeness(herald, wire) == 0
