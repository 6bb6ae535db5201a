from __future__ import annotations

from pathlib import Path

import pytest

from stateofplay.core.errors import DataError
from stateofplay.core.stems import stem
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.proposals.wordings import Topic

TOPICS = Topics.load()
EXAMPLES = [(topic, words) for topic in TOPICS.topics for words in topic.examples]
COUNTER_EXAMPLES = [(topic, words) for topic in TOPICS.topics for words in topic.counter_examples]
WORDS = read_mapping("stateofplay.resolve", "data", "function_words.yml")


def label(value: object) -> str:
    return value.name if isinstance(value, Topic) else str(value)


@pytest.mark.parametrize(("topic", "words"), EXAMPLES, ids=label)
def test_an_example_belongs_to_its_topic(topic: Topic, words: str) -> None:
    found = TOPICS.find(words)

    assert found is not None
    assert found[0] == topic.name


@pytest.mark.parametrize(("topic", "words"), COUNTER_EXAMPLES, ids=label)
def test_a_counter_example_does_not(topic: Topic, words: str) -> None:
    found = TOPICS.find(words)

    assert found is None or found[0] != topic.name


@pytest.mark.parametrize("words", WORDS["talks"])
def test_who_agrees_to_a_talk_agrees_to_talk(words: str) -> None:
    found = TOPICS.talk(words)

    assert found is not None
    assert found[0] == "dialogue"


@pytest.mark.parametrize("words", WORDS["no_talks"])
def test_what_is_no_talk(words: str) -> None:
    assert TOPICS.talk(words) is None


@pytest.mark.parametrize("words", ["a pause", "localized pauses", "a four-hour pause in fighting"])
def test_a_pause_is_never_a_ceasefire(words: str) -> None:
    named = TOPICS.name(words)

    assert named is not None
    assert named[0] == "humanitarian pauses"


def test_the_head_of_the_phrase_decides() -> None:
    named = TOPICS.name("pauses so that aid can enter and hostages can be released")

    assert named is not None
    assert named[0] == "humanitarian pauses"


def test_what_no_topic_fits_is_named_by_its_own_words() -> None:
    named = TOPICS.name("the new curfew in the capital")

    assert named is not None
    assert named[0] == "curfew in the capital"


def test_words_that_say_nothing_name_nothing() -> None:
    assert TOPICS.name("the") is None


@pytest.mark.parametrize(
    "words", ["a month", "the outcome", "detached from reality", "several", "the next 20 days"]
)
def test_a_scrap_names_nothing(words: str) -> None:
    assert TOPICS.name(words) is None


def test_endings_do_not_matter() -> None:
    assert {stem(word) for word in ("release", "releases", "releasing", "released")} == {"releas"}


@pytest.mark.parametrize(
    ("wording", "inside", "outside"),
    [
        ("quiet", "a lasting quiet", "a truce"),
        ("=quieting", "the Quieting of the guns", "that they quieted the guns"),
    ],
)
def test_a_users_topic_replaces_a_shipped_one(
    tmp_path: Path, wording: str, inside: str, outside: str
) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(f"proposals:\n- {{name: ceasefire, wordings: [{wording}]}}\n", "utf-8")
    topics = Topics.load([path])

    found = topics.find(inside)

    assert found is not None
    assert found[0] == "ceasefire"
    assert topics.find(outside) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("proposals:\n- {name: x}\n", "lacks wordings"),
        ("proposals:\n- {name: x, wordings: [y], wording: z}\n", "no field 'wording'"),
        ("proposals:\n- {name: x, wordings: y}\n", "wordings must be a list"),
        ("topics: []\n", "must hold a list"),
        ("a: [\n", "cannot be read as YAML"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(text, "utf-8")

    with pytest.raises(DataError, match=problem):
        Topics.load([path])
