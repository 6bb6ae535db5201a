from __future__ import annotations

import pytest

from stateofplay.resolve.proposals.subordinate import load_data
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.proposals.wide import which

TOPICS = Topics.load()


@pytest.mark.parametrize(("words", "topic", "name"), load_data()["which"])
def test_own_words_that_tell_more_than_a_wide_topic_are_the_name(
    words: str, topic: str, name: str
) -> None:
    assert which(words, topic, TOPICS, refused=False, actors=()) == name
