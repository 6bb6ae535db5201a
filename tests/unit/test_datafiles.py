"""What data files hold does not hang on which of PyYAML's parsers reads them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from stateofplay.datafiles import parse_yaml

DATA = sorted(path for path in Path(str(files("stateofplay"))).rglob("*.yml"))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_every_data_file_is_read_as_the_plain_parser_reads_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert parse_yaml(text) == yaml.safe_load(text)


def _listed(data: object) -> Iterator[list[object]]:
    if isinstance(data, dict):
        for each in data.values():
            yield from _listed(each)
    elif isinstance(data, list):
        yield data
        for each in data:
            yield from _listed(each)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_among_words_on_no_and_true_are_words_too(path: Path) -> None:
    for words in _listed(parse_yaml(path.read_text("utf-8"))):
        if any(isinstance(each, str) for each in words):
            assert not [each for each in words if isinstance(each, bool)]


def _word_lists(data: object, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """Give the lists of words that tables hold; not those within lists, which are examples."""
    if isinstance(data, dict):
        for key, each in data.items():
            yield from _word_lists(each, str(key))
    elif isinstance(data, list) and all(isinstance(each, str) for each in data):
        yield name, data


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_no_list_has_a_word_twice(path: Path) -> None:
    for name, words in _word_lists(parse_yaml(path.read_text("utf-8"))):
        assert not [word for word in words if words.count(word) > 1], name


@pytest.mark.parametrize("text", ["a: [1, 2", "a: b: c", "a: !!python/name:os.system"])
def test_what_is_no_plain_yaml_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        parse_yaml(text)
