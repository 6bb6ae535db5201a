from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare import positions
from stateofplay.core.judgements import Entry, Interval
from stateofplay.core.positions import Position, Stance
from stateofplay.core.statements import Act, Reality
from stateofplay.core.text import Span
from tests.unit.compare.made import act, actor

MINISTER = actor("Ada Stone", party="Norland")


def of(name: str, found: tuple[Position, ...]) -> list[Position]:
    return [cell for cell in found if cell.holder.name == name]


@pytest.mark.parametrize(
    ("type_", "stance"),
    [
        ("REQUEST", Stance.ASKS),
        ("SUPPORT", Stance.SUPPORTS),
        ("AGREE", Stance.ACCEPTS),
        ("CONCEDE", Stance.ACCEPTS),
        ("REJECT", Stance.REJECTS),
    ],
)
def test_each_act_takes_its_stance(type_: str, stance: Stance) -> None:
    [cell] = positions([act(type_, "Norland")])

    assert cell.stance is stance


@pytest.mark.parametrize("type_", ["ASSAULT", "CONSULT", "ACCUSE"])
def test_other_acts_take_none(type_: str) -> None:
    assert positions([act(type_, "Norland")]) == ()


@pytest.mark.parametrize("reality", [Reality.DENIED, Reality.POSSIBLE])
def test_what_was_not_done_makes_no_position(reality: Reality) -> None:
    assert positions([act("REQUEST", "Norland", reality=reality)]) == ()


def test_what_somebody_only_seems_to_want_is_no_position() -> None:
    told = act("REQUEST", "Norland", text="Norland seems to want a truce")
    assert isinstance(told.content, Act)
    start = told.statement.evidence.span.start + len("Norland seems to ")
    content = replace(told.content, trigger=Span(start, start + len("want")))

    assert positions([told])
    assert not positions([replace(told, statement=replace(told.statement, content=content))])


def test_what_was_so_in_a_past_without_a_day_opens_no_position_and_changes_none() -> None:
    once = Interval(start=None, end=None, text="previously", value="PAST_REF")
    recalled = replace(act("REJECT", "Ada Stone", "ceasefire", day=5), time=once)
    current = act("AGREE", "Ada Stone", "ceasefire", day=3)

    assert positions([recalled]) == ()
    assert positions([current, recalled]) == positions([current])


def test_a_position_of_a_year_long_ago_tells_the_year() -> None:
    year = Interval(start=date(1992, 1, 1), end=date(1992, 12, 31), text="in 1992", value="1992")
    [cell] = positions([replace(act("AGREE", "Norland", "ceasefire"), time=year)])
    [today] = positions([act("AGREE", "Norland", "ceasefire", day=3)])

    assert (cell.since, cell.once) == (None, "1992")
    assert today.once is None


def test_a_refusal_keeps_its_condition() -> None:
    [cell] = positions([act("REJECT", "Norland", condition=("until", "the captives are freed"))])

    assert (cell.stance, cell.condition) == (Stance.REJECTS, "until the captives are freed")


def test_an_agreement_on_a_condition_is_conditional() -> None:
    [cell] = positions([act("AGREE", "Norland", condition=("if", "the shelling stops"))])

    assert (cell.stance, cell.condition) == (Stance.CONDITIONAL, "if the shelling stops")


@pytest.mark.parametrize(
    ("type_", "stance"),
    [("AGREE", Stance.CONDITIONAL), ("REQUEST", Stance.ASKS), ("REJECT", Stance.REJECTS)],
)
def test_an_acceptance_with_a_reservation_is_no_plain_one(type_: str, stance: Stance) -> None:
    told = act(type_, "Norland", text="OK in principle but wanted to see the map")

    [cell] = positions([told])

    shown = "in principle, but wanted to see the map" if stance is Stance.CONDITIONAL else None
    assert (cell.stance, cell.condition) == (stance, shown)


def test_a_deed_of_their_own_to_come_is_told_as_what_the_holder_does_with_it() -> None:
    plan = replace(act("AGREE", "Norland"), trigger="plans")
    yes = act("AGREE", "Norland", report="b", day=6)

    [planned] = positions([plan])
    [accepted] = positions([plan, yes])

    assert (planned.stance, planned.announced) == (Stance.ACCEPTS, "plans")
    assert (accepted.stance, accepted.announced) == (Stance.ACCEPTS, None)


