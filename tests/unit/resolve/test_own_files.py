"""The user's own YAML: the examples of the documentation hold, and a change makes a new engine."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from stateofplay.core.errors import DataError
from stateofplay.resolve import Resolver

DOCUMENT = Path(__file__).parents[3] / "docs" / "your-own-names.md"


@pytest.fixture
def examples(tmp_path: Path) -> dict[str, Path]:
    """The YAML files that the documentation shows, by name."""
    found = {}
    for block in re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL):
        name = block.split("\n", maxsplit=1)[0].removeprefix("# ")
        found[name] = tmp_path / name
        found[name].write_text(block, "utf-8")
    return found


def test_the_documented_names_are_known(examples: dict[str, Path]) -> None:
    lexicon = Resolver.load(names=[examples["my-names.yml"]]).lexicon

    for words, name in (
        ("Norlanders", "Norland"),
        ("R.N.", "Norland"),
        ("SF", "Southern Front"),
        ("River Commission", "River Commission"),
        ("Hillmen", "Hill people"),
    ):
        known = lexicon.find(words)
        assert known is not None
        assert known.name == name
    assert lexicon.leader("Stone", "foreign minister", date(2031, 5, 5)) is not None
    assert lexicon.leader("Stone", "foreign minister", date(2028, 5, 5)) is None


def test_the_documented_topics_are_known(examples: dict[str, Path]) -> None:
    topics = Resolver.load(proposals=[examples["my-topics.yml"]]).topics
    [topic] = [each for each in topics.topics if each.name == "dam inspection"]

    assert topic.examples
    assert topic.counter_examples
    for words in topic.examples:
        assert (topics.find(words) or ("",))[0] == topic.name
    for words in topic.counter_examples:
        assert (topics.find(words) or ("",))[0] != topic.name


def test_what_a_file_says_is_part_of_the_engine_and_its_path_is_not(
    examples: dict[str, Path], tmp_path: Path
) -> None:
    path = examples["my-topics.yml"]
    elsewhere = tmp_path / "copy.yml"
    elsewhere.write_text(path.read_text("utf-8"), "utf-8")
    plain, own = Resolver.load().name, Resolver.load(proposals=[path]).name

    assert own.startswith(f"{plain} own topics ")
    assert Resolver.load(proposals=[elsewhere]).name == own

    path.write_text(path.read_text("utf-8").replace("sluices", "gates"), "utf-8")

    assert Resolver.load(proposals=[path]).name not in (own, plain)


@pytest.mark.parametrize("text", ["states: {XN: {nam: Norland}}", "[", "organisations: [{}]"])
def test_a_file_with_a_mistake_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(text, "utf-8")

    with pytest.raises(DataError, match=r"mine\.yml"):
        Resolver.load(names=[path])


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.yml.*cannot be read"):
        Resolver.load(names=[tmp_path / "none.yml"])
