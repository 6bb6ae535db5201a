"""Further proposals of one act are those that stand beside the first and fit a topic alone."""

from __future__ import annotations

import pytest

from stateofplay.core.statements import Act, Condition, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.proposals.further import load_data
from stateofplay.resolve.proposals.subjects import subjects_of
from stateofplay.resolve.proposals.topics import Topics

TOPICS = Topics.load()
DATA = load_data()


def proposals(type_: str, trigger: str, marked: str, condition: str = "") -> tuple[str, list[str]]:
    """First and further proposals of "Stone TRIGGER WORDS[ until CONDITION]."

    "|" stands between the parts; "[" begins the first of them where that is not the first word.
    """
    before, _, listed = marked.rpartition("[")
    texts = listed.split("|")
    words = before + " and ".join(texts)
    tail = f" until {condition}" if condition else ""
    report = Report(source="-", title="", text=f"Stone {trigger} {words}{tail}.")
    full = report.full_text
    start = full.index(words)
    places = [full.index(text, start) for text in texts]
    terms = Span(full.index(condition), len(full) - 1) if condition else None
    act = Act(
        trigger=Span(full.index(trigger), full.index(trigger) + len(trigger)),
        type=type_,
        about=Span(start, start + len(words)),
        parts=tuple(
            Span(place, place + len(text)) for place, text in zip(places, texts, strict=True)
        ),
        condition=Condition(connective="until", span=terms) if terms else None,
    )
    whole = Span(2, len(full))
    statement = Statement(content=act, evidence=cite(report, whole), found_by="test")
    reading = Reading(
        report=report, mentions=(), statements=(statement,), sentences=(whole,), engine="test"
    )
    found = subjects_of(reading, TOPICS)
    return (found[0].proposal, list(found[0].also)) if found else ("", [])


@pytest.mark.parametrize(
    ("type_", "trigger", "marked", "first", "also"), [*DATA["examples"], *DATA["not"]]
)
def test_the_parts_that_are_proposals_count(
    type_: str, trigger: str, marked: str, first: str, also: list[str]
) -> None:
    named, further = proposals(type_, trigger, marked)

    assert further == also
    if first:
        assert named == first


def test_a_deed_is_about_one_proposal() -> None:
    assert proposals("AID", "brought", "aid deliveries|the release of prisoners")[1] == []


def test_the_reason_of_each_is_kept() -> None:
    report = Report(source="-", title="", text="Stone called for a truce and aid deliveries.")
    act = Act(
        trigger=Span(8, 18),
        type="REQUEST",
        about=Span(19, 45),
        parts=(Span(19, 26), Span(31, 45)),
    )
    whole = Span(2, len(report.full_text))
    statement = Statement(content=act, evidence=cite(report, whole), found_by="test")
    reading = Reading(
        report=report, mentions=(), statements=(statement,), sentences=(whole,), engine="test"
    )

    [subject] = subjects_of(reading, TOPICS)

    assert subject.also == ("aid deliveries",)
    assert subject.reasons[1:] == ("“aid deliveries” stands beside it: aid deliveries",)
