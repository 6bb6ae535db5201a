from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stateofplay.core.judgements import Entity, Resolved
from stateofplay.core.statements import Reading
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.ledger.found import NOTHING, pack_entities, unpack_entities
from stateofplay.ledger.packing import fold, pack
from tests.conftest import LEDGERS, new_address
from tests.unit.core.strategies import reports, statements


@pytest.fixture(scope="module", params=LEDGERS)
def ledger(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    with open_ledger(new_address(request, tmp_path_factory.mktemp("round"))) as opened:
        yield opened


NUMBERS = count()
"""No report is drawn twice: with other statements it would be another reading of it."""


@settings(max_examples=40)
@given(data=st.data())
def test_any_text_and_any_statement_come_back(ledger: Ledger, data: st.DataObject) -> None:
    """Halves of surrogate pairs, NUL, right-to-left marks: all kept, no offset moved."""
    report = replace(data.draw(reports()), publisher=f"outlet {next(NUMBERS)}")
    found = {each.id: each for each in data.draw(st.lists(statements(report), max_size=2))}
    reading = Reading(
        report=report, mentions=(), statements=(*found.values(),), sentences=(), engine="one"
    )
    ledger.keep(reading, Resolved(report_id=report.id), ledger.begin_run("one", {}))

    entries = list(ledger.entries(ids=list(found)))

    assert ledger.report(report.id) == report
    assert {entry.id: entry.statement for entry in entries} == found
    assert [entry.trigger for entry in entries] == [
        report.full_text[each.content.trigger.start : each.content.trigger.end]
        for each in (found[entry.id] for entry in entries)
    ]
    assert [each for each in ledger.entries_to_compare() if each.report.id == report.id] == [
        replace(entry, statement=replace(entry.statement, steps=())) for entry in entries
    ]


def test_entities_come_back_whether_their_ids_follow_from_their_names_or_not() -> None:
    told = [
        ("r/ada-stone", "Ada Stone"),
        ("r/people~2", "people"),
        ("r/unnamed", "من"),
        ("other/ada-stone", "Ada Stone"),
        ("r/", "Nobody"),
    ]
    entities = tuple(
        Entity(id=key, report_id="r", name=name, names=(name,), kind="person", mentions=())
        for key, name in told
    )
    rows = [
        {"id": key.removeprefix("r/"), "name": name, "kind": "person", "mentions": []}
        | ({"own": 1} if key.startswith("r/") else {})
        for key, name in told
    ]

    assert unpack_entities(pack_entities(NOTHING, entities), "r", NOTHING.full_text) == entities
    older = pack(fold(rows), NOTHING.full_text, "entities")  # no id was left out
    assert unpack_entities(older, "r", NOTHING.full_text) == entities
