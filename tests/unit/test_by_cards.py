"""Reports that come in several runs leave a ledger as one run over all of them does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from benchmarks.made_up import made
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stateofplay.core.decisions import Decision, Side
from stateofplay.core.judgements import Comparison, Entry, Identity, Resolved
from stateofplay.core.reviews import Review, Status
from stateofplay.core.statements import Reading
from stateofplay.core.topics import TopicAction, TopicDecision
from stateofplay.ledger import CardRow, CardRows, Ledger, open_ledger
from stateofplay.settling import (
    Settler,
    decide_reviews,
    decide_topics,
    settle,
    settler,
)

Told = tuple[Reading, Resolved]
Held = tuple[list[Entry], set[Comparison], list[Identity]]
REPORTS = tuple(made(10 * number, 40)[:2] for number in range(8))


@pytest.fixture(autouse=True)
def kept_from_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have cards kept, and followed, however small a ledger is."""
    monkeypatch.setattr("stateofplay.settling.settler.LARGE", 1)
    monkeypatch.setattr("stateofplay.settling.by_cards.FEW", 0)


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """List the runs that settled all anew."""
    runs: list[int] = []
    made_anew = settler._Anew

    def counted(ledger: Ledger, run: int) -> settler._Anew:
        runs.append(run)
        return made_anew(ledger, run)

    monkeypatch.setattr(settler, "_Anew", counted)
    return runs


def read(ledger: Ledger, *reports: Told) -> None:
    run = ledger.begin_run("test", {})
    for found in reports:
        ledger.keep(*found, run)
    settle(ledger, run)
    ledger.end_run(run)


def held(ledger: Ledger) -> Held:
    return list(ledger.entries()), set(ledger.comparisons()), list(ledger.identities())


def cards(ledger: Ledger) -> tuple[dict[str, CardRow], dict[str, list[str]], object]:
    """Give all that is kept, by report: numbers of readings hang on the order of runs."""
    found = ledger.cards()
    assert found is not None
    report_of = {reading: row.header.id for reading, row in found.cards.items()}
    near = {report_of[reading]: list(others) for reading, others in found.near.items()}
    return {row.header.id: row for row in found.cards.values()}, near, found.copies


def settled_anew(path: Path, fill: Callable[[Ledger], None]) -> Held:
    """Give what a ledger holds of which no card was ever kept."""
    with pytest.MonkeyPatch.context() as patch, open_ledger(path) as ledger:
        patch.setattr("stateofplay.settling.settler.LARGE", 1 << 30)
        fill(ledger)
        return held(ledger)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(8)), st.sets(st.integers(1, 7)))
