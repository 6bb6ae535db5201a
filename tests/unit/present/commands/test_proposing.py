"""``stateofplay topics``: a person joins and splits proposals, and takes it back."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stateofplay import settling
from stateofplay.compare import positions
from stateofplay.core.topics import TopicAction, TopicDecision, decided
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present import cli
from tests.unit.ledger.story import another, reading, resolved

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def topics(
    refusals: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the command on that ledger; give exit status and output."""

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(
            sys, "argv", ["stateofplay", "topics", "--ledger", str(refusals), *arguments]
        )
        with pytest.raises(SystemExit) as ended:
            cli.main()
        shown = capsys.readouterr()
        return int(str(ended.value.code)), shown.out + shown.err

    return run


def held(ledger: Ledger) -> set[str]:
    return {cell.proposal for cell in positions(tuple(ledger.entries()))}


def test_a_split_reaches_positions_and_survives_a_new_reading(refusals: Path, topics: Run) -> None:
    status, shown = topics("--split", "Pauses", "--like", "a pause", "--as", "any pause")

    assert (status, "2 acts are about “any pause” now" in shown) == (0, True)
    with open_ledger(refusals) as ledger:
        assert held(ledger) == {"any pause"}
        run = ledger.begin_run("two", {})
        report = another()
        ledger.keep(reading(report, engine="two"), resolved(report), run)
        ledger.keep(reading(another(day=9)), resolved(another(day=9)), run)
        settling.settle(ledger, run)
        assert held(ledger) == {"any pause"}
        assert {each.topic for each in ledger.comparisons()} == {"Ada Stone: any pause"}


def test_the_reason_is_shown_and_the_programs_own_stays(refusals: Path, topics: Run) -> None:
    topics("--split", "pauses", "--like", "pause", "--as", "any pause")

    with open_ledger(refusals) as ledger:
        entry = next(ledger.entries())
        subject = ledger.trace(entry).subject

    assert subject is not None
    assert subject.proposal == entry.proposal == "any pause"
    assert subject.reasons == (
        "pause",
        "decided by a person (1): of “pauses”, what says “pause” is “any pause”",
    )


def test_a_decision_is_taken_back_and_stays_on_record(refusals: Path, topics: Run) -> None:
    topics("--split", "pauses", "--like", "pause", "--as", "any pause")

    status, _ = topics("--undo", "1")
    again, shown = topics("--undo", "1")

    assert (status, again) == (0, 2)
    assert "There is no decision 1 that holds" in shown
    with open_ledger(refusals) as ledger:
        assert held(ledger) == {"pauses"}
        assert [row.superseded_by for row in ledger.topic_decisions()] == [2, None]
        assert list(ledger.decisions()) == []
    listed = json.loads(topics("--decisions", "--format", "json")[1])
    assert [row["holds"] for row in listed] == ["no: decision 2 took it back", "yes"]


def test_joined_proposals_are_one(refusals: Path, topics: Run) -> None:
    topics("--split", "pauses", "--like", "pause", "--as", "any pause")

    status, shown = topics("--join", "pauses", "any pause")

    assert status == 0
    assert "2 acts are about “pauses” now" in shown
    with open_ledger(refusals) as ledger:
        assert held(ledger) == {"pauses"}


def test_several_proposals_are_joined_into_the_first_by_one_decision(
    refusals: Path, topics: Run
) -> None:
    with_more(refusals, "swap", "truce", "relief")

    status, shown = topics("--join", "pauses", "truce", "swap", "relief", "truce")

    assert status == 0, shown
    with open_ledger(refusals) as ledger:
        assert held(ledger) == {"pauses"}
        [row] = ledger.topic_decisions()
    assert row.decision.topics == ("pauses", "truce", "swap", "relief")
    listed = json.loads(topics("--format", "json")[1])
    assert [each["proposal"] for each in listed] == ["pauses"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["truce", "swap"], "To join several"),
        (["--join", "pauses", "truce"], "No act is about 'truce'"),
        (["--join", "pauses", "pauses"], "one proposal already"),
        (["--split", "pauses"], "--split and --like go together"),
        (["--split", "pauses", "--like", "fuel"], "They say: a pause"),
        (["--undo", "7"], "There is no decision 7"),
        (["--decisions", "--about", "x"], "Too much at once"),
    ],
)
def test_wrong_use_says_what_would_be_right(
    topics: Run, arguments: list[str], message: str
) -> None:
    status, shown = topics(*arguments)

    assert status == 2
    assert message in shown


def test_the_list_tells_who_holds_what_in_which_words(topics: Run) -> None:
    [row] = json.loads(topics("--format", "json")[1])

    assert (row["proposal"], row["acts"], row["reports"]) == ("pauses", 2, 2)
    assert row["holders"] == ["Ada Stone"]
    assert row["wordings"] == ["a pause on"]


def test_decisions_apply_in_the_order_in_which_they_were_made() -> None:
    join = TopicDecision(action=TopicAction.JOIN, topics=("truce", "pause"), name="truce")
    split = TopicDecision(
        action=TopicAction.SPLIT, topics=("truce",), like="local pauses", name="local pauses"
    )

    first_joined = decided("pause", "asked for a local pause", [(1, join), (2, split)])
    first_split = decided("pause", "asked for a local pause", [(1, split), (2, join)])

    assert first_joined[0] == "local pauses"
    assert len(first_joined[1]) == 2
    assert first_split[0] == "truce"
    assert decided("truce", "asked for a pause", [(1, split)]) == ("truce", ())


def test_what_is_joined_already_is_not_joined_again(topics: Run) -> None:
    topics("--split", "pauses", "--like", "a pause", "--as", "any pause")
    first, _ = topics("--join", "any pause", "pauses")

    again, shown = topics("--join", "pauses", "any pause")

    assert (first, again) == (0, 2)
    assert "is one proposal already" in shown


def with_more(file: Path, *also: str) -> None:
    """Read a report of another outlet, whose refusal is of a pause and of *also*."""
    with open_ledger(file) as ledger:
        run = ledger.begin_run("one", {})
        report = another("Delta Times", day=6)
        [subject] = resolved(report).subjects
        found = replace(resolved(report), subjects=(replace(subject, also=also),))
        ledger.keep(reading(report), found, run)
        settling.settle(ledger, run)


def test_further_proposals_are_listed_joined_and_split(refusals: Path, topics: Run) -> None:
    with_more(refusals, "swap")

    with open_ledger(refusals) as ledger:
        assert held(ledger) == {"pauses", "swap"}
    listed = {row["proposal"]: row["acts"] for row in json.loads(topics("--format", "json")[1])}
    topics("--join", "swap", "pauses")
    with open_ledger(refusals) as ledger:
        assert {entry.proposals for entry in ledger.entries()} == {("swap",)}
    topics("--undo", "1")
    topics("--split", "swap", "--like", "pause", "--as", "exchange")

    assert listed == {"pauses": 3, "swap": 1}
    with open_ledger(refusals) as ledger:
        assert {entry.proposals for entry in ledger.entries()} == {
            ("pauses",),
            ("pauses", "exchange"),
        }
        traced = [ledger.trace(entry).subject for entry in ledger.entries() if entry.also]
    assert [subject.also for subject in traced if subject] == [("exchange",)]


def test_what_is_split_under_its_own_name_stands_in_no_row_with_others(
    refusals: Path, topics: Run
) -> None:
    topics("--split", "pauses", "--like", "pause", "--as", "pauses")

    with open_ledger(refusals) as kept:
        entries = [entry for entry in kept.entries(kinds=("act",)) if entry.proposal == "pauses"]

    assert entries
    assert all(entry.settled for entry in entries)
