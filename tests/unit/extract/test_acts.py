"""Two finders of acts: the first finds, the second corrects."""

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
from stateofplay.extract.mentions import find_mentions
from stateofplay.extract.parsed import Parsed, sentence_spans
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


def acts(parsed: Parsed, first: tuple[ActDraft, ...], *second: ActDraft) -> list[Act]:
    finders = Acts(Says(first), Completer(load()), Says(second), verbal=frozenset({"REQUEST"}))
    return [s.content for s in finders(parsed) if isinstance(s.content, Act)]


def actors(act: Act) -> list[str]:
    return [mention.exact for mention in act.actors]


def test_a_rule_whose_words_settle_the_type_decides_it(parsed: Parsed) -> None:
    [act] = acts(parsed, (draft("AGREE"),), draft("REJECT", settled=True))

    assert act.type == "REJECT"


@pytest.mark.parametrize(
    "other", [draft("REJECT"), draft("REJECT", "plea", settled=True)], ids=["unsure", "elsewhere"]
)
def test_another_rule_does_not(parsed: Parsed, other: ActDraft) -> None:
    [act] = acts(parsed, (draft("AGREE"),), other)

    assert act.type == "AGREE"


def test_the_possessor_of_a_verbal_noun_is_its_actor(parsed: Parsed) -> None:
    wrong = draft("REQUEST", "plea", actors=(place("Norland"),))
    rule = draft("REQUEST", "plea", actors=(place("Moreau"),))

    [act] = acts(parsed, (wrong,), rule)

    assert actors(act) == ["Moreau"]


def test_nobody_turns_down_his_own_plea(parsed: Parsed) -> None:
    answer = draft("REJECT", actors=(place("Norland"),), about=place("Moreau's plea"))
    plea = draft("REQUEST", "plea", actors=(place("Norland"),))

    refused, asked = acts(parsed, (answer, plea))

    assert actors(refused) == ["Norland"]
    assert actors(asked) == []


POSTURE = "Norland rejected the demand and said it would keep its posture."
CHARGE = "Norland denied the charge on Friday."


@pytest.mark.parametrize(
    ("score", "actor"), [(0.42, "Norland"), (0.9, "Moreau")], ids=["doubtful", "sure"]
)
def test_the_subject_goes_before_a_doubtful_actor(parsed: Parsed, score: float, actor: str) -> None:
    read = place("Moreau")
    found = draft("REQUEST", actors=(read,), actor_scores={read: score})

    [act] = acts(parsed, (found,))

    assert actors(act) == [actor]


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


def test_what_only_the_second_finds_is_left_out(parsed: Parsed) -> None:
    assert acts(parsed, (), draft("REQUEST", "plea")) == []


def test_but_a_rule_that_stands_alone_is_heard(parsed: Parsed) -> None:
    said = draft("REQUEST", "plea", alone=True)

    assert [act.type for act in acts(parsed, (), said)] == ["REQUEST"]
    assert [act.type for act in acts(parsed, (draft("AGREE", "plea"),), said)] == ["AGREE"]


def test_words_taken_for_force_get_the_roles_of_the_rule(parsed: Parsed) -> None:
    said = draft("REQUEST", actors=(place("Moreau"),), settled=True)

    read = place("plea")
    force = draft("ASSAULT", actors=(read,), actor_scores={read: 0.4})
    [act] = acts(parsed, (force,), said)

    assert (act.type, actors(act)) == ("REQUEST", ["Moreau"])


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
