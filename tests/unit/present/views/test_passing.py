"""What passes a filter is the same, whether it is listed or all of a ledger is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from benchmarks.made_up import made

from stateofplay.core.reviews import Review, Status
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.views.filters import Filters
from stateofplay.present.views.listing import KINDS, known_listing, listing
from stateofplay.present.views.passing import entries
from stateofplay.settling import settle

REPORTS = 12

ASKED = (
    Filters(party="norland"),
    Filters(party="Person1 Name1", newest=3),
    Filters(type="reject"),
    Filters(about="proposal 1", newest=5),
    Filters(about="nothing that anybody tells"),
    Filters(about="akville", type="killed"),
    Filters(publisher="outlet 3"),
    Filters(publisher="outlet 1", since=date(2023, 10, 1), until=date(2023, 10, 1)),
    Filters(party="norland", as_of=date(2023, 9, 30)),
)


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stateofplay.present.views.remembered.LARGE", 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "made-up.db"
    with open_ledger(path) as ledger:
        run = ledger.begin_run("made up", {})
        for number in range(REPORTS):
            ledger.keep(*made(number, 40)[:2], run)
        settle(ledger, run)
    return path


def passing(ledger: Ledger, kind: str, filters: Filters) -> list[str]:
    return [entry.id for entry in entries(ledger, kind, filters)]


@pytest.mark.parametrize("filters", ASKED)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_listed_passes_as_what_is_read_does(
    file: Path, kind: str, filters: Filters, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(file) as ledger:
        monkeypatch.setattr("stateofplay.present.views.remembered.LARGE", 1000)
        read = list(entries(ledger, kind, filters))
        monkeypatch.setattr("stateofplay.present.views.remembered.LARGE", 1)
        listing(ledger, kind)

        assert known_listing(ledger, kind) is not None
        assert list(entries(ledger, kind, filters)) == read


def test_the_filters_let_something_through_and_keep_something_out(file: Path) -> None:
    with open_ledger(file) as ledger:
        found = [len(passing(ledger, "act", filters)) for filters in ASKED]
        every = len(passing(ledger, "act", Filters()))

    assert 0 in found
    assert len(set(found)) > 5
    assert max(found) < every


def test_what_few_pass_is_listed_once_all_was_read_for_it(file: Path) -> None:
    with open_ledger(file) as ledger:
        passing(ledger, "act", Filters(party="norland", newest=1))
        assert known_listing(ledger, "act") is None

        passing(ledger, "act", Filters(about="nothing", newest=1))
        assert known_listing(ledger, "act") is not None
        assert known_listing(ledger, "figure") is None


def test_what_a_person_rejected_is_not_listed(file: Path) -> None:
    from stateofplay.settling import decide_reviews  # noqa: PLC0415

    asked = Filters(party="norland")
    with open_ledger(file) as ledger:
        listing(ledger, "act")
        first = passing(ledger, "act", asked)
        decide_reviews(ledger, [Review(statement=first[0], status=Status.REJECTED)])
        listing(ledger, "act")

        assert passing(ledger, "act", asked) == first[1:]
