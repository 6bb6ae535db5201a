"""What one report alone tells is shown if it is news that matters and others are on the story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stateofplay.compare import compare
from stateofplay.compare.verdicts.alone import load_data, says
from stateofplay.core.judgements import Actor, Comparison, Entry, Interval, Relation
from stateofplay.core.statements import Act, Bound, Mention, MentionKind, Reality
from stateofplay.core.text import Span
from tests.unit.compare.made import STORY, act, actor, figure

REED = actor("Carl Reed", party="Southland")
SHARED = [act("REJECT", "Ada Stone", report=report, text=text) for report, text in STORY.items()]


@pytest.mark.parametrize("kind", ["rates", "since"])
def test_words_that_make_news_or_none(kind: str) -> None:
    entry = load_data()[kind]
    assert says(kind, entry["example"])
    assert not says(kind, entry["not"])


def move(
    type_: str = "AGREE",
    who: Actor = REED,
    proposal: str | None = "prisoner exchange",
    *,
    topical: bool = True,
    to: str | None = None,
    text: str = "",
    reality: Reality = Reality.ACTUAL,
) -> Entry:
    made = act(type_, who, proposal, report="Herald", to=to, text=text, reality=reality)
    return replace(made, topical=topical)


def alone(*entries: Entry, shared: list[Entry] = SHARED) -> list[Comparison]:
    found = compare([*shared, *entries])
    return [each for each in found if each.relation is Relation.ONLY]


def test_a_side_taken_on_a_known_proposal_is_shown() -> None:
    entry = move()

    [group] = alone(entry)

    assert group.statements == (entry.id,)
    assert "not mentioned is not denied" in group.reasons
    assert group.reasons[0].startswith("2 reports of other outlets")


def test_a_party_whose_name_is_a_part_of_a_word_of_the_outlets_is_not_its_own() -> None:
    entry = move(who=actor("Carl Reed", party="Era"))  # H-era-ld

    assert [group.statements for group in alone(entry)] == [(entry.id,)]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(move(topical=False), id="a proposal that only its own words name"),
        pytest.param(move(text="More: Southland agrees to free them"), id="a link to a report"),
        pytest.param(move("SANCTION", to="Norland", text="ban now"), id="a noun and no sentence"),
        pytest.param(move("SUPPORT"), id="support, of which every story is full"),
        pytest.param(move("THREATEN", to="Norland"), id="a warning"),
        pytest.param(move(who=actor("Some")), id="nobody in particular"),
        pytest.param(move(who=replace(actor("Villagers", "Norland"), kind="people")), id="people"),
        pytest.param(move(who=actor("Ann Bell", "Herald")), id="the outlet's own people"),
        pytest.param(move(reality=Reality.POSSIBLE), id="what may come"),
        pytest.param(
            move(text="In 1987 Carl Reed agreed to the exchange of prisoners"), id="the past"
        ),
    ],
)
def test_what_does_not_matter_is_not_shown(entry: Entry) -> None:
    assert alone(entry) == []


def test_what_happened_days_before_is_background() -> None:
    days = Interval(start=date(2023, 10, 27), end=date(2023, 10, 27), text="on 27 October")

    assert alone(replace(move(), time=days)) == []


def test_what_is_not_surely_told_is_not_shown() -> None:
    entry = move()

    assert alone(replace(entry, statement=replace(entry.statement, confidence=0.6))) == []


def test_who_is_only_named_by_a_pronoun_may_be_somebody_else() -> None:
    entry = move()
    assert isinstance(entry.content, Act)
    mention = Mention(
        report_id="Herald",
        span=Span(2, 4),
        exact="He",
        kind=MentionKind.PRONOUN,
        head="he",
        sentence=1,
    )
    content = replace(entry.content, actors=(mention,))

    assert alone(replace(entry, statement=replace(entry.statement, content=content))) == []


def test_silence_of_one_other_outlet_shows_nothing() -> None:
    assert alone(move(), shared=SHARED[:2]) == []


def test_reports_of_the_same_outlet_are_no_others() -> None:
    shared = [replace(e, report=replace(e.report, publisher="Herald")) for e in SHARED]

    assert alone(move(), shared=shared) == []


def test_reports_of_another_day_are_no_others() -> None:
    shared = [SHARED[0]]
    shared += [act("REJECT", "Ada Stone", report=r, text=STORY[r], day=5) for r in ("Post", "Wire")]

    assert alone(move(), shared=shared) == []


def test_what_another_report_tells_by_another_verb_is_not_told_alone() -> None:
    other = act("COOPERATE", REED, "prisoner exchange", report="Post")

    assert alone(move(), other) == []


TOLLS = [
    figure(7, of="people", report=report, by=None, text=STORY[report])
    for report in ("Post", "Wire")
]


def count(
    value: int,
    measure: str = "killed",
    bound: Bound = Bound.EXACT,
    text: str = "Shells fell on Elmstead",
) -> Entry:
    """A number in a second sentence of the report."""
    made = figure(value, measure=measure, bound=bound, report="Herald", by=None, text=text)
    second = replace(made.statement.evidence, span=Span(900, 900 + len(text)))
    return replace(made, statement=replace(made.statement, evidence=second))


def test_a_toll_is_shown() -> None:
    toll = count(112)

    [group] = alone(toll, *TOLLS)

    assert group.statements == (toll.id,)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Oct. 24: shells fell on Elmstead", id="a day of weeks before"),
        pytest.param("It was at Elmstead last May", id="a time of a month before"),
        pytest.param("Shells killed that many at Elmstead each day", id="so many a day"),
    ],
)
def test_a_number_of_another_time_is_background_and_a_rate_is_no_toll(text: str) -> None:
    assert alone(count(112, text=text), *TOLLS) == []


def test_what_is_counted_since_a_day_before_is_news() -> None:
    toll = count(112, text="Shells fell on Elmstead since Oct. 24")

    [group] = alone(toll, *TOLLS)

    assert group.statements == (toll.id,)


def test_a_number_that_is_vague_or_that_nobody_vouches_for_is_not_shown() -> None:
    assert alone(count(300, bound=Bound.VAGUE), count(40, "other"), *TOLLS) == []


def test_a_number_that_another_report_gives_of_others_is_not_told_alone() -> None:
    assert alone(count(112), figure(112, of="children", report="Post"), *TOLLS) == []
