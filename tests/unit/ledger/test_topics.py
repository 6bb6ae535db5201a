"""What a person's decisions on proposals make of an act."""

from __future__ import annotations

from dataclasses import replace

from stateofplay.core.topics import TopicAction, TopicDecision
from stateofplay.ledger.topics import overlaid
from tests.unit.compare.made import act

JOIN = TopicDecision(action=TopicAction.JOIN, topics=("pause", "truce"), name="truce")
SPLIT = TopicDecision(action=TopicAction.SPLIT, topics=("truce",), like="snow", name="snow truce")
BACK = TopicDecision(action=TopicAction.JOIN, topics=("snow truce", "truce"), name="truce")


def _after(*decisions: TopicDecision, about: str = "pause") -> tuple[str | None, bool]:
    told = replace(act("REQUEST", "Arcadia", about), about="a pause while snow lies")
    made = overlaid(told, tuple(enumerate(decisions)))
    return made.proposal, made.settled


def test_what_is_split_off_under_the_name_of_others_is_settled() -> None:
    assert _after(JOIN, SPLIT) == ("snow truce", True)


def test_what_is_only_joined_or_split_off_by_nothing_is_not_settled() -> None:
    assert _after(JOIN) == ("truce", False)
    assert _after(SPLIT) == ("pause", False)


def test_what_is_joined_again_after_a_split_is_not_settled() -> None:
    assert _after(SPLIT, about="truce") == ("snow truce", True)
    assert _after(SPLIT, BACK, about="truce") == ("truce", False)
