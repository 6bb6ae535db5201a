"""Every rule's examples are named as it says, and its counter-examples are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report
from stateofplay.extract import parsed_of
from stateofplay.extract.engine import STEPS
from stateofplay.extract.rulefinder import RULES, RuleFinder
from stateofplay.extract.rules import Rule, load_rules
from stateofplay.ontology import load

pytestmark = pytest.mark.model

_RULES = load_rules(RULES, labels=frozenset(load().acts), paths=STEPS)


@pytest.fixture(scope="module")
def finder() -> RuleFinder:
    return RuleFinder.load(load())


def _named(analyser: Analyser, finder: RuleFinder, text: str) -> list[tuple[str, str, str]]:
    """Give trigger, type and rule of all that is named in a sentence."""
    [(report, doc)] = analyser.pipe([Report(source="rulebook", title="", text=text)])
    return [
        (
            report.full_text[each.trigger.start : each.trigger.end],
            each.type,
            each.by.removeprefix(f"{finder.name}: "),
        )
        for each in finder.find(parsed_of(report, doc))  # type: ignore[arg-type]
    ]


def _examples() -> Iterator[object]:
    for rule in _RULES:
        for number, example in enumerate(rule.examples):
            yield pytest.param(rule, example, id=f"{rule.name}-{number}")


@pytest.mark.parametrize(("rule", "example"), list(_examples()))
def test_example_is_named(
    analyser: Analyser, finder: RuleFinder, rule: Rule, example: dict[str, str]
) -> None:
    found = _named(analyser, finder, example["text"])

    assert (example["trigger"], rule.gives, rule.name) in found


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_counter_examples_are_not(analyser: Analyser, finder: RuleFinder, rule: Rule) -> None:
    for text in rule.counter_examples:
        assert rule.name not in [name for *_, name in _named(analyser, finder, text)], text


def test_every_rule_has_example_and_counter_example() -> None:
    assert not [rule.name for rule in _RULES if not (rule.examples and rule.counter_examples)]
