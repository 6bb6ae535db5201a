import pytest

from stateofplay.core.errors import DataError
from stateofplay.extract.engine import STEPS
from stateofplay.extract.rules import Rule, parse_rules

LABELS = frozenset({"REJECT"})

GOOD = """
frames:
  refusal: {actor: [subject], about: [clause, "prep:to|on", "object!"]}
rules:
- name: refuse
  gives: REJECT
  pos: verb
  words: [refuse, rule out, turn back|away]
  args: refusal
  needs: [actor]
  examples: [{text: Norland refused., trigger: refused}]
  not: [Refuse is burnt here.]
"""


def _parse(text: str) -> tuple[Rule, ...]:
    return parse_rules("acts.yml", text, LABELS, STEPS)


def test_a_rule_is_read() -> None:
    (rule,) = _parse(GOOD)
    assert (rule.name, rule.gives, rule.needs) == ("refuse", "REJECT", ("actor",))
    assert rule.phrases[2] == (frozenset({"turn"}), frozenset({"back", "away"}))
    assert rule.args["about"] == ("clause", "prep:to|on", "object!")


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("gives: REJECT", "gives: REJCT", "did you mean 'REJECT'"),
        ("pos: verb", "pos: verbs", "did you mean 'verb'"),
        ("args: refusal", "args: refusals", "did you mean 'refusal'"),
        ("actor: [subject]", "actor: [subjct]", "did you mean 'subject'"),
        ("needs: [actor]", "need: [actor]", "did you mean 'needs'"),
        ("needs: [actor]", "when: {negatd: true}", "did you mean 'negated'"),
        ("pos: verb", "", "lacks the field 'pos'"),
        ("words: [refuse,", "words: [no,", "quote yes, no, on, off"),
        ("rules:", "rules: [", "is not YAML"),
    ],
)
def test_an_error_names_file_and_rule_and_what_would_be_right(
    right: str, wrong: str, message: str
) -> None:
    with pytest.raises(DataError) as caught:
        _parse(GOOD.replace(right, wrong, 1))
    assert str(caught.value).startswith("acts.yml: ")
    assert message in str(caught.value)
