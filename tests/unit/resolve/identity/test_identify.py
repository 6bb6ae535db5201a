from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.core.judgements import Entity
from stateofplay.resolve import Everybody, identify


def entity(
    name: str,
    report: str,
    kind: str = "person",
    party: str | None = None,
    role: str | None = None,
) -> Entity:
    key = f"{report}/{name.lower().replace(' ', '-')}"
    return Entity(
        id=key, report_id=report, name=name, names=(name,), kind=kind, party=party, role=role
    )


def actors(entities: Sequence[Entity]) -> list[str]:
    """The actor of each entity, in the order given."""
    found = {identity.entity_id: identity.actor_id for identity in identify(entities)}
    return [found[item.id] for item in entities]


def test_the_same_full_name_is_one() -> None:
    assert actors([entity("Ada Stone", "a"), entity("Ada B. Stone", "b")]) == ["ada-stone"] * 2


def test_ministries_of_two_reports_are_one_only_where_the_state_is_told() -> None:
    bare = [entity("Foreign Ministry", report, "organisation") for report in "ab"]
    told = [entity("Foreign Ministry", report, "government", "Norland") for report in "cd"]

    found = actors([*bare, *told])

    assert len(set(found)) == 3
    assert found[2] == found[3]


def test_a_surname_joins_the_only_full_name() -> None:
    assert actors([entity("Ada Stone", "a"), entity("Stone", "b")]) == ["ada-stone"] * 2


def test_a_surname_that_reports_tell_beside_the_full_name_is_somebody_elses() -> None:
    both = [entity(name, report) for report in "ab" for name in ("Ada Stone", "Stone")]
    third = [entity("Ada Stone", "c"), entity("Stone", "d")]

    found = actors([*both, *third])

    assert found[0] == found[2] == found[4] == "ada-stone"
    assert "ada-stone" not in (found[1], found[3], found[5])


def test_a_surname_that_few_reports_tell_beside_the_full_name_is_joined() -> None:
    both = [entity("Ada Stone", "a"), entity("Stone", "a")]
    others = [entity("Ada Stone", report) for report in "bcd"]

    assert set(actors([*both, *others])) == {"ada-stone"}


def test_a_given_name_is_one_with_a_hyphen_and_without() -> None:
    one, other = entity("Moon Tae Jin", "a"), entity("Moon Tae-jin", "b")

    assert len(set(actors([one, other]))) == 1


def test_a_surname_that_two_share_joins_neither() -> None:
    [one, other, short] = actors(
        [entity("Ada Stone", "a"), entity("Carl Stone", "b"), entity("Stone", "c")]
    )

    assert len({one, other, short}) == 3


def test_a_surname_goes_to_the_one_of_its_party() -> None:
    found = actors(
        [
            entity("Ada Stone", "a", party="France"),
            entity("Carl Stone", "b", party="Spain"),
            entity("Stone", "c", party="Spain"),
        ]
    )

    assert found[2] == found[1]


def test_other_given_names_are_other_people() -> None:
    assert len(set(actors([entity("Ada Stone", "a"), entity("Berta Stone", "b")]))) == 2


def test_a_first_name_left_out_is_one_with_the_holder_of_the_office() -> None:
    whole = entity("Ada Berta Stone", "a", party="France", role="President")
    short = entity("Berta Stone", "b", party="France", role="president")
    other = entity("Berta Stone", "c", party="Spain", role="police chief")

    assert len(set(actors([whole, short]))) == 1
    assert len(set(actors([whole, other]))) == 2


def test_office_and_party_can_keep_one_name_apart() -> None:
    one = entity("Ada Stone", "a", party="France", role="foreign minister")
    other = entity("Ada Stone", "b", party="Spain", role="police chief")

    assert len(set(actors([one, other]))) == 2


def test_one_of_several_offices_is_enough() -> None:
    told = [
        entity("Ada Stone", "a", party="France", role="foreign minister"),
        entity("Ada Stone", "b", party="France", role="negotiator"),
        entity("Ada Stone", "c", party="Spain", role="chief negotiator"),
    ]

    assert len(set(actors(told))) == 1


def test_a_surname_is_the_one_nearly_all_reports_tell_of() -> None:
    known = [
        entity("Ada Stone", f"a{number}", party="France", role="minister") for number in range(10)
    ]
    other, short = entity("Carl Stone", "b"), entity("Stone", "c")

    assert actors([*known, other, short])[-1] == "ada-stone"
    assert actors([*known[:9], other, short])[-1] != "ada-stone"


def test_a_surname_with_an_office_of_its_own_stays_apart() -> None:
    known = [
        entity("Ada Stone", f"a{number}", party="France", role="minister") for number in range(10)
    ]
    brother = entity("Stone", "c", role="brother")

    assert actors([*known, entity("Carl Stone", "b"), brother])[-1] != "ada-stone"