def test_nobody_in_particular_holds_a_position() -> None:
    found = positions([act("REQUEST", "those"), act("REQUEST", actor("sides", party="Norland"))])

    assert {cell.holder.name for cell in found} == {"sides", "Norland"}


def test_of_terms_told_equally_often_the_latest_are_shown() -> None:
    told = [(5, ("if", "they leave")), (4, ("if", "the long shelling stops"))]

    [cell] = positions([act("AGREE", "Norland", day=day, condition=terms) for day, terms in told])

    assert (cell.since, cell.condition) == (date(2023, 11, 4), "if they leave")


def test_a_report_that_tells_the_terms_accepts_on_terms_whatever_its_headline_says() -> None:
    headlines = [act("AGREE", "Norland", text=f"Norland sets terms, page {i}") for i in (1, 2)]
    told = act("AGREE", "Norland", condition=("only if", "the shelling stops"))

    [cell] = positions([*headlines, told])

    assert (cell.stance, cell.condition) == (Stance.CONDITIONAL, "only if the shelling stops")


@pytest.mark.parametrize("type_", ["REQUEST", "SUPPORT"])
def test_a_report_that_tells_the_terms_asks_on_terms_though_a_sentence_lacks_them(
    type_: str,
) -> None:
    plain = [act(type_, "Norland", text=f"Norland speaks, page {page}") for page in (1, 2)]
    told = act(type_, "Norland", condition=("if", "the accord is broken"))

    [cell] = positions([*plain, told])

    assert (cell.stance, cell.condition) == (Stance.CONDITIONAL, "if the accord is broken")


def test_terms_of_a_promise_are_none_of_support() -> None:
    plain = [act("SUPPORT", "Norland", text=f"Norland speaks, page {page}") for page in (1, 2)]

    [cell] = positions([*plain, act("AGREE", "Norland", condition=("if", "they ask for it"))])

    assert cell.stance is Stance.SUPPORTS


def test_a_plain_acceptance_of_another_report_counts_beside_terms() -> None:
    plain = [act("AGREE", "Norland", report=name) for name in ("Courier", "Globe")]

    [cell] = positions([*plain, act("AGREE", "Norland", condition=("if", "it is kept"))])

    assert (cell.stance, cell.reports) == (Stance.ACCEPTS, 3)


@pytest.mark.parametrize(("confidence", "stance"), [(0.3, Stance.ASKS), (0.9, Stance.MIXED)])
def test_no_guess_turns_what_is_sure_into_mixed(confidence: float, stance: Stance) -> None:
    guess = act("REJECT", "Norland", text="It would not attach conditions")
    guess = replace(guess, statement=replace(guess.statement, confidence=confidence))

    [cell] = positions([act("REQUEST", "Norland"), guess])

    assert cell.stance is stance


@pytest.mark.parametrize(("confidence", "since"), [(0.3, 6), (0.9, 3)])
def test_no_guess_dates_what_is_sure(confidence: float, since: int) -> None:
    guess = act("REJECT", "Norland", day=3)
    guess = replace(guess, statement=replace(guess.statement, confidence=confidence))

    [cell] = positions([guess, act("REJECT", "Norland", day=6)])

    assert cell.since is not None
    assert cell.since.day == since


@pytest.mark.parametrize(
    "condition", [("before", "any truce"), ("", "before any truce"), ("until", "the snow falls")]
)
def test_an_order_of_steps_is_no_condition_of_asking(condition: tuple[str, str]) -> None:
    [cell] = positions([act("REQUEST", "Norland", condition=condition)])

    assert (cell.stance, cell.condition) == (Stance.ASKS, None)


def test_a_refusal_before_something_keeps_its_condition() -> None:
    [cell] = positions([act("REJECT", "Norland", condition=("before", "the captives are freed"))])

    assert cell.condition == "before the captives are freed"


