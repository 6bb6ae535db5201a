"""A finder of acts finds; rules and grammar correct it where there is no doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Reading
from stateofplay.core.text import Report, Span
from stateofplay.extract import Extractor
from stateofplay.extract.acts import Acts
from stateofplay.extract.complete import Completer
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.engine import STEPS, Engine
from stateofplay.extract.mentions import find_mentions
from stateofplay.extract.parsed import Parsed, sentence_spans
from stateofplay.extract.rulefinder import RuleFinder
from stateofplay.extract.rules import parse_rules
from stateofplay.ontology import load

pytestmark = pytest.mark.model

TEXT = "Norland rejected Moreau's plea for a truce until captives are freed."
FULL = "\n\n" + TEXT


@dataclass(frozen=True)
class Says:
    """A finder that says always the same."""

    drafts: tuple[ActDraft, ...]
    name: str = "says"

    def find(self, parsed: Parsed) -> Iterable[ActDraft]:  # noqa: ARG002
        return self.drafts


def draft(kind: str, word: str = "rejected", **more: Any) -> ActDraft:
    return ActDraft(trigger=place(word), types=((kind, 1.0),), found_by=f"says {kind}", **more)


def place(words: str) -> Span:
    start = FULL.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def parsed(analyser: Analyser) -> Parsed:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=TEXT)])
    mentions, by_token = find_mentions(report, doc)  # type: ignore[arg-type]
    return Parsed(
        report=report,
        doc=doc,  # type: ignore[arg-type]
        sentences=sentence_spans(report, doc),  # type: ignore[arg-type]
        mentions=mentions,
        by_token=by_token,
    )


def acts(parsed: Parsed, found: tuple[ActDraft, ...], rules: RuleFinder | None = None) -> list[Act]:
    extract = Acts(Says(found), Completer(load()), rules)
    return [s.content for s in extract(parsed) if isinstance(s.content, Act)]


def actors(act: Act) -> list[str]:
    return [mention.exact for mention in act.actors]


RULE = """
rules:
- {name: refuse, gives: REJECT, pos: verb, words: [WORD], args: {}, examples: []}
"""


@pytest.mark.parametrize(
    ("word", "kind"), [("reject", "REJECT"), ("free", "AGREE")], ids=["own words", "elsewhere"]
)
def test_words_of_a_rule_settle_the_type_of_the_act_they_name(
    parsed: Parsed, word: str, kind: str
) -> None:
    rules = parse_rules("acts.yml", RULE.replace("WORD", word), frozenset({"REJECT"}), STEPS)

    [act] = acts(parsed, (draft("AGREE"),), RuleFinder(Engine(rules), "rules/test"))

    assert act.type == kind


@pytest.mark.parametrize(("read", "kind"), [("THREATEN", "THREATEN"), ("AGREE", "REJECT")])
def test_a_rule_lets_stand_what_is_as_right(parsed: Parsed, read: str, kind: str) -> None:
    text = RULE.replace("WORD", "reject").replace("examples", "leaves: [THREATEN], examples")
    rules = parse_rules("acts.yml", text, frozenset({"REJECT", "THREATEN"}), STEPS)

    [act] = acts(parsed, (draft(read),), RuleFinder(Engine(rules), "rules/test"))

    assert act.type == kind


@pytest.mark.parametrize(
    ("found", "kinds"),
    [
        ((draft("AGREE", "plea"),), ["REJECT"]),
        ((draft("REJECT"), draft("AGREE", "plea")), ["REJECT", "AGREE"]),
    ],
    ids=["all that was found there", "an act of its own"],
)
def test_a_rule_names_what_stands_on_its_noun_only_where_its_verb_is_not_found(
    parsed: Parsed, found: tuple[ActDraft, ...], kinds: list[str]
) -> None:
    text = RULE.replace("WORD", "reject plea")
    rules = parse_rules("acts.yml", text, frozenset({"REJECT"}), STEPS)

    named = acts(parsed, found, RuleFinder(Engine(rules), "rules/test"))

    assert [act.type for act in named] == kinds


def test_what_only_a_rule_finds_is_left_out(parsed: Parsed) -> None:
    assert acts(parsed, (), RuleFinder.load(load())) == []


def test_nobody_turns_down_his_own_plea(parsed: Parsed) -> None:
    answer = draft("REJECT", actors=(place("Norland"),), about=place("Moreau's plea"))
    plea = draft("REQUEST", "plea", actors=(place("Norland"),))

    refused, asked = acts(parsed, (answer, plea))

    assert actors(refused) == ["Norland"]
    assert actors(asked) == []


POSTURE = "Norland rejected the demand and said it would keep its posture."
CHARGE = "Norland denied the charge on Friday."


def test_nobody_turns_down_his_own_offer(parsed: Parsed) -> None:
    norland = (place("Norland"),)
    about = place("plea for a truce")
    refusal = draft("REJECT", actors=norland, about=about)
    offer = draft("AGREE", "plea", actors=norland, about=place("a truce"))

    found = acts(parsed, (refusal, offer))

    assert [actors(act) for act in found if act.type == "AGREE"] in ([], [[]])


@pytest.mark.parametrize(
    ("text", "answer", "other"),
    [
        (POSTURE, ("REJECT", "rejected", "the demand"), ("REQUEST", "demand", "its posture")),
        (CHARGE, ("REJECT", "denied", "the charge"), ("ACCUSE", "charge", "the charge")),
    ],
    ids=["plea", "charge"],
)
def test_what_is_refused_takes_nothing_from_the_refuser(
    analyser: Analyser, text: str, answer: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])

    def span(words: str) -> Span:
        start = report.full_text.index(words)
        return Span(start, start + len(words))

    def said(kind: str, word: str, about: str) -> ActDraft:
        types, actors = ((kind, 1.0),), (span("Norland"),)
        return ActDraft(
            trigger=span(word), types=types, actors=actors, about=span(about), found_by="x"
        )

    mentions, by_token = find_mentions(report, doc)  # type: ignore[arg-type]
    whole = Parsed(
        report=report,
        doc=doc,  # type: ignore[arg-type]
        sentences=sentence_spans(report, doc),  # type: ignore[arg-type]
        mentions=mentions,
        by_token=by_token,
    )

    [act] = acts(whole, (said(*answer), said(*other)))
    assert act.type == "REJECT"


def test_a_condition_is_not_part_of_what_the_act_is_about(parsed: Parsed) -> None:
    whole = draft(
        "REJECT",
        about=place("Moreau's plea for a truce until captives are freed"),
        condition=place("until captives are freed"),
    )

    [act] = acts(parsed, (whole,))

    assert act.about == place("Moreau's plea for a truce")


def read(analyser: Analyser, extractor: Extractor, title: str, text: str) -> Reading:
    [(report, doc)] = analyser.pipe([Report(source="x", title=title, text=text)])
    return extractor.extract(report, doc)  # type: ignore[arg-type]


def test_the_shipped_reader_reads_a_plain_refusal(analyser: Analyser, extractor: Extractor) -> None:
    text = (
        "Foreign Minister Claire Moreau rejected a truce with the Southern Front on Monday.\n\n"
        "Norland will not negotiate until the Front releases its captives, she said."
    )
    reading = read(analyser, extractor, "Norland rejects truce", text)
    acts = [s.content for s in reading.statements if isinstance(s.content, Act)]

    refusals = [act for act in acts if act.type == "REJECT"]
    assert len(refusals) >= 2
    assert any(m.exact.endswith("Claire Moreau") for act in refusals for m in act.actors)
    assert any(act.condition for act in refusals)


def test_reading_twice_gives_the_same(analyser: Analyser, extractor: Extractor) -> None:
    both = [read(analyser, extractor, "Norland rejects truce", TEXT) for _ in range(2)]

    assert both[0] == both[1]
