"""A count that several reports tell is one row of a table; what differs is not."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from stateofplay import pipeline
from stateofplay.compare import compare
from stateofplay.core.statements import Bound
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.ontology import load
from stateofplay.present.views.filters import Filters
from stateofplay.present.views.formats import Row
from stateofplay.present.views.one_count import figure_table, told_first, told_once
from stateofplay.present.views.views import VIEWS
from tests.unit.compare.made import figure


def row(id_: str, publisher: str, claimant: str = "", same_as: str | None = None) -> Row:
    return {
        "id": id_,
        "counted": "at least 40 people killed",
        "by_whose_count": claimant,
        "publisher": publisher,
        "report": f"report {id_}",
        "same_as": same_as,
    }


def test_reports_of_one_count_share_a_row_that_names_who_counts_most_fully() -> None:
    [told, other] = figure_table(
        [
            row("a", "Herald", "health ministry", "a"),
            row("b", "Courier"),
            row("c", "Post", "Norland's health ministry", "a"),
        ]
    )

    assert told["id"] == "a"
    assert told["publisher"] == ["Herald", "Post"]
    assert told["by_whose_count"] == "Norland's health ministry"
    assert (told["told"], other["told"]) == (2, 1)


def test_many_outlets_are_counted_behind_the_first() -> None:
    [told] = figure_table(row(str(n), f"Paper {n}", same_as="0") for n in range(5))

    assert told["publisher"] == ["Paper 0", "Paper 1", "Paper 2", "2 more"]


def test_one_report_that_tells_a_count_twice_is_one_witness() -> None:
    twice = [row("a", "Herald", same_as="a"), row("b", "Herald", same_as="a")]
    [told] = figure_table(each | {"report": "one"} for each in twice)

    assert told["told"] == 1
    assert list(told_once(load(), [told])) == []


@pytest.mark.model
def test_equal_counts_of_two_reports_stand_together_and_another_apart(tmp_path: Path) -> None:
    """The third report's number is another one."""
    for name, number, day in (("a", "340", 3), ("b", "340", 3), ("c", "352", 4)):
        (tmp_path / f"{name}.txt").write_text(
            f"Floods in Norland ({name})\n2031-05-0{day}\n\nThe {name} paper has it that at least "
            f"{number} people were killed in Norland, the health ministry said.\n",
            "utf-8",
        )
    with open_ledger(tmp_path / "floods.db") as ledger:
        pipeline.read_into(ledger, [str(tmp_path / f"{name}.txt") for name in "abc"])
        view = VIEWS["figures"]
        told = [each["told"] for each in view.told(view.rows(ledger, Filters()))]

    assert told == [2, 1]


def test_a_round_number_and_the_exact_one_keep_their_rows() -> None:
    rough = figure(430, bound=Bound.MORE_THAN, report="Herald")
    exact, again = figure(436, report="Post"), figure(436, report="Wire")
    held = cast("Ledger", SimpleNamespace(comparisons=lambda: compare([rough, exact, again])))
    assert set(told_first(held)) == {exact.id, again.id}
