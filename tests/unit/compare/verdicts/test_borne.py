"""Of an act that several reports tell, words are shown that another report bears out."""

from __future__ import annotations

from time import process_time

from stateofplay.compare.verdicts.borne import borne_best, borne_out, stems_by_report
from stateofplay.core.judgements import Entry
from tests.unit.compare.verdicts.test_quoted import told

PLAIN = told(
    "Norland shelled the town of Vell on Sunday.",
    "shelled",
    about="the town of Vell",
    report="Herald",
)
MORE = told(
    "Norland shelled the town of Vell with howitzers captured upriver"
    " from mutinous battalions of irregular grenadiers.",
    "shelled",
    about="the town of Vell",
    report="Post",
)


def share(text: str, entry: Entry, *others: Entry) -> float:
    return borne_out(text, entry, stems_by_report([entry, *others]))


def shown(*entries: Entry) -> str:
    found = borne_best(entries)
    assert found is not None
    return found.text


def test_what_one_report_alone_adds_is_left_out() -> None:
    assert "howitzers" in shown(MORE)
    assert "howitzers" not in shown(MORE, PLAIN)
    assert shown(MORE, PLAIN).startswith("shelled the town of Vell")


def test_words_are_borne_out_by_other_reports_alone() -> None:
    same = told("Norland shelled Vell with howitzers captured upriver.", "shelled", report="Post")
    assert share("howitzers captured upriver", MORE, same) == 1.0  # no other report
    assert share("howitzers captured upriver", MORE, PLAIN) == 0.0
    assert share("shelled the town", MORE, PLAIN) == 1.0


def test_a_name_of_who_acts_bears_nothing_out() -> None:
    other = told("Norland signed a treaty on fish.", "signed", report="Herald")
    assert share("Norland shelled the town", MORE, other) == 0.0


def test_an_act_of_very_many_reports_is_told_in_no_time() -> None:
    many = [
        told(PLAIN.statement.evidence.exact, "shelled", about="the town of Vell", report=f"R{at}")
        for at in range(2000)
    ]
    started = process_time()

    assert "howitzers" not in shown(MORE, *many)
    assert process_time() - started < 30  # 2000 times each other's words took minutes
