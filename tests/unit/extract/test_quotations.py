"""Who is given the word, and what the words are."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Quotation
from stateofplay.core.text import Report
from stateofplay.extract import Extractor

pytestmark = pytest.mark.model


def quotations(analyser: Analyser, extractor: Extractor, text: str) -> list[tuple[str, str, str]]:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    reading = extractor.extract(report, doc)  # type: ignore[arg-type]
    full = report.full_text
    return [
        (
            full[q.trigger.start : q.trigger.end],
            " and ".join(speaker.exact for speaker in q.speakers),
            full[q.content.start : q.content.end],
        )
        for q in (s.content for s in reading.statements)
        if isinstance(q, Quotation)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The bridge collapsed on Monday, according to the mayor.",
            ("according to", "the mayor", "The bridge collapsed"),
        ),
        (
            "The ministry found that the bridge had not been checked.",
            ("found", "The ministry", "the bridge had not been checked"),
        ),
    ],
)
def test_the_word_is_given(
    analyser: Analyser, extractor: Extractor, text: str, wanted: tuple[str, str, str]
) -> None:
    [found] = quotations(analyser, extractor, text)
    assert found[0] == wanted[0]
    assert wanted[1].endswith(found[1].removeprefix("The "))
    assert found[2].startswith(wanted[2])


@pytest.mark.parametrize(
    "text",
    ["The parts were sorted according to size.", "The divers found the bell."],
)
def test_nobody_is_given_the_word(analyser: Analyser, extractor: Extractor, text: str) -> None:
    assert quotations(analyser, extractor, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            '"The dam is safe for now," the mayor said. "We will build another one."',
            ('"We will build another one."', "the mayor"),
        ),
        (
            '"The dam is safe for now," the mayor said, "but we will build another one."',
            ('"but we will build another one."', "the mayor"),
        ),
        (
            (
                "\u201cThe dam is safe for now,\u201d said the mayor. \u201cWe will build more.\n\n"
                "\u201cIt will be made of stone.\u201d"
            ),
            ("\u201cIt will be made of stone.\u201d", "the mayor"),
        ),
    ],
)
def test_a_quotation_goes_on_behind_its_cue(
    analyser: Analyser, extractor: Extractor, text: str, wanted: tuple[str, str]
) -> None:
    assert wanted in [(said, who) for _, who, said in quotations(analyser, extractor, text)]


def test_another_quotation_is_not_carried_on(analyser: Analyser, extractor: Extractor) -> None:
    text = '"The dam is safe for now," the mayor said. He left. "It will break in spring."'
    found = [said for _, _, said in quotations(analyser, extractor, text)]
    assert found == ['"The dam is safe for now,"']


def test_content_reaches_to_the_end_of_what_is_quoted_in_it(
    analyser: Analyser, extractor: Extractor
) -> None:
    text = "The mayor said the old dam was \u201csafe for many years to come.\u201d"
    [(cue, who, said)] = quotations(analyser, extractor, text)
    assert (cue, who) == ("said", "The mayor")
    assert said == "the old dam was \u201csafe for many years to come.\u201d"


def test_what_an_act_tells_is_no_quotation_too(analyser: Analyser, extractor: Extractor) -> None:
    text = "The foreign minister condemned the attack on Norland."
    assert quotations(analyser, extractor, text) == []


def test_what_is_wanted_within_what_is_said_is_a_part_of_it(
    analyser: Analyser, extractor: Extractor
) -> None:
    text = "The mayor said that farmers hoped to plant more wheat."
    assert [cue for cue, _, _ in quotations(analyser, extractor, text)] == ["said"]
