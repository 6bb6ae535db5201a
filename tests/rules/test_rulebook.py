"""Every rule's examples are found, and its counter-examples are not, on the pinned model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Statement
from stateofplay.core.text import Report, Span
from stateofplay.extract import Extractor
from stateofplay.extract.engine import STEPS
from stateofplay.extract.rulefinder import RULES
from stateofplay.extract.rules import Rule, load_rules
from stateofplay.ontology import load

pytestmark = pytest.mark.model

_RULES = load_rules(RULES, labels=frozenset(load().acts), paths=STEPS)


@dataclass(frozen=True)
class Found:
    """An act of one example sentence, its parts as words."""

    text: str
    statement: Statement

    @property
    def act(self) -> Act:
        assert isinstance(self.statement.content, Act)
        return self.statement.content

    def words(self, part: str) -> str | None:
        match part:
            case "trigger":
                return self._at(self.act.trigger)
            case "about":
                return self._at(self.act.about)
            case "condition":
                return self._at(self.act.condition.span) if self.act.condition else None
            case "actor":
                return ", ".join(mention.exact for mention in self.act.actors)
            case "recipient":
                return ", ".join(mention.exact for mention in self.act.recipients)
        raise AssertionError(f"an example names no part {part!r}")

    def _at(self, span: Span | None) -> str | None:
        return self.text[span.start : span.end] if span else None


@pytest.fixture(scope="module")
def acts(analyser: Analyser, rules_only: Extractor) -> dict[str, list[Found]]:
    """All example sentences, read in one run: sentence -> acts."""
    reports = [Report(source="rulebook", title="", text=text) for text in sorted(_sentences())]
    found: dict[str, list[Found]] = {}
    for report, doc in analyser.pipe(reports):
        reading = rules_only.extract(report, doc)  # type: ignore[arg-type]
        assert not reading.problems
        kept = [s for s in reading.statements if isinstance(s.content, Act)]
        found[report.text] = [Found(report.full_text, statement) for statement in kept]
    return found


def _sentences() -> set[str]:
    examples = {example["text"] for rule in _RULES for example in rule.examples}
    return examples | {text for rule in _RULES for text in rule.counter_examples}


def _examples() -> Iterator[object]:
    for rule in _RULES:
        for number, example in enumerate(rule.examples):
            yield pytest.param(rule, example, id=f"{rule.name}-{number}")


@pytest.mark.parametrize(("rule", "example"), list(_examples()))
def test_example_is_found(
    rule: Rule, example: dict[str, str], acts: dict[str, list[Found]]
) -> None:
    wanted = {part: words for part, words in example.items() if part != "text"}
    found = [
        {part: act.words(part) for part in wanted}
        for act in acts[example["text"]]
        if act.act.type == rule.gives
    ]
    assert wanted in found


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_counter_examples_are_not_found(rule: Rule, acts: dict[str, list[Found]]) -> None:
    for text in rule.counter_examples:
        by = [act.statement.found_by for act in acts[text]]
        assert not [name for name in by if name.endswith(f": {rule.name}")], text


def test_every_rule_has_example_and_counter_example() -> None:
    assert not [rule.name for rule in _RULES if not (rule.examples and rule.counter_examples)]
