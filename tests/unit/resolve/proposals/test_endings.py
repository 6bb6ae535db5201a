from __future__ import annotations

import pytest

from stateofplay.resolve.proposals.endings import ended, load_data
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.proposals.turned import turned, undone

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


@pytest.mark.parametrize(("type_", "trigger", "words", "name"), DATA["turned"])
def test_the_verb_of_an_act_ends_what_it_is_about(
    type_: str, trigger: str, words: str, name: str
) -> None:
    found = turned(type_, trigger, words, TOPICS)

    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(("type_", "trigger", "words"), DATA["unturned"])
def test_a_verb_that_ends_nothing_turns_nothing(type_: str, trigger: str, words: str) -> None:
    assert turned(type_, trigger, words, TOPICS) is None


@pytest.mark.parametrize(("words", "name"), DATA["undone"])
def test_what_undoes_a_topic_is_not_named_by_it(words: str, name: str) -> None:
    found = undone("REQUEST", words, TOPICS)

    assert (found[0] if found else "") == name
