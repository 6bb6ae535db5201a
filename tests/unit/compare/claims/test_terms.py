from __future__ import annotations

import pytest

from stateofplay.compare import compare
from stateofplay.core.judgements import Relation
from tests.unit.compare.made import act

PLAIN = None
LEAVE = ("only if", "the soldiers leave first")
FREED = ("until", "the captives are freed")


@pytest.mark.parametrize(
    ("type_", "one", "other", "relation"),
    [
        ("AGREE", PLAIN, PLAIN, Relation.SAME),
        ("AGREE", LEAVE, PLAIN, Relation.DIFFERS),
        ("AGREE", LEAVE, LEAVE, Relation.SAME),
        ("AGREE", LEAVE, ("if", "the captives are freed"), Relation.DIFFERS),
        ("REJECT", FREED, PLAIN, Relation.DIFFERS),
        ("REJECT", FREED, ("until", "all soldiers leave"), Relation.DIFFERS),
        ("REJECT", FREED, ("as long as", "they hold captives"), Relation.SAME),
        # An order in time is none, nor is what one gives for what one gets.
        ("AGREE", ("before", "the snow falls"), PLAIN, Relation.SAME),
        ("RETREAT", ("in exchange for", "ten captives"), PLAIN, Relation.SAME),
    ],
)
def test_terms_of_one_act_are_told_alike_or_differ(
    type_: str,
    one: tuple[str, str] | None,
    other: tuple[str, str] | None,
    relation: Relation,
) -> None:
    entries = [
        act(type_, "Ada Stone", report="Herald", condition=one),
        act(type_, "Ada Stone", report="Post", condition=other),
    ]

    [group] = [each for each in compare(entries) if each.relation is not Relation.UPDATES]

    assert group.relation is relation
    for terms in (one, other):
        if relation is Relation.DIFFERS and terms:
            assert " ".join(terms) in group.summary


def test_a_yes_in_principle_is_no_plain_one() -> None:
    entries = [
        act("AGREE", "Ada Stone", report="Herald", text="So in principle the minister has it"),
        act("AGREE", "Ada Stone", report="Post", text="On Friday the minister said yes to it"),
    ]

    [group] = compare(entries)

    assert group.relation is Relation.DIFFERS
    assert "with “in principle” in 1 report, without in 1 report" in group.summary


def test_a_plain_headline_beside_the_terms_is_no_second_account() -> None:
    entries = [
        act("AGREE", "Ada Stone", report="Herald", condition=LEAVE),
        act("AGREE", "Ada Stone", report="Herald", text="Stone says yes to the truce of Elmstead"),
        act("AGREE", "Ada Stone", report="Post", condition=LEAVE),
    ]

    [group] = compare(entries)

    assert group.relation is Relation.SAME
    assert group.summary.startswith("Ada Stone agreed to ceasefire “only if the soldiers leave")


def test_who_tells_no_terms_does_not_outweigh_two_who_do() -> None:
    entries = [
        act("REJECT", "Ada Stone", report="Herald", condition=FREED),
        act("REJECT", "Ada Stone", report="Post", condition=FREED),
        act("REJECT", "Ada Stone", report="Wire"),
    ]

    [group] = compare(entries)

    assert group.relation is Relation.SAME
    assert "“until the captives are freed”: 2 independent reports" in group.summary
    assert group.summary.endswith("1 report without these terms")
