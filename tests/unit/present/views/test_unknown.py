"""What is said of names and words that nothing in a ledger has."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stateofplay.core.errors import UsageError
from stateofplay.ledger import open_ledger
from stateofplay.present.views.filters import Filters
from stateofplay.present.views.unknown import check_words

Run = Callable[..., tuple[int, str]]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            ("acts", "--party", "Ada Stome"),
            "Nobody here is called 'Ada Stome'. Near it: Ada Stone.",
        ),
        (("positions", "--party", "Stome"), "Near it: Ada Stone."),
        (("names", "--party", "xerxes"), "Who is here: stateofplay names"),
        (("acts", "--about", "xyzzy"), "Nothing here is about 'xyzzy'. What there is:"),
        (("compare", "--about", "xyzzy"), "Nothing here is about 'xyzzy'."),
        (("reports", "--publisher", "Heralt"), "Near it: Coastal Herald."),
        (("acts", "--format", "json", "--party", "xerxes"), "Nobody here is called 'xerxes'."),
    ],
)
def test_what_nothing_has_is_said_with_what_is_near(
    stateofplay: Run, command: tuple[str, ...], said: str
) -> None:
    status, shown = stateofplay(*command)

    assert status == 2
    assert said in shown


def test_what_is_there_and_not_in_these_days_is_no_mistake(stateofplay: Run) -> None:
    chosen = ("--party", "stone", "--about", "pause", "--since", "2023-12-01")
    assert stateofplay("acts", *chosen) == (0, stateofplay("acts", *chosen)[1])
    assert json.loads(stateofplay("acts", *chosen, "--format", "json")[1]) == []


def test_a_ledger_without_a_statement_is_asked_for_anything(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "empty.db") as ledger:
        check_words(ledger, Filters(party="Stone", about="pause", publisher="Herald"))


def test_parties_and_other_names_are_known(refusals: Path) -> None:
    with open_ledger(refusals) as ledger:
        check_words(ledger, Filters(party="STON\u00c9"))
        with pytest.raises(UsageError):
            check_words(ledger, Filters(party="stonee"))
