from __future__ import annotations

from stateofplay.core.statements import Act, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.proposals import Topics
from stateofplay.resolve.subjects import subjects_of

TOPICS = Topics.load()


def proposals(text: str, *acts: tuple[str, str, str]) -> list[str]:
    """Proposals of acts given as (type, trigger, about), each act in the sentence it stands in."""
    report = Report(source="-", title="", text=text)
    full = report.full_text
    statements = []
    for type_, trigger, about in acts:
        start = full.index(trigger)
        place = full.index(about, start)
        first = full.rfind(". ", 0, start) + 2 if ". " in full[:start] else 2
        last = full.index(".", place) + 1
        act = Act(
            trigger=Span(start, start + len(trigger)),
            type=type_,
            about=Span(place, place + len(about)),
        )
        evidence = cite(report, Span(first, last))
        statements.append(Statement(content=act, evidence=evidence, found_by="test"))
    reading = Reading(
        report=report, mentions=(), statements=tuple(statements), sentences=(), engine="test"
    )
    return [subject.proposal for subject in subjects_of(reading, TOPICS)]


def test_the_words_of_the_act_decide() -> None:
    assert proposals("Stone ruled out a truce.", ("REJECT", "ruled out", "a truce")) == [
        "ceasefire"
    ]


def test_a_request_is_what_follows_it() -> None:
    text = "Stone turned down a request by Carl Reed for humanitarian pauses."

    assert proposals(text, ("REJECT", "turned down", "a request")) == ["humanitarian pauses"]


def test_one_is_what_stands_before_it() -> None:
    text = "They spoke of a ceasefire, but Stone rejected one."

    assert proposals(text, ("REJECT", "rejected", "one")) == ["ceasefire"]


def test_it_takes_up_what_was_proposed_last() -> None:
    text = "Reed called for a truce. Stone rejected it."

    found = proposals(text, ("REQUEST", "called for", "a truce"), ("REJECT", "rejected", "it"))

    assert found == ["ceasefire", "ceasefire"]


def test_a_pronoun_that_points_to_nothing_names_nothing() -> None:
    assert proposals("Stone rejected it.", ("REJECT", "rejected", "it")) == []


def test_the_subject_of_a_passive_counts() -> None:
    text = "No fuel would be permitted to enter the territory."

    assert proposals(text, ("REJECT", "permitted", "enter the territory")) == ["fuel deliveries"]


def test_own_words_are_kept_where_no_topic_fits() -> None:
    text = "Stone ruled out the new curfew in the capital."

    assert proposals(text, ("REJECT", "ruled out", "the new curfew")) == ["curfew"]
