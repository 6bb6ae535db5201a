"""Every rule of time keeps its examples and counter-examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from stateofplay.timex import find_timexes
from stateofplay.timex.grammar import load_rules

PUBLISHED = date(2023, 11, 8)
_MARKED = re.compile(r"\[(.+?)\]")


def _examples() -> Iterator[tuple[str, list[str]]]:
    for rule in load_rules():
        for text, value in rule["examples"].items():
            values = value if isinstance(value, list) else [value]
            yield text, [str(each) for each in values]


def _counter_examples() -> Iterator[str]:
    for rule in load_rules():
        yield from rule.get("not", ())


@pytest.mark.parametrize(("marked", "values"), list(_examples()), ids=str)
def test_an_example_is_found_with_its_value(marked: str, values: list[str]) -> None:
    wanted = _MARKED.findall(marked)
    found = find_timexes(_MARKED.sub(r"\1", marked), PUBLISHED)
    assert [timex.value for timex in found] == values
    assert [timex.text for timex in found][-len(wanted) :] == wanted


@pytest.mark.parametrize("text", list(_counter_examples()))
def test_a_counter_example_holds_nothing(text: str) -> None:
    assert find_timexes(text, PUBLISHED) == ()


def test_every_rule_has_an_example() -> None:
    assert [rule["rule"] for rule in load_rules() if not rule["examples"]] == []


def test_every_rule_finds_its_own_examples() -> None:
    """A rule that another one always wins over is not needed."""
    unused = []
    for rule in load_rules():
        found = {
            timex.rule
            for text in rule["examples"]
            for timex in find_timexes(_MARKED.sub(r"\1", text), PUBLISHED)
        }
        if rule["rule"] not in found:
            unused.append(rule["rule"])
    assert unused == []
