"""A brief of a large ledger reads only what its lines can show, and says the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from benchmarks.made_up import made

from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Figure, Reading
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.brief.brief import brief_of
from stateofplay.present.brief.formats import Brief
from stateofplay.present.brief.kept import kept_of_all, kept_of_few
from stateofplay.present.views.filters import Filters, with_names
from stateofplay.present.views.listing import KINDS, known_listing
from stateofplay.settling import settle

FIRST = date(2023, 10, 1)

ASKED = (
    Filters(about="proposal 1"),
    Filters(about="proposal 3", since=FIRST + timedelta(days=7)),
    Filters(party="norland"),
    Filters(party="Person1 Name1"),
    Filters(since=FIRST + timedelta(days=9)),
    Filters(since=FIRST + timedelta(days=5), party="norland"),
    Filters(about="nothing that anybody tells"),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("brief") / "made-up.db"
    with open_ledger(path) as ledger:
        run = ledger.begin_run("made up", {})
        for number in range(0, 200, 12):  # ten days
            ledger.keep(*made(number, 40)[:2], run)
        settle(ledger, run)
    return path


def sized(monkeypatch: pytest.MonkeyPatch, ledger: Ledger, filters: Filters, least: int) -> Brief:
    monkeypatch.setattr("stateofplay.present.views.remembered.LARGE", least)
    return brief_of(ledger, filters)


@pytest.mark.parametrize("filters", ASKED)
def test_it_says_the_same(file: Path, filters: Filters, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(file) as ledger:
        wanted = sized(monkeypatch, ledger, filters, 1000)
        sized(monkeypatch, ledger, Filters(), 1)
        few = kept_of_few(ledger, with_names(ledger, filters))
        every = kept_of_all(ledger, with_names(ledger, filters))

        assert few is not None
        assert len(few.entries) < len(every.entries)
        assert few.heard == every.heard
        assert sized(monkeypatch, ledger, filters, 1) == wanted


def test_a_sum_told_before_the_first_day_is_counted_with_no_later_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with open_ledger(tmp_path / "sums.db") as ledger:
        run = ledger.begin_run("made up", {})
        for number in range(0, 200, 40):
            ledger.keep(*in_dollars(*made(number, 40)[:2]), run)
        settle(ledger, run)
        monkeypatch.setattr("stateofplay.present.brief.kept.compared", lambda *_: [])
        monkeypatch.setattr(ledger, "comparisons", list)  # as of reports on other stories
        filters = Filters(since=FIRST + timedelta(days=5))
        wanted = sized(monkeypatch, ledger, filters, 1000)
        sized(monkeypatch, ledger, Filters(), 1)

        assert kept_of_few(ledger, filters) is not None
        assert sized(monkeypatch, ledger, filters, 1) == wanted
        [line] = next(each for each in wanted.sections if each.see == "figures").groups[0].lines
        assert min(str(each.report.published) for each in line.sources) >= str(filters.since)


def in_dollars(reading: Reading, resolved: Resolved) -> tuple[Reading, Resolved]:
    """Have each report tell one and the same sum instead of counts of people."""
    told = {"measure": "other", "of": "timber", "value": Decimal(34), "unit": "USD"}
    statements = tuple(
        replace(each, content=replace(each.content, **told))
        if isinstance(each.content, Figure)
        else each
        for each in reading.statements
    )
    return replace(reading, statements=statements), resolved


def test_one_that_was_limited_is_told_quickly_the_next_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with open_ledger(other) as ledger:
        run = ledger.begin_run("made up", {})
        ledger.keep(*made(0, 40)[:2], run)
        settle(ledger, run)
        filters = Filters(about="proposal")
        assert kept_of_few(ledger, with_names(ledger, filters)) is None
        sized(monkeypatch, ledger, filters, 1)

        assert all(known_listing(ledger, kind) for kind in KINDS)
        assert kept_of_few(ledger, with_names(ledger, filters)) is not None


def test_what_was_known_by_a_day_is_read_in_full(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.present.views.remembered.LARGE", 1)
    with open_ledger(file) as ledger:
        brief_of(ledger, Filters())

        assert kept_of_few(ledger, Filters(as_of=FIRST)) is None
