"""What a person decides goes before what the program found, and the latest goes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.core.decisions import Decision
from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Entity, Identity
from stateofplay.resolve import decision_of, identify, verdicts
from stateofplay.resolve.identity.decided import Verdict

from .test_identify import ENTITIES, entity

STONE = entity("Ada Stone", "a", party="France")
AGAIN = entity("Ada Stone", "b", party="France")
REED = entity("Berta Reed", "c", party="France")
HILL = entity("Carl Hill", "d")
ALL = [STONE, AGAIN, REED, HILL]


def decide(entities: Sequence[Entity], *wishes: tuple[str, str, str]) -> tuple[Decision, ...]:
    """Make decisions one after the other: ("same", "Ada Stone", "Berta Reed")."""
    made: tuple[Decision, ...] = ()
    for what, one, other in wishes:
        made += (decision_of(one, other, entities, made, same=what == "same"),)
    return made


def by_entity(entities: Sequence[Entity], made: Sequence[Decision]) -> dict[str, Identity]:
    return {each.entity_id: each for each in identify(entities, made)}


def test_two_that_are_the_same_become_the_one_told_more_often() -> None:
    found = by_entity(ALL, decide(ALL, ("same", "Berta Reed", "ada stone")))

    assert {found[each.id].actor_id for each in (STONE, AGAIN, REED)} == {"ada-stone"}
    assert found[REED.id].name == "Ada Stone"
    assert found[REED.id].reasons[-1] == "a person decided: Berta Reed is the same as Ada Stone"
    assert found[HILL.id].actor_id == "carl-hill"


def test_ids_mean_the_same_as_names() -> None:
    assert decide(ALL, ("same", "berta-reed", "ada-stone")) == decide(
        ALL, ("same", "Berta Reed", "Ada Stone")
    )


def test_a_later_report_of_the_joined_person_follows() -> None:
    made = decide(ALL, ("same", "Berta Reed", "Ada Stone"))
    later = [*ALL, entity("Berta Reed", "e", party="France")]

    assert by_entity(later, made)["e/berta-reed"].actor_id == "ada-stone"


def test_a_decision_survives_an_engine_that_names_its_entities_anew() -> None:
    made = decide(ALL, ("same", "Berta Reed", "Ada Stone"))
    anew = [replace(each, id=f"{each.id}~new") for each in ALL]

    assert by_entity(anew, made)[f"{REED.id}~new"].actor_id == "ada-stone"


def test_one_actor_is_parted_by_its_names() -> None:
    told = [STONE, replace(AGAIN, name="A. Stone", names=("A. Stone",)), entity("A. Stone", "e")]
    assert len({each.actor_id for each in identify(told)}) == 1

    found = by_entity(told, decide(told, ("different", "Ada Stone", "A. Stone")))

    assert found[STONE.id].actor_id != found[AGAIN.id].actor_id
    assert found[AGAIN.id].actor_id == found["e/a.-stone"].actor_id
    assert "a person decided: Ada Stone is not A. Stone" in found[STONE.id].reasons


def test_a_part_goes_by_the_name_that_a_person_gave_it() -> None:
    front = ("armed group", "Front")
    told = [
        *(entity("Front", report, *front) for report in ("a", "b")),
        replace(entity("Front", "c", *front), names=("northern movement",)),
    ]
    made = decide(told, ("different", "Front", "northern movement"))

    parted = by_entity(told, made)["c/front"]

    assert (parted.name, parted.actor_id) == ("northern movement", "northern-movement")
    assert parted.party == "northern movement"
    again = decision_of("Front", "northern movement", told, made, same=True)
    assert len({each.actor_id for each in identify(told, (*made, again))}) == 1


def test_a_later_report_stands_with_those_of_its_name() -> None:
    told = [STONE, entity("A. Stone", "e")]
    made = decide(told, ("different", "Ada Stone", "A. Stone"))
    later = [*told, entity("A. Stone", "f"), entity("Ada Stone", "g")]

    found = by_entity(later, made)

    assert found["f/a.-stone"].actor_id == found["e/a.-stone"].actor_id
    assert found["g/ada-stone"].actor_id == found[STONE.id].actor_id
    assert found["f/a.-stone"].actor_id != found["g/ada-stone"].actor_id


def test_what_was_parted_can_be_joined_again() -> None:
    told = [STONE, entity("A. Stone", "e")]
    made = decide(told, ("different", "Ada Stone", "A. Stone"), ("same", "Ada Stone", "A. Stone"))

    assert len({each.actor_id for each in identify(told, made)}) == 1
    assert verdicts(told, identify(told), made) == (Verdict.OVERRULED, Verdict.HOLDS)


def test_of_decisions_that_contradict_each_other_the_latest_holds() -> None:
    made = decide(
        ALL,
        ("same", "Ada Stone", "Berta Reed"),
        ("same", "Berta Reed", "Carl Hill"),
        ("different", "Ada Stone", "Carl Hill"),
    )

    found = by_entity(ALL, made)

    assert found[STONE.id].actor_id != found[HILL.id].actor_id
    assert found[REED.id].actor_id == found[HILL.id].actor_id
    assert verdicts(ALL, identify(ALL), made) == (
        Verdict.OVERRULED,
        Verdict.HOLDS,
        Verdict.HOLDS,
    )


def test_a_decision_about_nobody_here_changes_nothing() -> None:
    made = decide(ALL, ("same", "Berta Reed", "Carl Hill"))

    assert identify([STONE], made) == identify([STONE])
    assert verdicts([STONE], identify([STONE]), made) == (Verdict.IDLE,)


def test_who_speaks_for_a_group_speaks_for_it_under_its_other_name() -> None:
    told = [
        entity("Northern Front", "a", "armed group", "Northern Front"),
        entity("Northern Front", "b", "armed group", "Northern Front"),
        entity("Front of the North", "c", "armed group", "Front of the North"),
        entity("Ada Stone", "c", party="Front of the North"),
    ]
    found = by_entity(told, decide(told, ("same", "Northern Front", "Front of the North")))

    assert found["c/ada-stone"].party == "Northern Front"
    assert "a person decided" in found["c/ada-stone"].reasons[-1]


def test_a_name_that_several_bear_is_refused_with_the_list() -> None:
    told = [entity("Ada Stone", "a", party="France"), entity("Ada Stone", "b", party="Spain")]
    told = [replace(told[0], role="minister"), replace(told[1], role="police chief"), HILL]

    with pytest.raises(UsageError, match=r"fits 2 actors.*ada-stone \(.*ada-stone--spain \("):
        decide(told, ("same", "Ada Stone", "Carl Hill"))
    assert decide(told, ("same", "ada-stone--spain", "Carl Hill"))


@pytest.mark.parametrize(
    ("what", "one", "other", "says"),
    [
        ("same", "Ada Ston", "Carl Hill", r"Nobody here .*Near it: ada-stone \(Ada Stone"),
        ("same", "Xyz", "Carl Hill", "See: stateofplay names"),
        ("same", "Ada Stone", "ada-stone", "are one already"),
        ("different", "Ada Stone", "ada stone", "cannot be parted"),
    ],
)
def test_what_cannot_be_decided_is_refused(what: str, one: str, other: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        decide(ALL, (what, one, other))


def test_two_names_within_one_report_cannot_be_parted() -> None:
    both = [replace(STONE, names=("Ada Stone", "the envoy")), HILL]

    with pytest.raises(UsageError, match="use both names"):
        decide(both, ("different", "Ada Stone", "the envoy"))


def test_a_report_that_uses_both_names_keeps_them_one() -> None:
    front = ("armed group", "Front")
    told = [
        *(entity("Front", report, *front) for report in ("a", "b")),
        replace(entity("Front", "c", *front), names=("Front", "militia")),
    ]

    with pytest.raises(UsageError, match="use both names"):
        decide(told, ("different", "front", "militia"))


WISHES = st.lists(
    st.tuples(st.booleans(), st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=5
)


@given(ENTITIES, WISHES, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(
    entities: list[Entity], wishes: list[tuple[bool, int, int]], random: object
) -> None:
    made: tuple[Decision, ...] = ()
    actors = sorted({each.actor_id for each in identify(entities)})
    for same, one, other in wishes:
        try:
            pair = actors[one % len(actors)], actors[other % len(actors)]
            made += (decision_of(*pair, entities, made, same=same),)
        except (UsageError, ZeroDivisionError):
            continue
    shuffled = list(entities)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    found = identify(shuffled, made)

    assert found == identify(entities, made)
    assert [each.entity_id for each in found] == sorted(each.id for each in entities)
    holding = verdicts(entities, identify(entities), made)
    assert not made or holding[-1] is Verdict.HOLDS


def test_an_id_that_is_another_ones_name_is_refused() -> None:
    told = [entity("army", "a", "military", "France"), entity("army", "b", "military", "Spain")]
    several = [*told, HILL]

    with pytest.raises(UsageError, match=r"'army' fits 2 actors.*id:army \(.*army--spain \("):
        decide(several, ("same", "army", "Carl Hill"))
    [made] = decide(several, ("same", "id:army", "Carl Hill"))
    assert made.one.actor_id == "army"


def test_what_one_report_calls_somebody_cannot_be_parted_from_another_of_that_name() -> None:
    told = [
        replace(entity("Orchard", "a"), names=("Orchard", "camp")),
        entity("camp", "b", "place"),
    ]

    with pytest.raises(UsageError, match="use both names"):
        decide(told, ("different", "Orchard", "camp"))


def test_a_name_with_a_title_is_the_name_where_two_names_are_parted() -> None:
    told = [
        replace(STONE, names=("Gen. Ada Stone", "army chief")),
        replace(AGAIN, names=("Stone",)),
    ]

    with pytest.raises(UsageError, match="use both names"):
        decide(told, ("different", "Ada Stone", "army chief"))


def _army(report: str, *forms: str) -> Entity:
    return replace(entity("French army", report, "military", party="France"), names=forms)


def test_a_part_joins_the_only_other_actor_of_its_name() -> None:
    front = entity("Kalmo Front", "c", "organisation", party="Kalmo Front")
    told = [_army("a", "French army"), _army("b", "Kalmo Front"), front]

    made = decide(told, ("different", "French army", "Kalmo Front"))
    found = by_entity(told, made)

    assert found[told[1].id].actor_id == found[front.id].actor_id
    assert found[told[0].id].name == "French army"
    assert decide(told, ("same", "Kalmo Front", "French army"))


def test_what_a_report_tells_by_other_words_too_does_not_leave_with_a_wrong_name() -> None:
    front = entity("Kalmo Front", "c", "organisation", party="Kalmo Front")
    told = [_army("a", "French army"), _army("b", "the army", "Kalmo Front"), front]

    with pytest.raises(UsageError, match="'the army', and all would leave"):
        decide(told, ("different", "French army", "Kalmo Front"))
