"""Which old day, told beside an act, is the act's."""

from __future__ import annotations

from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.background import old_day_of
from stateofplay.extract.complete import head_of

pytestmark = pytest.mark.model

CASES = [
    # text, trigger, words of the old day
    ("In 2011 the talks collapsed. Norland refused the terms.", "refused", "2011"),
    ("In 2011 the talks collapsed. Norland now refuses the terms.", "refuses", None),
    ("In 2011 the talks collapsed. Norland said it refused the terms.", "refused", None),
    ("In 2011 the talks collapsed. Norland refused the terms on Monday.", "refused", None),
    ("In 2011 the talks collapsed.\n\nNorland refused the terms.", "refused", None),
    ("On Monday the talks collapsed. Norland refused the terms.", "refused", None),
    ("It left the port in 2011 after Norland rejected its terms.", "rejected", "2011"),
    ("It left the port on Monday after Norland rejected its terms.", "rejected", None),
    ("It leaves the port, since Norland rejected its terms.", "rejected", None),
    ("When Stone ran for office in 2011, he proposed a truce.", "proposed", "2011"),
    ("When Stone runs for office again, he proposes a truce of 2011.", "proposes", None),
    ("Under the Fisheries Act of 1992, Norland agreed to share it.", "agreed", "1992"),
    ("Norland criticised the Fisheries Act of 1992.", "criticised", None),
    ("Norland has agreed to it under the Fisheries Act of 1992.", "agreed", None),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), CASES)
def test_old_day(analyser: Analyser, text: str, trigger: str, wanted: str | None) -> None:
    report = Report(source="test", title="News", text=text, published=date(2023, 11, 8))
    [(_, doc)] = analyser.pipe([report])
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]
    start = report.full_text.index(trigger)
    head = head_of(parsed, Span(start, start + len(trigger)))
    assert head is not None

    found = old_day_of(parsed, head)

    assert (report.full_text[found.start : found.end] if found else None) == wanted
