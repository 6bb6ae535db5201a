from __future__ import annotations

import pytest

from stateofplay.compare.claims.holders import part_of
from stateofplay.compare.claims.stances import load_data

DATA = load_data()


@pytest.mark.parametrize(
    ("name", "before", "told"),
    [*DATA["some_told"], *((name, before, "") for name, before in DATA["whole_told"])],
)
def test_some_of_a_body_are_not_the_whole_of_it(name: str, before: str, told: str) -> None:
    assert part_of(name, before) == told