def test_a_state_is_one_and_keeps_its_plain_id() -> None:
    found = actors(
        [
            entity("Jordan", "a", kind="place"),
            entity("Jordan", "b", kind="state", party="Jordan"),
            entity("Jordan", "c", kind="state", party="Jordan"),
        ]
    )

    assert found[1] == found[2] == "jordan"
    assert found[0] != "jordan"


def test_descriptions_without_a_name_are_never_joined() -> None:
    protesters = [entity("protesters", report, kind="people") for report in ("a", "b")]

    assert len(set(actors(protesters))) == 2


def test_an_office_is_the_only_person_who_holds_it() -> None:
    person = entity("Ada Stone", "a", party="France", role="foreign minister")
    role = entity("French foreign minister", "b", "role", "France", "foreign minister")

    assert actors([person, role]) == ["ada-stone"] * 2


def test_a_spokesman_of_one_report_is_not_the_one_of_another() -> None:
    person = entity("Ada Stone", "a", party="France", role="spokesman")
    role = entity("French spokesman", "b", "role", "France", "spokesman")

    assert len(set(actors([person, role]))) == 2


def test_an_office_that_two_held_is_nobody() -> None:
    role = entity("French foreign minister", "c", "role", "France", "foreign minister")
    people = [
        entity("Ada Stone", "a", party="France", role="foreign minister"),
        entity("Carl Reed", "b", party="France", role="foreign minister"),
    ]

    assert actors([*people, role])[2] == "french-foreign-minister"


def test_every_identity_says_why() -> None:
    found = identify([entity("Ada Stone", "a"), entity("Stone", "b")])

    assert all(identity.reasons for identity in found)


NAMES = st.sampled_from(
    ["Ada Stone", "A. Stone", "Carl Stone", "Stone", "Reed", "Ada Reed", "Norland"]
)
ENTITIES = st.lists(
    st.builds(
        entity,
        NAMES,
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from(["person", "place", "organisation", "role"]),
        st.sampled_from([None, "France", "Spain"]),
        st.sampled_from([None, "minister", "army chief"]),
    ),
    max_size=8,
    unique_by=lambda item: item.id,
)


