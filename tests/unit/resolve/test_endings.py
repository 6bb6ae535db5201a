from __future__ import annotations

import pytest

from stateofplay.resolve.endings import ended, load_data
from stateofplay.resolve.proposals import Topics

TOPICS = Topics.load()
DATA = load_data()


@pytest.mark.parametrize(("words", "name"), [*DATA["examples"], *DATA["not"]])
def test_what_is_to_end_is_named_so(words: str, name: str) -> None:
    found = ended(words, TOPICS) or TOPICS.name(words)

    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize("words", [each[0] for each in DATA["not"]])
def test_nothing_ends_there(words: str) -> None:
    assert ended(words, TOPICS) is None