def test_a_condition_that_is_no_longer_told_ends_a_position() -> None:
    terms = ("if", "Southland does the same")
    found = positions(
        [
            act("AGREE", "Norland", day=3, condition=terms),
            act("REQUEST", "Norland", day=6),
            act("SUPPORT", "Norland", day=7),
        ]
    )

    assert [(cell.stance, cell.condition, cell.since, cell.until) for cell in found] == [
        (Stance.CONDITIONAL, " ".join(terms), date(2023, 11, 3), date(2023, 11, 5)),
        (Stance.ASKS, None, date(2023, 11, 6), None),
    ]


def test_a_minister_takes_the_position_of_the_government_too() -> None:
    found = positions([act("REJECT", MINISTER)])

    assert [cell.holder.id for cell in found] == ["ada-stone", "norland"]


def test_the_state_and_those_who_speak_for_it_share_one_cell() -> None:
    found = positions([act("REJECT", MINISTER), act("REJECT", "Norland", report="Post")])

    [cell] = of("Norland", found)
    assert cell.reports == 2


def test_an_unresolved_pronoun_holds_nothing() -> None:
    nobody = actor("he")
    entry = act("REJECT", nobody)
    object.__setattr__(entry.actors[0], "id", "mention:he")

    assert positions([entry]) == ()


def test_a_later_turn_ends_the_earlier_position() -> None:
    found = positions([act("REJECT", "Norland", day=3), act("AGREE", "Norland", day=6)])

    assert [(cell.stance, cell.since, cell.until) for cell in found] == [
        (Stance.REJECTS, date(2023, 11, 3), date(2023, 11, 5)),
        (Stance.ACCEPTS, date(2023, 11, 6), None),
    ]


def test_both_sides_on_one_day_are_mixed() -> None:
    [cell] = positions(
        [act("REJECT", "Norland", report="Herald"), act("AGREE", "Norland", report="Post")]
    )

    assert cell.stance is Stance.MIXED


def test_the_day_the_words_name_goes_before_the_day_of_publication() -> None:
    [cell] = positions([act("REJECT", "Norland", day=6, told=3)])

    assert cell.since == date(2023, 11, 3)


def test_a_year_does_not_tell_since_when() -> None:
    told = act("REJECT", "Norland", day=6, told=3)
    year = Interval(start=date(2022, 1, 1), end=date(2022, 12, 31), text="last year")
    [cell] = positions([replace(told, time=year)])

    assert cell.since is None


def test_as_of_knows_only_what_was_published_by_then() -> None:
    entries = [act("REJECT", "Norland", day=3), act("AGREE", "Norland", day=6)]

    [cell] = positions(entries, as_of=date(2023, 11, 4))

    assert (cell.stance, cell.until) == (Stance.REJECTS, None)


def test_wire_copy_is_one_witness() -> None:
    text = "The government of Norland said on Friday that it would accept no truce at all"
    entries = [act("REJECT", "Norland", report=name, text=text) for name in ("Herald", "Post")]

    [cell] = positions(entries)

    assert (cell.reports, cell.independent) == (2, 1)


def test_proposals_never_share_a_cell() -> None:
    entries = [
        act("REQUEST", "Norland", "humanitarian pauses"),
        act("REJECT", "Norland", "ceasefire"),
    ]

    assert {(cell.proposal, cell.stance) for cell in positions(entries)} == {
        ("humanitarian pauses", Stance.ASKS),
        ("ceasefire", Stance.REJECTS),
    }


ENTRIES = st.lists(
    st.builds(
        act,
        st.sampled_from(["REJECT", "AGREE", "REQUEST", "SUPPORT"]),
        st.sampled_from([MINISTER, actor("Norland"), actor("Carl Reed")]),
        st.sampled_from(["ceasefire", "truce talks"]),
        report=st.sampled_from(["Herald", "Post", "Wire"]),
        day=st.sampled_from([None, 3, 4, 5]),
        condition=st.sampled_from([None, ("if", "it rains")]),
    ),
    max_size=8,
    unique_by=lambda entry: entry.id,
)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(entries: list[Entry], random: object) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert positions(shuffled) == positions(entries)


