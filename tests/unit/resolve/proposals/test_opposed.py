from __future__ import annotations

import pytest

from stateofplay.resolve.proposals.opposed import forbidden, load_data, opposed
from stateofplay.resolve.proposals.topics import Topics

TOPICS = Topics.load()
DATA = load_data()


@pytest.mark.parametrize(("type_", "words", "name"), DATA["examples"])
def test_what_is_not_to_be_is_named_so_or_not_at_all(type_: str, words: str, name: str) -> None:
    found = opposed(type_, words, TOPICS)

    assert found is not None
    assert (found[0] or "") == name


@pytest.mark.parametrize(("type_", "words"), DATA["not"])
def test_nothing_is_opposed_there(type_: str, words: str) -> None:
    assert opposed(type_, words, TOPICS) is None


@pytest.mark.parametrize(("trigger", "words", "name"), DATA["forbidden"])
def test_what_a_request_forbids_is_named_so_or_not_at_all(
    trigger: str, words: str, name: str
) -> None:
    found = forbidden("REQUEST", trigger, words, TOPICS)

    assert found is not None
    assert (found[0] or "") == name


@pytest.mark.parametrize(("trigger", "words"), DATA["asked"])
def test_a_request_that_denies_nothing_forbids_nothing(trigger: str, words: str) -> None:
    assert forbidden("REQUEST", trigger, words, TOPICS) is None