@given(ENTITIES, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(entities: list[Entity], random: object) -> None:
    shuffled = list(entities)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert identify(shuffled) == identify(entities)


@given(ENTITIES, st.lists(st.sets(st.sampled_from(["a", "b", "c", "d"])), max_size=4))
def test_kept_up_it_is_what_it_is_all_at_once(entities: list[Entity], held: list[set[str]]) -> None:
    everybody = Everybody()
    now: list[Entity] = []
    for reports in held:
        then, now = now, [each for each in entities if each.report_id in reports]
        gone = [each for each in then if each not in now]
        was = {each.entity_id: each for each in everybody.in_order()}
        moved = everybody.revise(gone, [each for each in now if each not in then])
        is_now = {each.entity_id: each for each in identify(now)}

        assert everybody.in_order() == identify(now)
        assert moved.before == {k: v for k, v in was.items() if is_now.get(k) != v}
        assert moved.after == {k: v for k, v in is_now.items() if was.get(k) != v}
        for each in is_now.values():
            one = [other for other in identify(now) if other.actor_id == each.actor_id]
            assert everybody.members(each.actor_id) == one


def test_a_description_read_anew_is_joined_for_what_it_now_says() -> None:
    stone = entity("Ada Stone", "a", party="France", role="foreign minister")
    then = entity("the minister", "b", "role", party="France", role="foreign minister")
    now = replace(then, role="Foreign Minister")
    everybody = Everybody()
    everybody.revise((), [stone, then])
    everybody.revise([then], [now])

    assert everybody.in_order() == identify([stone, now])


def test_who_is_not_concerned_stays_the_same_object() -> None:
    everybody = Everybody()
    everybody.revise((), [entity("Ada Stone", "a"), entity("Carl Reed", "a")])
    before = dict(everybody.identities)
    everybody.revise((), [entity("Stone", "b")])

    assert everybody.identities["a/carl-reed"] is before["a/carl-reed"]
    assert everybody.identities["a/ada-stone"] is not before["a/ada-stone"]


def test_a_group_is_its_party_and_its_noun() -> None:
    found = actors(
        [
            entity("Arab foreign ministers", "a", "people", "Arab states"),
            entity("ministers of five Arab states", "b", "people", "Arab states"),
            entity("Arab officials", "c", "people", "Arab states"),
        ]
    )

    assert found[0] == found[1] != found[2]


def test_an_abbreviation_is_the_one_whom_another_report_spells_out() -> None:
    told = replace(
        entity("Orchard Relief Force", "a", "organisation", "Orchard Relief Force"),
        names=("Orchard Relief Force", "ORF"),
    )
    short = entity("ORF", "b", "organisation", "ORF")
    person = entity("ORF", "c")

    assert actors([told, short, person]) == ["orchard-relief-force"] * 3


def test_an_abbreviation_that_reports_spell_out_in_two_ways_stays_apart() -> None:
    names = ("Orchard Relief Force", "Old Road Fund")
    told = [
        replace(entity(name, report, "organisation", name), names=(name, "ORF"))
        for name, report in zip(names, "ab", strict=True)
    ]

    assert actors([*told, entity("ORF", "c", "organisation", "ORF")])[2] == "orf"


def test_a_given_name_that_is_not_common_is_the_only_office_holders() -> None:
    person = entity("Anan Chaiwat", "a", party="France", role="Prime Minister")
    taken = entity("Anan", "b", "organisation", party="Anan")
    alone = entity("Anan", "c")

    assert actors([person, taken, alone]) == ["anan-chaiwat"] * 3


def test_what_a_report_calls_an_office_holder_is_another_reports_name() -> None:
    person = entity("Anan Chaiwat", "a", party="France", role="Prime Minister")
    person = replace(person, names=("Anan Chaiwat", "Tiger"))

    assert actors([person, entity("Tiger", "b")]) == ["anan-chaiwat"] * 2


def test_a_given_name_that_is_common_or_of_two_or_of_nobody_known_stays_apart() -> None:
    holder = {"party": "France", "role": "minister"}
    common = [entity("John Stone", "a", **holder), entity("John", "b")]
    several = [entity("Anan Chaiwat", "a", **holder), entity("Anan Prasert", "b", **holder)]
    private = [entity("Anan Chaiwat", "a"), entity("Anan", "b")]

    assert len(set(actors(common))) == 2
    assert len(set(actors([*several, entity("Anan", "c")]))) == 3
    assert len(set(actors(private))) == 2


def test_a_last_name_taken_for_an_organisation_is_the_only_persons_with_a_title() -> None:
    person = entity("Ada Stone", "a", party="France", role="Foreign Minister")
    taken = entity("Stone", "b", "organisation", party="Stone")

    found = {each.entity_id: each for each in identify([person, taken])}

    assert found[taken.id].actor_id == "ada-stone"
    assert (found[taken.id].kind, found[taken.id].party) == ("person", "France")


def test_a_last_name_taken_for_an_organisation_of_nobody_is_it_likewise_if_in_capitals() -> None:
    told = entity("Kim Ro An", "a", party="France", role="minister")

    assert actors([told, entity("An", "b", "organisation")])[1] == "kim-ro-an"
    assert actors([told, entity("an", "b", "organisation")])[1] != "kim-ro-an"


def test_a_last_name_now_and_then_taken_for_a_place_is_the_persons_likewise() -> None:
    told = entity("Ada Stone", "a", party="France", role="minister")
    bodies = [entity("Stone", report, "organisation") for report in "bc"]
    place = entity("Stone", "d", "place")

    assert set(actors([told, *bodies, place])) == {"ada-stone"}
    assert actors([told, bodies[0], place])[1] != "ada-stone"


def test_a_last_name_taken_for_an_organisation_stays_apart_in_doubt() -> None:
    minister = entity("Ada Stone", "a", party="France", role="Foreign Minister")
    taken = entity("Stone", "b", "organisation", party="Stone")
    namesake = entity("Carl Stone", "c")
    place = entity("Stone", "d", "place")
    scholar = entity("Ada Stone", "a", role="research director for French law", party="France")
    group = entity("Stone Group", "b", "organisation", party="Stone Group")

    assert actors([minister, namesake, taken])[2] == "stone"
    assert actors([minister, taken, place])[1] != "ada-stone"
    assert actors([scholar, taken])[1] == "stone"
    assert actors([entity("Ada Stone", "a", role="wife"), taken])[1] == "stone"
    assert actors([minister, group])[1] == "stone-group"


def test_a_last_name_taken_for_an_organisation_is_left_again_when_a_namesake_comes() -> None:
    person = entity("Ada Stone", "a", role="President", party="France")
    taken = entity("Stone", "b", "organisation", party="Stone")
    everybody = Everybody()
    everybody.revise((), [person, taken])
    assert everybody.identities[taken.id].actor_id == "ada-stone"

    everybody.revise((), [entity("Carl Stone", "c")])

    assert everybody.identities[taken.id].actor_id == "stone"


def test_letters_with_a_stroke_and_without_a_dot_are_one_spelling() -> None:
    found = actors([entity("Ada Sar\u0131g\u00fcl", "a"), entity("Ada Sarigul", "b")])

    assert found[0] == found[1]
