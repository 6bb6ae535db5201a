"""At the end of a run on a large ledger, its first views are worked out from memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.made_up import made

from stateofplay.ledger import InMemory, Ledger, open_ledger
from stateofplay.ledger.queries import View
from stateofplay.present.brief.brief import brief_of
from stateofplay.present.commands.preparing import settle_for_views
from stateofplay.present.commands.proposing import rows
from stateofplay.present.views.directory import directory
from stateofplay.present.views.filters import Filters, told_cells
from stateofplay.present.views.listing import KINDS, known_listing, listing
from stateofplay.settling import settle


def keep(ledger: Ledger, numbers: range) -> int:
    run = ledger.begin_run("made up", {})
    for number in numbers:
        ledger.keep(*made(number, 30)[:2], run)
    return run


def lists(ledger: Ledger) -> list[object]:
    """Give all that is prepared."""
    return [
        directory(ledger),
        list(rows(ledger)),
        *(list(told_cells(ledger, Filters(sure=sure))) for sure in (True, False)),
        *(listing(ledger, kind) for kind in KINDS),
        brief_of(ledger, Filters()),
    ]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stateofplay.present.views.remembered.LARGE", 1)


@pytest.mark.usefixtures("large")
def test_the_first_views_after_a_run_read_no_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(tmp_path / "one.db") as ledger:
        settle_for_views(ledger, keep(ledger, range(8)))
    with open_ledger(tmp_path / "other.db") as ledger:
        settle(ledger, keep(ledger, range(8)))
        wanted = lists(ledger)

    def read(*_: object, **__: object) -> Iterator[object]:
        raise AssertionError

    for name in ("entries", "entities", "identities"):
        monkeypatch.setattr(View, name, read)
    with open_ledger(tmp_path / "one.db") as ledger:
        assert all(wanted)
        assert lists(ledger) == wanted


@pytest.mark.usefixtures("large")
def test_a_later_run_of_which_only_what_is_new_was_settled_prepares_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(tmp_path / "other.db") as ledger:
        settle(ledger, keep(ledger, range(8)))
        wanted = lists(ledger)
    monkeypatch.setattr("stateofplay.settling.settler.LARGE", 1)
    monkeypatch.setattr("stateofplay.settling.by_cards.FEW", 0)
    with open_ledger(tmp_path / "one.db") as ledger:
        settle_for_views(ledger, keep(ledger, range(7)))
        settle_for_views(ledger, keep(ledger, range(7, 8)))
        assert all(known_listing(ledger, kind) is not None for kind in KINDS)
        assert lists(ledger) == wanted


@pytest.mark.usefixtures("large")
def test_a_later_run_has_them_worked_out_anew(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "one.db") as ledger:
        settle_for_views(ledger, keep(ledger, range(4)))
        first = lists(ledger)
        settle_for_views(ledger, keep(ledger, range(4, 8)))

        assert lists(ledger) != first


def test_what_was_settled_is_at_hand_as_the_ledger_gives_it(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "one.db") as ledger:
        held = settle(ledger, keep(ledger, range(5)))

        assert isinstance(held, InMemory)
        assert held.state() == ledger.state()
        assert list(held.entities()) == list(ledger.entities())
        assert list(held.identities()) == list(ledger.identities())
        for kinds in (None, ("act",), ("act", "figure")):
            assert list(held.entries(kinds=kinds)) == list(ledger.entries(kinds=kinds))
        first = next(ledger.entries())
        assert next(held.entries(ids=[first.id])).statement.steps  # as asked for by id
        assert list(held.entries(backwards=True)) == list(ledger.entries(backwards=True))


def test_what_was_settled_by_cards_is_read_as_far_as_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.settling.settler.LARGE", 1)
    monkeypatch.setattr("stateofplay.settling.by_cards.FEW", 0)
    with open_ledger(tmp_path / "one.db") as ledger:
        settle(ledger, keep(ledger, range(4)))
        held = settle(ledger, keep(ledger, range(4, 5)))

        assert held is not None
        for kinds in (("act",), ("figure", "act"), None, ("quotation",), ("act",)):
            assert list(held.entries(kinds=kinds)) == list(ledger.entries(kinds=kinds))


def test_what_another_process_reads_meanwhile_is_not_taken_for_settled(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "one.db") as ledger:
        run = keep(ledger, range(3))
        held = settle(ledger, run)
        assert held is not None
        keep(ledger, range(3, 4))

        assert not ledger.is_settled(ledger.state())
        assert settle(ledger, run) is not None
        assert settle(ledger, run) is None  # nothing is new


def test_a_small_ledger_is_not_written(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "one.db") as ledger:
        settle_for_views(ledger, keep(ledger, range(3)))

        assert known_listing(ledger, "act") is None
