"""Words that are typed and those of the ledger."""

from __future__ import annotations

import pytest

from stateofplay.present.views.matching import has, in_any_form


@pytest.mark.parametrize(
    ("typed", "text", "stands"),
    [
        ("Gulen", "Fethullah G\u00fclen", True),
        ("G\u00dcLEN", "Fethullah Gulen", True),
        ("Yildirim", "Binali Y\u0131ld\u0131r\u0131m", True),
        ("Vell's", "Vell\u2019s harbour", True),
        ("Gulenov", "Fethullah G\u00fclen", False),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, text: str, stands: bool) -> None:
    assert has(typed, text) is stands
    assert in_any_form(typed, text) is stands
