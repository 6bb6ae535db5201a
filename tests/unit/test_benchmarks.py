"""How benchmarks read their gold and judge."""

from __future__ import annotations

from pathlib import Path

from benchmarks.confusion import compare
from benchmarks.floors import raise_floors, read_floors, show
from benchmarks.plover import Record, judge, unmark

from stateofplay.core.text import Span


def test_marks_are_taken_out_of_a_record_and_their_places_kept() -> None:
    text, parts = unmark("(SRC: Norland) and (SRC/TAR: Sudland) (EVT: agreed to) a truce.")
    assert text == "Norland and Sudland agreed to a truce."
    full = "\n\n" + text
    found = {role: [full[s.start : s.end] for s in spans] for role, spans in parts.items()}
    assert found == {"SRC": ["Norland", "Sudland"], "TAR": ["Sudland"], "EVT": ["agreed to"]}


def test_a_sentence_without_acts_is_wrong() -> None:
    record = Record("1", "Norland agreed.", ("AGREE",), {"EVT": [Span(10, 16)]})
    assert judge(record, []) == (False, False)


def test_floors_only_rise(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    raise_floors(path, read_floors(path), {"a": 0.5, "b": 0.7})
    raise_floors(path, read_floors(path), {"a": 0.4, "b": 0.9})
    floors = read_floors(path)
    assert floors == {"a": 0.5, "b": 0.9}
    assert show({"a": 0.485, "b": 0.895}, floors) == ["a"]


def test_gains_and_losses_of_a_change() -> None:
    then = {"a:0": True, "a:1": False, "a:2": True}
    now = {"a:0": True, "a:1": True, "a:2": False}
    assert compare(now, then) == (["a:1"], ["a:2"])
