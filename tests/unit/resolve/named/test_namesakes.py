from __future__ import annotations

import pytest

from tests.unit.resolve.marked import name

EVE = "[Jill Biden|person subject] came. "


@pytest.mark.parametrize("short", ["[Mr. Biden|person]", "[President Biden|person role=President]"])
def test_a_title_that_is_not_hers_tells_another(short: str) -> None:
    assert name(f"{EVE}{short} left.", 1) != "Jill Biden"


def test_the_bare_surname_is_then_the_other_too() -> None:
    text = EVE + "[Mr. Biden|person] left. [Biden|person] spoke."

    assert name(text, 2) == name(text, 1) != "Jill Biden"


@pytest.mark.parametrize("short", ["[Mrs. Biden|person]", "[Biden|person]"])
def test_without_another_told_the_surname_is_hers(short: str) -> None:
    assert name(f"{EVE}{short} left.", 1) == "Jill Biden"


def test_an_office_that_no_data_know_tells_nobody_else() -> None:
    text = "[Carl Reed|person subject] came. [President Reed|person role=President] left."

    assert name(text, 1) == "Carl Reed"
