"""When an act of a government was that is over."""

from __future__ import annotations

from datetime import date

import pytest

from stateofplay.core.statements import Act, Mention, MentionKind, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.settings.offices_over import term_over

CASES = [
    # text, who acts, published, first day of the terms
    ("The Obama administration refused it.", "The Obama administration", "2018-03-01", 2009),
    ("The Obama administration refused it.", "The Obama administration", "2015-03-01", None),
    ("The Trump administration refused it.", "The Trump administration", "2018-03-01", None),
    ("The Trump administration refused it.", "The Trump administration", "2026-03-01", None),
    ("President Barack Obama met her. Obama refused it.", "Obama", "2018-03-01", 2009),
    ("Former President Barack Obama met her. Obama refused it.", "Obama", "2018-03-01", None),
    ("Barack Obama met her. Obama refused it.", "Obama", "2018-03-01", None),
    ("The Hale administration refused it.", "The Hale administration", "2018-03-01", None),
]


@pytest.mark.parametrize(("text", "actor", "published", "year"), CASES)
def test_an_act_of_a_government_that_is_over_lies_within_its_terms(
    text: str, actor: str, published: str, year: int | None
) -> None:
    day = date.fromisoformat(published)
    report = Report(source="test", title="News", text=text, published=day)
    start, at = report.full_text.rindex(actor), report.full_text.index("refused")
    who = Mention(
        report_id=report.id,
        span=Span(start, start + len(actor)),
        exact=actor,
        kind=MentionKind.ORGANISATION,
        head=actor.rsplit(maxsplit=1)[-1].lower(),
        sentence=1,
    )
    trigger = Span(at, at + len("refused"))
    act = Act(trigger=trigger, type="REJECT", actors=(who,))
    statement = Statement(content=act, evidence=cite(report, trigger), found_by="test")

    found = term_over(report, statement, Lexicon.load())

    assert (found.start.year if found and found.start else None) == year