def test_any_split_over_runs_is_one_run(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("split")
    bounds = [0, *sorted(cuts), len(order)]
    with open_ledger(folder / "split.db") as ledger:
        for begin, end in pairwise(bounds):
            read(ledger, *(REPORTS[number] for number in order[begin:end]))
        split = held(ledger), cards(ledger)
    with open_ledger(folder / "one.db") as ledger:
        read(ledger, *REPORTS)
        assert split == (held(ledger), cards(ledger))


def test_only_the_first_run_settles_all(tmp_path: Path, anew: list[int]) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for report in REPORTS:
            read(ledger, report)

    assert anew == [1]


def test_a_reading_by_a_newer_engine_takes_the_place_of_the_older(
    tmp_path: Path, anew: list[int]
) -> None:
    reading, resolved = REPORTS[3]
    older = replace(reading, statements=reading.statements[:5], engine="older")
    with open_ledger(tmp_path / "ledger.db") as ledger:
        read(ledger, (older, resolved), *REPORTS[:3])
        read(ledger, *REPORTS[4:])
        read(ledger, (reading, resolved))
        assert anew == [1]
        found = held(ledger)

    assert found == settled_anew(tmp_path / "anew.db", lambda ledger: read(ledger, *REPORTS))


def test_a_persons_word_on_an_entry_is_followed(tmp_path: Path, anew: list[int]) -> None:
    def fill(ledger: Ledger) -> None:
        read(ledger, *REPORTS[:6])
        told = [each for each in ledger.comparisons() if len(each.reports) > 1]
        for status in (Status.REJECTED, Status.MACHINE):
            decide_reviews(ledger, [Review(statement=told[0].statements[0], status=status)])
        decide_reviews(ledger, [Review(statement=told[-1].statements[0], status=Status.REJECTED)])
        read(ledger, *REPORTS[6:])

    with open_ledger(tmp_path / "ledger.db") as ledger:
        fill(ledger)
        assert anew == [1]
        assert held(ledger) == settled_anew(tmp_path / "anew.db", fill)


def test_what_a_person_decides_of_proposals_is_followed(tmp_path: Path, anew: list[int]) -> None:
    def fill(ledger: Ledger) -> None:
        read(ledger, *REPORTS[:6])
        names = sorted({entry.proposal for entry in ledger.entries() if entry.proposal})
        joined = decide_topics(
            ledger,
            TopicDecision(action=TopicAction.JOIN, topics=tuple(names[:2]), name=names[0]),
        )
        read(ledger, REPORTS[6])
        decide_topics(ledger, TopicDecision(action=TopicAction.UNDO, undone=joined))
        read(ledger, REPORTS[7])

    with open_ledger(tmp_path / "ledger.db") as ledger:
        fill(ledger)
        assert anew == [1]
        assert held(ledger) == settled_anew(tmp_path / "anew.db", fill)


def test_who_is_who_by_a_persons_word_is_settled_anew_and_then_followed(
    tmp_path: Path, anew: list[int]
) -> None:
    entities = [entity for _, resolved in REPORTS for entity in resolved.entities]
    one, other = entities[0], next(each for each in entities if each.name != entities[0].name)
    sides = [Side(actor_id="", name=each.name, entities=(each.id,)) for each in (one, other)]

    def fill(ledger: Ledger) -> None:
        read(ledger, *REPORTS[:4])
        run = ledger.begin_run("a person", {})
        ledger.add_decision(Decision(one=sides[0], other=sides[1], same=True), (), run)
        read(ledger, REPORTS[4])
        read(ledger, *REPORTS[5:])

    with open_ledger(tmp_path / "ledger.db") as ledger:
        fill(ledger)
        assert len(anew) == 2
        assert held(ledger) == settled_anew(tmp_path / "anew.db", fill)


def test_cards_of_another_state_are_not_followed(tmp_path: Path, anew: list[int]) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        read(ledger, *REPORTS[:4])
        run = ledger.begin_run("watch", {})
        ledger.keep(*REPORTS[4], run)
        Settler()(ledger, run)
        assert ledger.cards() is None
        read(ledger, *REPORTS[5:])
        found = held(ledger)

    assert len(anew) == 2
    assert found == settled_anew(tmp_path / "anew.db", lambda ledger: read(ledger, *REPORTS))


def test_cards_of_who_was_overtaken_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger, open_ledger(path) as another:
        read(ledger, *REPORTS[:4])
        before = ledger.cards()
        read(another, REPORTS[4])
        assert before is not None
        ledger.keep_cards(before)
        kept = ledger.cards()

    assert kept is not None
    assert len(kept.cards) == 5


def test_cards_are_kept_for_one_state(address: str) -> None:
    with open_ledger(address) as ledger:
        for report in REPORTS[:2]:
            ledger.keep(*report, ledger.begin_run("test", {}))
        [one, other] = sorted(ledger.readings())
        told = {number: [key for key, *_ in ledger.sentences(number)] for number in (one, other)}
        entries = {number: list(ledger.entries_in({number: ids})) for number, ids in told.items()}
        words = ["“Ada”", "", f"people--{entries[one][0].report.id[:8]}"]
        rows = [(entry.id, [0], [1, 2], [2], 1) for entry in entries[one]]
        row = CardRow(entries[one][0].report, words, rows)
        last = CardRow(entries[other][0].report, ["\x01", *words], [])
        a, b = sorted(ledger.readings().values())
        both = CardRows(
            cards={one: row, other: last}, near={one: [a, b]}, copies=[(a, b)], decision=3
        )
        ledger.keep_cards(both)
        kept = ledger.cards()
        assert kept is not None
        assert (kept.cards, kept.near) == (both.cards, {one: [a, b], other: []})
        assert (kept.copies, kept.decision) == (both.copies, 3)

        ledger.keep_cards(CardRows(cards={}, near={other: [b]}, copies=[], decision=4), [one])
        kept = ledger.cards()
        assert kept is not None
        assert (dict(kept.cards), kept.near) == ({other: last}, {other: [b]})

        ledger.settled()
        ledger.mark_settled()
        assert ledger.cards() is None
