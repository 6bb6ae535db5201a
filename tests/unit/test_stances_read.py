"""How positions read by people are kept without their texts, and held against claims."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from benchmarks.stances import Grade, grade
from benchmarks.stances_read import NEWS, Line, converted, load

from stateofplay.compare.claims.claims import claims_of
from stateofplay.compare.facts import facts_of
from stateofplay.core.text import Span
from tests.unit.compare.made import act

TITLE, TEXT = "Norland wants a truce", "Norland asked for a truce. Sudland said no to a truce."
SHEET = {
    "report": "g0", "quote": "Sudland said no to a truce", "trigger": "said no",
    "holder": ["Sudland"], "party": [], "stance": ["rejects"], "about": "a truce",
    "proposal": ["ceasefire", "other: peace"], "condition": None, "clear": True,
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for name in NEWS:
        raw = {"title": TITLE, "text": TEXT} if name[0] == "g" else {"title": "b", "text": "c"}
        with gzip.open(tmp_path / "news" / f"{name}.jsonl.gz", "wt") as out:
            out.write(json.dumps(raw) + "\n")
    return tmp_path


def test_a_sheet_is_kept_without_its_text_and_found_again(data: Path) -> None:
    sheet, kept = data / "sheet.jsonl", data / "kept.jsonl"
    sheet.write_text(json.dumps(SHEET) + "\n")
    record = next(iter(converted([sheet], data)))
    assert "truce" not in json.dumps(record)
    kept.write_text(json.dumps(record) + "\n")
    (report,) = load(data, kept)
    (line,) = report.lines
    words = report.text[line.sentence.start : line.sentence.end]
    assert (words, report.text[line.about.start : line.about.end]) == (SHEET["quote"], "a truce")
    assert (line.proposals, line.named) == (("ceasefire",), ("peace",))


SPAN = Span(0, 5)
LINE = Line(
    sentence=SPAN, holders=("Norland",), stances=("rejects",), about=SPAN, proposals=("ceasefire",),
    loose=("peace talks",), named=("end of the siege",), condition=None, clear=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("who", "kind", "proposal", "expected"),
    [
        ("Norland", "REJECT", "ceasefire", Grade.RIGHT),
        ("Norland", "REJECT", "end of siege", Grade.RIGHT),
        ("Norland", "REJECT", "truce in the northern hills", Grade.RIGHT),
        ("Norland", "REJECT", "end the siege of the old fort", Grade.RIGHT),
        ("Norland", "REJECT", "peace talks", Grade.FAIR),
        ("Norland", "REJECT", "humanitarian pauses", Grade.PROPOSAL),
        ("Norland", "AGREE", "ceasefire", Grade.STANCE),
        ("Sudland", "REJECT", "ceasefire", Grade.HOLDER),
    ],
)
def test_a_claim_is_held_against_a_line_part_by_part(
    who: str, kind: str, proposal: str, expected: Grade
) -> None:
    entry = act(kind, who, proposal)
    (claim,) = claims_of(next(iter(facts_of([entry]))))
    assert grade(claim, LINE) is expected
