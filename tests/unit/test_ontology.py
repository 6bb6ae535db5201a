"""The shipped ontology: PLOVER's types with CAMEO codes, and the table from CAMEO to PLOVER."""

from __future__ import annotations

from stateofplay.ontology import load


def test_every_code_that_is_written_stands_for_its_type_in_the_table() -> None:
    ontology = load()
    table = ontology.cameo_to_type
    wrong = {
        (name, mode)
        for name, kind in ontology.acts.items()
        for mode, code in kind.modes.items()
        if (table.get(code) or table.get(code[:3]) or table.get(code[:2])) != name
    }
    assert not wrong


def test_only_yielding_is_parted_in_two_by_plover() -> None:
    ontology = load()
    shared = [n for n, kind in ontology.acts.items() if ontology.cameo_to_type[kind.cameo] != n]
    assert shared == ["RETREAT"]
    assert ontology.acts["RETREAT"].cameo == ontology.acts["CONCEDE"].cameo == "08"


def test_codes_are_strings_of_digits_and_stand_for_known_types() -> None:
    ontology = load()
    assert all(isinstance(code, str) and code.isdigit() for code in ontology.cameo_to_type)
    assert set(ontology.cameo_to_type.values()) <= set(ontology.acts)
