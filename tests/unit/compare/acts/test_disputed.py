"""A charge and its denial differ; a denial of something else, or to nobody's charge, does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare import Standing, compare
from stateofplay.compare.acts.disputed import is_denial, load_data
from stateofplay.core.judgements import Comparison, Entry, Relation
from tests.unit.compare.made import act, actor

MINES = "laying mines under the tankers"


def charge(
    about: str = MINES, *, report: str = "Herald", day: int | None = 3, **more: str
) -> Entry:
    who, whom = more.get("who", "Norland"), more.get("whom", "Southland")
    text = f"In the {report} {who} spoke of {about}."
    told = act("ACCUSE", who, None, report=report, day=day, to=whom, text=text)
    return replace(told, about=about, trigger="accused")


def denial(
    about: str, *, report: str = "Post", day: int | None = 4, trigger: str = "denied"
) -> Entry:
    text = f"As the {report} has it, Southland {trigger} {about}."
    told = act("REJECT", "Southland", None, report=report, day=day, text=text)
    return replace(told, about=about, trigger=trigger)


def differing(*entries: Entry) -> list[Comparison]:
    return [group for group in compare(entries) if group.relation is Relation.DIFFERS]


def test_a_charge_and_its_denial_in_another_report_differ() -> None:
    [group] = differing(charge(), denial("having laid mines under tankers"))

    said = "Norland accused Southland: laying mines under the tankers; Southland denied it"
    assert group.summary == f"{said}: told by 2 reports"
    assert len(group.statements) == 2


@pytest.mark.parametrize(
    ("about", "day"),
    [
        ("that a truce had been reached", 4),
        ("burning tankers", 4),  # one word alone, in another report
        ("having laid mines under tankers", 12),
    ],
)
def test_a_denial_of_another_matter_or_time_stands_apart(about: str, day: int) -> None:
    [group] = differing(charge(), denial(about, day=day))

    assert {*group.reports} == {"Post"}
    assert "accused" not in group.summary


@pytest.mark.parametrize(
    ("about", "trigger"),
    [
        ("that rebels had crossed the river", "denied"),
        ("sending gunboats upriver", "denies"),
        ("reports that gunboats had left the harbour", "dismissed"),
        ("Norland's claims", "rejected"),
    ],
)
def test_a_denial_that_says_what_it_denies_needs_no_charge(about: str, trigger: str) -> None:
    [group] = differing(denial(about, trigger=trigger))

    assert group.summary.startswith("Southland: ")
    assert about in group.summary
    assert group.summary.endswith("told by one report")


@pytest.mark.parametrize(
    ("about", "trigger"),
    [
        ("any wrongdoing", "denied"),
        ("the report", "denied"),
        ("entry to three envoys", "denied"),
        ("the power to strike", "denied"),
        ("a panel to look into the harbour reports", "rejected"),
        ("to widen the harbour war", "didn't want"),
    ],
)
def test_what_says_of_no_account_that_it_is_not_so_disputes_nothing(
    about: str, trigger: str
) -> None:
    assert differing(denial(about, trigger=trigger)) == []


def test_denials_of_one_matter_in_several_reports_are_one() -> None:
    denials = [
        denial("that gunboats left the harbour", report=report) for report in ("Post", "Wire")
    ]

    [group] = differing(*denials)

    assert group.summary.endswith("told by 2 reports")


def test_what_two_sides_deny_together_and_nobody_charges_is_not_told() -> None:
    both = denial("that gunboats left the harbour")
    both = replace(both, actors=(*both.actors, actor("Westland", "Westland")))

    assert differing(both) == []


def test_one_word_of_many_does_not_tie_a_denial_to_a_charge_beside_it() -> None:
    told = "reports that gunboats left harbour behind tankers"

    groups = differing(charge(), denial(told, report="Herald", day=3))

    assert [len(group.statements) for group in groups] == [1]


def test_a_denial_that_does_not_say_what_it_denies_answers_the_charge_beside_it() -> None:
    beside = denial("any involvement", report="Herald", day=3)

    [group] = differing(charge(), charge(report="Wire"), beside)

    assert {*group.reports} == {"Herald"}
    assert differing(charge(), denial("any involvement")) == []


def test_charges_of_one_matter_and_their_denials_are_one_dispute() -> None:
    first = (charge(), denial("mines under tankers"))
    second = (
        charge(report="Wire", day=5, who="Westland"),
        denial("any involvement", report="Wire", day=5),
    )

    [group] = differing(*first, *second)

    assert group.summary.endswith("told by 3 reports")


def test_who_rejects_a_demand_denies_nothing() -> None:
    assert differing(charge("holding up a truce"), denial("a truce", trigger="rejected")) == []


def test_a_side_does_not_dispute_with_itself() -> None:
    own = charge()
    own = replace(own, actors=(actor("Ada Stone", "Southland"),))

    [group] = differing(own, denial("laying mines under tankers"))

    assert len(group.statements) == 1


def test_who_denies_is_the_accused_though_another_speaks_with_them() -> None:
    both = denial("having laid mines under tankers")
    both = replace(both, actors=(actor("Westland"), *both.actors))

    [group] = differing(charge(), both)

    assert "; Southland denied it" in group.summary


def test_reports_without_a_day_dispute_only_within_themselves() -> None:
    told = (charge(day=None), denial("having laid mines under tankers", day=None))
    beside = denial("having laid mines under tankers", report="Herald", day=None)

    assert [len(group.statements) for group in differing(*told)] == [1]
    assert [group.reports for group in differing(told[0], beside)] == [("Herald",)]


def test_what_denies_a_charge() -> None:
    data = load_data()

    assert [each for each in data["denials"] if not is_denial(*each)] == []
    assert [each for each in data["refusals"] if is_denial(*each)] == []


ENTRIES = st.lists(
    st.one_of(
        st.builds(
            charge,
            st.sampled_from([MINES, "robbing banks"]),
            report=st.sampled_from(["Herald", "Post", "Wire"]),
        ),
        st.builds(
            denial,
            st.sampled_from(["mines under tankers", "any role in it"]),
            report=st.sampled_from(["Herald", "Post", "Wire"]),
        ),
    ),
    max_size=8,
    unique_by=lambda entry: entry.id,
)


@given(ENTRIES, st.permutations(["Herald", "Post", "Wire"]))
def test_disputes_kept_up_as_reports_come_are_those_of_all(
    entries: list[Entry], order: list[str]
) -> None:
    standing = Standing()
    for report in order:
        standing.revise([report], [each for each in entries if each.report.id == report])

    assert set(standing.comparisons()) == set(compare(entries))
