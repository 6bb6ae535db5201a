from __future__ import annotations

import pytest

from stateofplay.core.judgements import Entity
from stateofplay.datafiles import read_mapping
from stateofplay.resolve import identify
from stateofplay.resolve.reference.forms import agree, person_name

_DATA = read_mapping("stateofplay.resolve", "data", "spellings.yml")


def _agree(one: str, other: str) -> bool:
    first, second = person_name(one, frozenset()), person_name(other, frozenset())
    assert first is not None
    assert second is not None
    return agree(first, second)


@pytest.mark.parametrize(("one", "other"), _DATA["examples"])
def test_two_spellings_of_a_name_agree(one: str, other: str) -> None:
    assert _agree(one, other)


@pytest.mark.parametrize(("one", "other"), _DATA["not"])
def test_two_names_do_not_agree(one: str, other: str) -> None:
    assert not _agree(one, other)


@pytest.mark.parametrize("groups", [_DATA["last"], _DATA["given"]])
def test_no_spelling_stands_in_two_groups(groups: list[list[str]]) -> None:
    told = [spelling for group in groups for spelling in group]

    assert sorted(set(told)) == sorted(told)


def _entity(name: str, report: str, kind: str = "person", role: str | None = None) -> Entity:
    party = "Ukraine" if role else None
    key = f"{report}/{name}"
    return Entity(
        id=key, report_id=report, name=name, names=(name,), kind=kind, party=party, role=role
    )


def test_reports_that_spell_a_name_their_own_way_tell_one_person_by_the_full_name() -> None:
    found = identify(
        [
            _entity("Pavlo Varensky", "a", role="president"),
            _entity("Pavlo Varensky", "b"),
            _entity("Varenskiy", "c"),
            _entity("Varenskyy", "d", kind="organisation"),
        ]
    )

    assert {(each.actor_id, each.name) for each in found} == {("pavlo-varensky", "Pavlo Varensky")}


def test_a_surname_in_another_spelling_that_two_have_joins_neither() -> None:
    found = identify(
        [
            _entity("Pavlo Varensky", "a", role="president"),
            _entity("Ada Varenskaya", "b"),
            _entity("Olha Varenskyi", "c"),
            _entity("Varenskyy", "d", kind="organisation"),
        ]
    )

    assert len({each.actor_id for each in found}) == 4
