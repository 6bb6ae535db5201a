"""What belongs to an act, and what only stands near it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Reading
from stateofplay.core.text import Report, Span
from stateofplay.extract import Extractor, parsed_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.scope import within_scope

pytestmark = pytest.mark.model

Read = Callable[[str], list[tuple[str, str, list[str], str | None]]]


@pytest.fixture(scope="module")
def read(analyser: Analyser, extractor: Extractor) -> Read:
    """Give type, trigger, actors and condition of every act of a text."""

    def acts(text: str) -> list[tuple[str, str, list[str], str | None]]:
        report = Report(source="x", title="", text=text, published=date(2031, 5, 2))
        [(_, doc)] = analyser.pipe([report])
        found: Reading = extractor.extract(report, doc)
        words = report.full_text
        return [
            (
                act.type,
                words[act.trigger.start : act.trigger.end],
                [actor.exact for actor in act.actors],
                words[act.condition.span.start : act.condition.span.end] if act.condition else None,
            )
            for act in (statement.content for statement in found.statements)
            if isinstance(act, Act)
        ]

    return acts


@pytest.mark.parametrize(
    "text",
    [
        "Moreau would not say whether the talks would go on.",
        "The Norland minister declined to comment on the plan.",
    ],
)
def test_who_does_not_answer_refuses_nothing(read: Read, text: str) -> None:
    assert "REJECT" not in {act[0] for act in read(text)}


def test_who_does_not_answer_a_demand_refuses_it(read: Read) -> None:
    text = "Ada Stone, the prime minister, refused to respond to the demand that Norland disarm."

    assert "REJECT" in {kind for kind, *_ in read(text)}


def test_a_refusal_that_is_upheld_is_one(read: Read) -> None:
    acts = read("Norland repeated its refusal to accept a truce on Friday.")

    assert "REJECT" in {act[0] for act in acts}


def test_who_refuses_something_still_refuses_it(read: Read) -> None:
    acts = read("Norland refused to accept a truce.")

    assert ("REJECT", ["Norland"]) in [(act[0], act[2]) for act in acts]


def test_an_assurance_that_somebody_opposes_is_the_opposing(read: Read) -> None:
    acts = read("Foreign Minister Jane Moreau assured him that Norland opposed the annexation.")

    assert [(act[0], act[1]) for act in acts] == [("REJECT", "opposed")]


def test_a_condition_limits_the_act_it_hangs_on(read: Read) -> None:
    acts = read(
        "Norland rejected any truce unless the prisoners were freed, and said that no fuel "
        "would be allowed to enter the valley."
    )

    conditions = {act[1]: act[3] for act in acts if act[0] == "REJECT"}
    assert "freed" in (conditions.pop("rejected") or "")
    assert set(conditions.values()) <= {None}


def test_who_runs_the_place_of_the_teller_did_not_do_the_deed(read: Read) -> None:
    acts = read(
        "The health ministry in Front-run Valley City said 20 people were killed in a strike."
    )

    assert all("Front" not in " ".join(act[2]) for act in acts)


@pytest.mark.parametrize(
    ("headline", "kept"),
    [("Strikes in France kill nine", False), ("France bombs the port", True)],
)
def test_a_place_of_the_headline_did_the_deed_only_if_it_stands_there_as_its_doer(
    analyser: Analyser, headline: str, kept: bool
) -> None:
    report = Report(source="x", title=headline, text="The port was hit in the strikes.")
    [(report, doc)] = analyser.pipe([report])
    text = report.full_text
    at, name = text.rindex("strikes"), text.index("France")
    draft = ActDraft(
        trigger=Span(at, at + 7), types=(("ASSAULT", 0.8),), actors=(Span(name, name + 6),),
        found_by="x",
    )  # fmt: skip

    found = within_scope(parsed_of(report, doc), draft, [])

    assert found is not None
    assert bool(found.actors) is kept


def test_who_leads_an_attack_did_it(read: Read) -> None:
    acts = read("Norland bombed the city on Friday, the health ministry said.")

    assert ("ASSAULT", ["Norland"]) in [(act[0], act[2]) for act in acts]


def test_what_a_thing_makes_possible_is_no_agreement_of_who_says_so(read: Read) -> None:
    acts = read("Moreau said the pauses would allow food and medicine to reach the enclave.")

    assert not [act for act in acts if "allow" in act[1] and "Moreau" in act[2]]


def test_who_lets_something_in_does_it(read: Read) -> None:
    acts = read("Moreau said that Norland would allow food and medicine into the enclave.")

    assert ["Norland"] in [act[2] for act in acts if "allow" in act[1]]


def test_the_dead_of_a_count_have_no_killer_from_another_sentence(read: Read) -> None:
    acts = read(
        "The Front seized the town in May. At least 9,200 people have been killed in the enclave."
    )

    assert not [act for act in acts if act[1].endswith("killed") and act[2]]


def test_the_killer_whom_the_sentence_names_is_kept(read: Read) -> None:
    acts = read("Nine people were killed by Norland's army in the enclave on Friday.")

    assert [act[2] for act in acts if act[1].endswith("killed")] != [[]]


def test_who_is_only_spoken_to_does_not_say_it(read: Read) -> None:
    acts = read("In an interview with the Lake Courier, Moreau called for a ceasefire.")

    assert [act[2] for act in acts if act[0] == "REQUEST"] == [["Moreau"]]
