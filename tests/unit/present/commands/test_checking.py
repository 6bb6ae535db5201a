"""``stateofplay check``: a person says that entries are right or wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stateofplay import settling
from stateofplay.compare import positions
from stateofplay.ledger import open_ledger
from tests.unit.ledger.story import another, reading, resolved
from tests.unit.present.conftest import Run


def acts(run: Run) -> list[str]:
    return [each["id"] for each in json.loads(run("acts", "--format", "json")[1])]


def exported(run: Run) -> dict[str, str]:
    records = (json.loads(line) for line in run("export")[1].splitlines() if line[:1] == "{")
    return {each["id"]: each["status"] for each in records}


def test_what_is_wrong_is_left_out_of_views_but_not_of_the_export(
    refusals: Path, stateofplay: Run
) -> None:
    before = acts(stateofplay)
    status, shown = stateofplay("check", *before, "--wrong", "--note", "he never said so")

    assert status == 0
    assert f"{before[0][:8]} is wrong: he never said so" in shown
    assert acts(stateofplay) == []
    assert {exported(stateofplay)[each] for each in before} == {"rejected"}
    with open_ledger(refusals) as ledger:
        assert positions(tuple(ledger.entries())) == ()


def test_what_is_right_says_so(stateofplay: Run) -> None:
    [one, *_] = acts(stateofplay)
    stateofplay("check", one[:8], "--right")

    assert exported(stateofplay)[one] == "accepted"
    assert "no person has checked it" not in stateofplay("why", one)[1]


def test_a_later_word_takes_the_place_of_an_earlier_one(stateofplay: Run) -> None:
    before = acts(stateofplay)
    stateofplay("check", before[0], "--wrong")
    stateofplay("check", before[0], "--undo")

    assert acts(stateofplay) == before
    assert exported(stateofplay)[before[0]] == "machine"
    rows = json.loads(stateofplay("check", "--format", "json")[1])
    assert [row["holds"] for row in rows] == ["no: 2 came after it", "yes"]


def test_a_word_survives_a_new_reading(refusals: Path, stateofplay: Run) -> None:
    [one, *_] = acts(stateofplay)
    stateofplay("check", one, "--wrong")
    with open_ledger(refusals) as ledger:
        run = ledger.begin_run("two", {})
        report = another(day=4)
        ledger.keep(reading(report, engine="later"), resolved(report), run)
        settling.settle(ledger, run)

    assert one not in acts(stateofplay)
    assert exported(stateofplay)[one] == "rejected"


@pytest.mark.parametrize(
    "arguments", [["--right"], ["0"], ["0", "--right", "--wrong"], ["no-such-id", "--right"]]
)
def test_what_cannot_be_meant_is_refused(stateofplay: Run, arguments: list[str]) -> None:
    assert stateofplay("check", *arguments)[0] == 2
    assert "nothing found" in stateofplay("check")[1]
