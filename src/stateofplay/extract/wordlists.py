"""Reads the word lists under ``words/``: knowledge of words is data, not code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from stateofplay.core.errors import DataError
from stateofplay.datafiles import parse_yaml

EXAMPLES = frozenset({"examples", "not"})
"""Keys under which a file shows what its words do; `tests/rules` runs these."""


@cache
def wordlists(name: str) -> dict[str, frozenset[str]]:
    """Return the lists of ``words/<name>.yml`` by their keys, lower case.

    Raises:
        DataError: If there is no such file, or an entry is not a list of words.
    """
    path = files("stateofplay.extract").joinpath("words", f"{name}.yml")
    if not path.is_file():
        raise DataError(f"{name}.yml", name, "no such word list")
    data = parse_yaml(path.read_text("utf-8"))
    lists: dict[str, frozenset[str]] = {}
    for key, words in data.items():
        if key in EXAMPLES:
            continue
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise DataError(path.name, key, "expected a list of words (quote yes, no, on, off)")
        lists[key] = frozenset(word.lower() for word in words)
    return lists
