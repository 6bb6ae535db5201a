from __future__ import annotations

import pytest

from stateofplay.resolve.proposals.subordinate import instead, load_data
from stateofplay.resolve.proposals.topics import Topics

TOPICS = Topics.load()


@pytest.mark.parametrize(("words", "topic", "name"), load_data()["examples"])
def test_a_topic_that_is_only_a_matter_is_not_the_name(words: str, topic: str, name: str) -> None:
    found = TOPICS.find(words)

    assert found is not None
    assert found[0] == topic
    assert instead(words, topic, TOPICS, refused=False, actors=()) == name
