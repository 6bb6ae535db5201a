"""How benchmarks read their gold and judge."""

from __future__ import annotations

from pathlib import Path

from benchmarks import rows
from benchmarks.confusion import compare
from benchmarks.fillers import OPEN, RIGHT, WRONG, Filler, Who, kind_of
from benchmarks.floors import raise_floors, read_floors, show
from benchmarks.plover import Record, judge, unmark
from benchmarks.rows import Placed, cubed

from stateofplay.core.judgements import Entity, Resolved
from stateofplay.core.statements import Mention, MentionKind, Reading
from stateofplay.core.text import Report, Span


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


def test_a_pronoun_is_right_if_it_is_whoever_is_named_elsewhere() -> None:
    report = Report(source="a", title="Moreau and Stone", text="Moreau left. She spoke.")
    text = report.full_text

    def mention(words: str, start: int, kind: MentionKind) -> Mention:
        span = Span(start, start + len(words))
        return Mention(
            report_id=report.id, span=span, exact=words, kind=kind, head=words, sentence=0
        )

    moreau, stone = (
        mention("Moreau", 18, MentionKind.PERSON),
        mention("Stone", 11, MentionKind.PERSON),
    )
    she = mention("She", text.index("She"), MentionKind.PRONOUN)
    reading = Reading(
        report=report, mentions=(moreau, stone, she), statements=(), sentences=(), engine=""
    )
    filler = Filler.of({"span": [she.span.start, she.span.end], "named": [[0, 6], [18, 24]]})
    found = []
    for chains in ([[moreau, she], [stone]], [[moreau], [stone, she]], [[moreau], [stone]]):
        entities = tuple(
            Entity(
                id=str(number), report_id=report.id, name=chain[0].exact, names=(), kind="person",
                mentions=tuple(m.id for m in chain),
            )
            for number, chain in enumerate(chains)
        )  # fmt: skip
        resolved = Resolved(report_id=report.id, entities=entities, subjects=(), settings=())
        answer = Who(reading, resolved).judge(filler)
        found.append(answer[0] if answer else None)
    assert found == [RIGHT, WRONG, OPEN]


def test_sorts_of_fillers() -> None:
    words = ("They", "us", "US", "I", "the group", "the Front")
    assert [kind_of(each) for each in words] == [
        "pronouns", "first person", "short names", "first person", "role nouns", "short names",
    ]  # fmt: skip


def test_rows_told_apart_cost_recall_and_rows_mixed_up_cost_precision() -> None:
    one, other = frozenset({"R1"}), frozenset({"R2"})
    apart = [Placed(one, "offensive", 0), Placed(one, "incursion", 1)]
    mixed = [Placed(one, "offensive", 0), Placed(other, "offensive", 1)]
    assert cubed(apart) == (1.0, 0.5)
    assert cubed(mixed) == (0.5, 1.0)
    assert cubed([Placed(one | other, "offensive", 0), mixed[1]]) == (1.0, 1.0)
    assert cubed([]) == (0.0, 0.0)


def test_crises_that_people_grouped_name_every_row_and_report() -> None:
    crises = rows.load()
    assert {crisis.half for crisis in crises} == {0, 1}
    for crisis in crises:
        for line in crisis.lines:
            assert line.rows <= crisis.names.keys()
            assert line.report < len(crisis.reports)
