"""Whom the words of a name tell."""

from __future__ import annotations

import pytest

from stateofplay.compare.rows.gist import gist_of
from stateofplay.compare.rows.parties import parties_in


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("talks with South Sudan", ("South Sudan",)),
        ("Equatorial Guinea's army", ("Equatorial Guinea",)),
        ("troops in Guinea-Bissau", ("Guinea-Bissau",)),
        ("the Democratic Republic of the Congo", ("Democratic Republic of the Congo",)),
        ("the UN High Commissioner for Refugees", ("United Nations",)),
        ("U.S.-Russia talks", ("United States", "Russia")),
        ("anti-U.S. rallies", ("United States",)),
        ("Norway and Peru", ("Norway", "Peru")),
    ],
)
def test_a_word_of_a_longer_name_names_nobody_else(words: str, told: tuple[str, ...]) -> None:
    assert parties_in(words) == told


@pytest.mark.parametrize("whose", ["US", "U.S.", "Russian", "U.K."])
def test_who_brought_something_does_not_do_it(whose: str) -> None:
    assert parties_in(f"{whose}-backed strikes") == ()
    assert not gist_of(f"{whose}-led strikes on Yemen").by


def test_the_words_of_a_report_tell_a_state_of_two_words_alone() -> None:
    gist = gist_of("military strikes", about="strikes in South Sudan")

    assert gist.to == {"South Sudan"}
