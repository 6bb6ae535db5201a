"""Figures that lean on the words around them: parts, sides, zero, vague words, the count before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Bound, Figure, Reality, Statement
from stateofplay.core.text import Report
from stateofplay.extract import Extractor
from stateofplay.extract.figures.rules import load_data
from stateofplay.ontology import load

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def tools() -> tuple[Analyser, Extractor]:
    return Analyser.load(), Extractor.load(load())


def statements(
    tools: tuple[Analyser, Extractor], text: str, published: date | None = None
) -> list[Statement]:
    report = Report(source="test", title="", text=text, published=published)
    [(_, doc)] = tools[0].pipe([report])
    found = tools[1].extract(report, doc).statements  # type: ignore[arg-type]
    return [each for each in found if isinstance(each.content, Figure)]


def figures(tools: tuple[Analyser, Extractor], text: str) -> list[Figure]:
    return [each.content for each in statements(tools, text) if isinstance(each.content, Figure)]


@pytest.mark.parametrize("example", load_data()["source_examples"], ids=lambda e: str(e["text"]))
def test_source_example(tools: tuple[Analyser, Extractor], example: dict[str, Any]) -> None:
    found = [[m.exact for m in s.attributed_to] for s in statements(tools, example["text"])]
    assert found == example["by"]


@pytest.mark.parametrize("example", load_data()["time_examples"], ids=lambda e: str(e["text"]))
def test_time_example(tools: tuple[Analyser, Extractor], example: dict[str, Any]) -> None:
    found = [s.time for s in statements(tools, example["text"], date(2024, 1, 20))]
    start = len("\n\n")
    words = [example["text"][t.start - start : t.end - start] if t else None for t in found]
    assert words == example["times"]


@pytest.mark.parametrize("example", load_data()["possible_examples"], ids=lambda e: str(e["text"]))
def test_possible_example(tools: tuple[Analyser, Extractor], example: dict[str, Any]) -> None:
    found = [f.measure for f in figures(tools, example["text"]) if f.reality is Reality.POSSIBLE]
    assert found == example["possible"]


@pytest.mark.parametrize("example", load_data()["side_examples"], ids=lambda e: str(e["text"]))
def test_side_example(tools: tuple[Analyser, Extractor], example: dict[str, Any]) -> None:
    found = [
        figure.whose.exact if figure.whose else None for figure in figures(tools, example["text"])
    ]
    assert found == example["whose"]


@pytest.mark.parametrize("example", load_data()["count_examples"], ids=lambda e: str(e["text"]))
def test_count_example(tools: tuple[Analyser, Extractor], example: dict[str, Any]) -> None:
    found = [f"{figure.measure} {figure.value:f}" for figure in figures(tools, example["text"])]
    assert found == example["counts"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("No one was hurt in the fire.", "injured"),
        ("Nobody was killed in the fire.", "killed"),
        ("Thirty guards fled, but none of them was killed.", "killed"),
    ],
)
def test_nobody_is_zero(tools: tuple[Analyser, Extractor], text: str, measure: str) -> None:
    zeros = [figure for figure in figures(tools, text) if figure.measure == measure]
    assert [figure.value for figure in zeros] == [0]


def test_nobody_who_does_something_is_no_count(tools: tuple[Analyser, Extractor]) -> None:
    assert figures(tools, "No one knows who killed the trees.") == []


def test_a_vague_number_keeps_its_words(tools: tuple[Analyser, Extractor]) -> None:
    [figure] = figures(tools, "The raid killed several hundred villagers.")
    assert (figure.bound, figure.words) == (Bound.VAGUE, "several hundred")


def test_an_exact_number_has_no_words_of_its_own(tools: tuple[Analyser, Extractor]) -> None:
    [figure] = figures(tools, "The raid killed 40 villagers.")
    assert figure.words is None


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 9,770 people, the ministry said. It added that 4,008 were children.",
        "The flood killed 9,770 people, the ministry said. Of those, 4,008 were children.",
        "The flood killed 9,770 people, the ministry said, 4,008 of them children.",
    ],
)
def test_a_part_may_stand_after_its_whole(tools: tuple[Analyser, Extractor], text: str) -> None:
    whole, part = figures(tools, text)
    assert (part.value, part.of, part.part_of) == (4008, "children", whole.trigger)
    assert all(each.attributed_to for each in statements(tools, text))


def test_who_some_of_the_dead_are_may_stand_before_their_number(
    tools: tuple[Analyser, Extractor],
) -> None:
    text = "Children accounted for 19 of those killed and 78 of those injured."
    assert [figure.of for figure in figures(tools, text)] == ["children", "children"]
    [figure] = figures(tools, "Floods accounted for 19 deaths.")
    assert figure.of == "deaths"


def test_one_person_does_not_make_the_next_number_one(tools: tuple[Analyser, Extractor]) -> None:
    text = "Officials said that one person was killed and at least 98 were hurt."
    assert [figure.of for figure in figures(tools, text)] == ["person", "people"]


def test_a_number_restated_measures_what_the_one_before_did(
    tools: tuple[Analyser, Extractor],
) -> None:
    text = "An entry said 9,970 people had been killed. The number given by the ministry was 9,770."
    _, right = statements(tools, text)
    figure = right.content
    assert isinstance(figure, Figure)
    assert (figure.measure, figure.value) == ("killed", 9770)
    assert [mention.exact for mention in right.attributed_to] == ["the ministry"]


def test_a_number_of_something_else_is_not_restated(tools: tuple[Analyser, Extractor]) -> None:
    text = "An entry said 40 people had been killed. The number of visitors was 9,770."
    assert [figure.value for figure in figures(tools, text)] == [40]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Those killed included 40 women and 12 men.", [40, 12]),
        ("At least 52 of those killed belonged to one family.", [52]),
        ("The number of people killed has climbed above 2,300.", [2300]),
        ("The fire left 250 deaths in the north and 13 in the south.", [250, 13]),
        ("It said 436 had died, taking the total to more than 5,000.", [436, 5000]),
    ],
)
def test_counts_told_by_the_words_around(
    tools: tuple[Analyser, Extractor], text: str, values: list[int]
) -> None:
    found = figures(tools, text)
    assert [figure.value for figure in found] == [Decimal(value) for value in values]
    assert {figure.measure for figure in found} == {"killed"}


def test_killed_or_injured_are_affected(tools: tuple[Analyser, Extractor]) -> None:
    [figure] = figures(tools, "More than 10 medics were killed or injured and the road was shut.")
    assert figure.measure == "affected"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "On Friday the toll rose to 73 from 40 a day earlier.",
            ("Friday", "a day earlier"),
        ),
        ("The clinic took in 100 wounded men, up from 60 on Monday.", (None, "Monday")),
        ("At least 90 died in the flood, up from 35 on Monday.", (None, "Monday")),
        ("More than 500 people fled from 40 villages on Monday.", ("Monday",)),
        ("The mob rose up and 300 men were evacuated from 40 homes on Monday.", ("Monday",)),
        ("The toll rose to 57 on Monday, up from 23.", ("Monday",)),
    ],
)
def test_a_number_told_before_has_a_day_of_its_own(
    tools: tuple[Analyser, Extractor], text: str, wanted: tuple[str | None, ...]
) -> None:
    full = Report(source="test", title="", text=text, published=date(2023, 11, 12))
    [(_, doc)] = tools[0].pipe([full])
    found = tools[1].extract(full, doc).statements  # type: ignore[arg-type]
    times = [each.time for each in found if isinstance(each.content, Figure)]
    told = [full.full_text[time.start : time.end] if time else None for time in times]
    assert tuple(told) == wanted