@given(ENTRIES)
def test_the_cells_of_one_holder_follow_each_other(entries: list[Entry]) -> None:
    last: dict[tuple[str, str], Position] = {}
    for cell in positions(entries):
        before = last.get((cell.proposal, cell.holder.id))
        if before is not None:
            assert before.until is not None
            assert cell.since is not None
            assert before.until < cell.since
        last[cell.proposal, cell.holder.id] = cell
    assert all(cell.until is None for cell in last.values())


UNTIL = ("until", "the captives are freed")


@pytest.mark.parametrize(
    ("told", "stance", "condition"),
    [
        ([("AGREE", ("only when", "they leave")), ("REJECT", UNTIL)], "rejects", " ".join(UNTIL)),
        (
            [("AGREE", ("only if", "they leave")), ("AGREE", ("if", "they go")), ("REJECT", UNTIL)],
            "conditional",
            "only if they leave",
        ),
        ([("AGREE", ("only if", "they leave")), ("REJECT", None)], "conditional", None),
        ([("AGREE", ("if", "they leave")), ("REJECT", None)], "mixed", None),
        ([("AGREE", None), ("REJECT", UNTIL)], "mixed", None),
        ([("AGREE", ("if", "they leave")), ("REJECT", ("if", "it is unfair"))], "mixed", None),
    ],
)
def test_terms_told_from_both_sides_are_one_stance(
    told: list[tuple[str, tuple[str, str] | None]], stance: str, condition: str | None
) -> None:
    [cell] = positions([act(type_, "Norland", condition=terms) for type_, terms in told])

    assert cell.stance == stance
    assert condition is None or cell.condition == condition


def test_the_same_terms_on_two_days_are_one_position() -> None:
    told = [
        act("AGREE", "Norland", day=3, condition=("if", "they leave")),
        act("REJECT", "Norland", day=9, condition=UNTIL),
    ]

    later = positions([*told, act("REJECT", "Norland", day=12)])

    assert [cell.until for cell in positions(told)] == [None]
    assert [cell.since.day for cell in later if cell.since] == [3, 12]


def test_how_a_proposal_is_told_to_be_is_that_of_the_latest_statement_that_tells() -> None:
    def asked(about: str, day: int) -> Entry:
        entry = act("REQUEST", "Norland", day=day, text=f"Call for {about}")
        content = entry.content
        assert isinstance(content, Act)
        start = len("Call for ") + 2
        said = replace(content, about=Span(start, start + len(about)))
        return replace(entry, about=about, statement=replace(entry.statement, content=said))

    told = [asked("a temporary truce", 1), asked("a permanent truce", 2), asked("a truce", 3)]
    [cell] = positions(told)

    assert cell.qualified == "permanent"
    assert positions(told[2:])[0].qualified is None


def test_one_act_makes_a_position_on_each_of_its_proposals() -> None:
    found = positions([act("REQUEST", "Norland", also=("aid deliveries",))])

    assert {(cell.proposal, cell.stance) for cell in found} == {
        ("ceasefire", Stance.ASKS),
        ("aid deliveries", Stance.ASKS),
    }


def test_an_earlier_position_on_a_further_proposal_ends_when_the_side_changes() -> None:
    both = act("REJECT", "Norland", also=("aid deliveries",), day=3)
    later = act("AGREE", "Norland", "aid deliveries", day=5)

    cells = {(cell.proposal, cell.stance): cell.until for cell in positions([both, later])}

    assert cells == {
        ("ceasefire", Stance.REJECTS): None,
        ("aid deliveries", Stance.REJECTS): date(2023, 11, 4),
        ("aid deliveries", Stance.ACCEPTS): None,
    }


def test_how_the_first_proposal_is_to_be_is_not_said_of_the_second() -> None:
    words = "an immediate ceasefire and aid deliveries"
    text = f"Norland asked for {words}."
    entry = act("REQUEST", "Norland", also=("aid deliveries",), text=text)
    start = 2 + text.index(words)
    span = Span(start, start + len(words))
    entry = replace(
        entry,
        about=words,
        statement=replace(entry.statement, content=replace(entry.content, about=span)),
    )

    found = {cell.proposal: cell.qualified for cell in positions([entry])}

    assert found == {"ceasefire": "immediate", "aid deliveries": None}
