"""``stateofplay why``: what it prints of an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from stateofplay.core.judgements import Entry, Interval
from stateofplay.core.statements import Reality
from stateofplay.ledger import Earlier, Trace
from stateofplay.present.why import explanation_record, print_explanation, why_one
from tests.unit.compare.made import act, figure

DAYS = Interval(start=date(2023, 10, 7), end=date(2023, 11, 3), text="since October 7")
TRACE = Trace(engine="an engine", who=(), subject=None, setting=None, comparisons=(), run=1)


def explained(entry: Entry) -> str:
    out = StringIO()
    print_explanation(Console(file=out, width=100, highlight=False), entry, TRACE)
    return out.getvalue()


@pytest.mark.parametrize(
    ("entry", "label", "said"),
    [
        (act("REJECT", "Arcadia"), "act", "REJECT"),
        (act("REJECT", "Arcadia", reality=Reality.DENIED), "act", "REJECT (denied)"),
        (figure(9200, of="people"), "figure", "9,200 people killed"),
        (replace(act("ASSAULT", "Arcadia"), time=DAYS), "when", '2023-10-07 to 2023-11-03 ("since'),
        (replace(act("ASSAULT", "Arcadia"), time=None), "checked", "no person has checked it"),
    ],
)
def test_it_says_what_was_found_and_when(entry: Entry, label: str, said: str) -> None:
    lines = [line.split(maxsplit=1) for line in explained(entry).splitlines()]

    assert any(line[0] == label and line[1].startswith(said) for line in lines if line[1:])


def test_it_says_which_side_words_take_whose_type_takes_none() -> None:
    left = replace(act("SANCTION", "Arcadia", "agreement"), trigger="left", about="the accord")

    assert "rejects, by the words of the act" in explained(left)
    never = replace(act("REJECT", "Arcadia", "agreement"), trigger="never met")
    assert "none, by the words of the act: its type rejects" in explained(never)
    assert "by the words of the act" not in explained(act("REJECT", "Arcadia", "agreement"))
    assert "by the words of the act" not in explained(act("SANCTION", "Arcadia", "sanctions"))


def test_it_says_no_day_that_is_not_known() -> None:
    assert "when" not in explained(replace(act("ASSAULT", "Arcadia"), time=None))


def test_every_line_of_the_sentence_is_set_in() -> None:
    sentence = "Arcadia refuses to open the border " * 5
    shown = explained(act("REJECT", "Arcadia", text=sentence.strip())).splitlines()

    told = [line for line in shown if "the border" in line]
    assert len(told) > 1
    assert all(line.startswith("  ") for line in told)


def test_an_entry_of_an_earlier_reading_says_first_that_it_no_longer_holds() -> None:
    entry = act("REJECT", "Arcadia")
    earlier = Earlier(entry=entry, trace=TRACE, engine="a newer engine", now=("0123456789abcdef",))
    out = StringIO()
    console = Console(file=out, width=200, highlight=False)
    print_explanation(console, entry, TRACE, earlier)

    first, second, *_ = out.getvalue().splitlines()
    assert first.startswith("superseded")
    assert "no longer holds" in first
    assert "What holds now: 01234567" in first
    assert "a newer engine" in second
    record = explanation_record(entry, TRACE, earlier)
    assert record["superseded"] == {"by": "a newer engine", "now": ["0123456789abcdef"]}
    assert explanation_record(entry, TRACE)["superseded"] is None


def test_it_says_of_names_in_one_row_why_each_stands_there() -> None:
    reasons = why_one("Turkish offensive", ["Turkey's incursion", "push into the valley"])

    kind, alike = reasons.split("; ")
    assert kind.startswith("names of one kind, of the same parties (military action by Turkey): ")
    assert kind.endswith("Turkish offensive, Turkey's incursion")
    assert alike.startswith("names alike in their words, told in sentences that are alike: ")
    assert alike.endswith("Turkish offensive, push into the valley")
