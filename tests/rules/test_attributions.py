"""Every rule's examples of who is given the word are found, and its counter-examples are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Quotation, Statement
from stateofplay.core.text import Report
from stateofplay.extract import Extractor
from stateofplay.extract.engine import STEPS
from stateofplay.extract.quotations import RULES, TYPES
from stateofplay.extract.rules import Rule, load_rules

pytestmark = pytest.mark.model

_RULES = load_rules(RULES, labels=TYPES, paths=STEPS)


@pytest.fixture(scope="module")
def said(analyser: Analyser, extractor: Extractor) -> dict[str, list[Statement]]:
    """All example sentences, read in one run by the rules alone: sentence -> quotations."""
    sentences = {example["text"] for rule in _RULES for example in rule.examples}
    sentences |= {text for rule in _RULES for text in rule.counter_examples}
    only = Extractor({"quotations": extractor.extractors["quotations"]}, "rules")
    found: dict[str, list[Statement]] = {}
    for report, doc in analyser.pipe(Report(source="x", title="", text=s) for s in sentences):
        reading = only.extract(report, doc)  # type: ignore[arg-type]
        assert not reading.problems
        found[report.text] = list(reading.statements)
    return found


def _examples() -> Iterator[object]:
    for rule in _RULES:
        for number, example in enumerate(rule.examples):
            yield pytest.param(rule, example, id=f"{rule.name}-{number}")


def _words(statement: Statement, text: str) -> dict[str, str]:
    content = statement.content
    assert isinstance(content, Quotation)
    full = "\n\n" + text
    return {
        "cue": full[content.trigger.start : content.trigger.end],
        "source": ", ".join(speaker.exact for speaker in content.speakers),
        "content": full[content.content.start : content.content.end],
    }


def _by(statement: Statement, rule: Rule) -> bool:
    return any(repr(rule.name) in step.how for step in statement.steps)


@pytest.mark.parametrize(("rule", "example"), list(_examples()))
def test_example_is_found(
    rule: Rule, example: dict[str, str], said: dict[str, list[Statement]]
) -> None:
    text = example["text"]
    wanted = {part: words for part, words in example.items() if part != "text"}
    assert wanted in [_words(found, text) for found in said[text] if _by(found, rule)]


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_counter_examples_are_not_found(rule: Rule, said: dict[str, list[Statement]]) -> None:
    for text in rule.counter_examples:
        assert not [found for found in said[text] if _by(found, rule)], text


def test_every_rule_has_example_and_counter_example() -> None:
    assert not [rule.name for rule in _RULES if not (rule.examples and rule.counter_examples)]
