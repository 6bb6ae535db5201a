"""Spellings of one personal name: "-sky" and "-skyy", "Mohammed" and "Muhammad".

The data are ``resolve/data/spellings.yml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from stateofplay.datafiles import read_mapping


@lru_cache(maxsize=1 << 16)
def last_name(word: str) -> str:
    """Give what stands for all spellings of a last name, folded as in `forms.person_name`.

    Example:
        >>> last_name("varenskiy")
        'varensky'
    """
    table = _table()
    if (first := table.last.get(word)) is not None:
        return first
    for ending in table.endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + table.endings[ending]
    return word


def given_name(word: str) -> str:
    """Give what stands for all spellings of a given name, folded likewise.

    Example:
        >>> given_name("mohammed")
        'muhammad'
    """
    return _table().given.get(word, word)


def is_common(word: str) -> bool:
    """Say whether a given name, folded likewise, is so common that it tells nobody by itself.

    Example:
        >>> is_common("john"), is_common("anan")
        (True, False)
    """
    return word in _common() or given_name(word) in _common()


@cache
def _common() -> frozenset[str]:
    table = read_mapping("stateofplay.resolve", "data", "given_names.yml")
    return frozenset(str(name) for word in ("he", "she") for name in table[word])


class _Table:
    """Each spelling with the one that stands for all; of endings the longest first."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.last = _firsts(data["last"])
        self.given = _firsts(data["given"])
        endings = [(other, first) for first, all_ in data["endings"].items() for other in all_]
        self.endings: Mapping[str, str] = dict(sorted(endings, key=lambda each: -len(each[0])))


@cache
def _table() -> _Table:
    return _Table(read_mapping("stateofplay.resolve", "data", "spellings.yml"))


def _firsts(groups: Iterable[list[str]]) -> dict[str, str]:
    return {spelling: group[0] for group in groups for spelling in group}
