"""A bare noun takes up what its report tells more of, if that is one alone."""

from __future__ import annotations

import pytest

from stateofplay.resolve.proposals.antecedents import load_data
from tests.unit.resolve.proposals_marked import proposal

DATA = load_data()


@pytest.mark.parametrize(("marked", "name"), [*DATA["examples"], *DATA["not"]])
def test_a_bare_noun_is_the_one_thing_of_its_kind_that_the_report_tells_of(
    marked: str, name: str
) -> None:
    assert proposal(marked) == name
