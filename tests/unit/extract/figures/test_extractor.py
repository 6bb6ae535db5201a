"""Figures on the pinned model: the rulebook's examples, and what holds beyond one rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Bound, Figure, Reading, Reality, Statement
from stateofplay.core.text import Report, verify
from stateofplay.extract import Extractor
from stateofplay.extract.figures.rules import load_data
from stateofplay.ontology import load

pytestmark = pytest.mark.model

_RULES: list[dict[str, Any]] = load_data()["rules"]


@dataclass(frozen=True)
class Reader:
    analyser: Analyser
    extractor: Extractor

    def reading(self, text: str, title: str = "") -> Reading:
        report = Report(source="test", title=title, text=text)
        [(_, doc)] = self.analyser.pipe([report])
        return self.extractor.extract(report, doc)  # type: ignore[arg-type]

    def statements(self, text: str, title: str = "") -> list[Statement]:
        return [s for s in self.reading(text, title).statements if isinstance(s.content, Figure)]

    def figures(self, text: str, title: str = "") -> list[Figure]:
        contents = [statement.content for statement in self.statements(text, title)]
        return [content for content in contents if isinstance(content, Figure)]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Analyser.load(), Extractor.load(load()))


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: str(rule["name"]))
def test_rule_example(reader: Reader, rule: dict[str, Any]) -> None:
    example = rule["example"]
    found = [(f.measure, f.value, f.of) for f in reader.figures(example["text"])]
    values = [example[key] for key in ("value", "also") if key in example]
    assert found == [(rule["measure"], value, example["of"]) for value in values]


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: str(rule["name"]))
def test_rule_counter_examples(reader: Reader, rule: dict[str, Any]) -> None:
    for text in rule["not"]:
        names = [statement.found_by for statement in reader.statements(text)]
        assert f"figure/{rule['name']}" not in " ".join(names), text


def test_what_each_has_is_no_count_of_all(reader: Reader) -> None:
    [figure] = reader.figures("Three hospitals received 12 bodies each.")
    assert (figure.value, figure.of) == (12, "bodies each")


def test_two_verbs_two_counts(reader: Reader) -> None:
    found = reader.figures("The blast killed 15 workers and wounded 50.")
    assert [(f.measure, f.value, f.of) for f in found] == [
        ("killed", 15, "workers"),
        ("injured", 50, "workers"),
    ]


def test_coordination_shares_the_verb(reader: Reader) -> None:
    found = reader.figures("The storm killed 12 villagers and three soldiers.")
    assert [(f.measure, f.of) for f in found] == [("killed", "villagers"), ("killed", "soldiers")]


def test_at_least_does_not_carry_over(reader: Reader) -> None:
    found = reader.figures("At least 40 miners died and 12 were injured.")
    assert [f.bound for f in found] == [Bound.AT_LEAST, Bound.EXACT]


def test_a_breakdown_is_part_of_its_whole(reader: Reader) -> None:
    text = "The flood killed 9,770 people, including 4,008 children."
    whole, part = reader.figures(text)
    assert (part.measure, part.value, part.of) == ("killed", 4008, "children")
    assert part.part_of == whole.trigger
    assert whole.part_of is None


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The flood killed 40 people, including three children, and 90 were hurt.", "people"),
        ("The raid killed 15 soldiers, among them two officers, and wounded 30.", "soldiers"),
        ("Some 31 villagers, including four women, died and 70 were hurt.", "villagers"),
    ],
)
def test_what_follows_a_part_counts_whom_the_whole_counts(
    reader: Reader, text: str, of: str
) -> None:
    *_, last = reader.figures(text)
    assert (last.measure, last.of) == ("injured", of)


def test_a_toll_that_rises_is_cumulative(reader: Reader) -> None:
    [figure] = reader.figures("The death toll rose to 9,770 on Sunday.")
    assert (figure.measure, figure.value, figure.cumulative) == ("killed", 9770, True)


def test_what_was_counted_in_hours_is_no_total(reader: Reader) -> None:
    [figure] = reader.figures("Raids have killed 40 people in the past 24 hours.")
    assert figure.cumulative is False


def test_a_verb_can_bound_the_number(reader: Reader) -> None:
    [figure] = reader.figures("The death toll has topped 5,000.")
    assert figure.bound is Bound.MORE_THAN


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The health ministry in the rebel-held north said 40 people had been killed.",
            "The health ministry in the rebel-held north",
        ),
        ("At least 40 people were killed, officials said.", "officials"),
        ("The storm killed 40 people, according to the coast guard.", "the coast guard"),
        ("Activists put the death toll at 40.", "Activists"),
        ("The Red Cross reported 40 deaths.", "Red Cross"),
        ("The ministry's count of 40 dead sailors was disputed.", "The ministry"),
    ],
)
def test_by_whose_count(reader: Reader, text: str, source: str) -> None:
    [statement] = reader.statements(text)
    assert [mention.exact for mention in statement.attributed_to] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed 40 people on Monday.",
        "An entry posted at noon said that 40 people had been killed.",
        "An earlier version of this report said that the storm killed 40 people.",
    ],
)
def test_the_report_itself_is_no_source(reader: Reader, text: str) -> None:
    [statement] = reader.statements(text)
    assert statement.attributed_to == ()


def test_a_text_that_breaks_off_is_counted(reader: Reader) -> None:
    read = reader.reading("The mayor spoke of 12 raids, 5 men shot and")

    assert read.problems == ()
    assert ("affected", 5) in [
        (each.content.measure, each.content.value)
        for each in read.statements
        if isinstance(each.content, Figure)
    ]


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("The agreement proposes the release of 40 prisoners.", Reality.POSSIBLE),
        ("The agreement proposes a dialogue and the release of 40 prisoners.", Reality.POSSIBLE),
        ("The plan calls for the release of 40 prisoners.", Reality.POSSIBLE),
        ("The mayor rejected the release of 40 prisoners.", Reality.POSSIBLE),
        ("The plan provides for the withdrawal of 40 soldiers.", Reality.POSSIBLE),
        ("The mayor keeps the withdrawal of 40 soldiers in mind.", Reality.ACTUAL),
        ("The mayors discussed the killing of 40 people.", Reality.ACTUAL),
        ("The mayor welcomed the release of 40 prisoners.", Reality.ACTUAL),
        ("The ministry reported the release of 40 prisoners.", Reality.ACTUAL),
    ],
)
def test_what_somebody_proposes_or_rejects_is_not_told_as_done(
    reader: Reader, text: str, reality: Reality
) -> None:
    [figure] = reader.figures(text)
    assert (figure.value, figure.reality) == (40, reality)


def test_a_day_that_is_the_cause_is_not_the_day_of_the_toll(reader: Reader) -> None:
    text = "It is the conflict triggered by 9/11 that has cost billions and claimed 2,300 lives."
    assert [s.time for s in reader.statements(text)] == [None] * len(reader.statements(text))


def test_what_is_planned_is_possible(reader: Reader) -> None:
    [figure] = reader.figures("The group will release 50 hostages on Friday.")
    assert (figure.measure, figure.reality) == ("released", Reality.POSSIBLE)


@pytest.mark.parametrize(
    "text",
    [
        "The 34-year-old driver was fined in 2011 after 14 hours on the road.",
        "Council Resolution 1701 was passed on October 7, 2023.",
        "Some 62 percent of voters were against it.",
        "He is one of the men who led the party for 20 years.",
        "The match ended 3-1 in front of the president.",
        "The house has 12 rooms and a garden.",
    ],
)
def test_numbers_that_are_no_figures(reader: Reader, text: str) -> None:
    assert reader.figures(text) == []


def test_evidence_verifies_and_holds_the_trigger(reader: Reader) -> None:
    text = "In the north, more than 40 people died.\n\nA further 12 sailors are missing, he said."
    reading = reader.reading(text, title="Storm kills dozens")
    found = [s for s in reading.statements if isinstance(s.content, Figure)]
    assert len(found) == 3
    for statement in found:
        verify(reading.report, statement.evidence)
        assert statement.evidence.span.contains(statement.content.trigger)
        assert {step.what for step in statement.steps} >= {"measure", "value"}


def test_sources_are_among_the_mentions(reader: Reader) -> None:
    reading = reader.reading("The health ministry in the north said 40 people were killed.")
    spans = {mention.span for mention in reading.mentions}
    assert all(m.span in spans for s in reading.statements for m in s.attributed_to)


def test_both_sides_of_a_vote_are_counted(reader: Reader) -> None:
    found = reader.figures("Members passed the motion by a vote of 96 to 4.")
    assert [(f.measure, f.value) for f in found] == [("votes", 96), ("votes", 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed a contractor and wounded two.", [("killed", 1), ("injured", 2)]),
        ("One guard was killed and another injured.", [("killed", 1), ("injured", 1)]),
        ("No guards were hurt in the blast.", [("injured", 0)]),
        ("A Norwegian was hurt in the blast.", [("injured", 1)]),
        ("They may kill a guard.", []),
        ("A wounded man lay on a bed.", []),
        ("The strike killed a deal.", []),
        ("No guards came.", []),
    ],
)
def test_an_article_counts_people_who_were_harmed(
    reader: Reader, text: str, expected: list[tuple[str, int]]
) -> None:
    found = reader.figures(text)
    assert [(f.measure, f.value) for f in found] == expected
    assert all(f.reality is Reality.ACTUAL for f in found)


def test_two_joined_deeds_count_the_first(reader: Reader) -> None:
    [both] = reader.figures("Raids went on overnight, killing and injuring dozens.")
    [either] = reader.figures("The raids killed or injured 400 villagers.")
    assert (both.measure, either.measure) == ("killed", "affected")


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("The deal gave them billions of dollars in cash.", 2_000_000_000, "cash"),
        ("They signed contracts worth over $6.4 million.", 6_400_000, "contracts"),
    ],
)
def test_sums_tell_what_they_are_for(reader: Reader, text: str, value: int, of: str) -> None:
    [sum_] = reader.figures(text)
    assert (sum_.measure, sum_.value, sum_.of) == ("money", value, of)


@pytest.mark.parametrize(
    ("text", "title", "source"),
    [
        ("Some news reports said 100 people had been killed.", "", ["Some news reports"]),
        ("The observatory states that the storm killed nine people.", "", ["The observatory"]),
        (
            "Miners said hundreds had been killed; the authorities said about a dozen were dead.",
            "",
            ["Miners"],
        ),
        ('"We believe 40 people died," the mayor said.', "", ["the mayor"]),
        ("According to Pentagon data, 408,000 miners were hurt.", "", ["Pentagon"]),
        ("It rained all day.", "NATO: 7 volunteers killed in flood", ["NATO"]),
        (
            '"At least 26 fighters were killed," The Times quoted the group\'s head Adam Moreau.',
            "",
            ["Adam Moreau"],
        ),
    ],
)
def test_a_count_goes_to_its_own_source(
    reader: Reader, text: str, title: str, source: list[str]
) -> None:
    first = reader.statements(text, title)[0]
    assert [mention.exact for mention in first.attributed_to] == source


def test_what_costs_a_sum_is_what_the_sum_is_of(reader: Reader) -> None:
    [sum_] = reader.figures("Overall, the missiles will cost just under $1 billion.")
    assert (sum_.of, sum_.bound) == ("missiles", Bound.LESS_THAN)


def test_who_records_is_the_source_of_what_is_recorded(reader: Reader) -> None:
    text = "The agency released a list on Thursday, documenting the deaths of 7,000 villagers."
    [statement] = reader.statements(text)
    assert [mention.exact for mention in statement.attributed_to] == ["The agency"]
