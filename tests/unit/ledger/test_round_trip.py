from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Reading
from stateofplay.ledger import open_ledger
from tests.unit.core.strategies import reports, statements


@settings(max_examples=40)
@given(data=st.data())
def test_any_text_and_any_statement_come_back(data: st.DataObject) -> None:
    """Halves of surrogate pairs, NUL, right-to-left marks: all kept, no offset moved."""
    report = data.draw(reports())
    found = {each.id: each for each in data.draw(st.lists(statements(report), max_size=2))}
    reading = Reading(
        report=report, mentions=(), statements=(*found.values(),), sentences=(), engine="one"
    )
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "test.db") as ledger:
        ledger.keep(reading, Resolved(report_id=report.id), ledger.begin_run("one", {}))

        entries = list(ledger.entries(report_ids=[report.id]))

        assert ledger.report(report.id) == report
        assert {entry.id: entry.statement for entry in entries} == found
        assert [entry.trigger for entry in entries] == [
            report.full_text[each.content.trigger.start : each.content.trigger.end]
            for each in (found[entry.id] for entry in entries)
        ]
