"""What is but a kind of thing is named by the words that tell which, in one form for all."""

from __future__ import annotations

import pytest

from stateofplay.core.statements import Act, Mention, MentionKind, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.proposals.kinds import at_head, called, kinds, load_data
from stateofplay.resolve.proposals.subjects import subjects_of
from stateofplay.resolve.proposals.wide import which
from tests.unit.resolve.proposals_marked import TOPICS, proposal


@pytest.mark.parametrize(("words", "topic", "name"), load_data()["examples"])
def test_the_words_that_tell_which_are_the_name(words: str, topic: str, name: str) -> None:
    told = which(words, topic, TOPICS, refused=False, actors=("norland", "moreau"))
    assert (told or (topic if at_head(words, topic, TOPICS) else "")) == name


def test_every_kind_is_a_topic() -> None:
    assert {each.name for each in TOPICS.topics} >= kinds().keys()


def test_what_only_says_that_there_is_to_be_one_is_left_out() -> None:
    assert called("begin direct talks with Vell", kinds()["dialogue"], TOPICS) == (
        "direct talks with Vell"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Security Council met. Reed rejected [the resolution].", "UN resolution"),
        ("The Senate met. Reed rejected [the resolution].", "resolution"),
        ("The Security Council and the Senate met. Reed rejected [the resolution].", "resolution"),
        ("Reed rejected [any interference in the probe].", "interference in the probe"),
        ("Reed backed [whether Vell resigned over the probe].", ""),
    ],
)
def test_a_kind_is_named_by_what_is_told_of_it(text: str, name: str) -> None:
    assert proposal(text) == name


def test_whose_it_is_is_told_by_who_is_asked_however_it_is_written() -> None:
    report = Report(source="-", title="", text="Reed asked {Stone} to resign.")
    asked, trigger, about = (
        Span(report.full_text.index(words), report.full_text.index(words) + len(words))
        for words in ("{Stone}", "asked", "to resign")
    )
    whom = Mention(
        report_id=report.id,
        span=asked,
        exact="{Stone}",
        kind=MentionKind.PERSON,
        head="Stone",
        sentence=1,
    )
    act = Act(trigger=trigger, type="REQUEST", about=about, recipients=(whom,))
    sentence = Span(asked.start - len("Reed asked "), len(report.full_text))
    statement = Statement(content=act, evidence=cite(report, sentence), found_by="test")
    reading = Reading(
        report=report, mentions=(), statements=(statement,), sentences=(sentence,), engine="test"
    )

    (subject,) = subjects_of(reading, TOPICS)

    assert subject.proposal == "resignation of {Stone}"
    assert "resignation, told by the report: resignation of {Stone}" in subject.reasons
